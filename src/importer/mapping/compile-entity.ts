import type { NodeType } from '../../graph/declare/node.ts'
import { hopsOf } from '../../graph/model.ts'
import { suggest } from '../nearest.ts'
import { sourceTypes } from '../record-schema.ts'
import { checkKind } from './check-kind.ts'
import { columnReader } from './columns.ts'
import { compileCondition, compileExpression } from './compile-expression.ts'
import { type CompiledKey, checkScheme, compileKey, findType } from './compile-key.ts'
import {
  type CompiledRelationship,
  compileRelationship,
  type Ends,
} from './compile-relationship.ts'
import { compileTarget, type TargetReader } from './compile-target.ts'
import { splitter } from './patterns.ts'
import type { Read, Row } from './row.ts'
import type { EntityMapping } from './schema.ts'
import type { Scope } from './scope.ts'
import { type CompiledField, shaped } from './shaped.ts'

/** An entity of a mapping made ready. */
export interface CompiledEntity {
  readonly name: string
  readonly type: string
  readonly scheme: string | undefined
  /** `Type/` or `Type/scheme:`, to which the key is put. */
  readonly prefix: string
  readonly key: CompiledKey
  readonly isOptional: boolean
  readonly isUnique: boolean
  readonly holds: Read<boolean> | null
  /** The parts that there is one for each of; null where there is one a row. */
  readonly each: Read<readonly unknown[]> | null
  readonly fields: readonly CompiledField[]
  readonly relationships: readonly CompiledRelationship[]
  readonly source: TargetReader | null
  readonly via: TargetReader | null
  readonly stated: Read | null
  readonly verified: boolean | undefined
  /** For complaints about a record: which columns a part of it comes from, as in `fields.rank`. */
  readonly from: ReadonlyMap<string, readonly string[]>
}

/** Compiles one entity of a mapping; whatever is wrong with it is complained of. */
export function compileEntity(
  name: string,
  mapping: EntityMapping,
  at: readonly PropertyKey[],
  ends: Ends,
  fileScope: Scope,
): CompiledEntity {
  const scope: Scope = { ...fileScope, isWithinEach: mapping.each !== undefined }
  const type = findType(mapping.type, [...at, 'type'], scope)
  checkScheme(mapping.scheme, [...at, 'scheme'], scope)
  const key = compileKey(mapping.key, [...at, 'key'], scope)
  const from = new Map<string, readonly string[]>([['key', key.from]])
  const fields = type ? compileFields(type, mapping, at, scope, from) : []
  const relationships = type ? compileRelationships(type, mapping, at, ends, scope, from) : []
  const stated =
    mapping.stated === undefined
      ? null
      : compileExpression(mapping.stated, [...at, 'stated'], scope)
  if (stated) from.set('stated', stated.from)
  const { scheme } = mapping
  const cited = (part: 'source' | 'via') => {
    const target = mapping[part]
    return target === undefined
      ? null
      : compileTarget(target, [...at, part], sourceTypes, ends, scope, mapping.each)
  }
  return {
    name,
    type: mapping.type,
    scheme,
    prefix: `${mapping.type}/${scheme === undefined ? '' : `${scheme}:`}`,
    key,
    isOptional: mapping.optional ?? false,
    isUnique: mapping.unique ?? false,
    holds: mapping.when ? compileCondition(mapping.when, [...at, 'when'], scope) : null,
    each: compileEach(mapping.each, [...at, 'each'], fileScope),
    fields,
    relationships,
    source: cited('source'),
    via: cited('via'),
    stated: stated?.read ?? null,
    // Whoever maps a file has not read the sources that it names.
    verified: mapping.verified ?? (mapping.source === undefined ? undefined : false),
    from,
  }
}

function compileEach(
  each: EntityMapping['each'],
  at: readonly PropertyKey[],
  scope: Scope,
): Read<readonly unknown[]> | null {
  if (each === undefined) return null
  const name = typeof each === 'string' ? each : each.column
  const read = columnReader(name, scope.columns, false, at, scope.complain)
  const split =
    typeof each === 'string' ? null : splitter(each.split, [...at, 'split'], scope.complain)
  if (!split && scope.columns.header) {
    scope.complain(
      at,
      'Expected a member with an array; a cell has none.',
      'Write { column, split } for a cell with several values.',
    )
  }
  return (row) => {
    const value = read(row)
    if (split) return split(String(value ?? ''))
    if (Array.isArray(value)) return value
    if (value === undefined || value === null || value === '') return []
    row.refuse(
      name,
      'Expected an array.',
      value,
      'Correct it, or split its text with `each: { column, split }`.',
    )
    return []
  }
}

function compileFields(
  type: NodeType,
  { fields = {} }: EntityMapping,
  at: readonly PropertyKey[],
  scope: Scope,
  from: Map<string, readonly string[]>,
): readonly CompiledField[] {
  return Object.entries(fields).flatMap(([name, expression]) => {
    const where = [...at, 'fields', name]
    const property = Object.hasOwn(type.properties, name) ? type.properties[name] : undefined
    if (!property) {
      scope.complain(where, ...unknownField(name, type))
      return []
    }
    const compiled = compileExpression(expression, where, scope)
    checkKind(compiled, property, name, where, scope.complain)
    from.set(`fields.${name}`, compiled.from)
    const asOf = typeof expression === 'object' ? expression.asOf : undefined
    if (asOf === undefined) return [{ name, read: shaped(compiled.read, property) }]
    if (property.combine !== 'overTime') {
      scope.complain(
        [...where, 'asOf'],
        `Expected no date: ${name} does not change over time.`,
        'Leave `asOf` out.',
      )
    }
    const since = compileExpression(asOf, [...where, 'asOf'], scope)
    from.set(`fields.${name}`, [...compiled.from, ...since.from])
    return [{ name, read: dated(shaped(compiled.read, property), since.read) }]
  })
}

function unknownField(name: string, type: NodeType): [expected: string, todo: string] {
  const names = Object.keys(type.properties)
  const isHop = hopsOf(type).get(name)?.direction === 'out'
  if (isHop)
    return [`${name} is a relationship of ${type.name}.`, 'Write it under `relationships`.']
  const base = name.replace(/AsOf$/, '')
  if (base !== name && names.includes(base)) {
    return [`${name} is the date of ${base}.`, `Write \`asOf\` beside the value of ${base}.`]
  }
  return [`Expected a field of ${type.name}; there is no ${name}.`, suggest(name, names)]
}

function dated(read: Read<unknown>, since: Read): Read<unknown> {
  return (row: Row) => {
    const value = read(row)
    const asOf = since(row)
    return value === undefined || asOf === undefined ? value : { value, asOf }
  }
}

function compileRelationships(
  type: NodeType,
  { relationships = {}, each }: EntityMapping,
  at: readonly PropertyKey[],
  ends: Ends,
  scope: Scope,
  from: Map<string, readonly string[]>,
): readonly CompiledRelationship[] {
  const hops = hopsOf(type)
  return Object.entries(relationships).flatMap(([field, list]) => {
    const where = [...at, 'relationships', field]
    const hop = hops.get(field)
    if (hop?.direction !== 'out') {
      scope.complain(where, ...unknownRelationship(field, type))
      return []
    }
    if (hop.edge.cardinality === 'one' && list.length > 1 && list.some(({ when }) => !when)) {
      scope.complain(
        where,
        `Expected one: ${field} leads to a single end.`,
        'Leave the others out, or say with `when` which it is.',
      )
    }
    return list.map((each_, index) =>
      compileRelationship(hop.edge, field, each_, [...where, index], each, ends, scope, from),
    )
  })
}

function unknownRelationship(field: string, type: NodeType): [expected: string, todo: string] {
  const hop = hopsOf(type).get(field)
  if (hop) {
    const { edge } = hop
    return [
      `${field} is read here and written at its other end.`,
      `Write \`${edge.out}\` in the ${edge.from.name} that it comes from.`,
    ]
  }
  if (Object.hasOwn(type.properties, field)) {
    return [`${field} is a field of ${type.name}.`, 'Write it under `fields`.']
  }
  const names = [...hopsOf(type).values()].flatMap((each) =>
    each.direction === 'out' ? [each.field] : [],
  )
  return [
    `Expected a relationship that starts at ${type.name}; there is no ${field}.`,
    suggest(field, names),
  ]
}
