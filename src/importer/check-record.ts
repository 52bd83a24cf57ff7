import type { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { hopsOf } from '../graph/model.ts'
import { edgeId } from '../graph/sort-key.ts'
import type { Asserts, FieldAssertion, RelationshipAssertion } from '../graph/write/assertion.ts'
import type { PartialDate } from '../partial-date.ts'
import { wordIssue } from './issue-words.ts'
import { suggest } from './nearest.ts'
import { type Problem, show, valueAt } from './problem.ts'
import { quickReader } from './quick-record.ts'
import type { RawRecord } from './read-records.ts'
import { recordSchema, type WrittenRecord } from './record-schema.ts'
import {
  InvalidReference,
  type Reference,
  referenceById,
  referenceOf,
  requireType,
} from './reference.ts'
import { findUnsoundText } from './unsound-text.ts'

/**
 * A record that is good by itself; whether what it refers to is there is looked at later. Nothing of it
 * hangs on the row that it was made of, so that one may stand for all rows that make the same.
 */
export interface CheckedRecord {
  /** As others refer to it: `Officer/post-4/ds-1`. */
  readonly name: string
  readonly about: Reference
  /** Canonical JSON of `Asserts`. */
  readonly asserts: string
  /** Of a Report: whether the record says that it is a public body's own. */
  readonly official: boolean | null
  /** Entities that must be there, and where in the record they are named. */
  readonly refersTo: readonly Mention[]
  /** Null: the data set's release. */
  readonly source: Reference | null
  readonly via: Reference | null
  readonly stated: PartialDate | null
  readonly verified: boolean
  /** The record's own, as canonical JSON; null where it has none, or only the row that it was made of. */
  readonly locator: string | null
}

export interface Mention {
  readonly to: Reference
  readonly at: readonly PropertyKey[]
}

/** A record that was refused. */
export interface RefusedRecord {
  readonly problems: readonly Problem[]
  /** The entity it is about, where that much could be read. */
  readonly about: string | null
  /** Its type, where that much could be read. */
  readonly type?: string | undefined
}

/** What reads the records of a type. */
interface Reader {
  readonly schema: RecordSchema
  quick(value: Readonly<Record<string, unknown>>): WrittenRecord | null
}

/** Checks records of one data set, each by itself. */
export function recordChecker(dataset: string): (raw: RawRecord) => CheckedRecord | RefusedRecord {
  const readers = { byKey: new Map<NodeType, Reader>(), byId: new Map<NodeType, Reader>() }
  const readerOf = (type: NodeType, isById: boolean) => {
    const known = isById ? readers.byId : readers.byKey
    let reader = known.get(type)
    if (!reader) {
      const quick = isById ? () => null : quickReader(type, dataset)
      reader = { schema: recordSchema(type, dataset, isById), quick }
      known.set(type, reader)
    }
    return reader
  }
  return (raw) => checkRecord(raw, dataset, readerOf)
}

type RecordSchema = z.ZodType<WrittenRecord>

function checkRecord(
  raw: RawRecord,
  dataset: string,
  readerOf: (type: NodeType, isById: boolean) => Reader,
): CheckedRecord | RefusedRecord {
  if (raw.unreadable !== undefined) {
    return refuse(
      raw,
      null,
      [],
      `Expected one JSON object: ${raw.unreadable}.`,
      'Correct the line.',
    )
  }
  if (!isRecord(raw.value)) {
    return refuse(
      raw,
      null,
      [],
      'Expected a record with `type` and `key`.',
      'Write - type: … key: ….',
    )
  }
  const name = nameOf(raw.value)
  let type: NodeType
  try {
    type = requireType(String(raw.value.type))
  } catch (error) {
    return refuseReference(raw, name, ['type'], error)
  }
  const unsound = findUnsoundText(raw.value)
  const key = asText(raw.value.key) ?? ''
  const isById = raw.value.id !== undefined && raw.value.key === undefined
  let about: Reference | null = null
  if (isById) {
    try {
      about = referenceById(type, String(raw.value.id))
    } catch (error) {
      return { ...refuseReference(raw, name, ['id'], error), type: type.name }
    }
  } else if (key !== '' && unsound?.at[0] !== 'key') {
    try {
      about = referenceOf(type, asText(raw.value.scheme), key, dataset)
    } catch (error) {
      const at = raw.value.scheme === undefined ? ['key'] : ['scheme']
      return { ...refuseReference(raw, name, at, error), type: type.name }
    }
  }
  const whose = { about: about?.id ?? null, type: type.name }
  if (unsound) {
    const todo = 'Correct it where it was written.'
    return { ...refuse(raw, name, unsound.at, unsound.why, todo), ...whose }
  }
  const reader = readerOf(type, isById)
  const read = about && reader.quick(raw.value)
  if (about && read) return assemble(raw, name, type, about, read)
  const parsed = reader.schema.safeParse(raw.value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => explain(issue, raw, name, type))
    return { problems, ...whose }
  }
  if (!about) throw new Error(`${raw.file}:${raw.line}: a record without a key was let through.`)
  return assemble(raw, name, type, about, parsed.data)
}

function assemble(
  raw: RawRecord,
  name: string | null,
  type: NodeType,
  about: Reference,
  record: WrittenRecord,
): CheckedRecord | RefusedRecord {
  const refused = (at: readonly PropertyKey[], expected: string, todo: string): RefusedRecord => ({
    ...refuse(raw, name, at, expected, todo),
    about: about.id,
  })
  const refersTo: Mention[] = []
  const mention = (to: Reference, at: readonly PropertyKey[]) => refersTo.push({ to, at })
  const relationships = new Map<string, RelationshipAssertion>()
  for (const [field, list] of Object.entries(record.relationships)) {
    const edge = hopsOf(type).get(field)?.edge
    if (!edge || !list) continue
    for (const [index, { to, properties }] of list.entries()) {
      const at = ['relationships', field, index]
      if (to.id === about.id) {
        return refused(
          at,
          'Expected another entity; this is the record itself.',
          'Correct `entity`.',
        )
      }
      const given = withoutUndefined(properties)
      const id = edgeId(edge, about.id, to.id, given)
      if (relationships.has(id)) {
        const identity =
          edge.identity.length > 0 ? ` with the same ${edge.identity.join(', ')}` : ''
        return refused(
          at,
          `Expected each relationship once; this one is there already${identity}.`,
          'Leave one of the two out.',
        )
      }
      relationships.set(id, { edge: edge.name, to: to.id, id, properties: given })
      mention(to, [...at, 'entity'])
    }
  }
  const { source, via } = record
  if (source && via && source.id === via.id) {
    return refused(
      ['via'],
      'Expected another source than `source`.',
      'Leave `via` out where the source itself was read.',
    )
  }
  if (source) mention(source, ['source'])
  if (via) mention(via, ['via'])
  const fields: Record<string, FieldAssertion> = {}
  for (const [field, said] of Object.entries(record.fields)) {
    if (said) fields[field] = said.asOf ? said : { value: said.value }
  }
  const asserts: Asserts = {
    fields,
    relationships: [...relationships.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
  const official = fields.official?.value
  return {
    name: name ?? about.key,
    about,
    asserts: canonicalJson(asserts),
    official: typeof official === 'boolean' ? official : null,
    refersTo,
    source: source ?? null,
    via: via ?? null,
    stated: record.stated ?? null,
    verified: record.verified ?? via === undefined,
    locator: record.locator ? canonicalJson(withoutUndefined(record.locator)) : null,
  }
}

/** A complaint about one place of a record. */
function complain(
  raw: RawRecord,
  record: string | null,
  at: readonly PropertyKey[],
  expected: string,
  todo: string,
): Problem {
  const came = at.length === 0 ? undefined : valueAt(raw.value, at)
  return {
    file: raw.file,
    line: raw.lineOf(at),
    record,
    field: at.length === 0 ? null : showPath(at),
    expected,
    came: came === undefined ? null : show(came),
    todo,
  }
}

function refuse(
  raw: RawRecord,
  record: string | null,
  at: readonly PropertyKey[],
  expected: string,
  todo: string,
): RefusedRecord {
  return { problems: [complain(raw, record, at, expected, todo)], about: null }
}

function refuseReference(
  raw: RawRecord,
  record: string | null,
  at: readonly PropertyKey[],
  error: unknown,
): RefusedRecord {
  if (!(error instanceof InvalidReference)) throw error
  return refuse(raw, record, at, error.message, error.todo)
}

function explain(
  issue: z.core.$ZodIssue,
  raw: RawRecord,
  record: string | null,
  type: NodeType,
): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const at = [...issue.path, key]
      const { expected, todo } = unknownName(key, issue.path, type)
      return complain(raw, record, at, expected, adviceOnComma(raw, at) ?? todo)
    })
  }
  const value = valueAt(raw.value, issue.path)
  const { expected, todo } = wordIssue(issue, value)
  const advice =
    value === undefined ? 'Add it.' : 'Correct it, or leave it out where the source does not say.'
  return [complain(raw, record, issue.path, expected, todo ?? advice)]
}

/**
 * In `{ title: A, B }` YAML sees a key `B` without a value, which nobody writes on purpose. Null where
 * that is not what happened.
 */
function adviceOnComma(raw: RawRecord, at: readonly PropertyKey[]): string | null {
  if (raw.file.endsWith('.jsonl') || valueAt(raw.value, at) !== null) return null
  const around = valueAt(raw.value, at.slice(0, -1))
  const names = typeof around === 'object' && around !== null ? Object.keys(around) : []
  const before = names[names.indexOf(String(at.at(-1))) - 1]
  const value = before === undefined ? undefined : valueAt(around, [before])
  if (typeof value !== 'string') return null
  const whole = JSON.stringify(`${value}, ${String(at.at(-1))}`)
  return `A comma between { and } begins a new name: put the whole value in quotes, as in ${before}: ${whole}.`
}

function unknownName(
  key: string,
  within: readonly PropertyKey[],
  type: NodeType,
): { readonly expected: string; readonly todo: string } {
  const [part, field] = within
  const hops = [...hopsOf(type).values()]
  const properties = Object.keys(type.properties)
  const outgoing = hops.filter(({ direction }) => direction === 'out').map((hop) => hop.field)
  if (part === 'fields' && within.length === 1) {
    if (outgoing.includes(key)) {
      return {
        expected: `${key} is a relationship of ${type.name}.`,
        todo: 'Write it under `relationships`.',
      }
    }
    const base = key.replace(/AsOf$/, '')
    if (base !== key && properties.includes(base)) {
      return {
        expected: `${key} is the date of ${base}.`,
        todo: `Write ${base}: { value: …, asOf: … }.`,
      }
    }
    return {
      expected: `Expected a field of ${type.name}; there is no ${key}.`,
      todo: suggest(key, properties),
    }
  }
  if (part === 'relationships' && within.length === 1) {
    const incoming = hops.find((hop) => hop.direction === 'in' && hop.field === key)
    if (incoming) {
      const { edge } = incoming
      return {
        expected: `${key} is read here and written at its other end.`,
        todo: `Write \`${edge.out}\` in the record of the ${edge.from.name} that it comes from.`,
      }
    }
    if (properties.includes(key)) {
      return { expected: `${key} is a field of ${type.name}.`, todo: 'Write it under `fields`.' }
    }
    return {
      expected: `Expected a relationship that starts at ${type.name}; there is no ${key}.`,
      todo: suggest(key, outgoing),
    }
  }
  const edge = part === 'relationships' ? hopsOf(type).get(String(field))?.edge : undefined
  if (edge) {
    const names = ['entity', ...Object.keys(edge.properties)]
    return {
      expected: `Expected a property of ${edge.name}; there is no ${key}.`,
      todo: suggest(key, names),
    }
  }
  const names = part === 'locator' ? locatorNames : recordNames
  return {
    expected: `Expected a name that is known here; there is no ${key}.`,
    todo: suggest(key, names),
  }
}

const recordNames = [
  'type',
  'key',
  'scheme',
  'id',
  'fields',
  'relationships',
  'source',
  'via',
  'stated',
  'verified',
  'locator',
]
const locatorNames = ['post', 'page', 'paragraph', 'row', 'line', 'start', 'end', 'sha256']

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined
}

/** Null where there is no key to name it by. */
function nameOf(value: Readonly<Record<string, unknown>>): string | null {
  if (asText(value.key) === undefined) return asText(value.id) ?? null
  const scheme = value.scheme === undefined ? '' : `${String(value.scheme)}:`
  return `${String(value.type)}/${scheme}${String(value.key)}`
}

export function showPath(at: readonly PropertyKey[]): string {
  return at
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('')
}

function withoutUndefined(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}
