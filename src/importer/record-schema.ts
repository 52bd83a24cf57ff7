import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { dateCodec } from '../graph/declare/codec.ts'
import type { EdgeType } from '../graph/declare/edge.ts'
import { type End, membersOf, type NodeType } from '../graph/declare/node.ts'
import type { Property } from '../graph/declare/property.ts'
import { hopsOf } from '../graph/model.ts'
import type { FieldAssertion } from '../graph/write/assertion.ts'
import { wordIssue } from './issue-words.ts'
import { suggest } from './nearest.ts'
import { valueAt } from './problem.ts'
import { InvalidReference, parseReference, type Reference } from './reference.ts'

/** Types that a claim can cite; a record without a source cites its data set's release. */
export const sourceTypes: readonly string[] = ['Article', 'Report', 'Post', 'Ruling']

/** The most characters that a quotation may have: enough to check a citation, too few to republish a source. */
export const MAX_QUOTE_CHARACTERS = 300

/** A relationship as a record says it. */
export interface WrittenRelationship {
  readonly to: Reference
  readonly properties: Readonly<Record<string, unknown>>
}

/** What a record of some type says, checked by itself. */
export interface WrittenRecord {
  readonly key?: string | undefined
  readonly scheme?: string | undefined
  /** In place of key and scheme. */
  readonly id?: string | undefined
  readonly fields: Readonly<Record<string, FieldAssertion | undefined>>
  readonly relationships: Readonly<Record<string, readonly WrittenRelationship[] | undefined>>
  readonly source?: Reference | undefined
  readonly via?: Reference | undefined
  readonly stated?: z.output<typeof dateCodec.input> | undefined
  readonly verified?: boolean | undefined
  readonly locator?: Locator | undefined
}

/** What to do about a value, passed along with the complaint about it. */
const advise = (todo: string) => ({ params: { todo } })

const count = z.int().min(0)
const locator = z
  .strictObject({
    post: count.optional(),
    page: count.optional(),
    paragraph: count.optional(),
    row: count.optional(),
    line: count.optional(),
    start: count.optional(),
    end: count.optional(),
    sha256: z
      .string()
      .regex(
        /^[0-9a-f]{64}$/,
        'Expected the SHA-256 of the quoted words: 64 lower-case hexadecimal digits.',
      )
      .optional(),
  })
  .superRefine(({ start, end, sha256 }, context) => {
    const parts = [start, end, sha256].filter((part) => part !== undefined).length
    if (parts !== 0 && parts !== 3) {
      context.addIssue({
        code: 'custom',
        message: 'Expected start, end and sha256 together.',
        ...advise(
          'Say where the quoted words begin and end, and their hash; or none of the three.',
        ),
      })
    } else if (
      start !== undefined &&
      end !== undefined &&
      (end <= start || end - start > MAX_QUOTE_CHARACTERS)
    ) {
      context.addIssue({
        code: 'custom',
        message: `Expected a range of 1 to ${MAX_QUOTE_CHARACTERS} characters; this one has ${end - start}.`,
        ...advise('Quote only the words that hold the name, number or word asserted.'),
      })
    }
  })

/** Where in the source; see docs of the record form. */
export type Locator = z.output<typeof locator>

/**
 * The schema of the records of a type in a data set; derived from the type's declaration. With `byId`, of
 * those that name their entity by its id.
 */
export function recordSchema(
  type: NodeType,
  dataset: string,
  byId = false,
): z.ZodType<WrittenRecord> {
  const relationships: Record<string, z.ZodType<readonly WrittenRelationship[] | undefined>> = {}
  for (const { edge, direction, field } of hopsOf(type).values()) {
    if (direction === 'out') relationships[field] = relationshipList(edge, dataset).optional()
  }
  const cited = reference(dataset, (to) => {
    if (sourceTypes.includes(to.type.name)) return null
    return `Expected a source: one of ${sourceTypes.join(', ')}.`
  })
  return z.strictObject({
    type: z.literal(type.name),
    ...(byId ? { id: z.string() } : keyed),
    fields: z.strictObject(fieldSchemas(type)).default({}),
    relationships: z.strictObject(relationships).default({}),
    source: cited.optional(),
    via: cited.optional(),
    stated: dateCodec.input.optional(),
    verified: z.boolean().optional(),
    locator: locator.optional(),
  })
}

const keyed = {
  key: z.union([z.string().trim().min(1), z.int().transform(String)], {
    error:
      'Expected a key: text (in quotes) or a whole number that tells the entity from others of its type; records with the same key speak of the same one.',
  }),
  scheme: z.string().optional(),
}

function fieldSchemas(type: NodeType): Record<string, z.ZodType<FieldAssertion | undefined>> {
  return Object.fromEntries(
    Object.entries(type.properties).map(([name, property]) => [
      name,
      fieldSchema(property).optional(),
    ]),
  )
}

/** The schema of a field's value as records write it. */
export function fieldSchema(property: Property): z.ZodType<FieldAssertion> {
  const value = valueSchema(property)
  const plain = value.transform((given): FieldAssertion => ({ value: given }))
  if (property.combine === 'set') {
    const list = z
      .array(value)
      .min(1, 'Expected at least one value; leave the field out where there is none.')
    return choose((raw) =>
      Array.isArray(raw)
        ? list.transform((given) => ({ value: distinct(given) }))
        : value.transform((given) => ({ value: [given] })),
    )
  }
  if (property.combine === 'overTime') {
    const dated = z.strictObject({ value, asOf: dateCodec.input.optional() })
    return choose((raw) => (isObject(raw) ? dated : plain))
  }
  return choose((raw) => (isObject(raw) ? undated : plain))
}

/** A set says the same in any order, and is the same claim. */
function distinct(values: readonly unknown[]): readonly unknown[] {
  const byText = new Map(values.map((value) => [canonicalJson(value), value]))
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}

const undated = z.unknown().transform((_, context): FieldAssertion => {
  context.addIssue({
    code: 'custom',
    message: 'Expected the value alone: this field does not change over time.',
    ...advise('Write the value without `value` and `asOf`.'),
  })
  return z.NEVER
})

/** The schema of a value by itself. */
export function valueSchema({ codec, derivedValues }: Property): z.ZodType<unknown> {
  if (!derivedValues) return codec.input
  return codec.input.superRefine((value, context) => {
    if (typeof value !== 'string' || !derivedValues.includes(value)) return
    context.addIssue({
      code: 'custom',
      message: `Expected a status that a source can give; ${value} is worked out from rulings, because only a court, tribunal or panel can decide it.`,
      ...advise('Write a Ruling record that `decides` this allegation, with its finding.'),
    })
  })
}

function relationshipList(
  edge: EdgeType,
  dataset: string,
): z.ZodType<readonly WrittenRelationship[]> {
  const properties = Object.fromEntries(
    Object.entries(edge.properties).map(([name, property]) => [
      name,
      valueSchema(property).optional(),
    ]),
  )
  const one = z
    .strictObject({ ...properties, entity: reference(dataset, (to) => wrongEnd(edge.to, to)) })
    .transform(({ entity, ...given }) => ({ to: entity, properties: given }))
  const list = z.array(one, { error: 'Expected a list of relationships: - { entity: Type/key }.' })
  if (edge.cardinality === 'many') return list
  return list.max(
    1,
    `Expected one: ${edge.out} leads to a single end, and sources that differ need a record each.`,
  )
}

function wrongEnd(end: End, to: Reference): string | null {
  const members = membersOf(end)
  if (members.includes(to.type)) return null
  return `Expected a reference to ${members.map(({ name }) => name).join(' or ')}.`
}

function reference(
  dataset: string,
  complaint: (to: Reference) => string | null,
): z.ZodType<Reference> {
  return z.string({ error: 'Expected a reference: Type/key.' }).transform((text, context) => {
    try {
      const to = parseReference(text, dataset)
      const wrong = complaint(to)
      if (wrong === null) return to
      context.addIssue({ code: 'custom', message: wrong, ...advise('Refer to one of these.') })
    } catch (error) {
      if (!(error instanceof InvalidReference)) throw error
      context.addIssue({ code: 'custom', message: error.message, ...advise(error.todo) })
    }
    return z.NEVER
  })
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A schema that depends on the form of what came; its complaints are about that form alone. */
function choose<Output>(schemaFor: (raw: unknown) => z.ZodType<Output>): z.ZodType<Output> {
  return z.unknown().transform((raw, context) => {
    const parsed = schemaFor(raw).safeParse(raw)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const { path } = issue
      if (issue.code === 'unrecognized_keys') {
        context.addIssue({
          code: 'custom',
          path,
          message: `Expected value and asOf; there is no ${issue.keys.join(', ')}.`,
          ...advise(suggest(issue.keys[0] ?? '', ['value', 'asOf'])),
        })
      } else {
        const { expected, todo } = wordIssue(issue, valueAt(raw, path))
        context.addIssue({
          code: 'custom',
          path,
          message: expected,
          ...(todo !== null && advise(todo)),
        })
      }
    }
    return z.NEVER
  })
}
