import type { z } from 'zod'
import { dateCodec } from '../graph/declare/codec.ts'
import { membersOf, type NodeType } from '../graph/declare/node.ts'
import { hopsOf } from '../graph/model.ts'
import type { FieldAssertion } from '../graph/write/assertion.ts'
import {
  fieldSchema,
  valueSchema,
  type WrittenRecord,
  type WrittenRelationship,
} from './record-schema.ts'
import { InvalidReference, parseReference, type Reference } from './reference.ts'

/**
 * Reads what a mapping makes, a record of the plain form, as `recordSchema` does and several times as
 * quickly: each value goes to the very schema of its field, and what was read of a value is known when it
 * comes again. Null for whatever it is not sure of, which is for `recordSchema` to accept or complain of.
 */
export function quickReader(
  type: NodeType,
  dataset: string,
): (value: Readonly<Record<string, unknown>>) => WrittenRecord | null {
  const fields = new Map(
    Object.entries(type.properties).map(([name, property]) => [
      name,
      remembering<FieldAssertion>(fieldSchema(property)),
    ]),
  )
  const edges = new Map(
    [...hopsOf(type).values()].flatMap(({ edge, direction, field }) => {
      if (direction !== 'out') return []
      const ends = new Set(membersOf(edge.to))
      const properties = new Map(
        Object.entries(edge.properties).map(([name, property]) => [
          name,
          remembering(valueSchema(property)),
        ]),
      )
      return [[field, { ends, properties, isSingle: edge.cardinality === 'one' }] as const]
    }),
  )
  const dates = remembering(dateCodec.input)

  const readFields = (given: unknown): WrittenRecord['fields'] | null => {
    if (given === undefined) return {}
    if (!isPlain(given)) return null
    const read: Record<string, FieldAssertion> = {}
    for (const name in given) {
      const value = fields.get(name)?.(given[name])
      if (value === undefined) return null
      read[name] = value
    }
    return read
  }

  const readRelationships = (given: unknown): WrittenRecord['relationships'] | null => {
    if (given === undefined) return {}
    if (!isPlain(given)) return null
    const read: Record<string, WrittenRelationship[]> = {}
    for (const field in given) {
      const edge = edges.get(field)
      const list = given[field]
      if (!edge || !Array.isArray(list) || (edge.isSingle && list.length > 1)) return null
      const relationships: WrittenRelationship[] = []
      for (const one of list) {
        if (!isPlain(one)) return null
        const to = readReference(one.entity, dataset)
        if (!to || !edge.ends.has(to.type)) return null
        const properties: Record<string, unknown> = {}
        for (const name in one) {
          if (name === 'entity') continue
          const value = edge.properties.get(name)?.(one[name])
          if (value === undefined) return null
          properties[name] = value
        }
        relationships.push({ to, properties })
      }
      read[field] = relationships
    }
    return read
  }

  return (value) => {
    for (const name in value) if (!plainNames.has(name)) return null
    const { key, scheme, stated, verified } = value
    if (typeof key !== 'string' || key === '' || key !== key.trim()) return null
    if (scheme !== undefined && typeof scheme !== 'string') return null
    if (verified !== undefined && typeof verified !== 'boolean') return null
    const readOfFields = readFields(value.fields)
    const relationships = readRelationships(value.relationships)
    const said = stated === undefined ? undefined : dates(stated)
    if (!readOfFields || !relationships || (stated !== undefined && !said)) return null
    return { key, scheme, fields: readOfFields, relationships, stated: said, verified }
  }
}

/** Of what a record can have, all that is read here. */
const plainNames: ReadonlySet<string> = new Set([
  'type',
  'key',
  'scheme',
  'fields',
  'relationships',
  'stated',
  'verified',
])

function readReference(text: unknown, dataset: string): Reference | null {
  if (typeof text !== 'string') return null
  try {
    return parseReference(text, dataset)
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error
    return null
  }
}

const MOST_REMEMBERED = 2_000

/**
 * Reads by a schema; undefined where it complains. Remembers texts, numbers and truth values until there
 * are so many that they are names, references or the like, which come once.
 */
function remembering<Output>(schema: z.ZodType<Output>): (value: unknown) => Output | undefined {
  const known = new Map<unknown, Output>()
  return (value) => {
    const isPrimitive = typeof value !== 'object'
    const before = isPrimitive ? known.get(value) : undefined
    if (before !== undefined) return before
    const parsed = schema.safeParse(value)
    if (!parsed.success) return undefined
    if (isPrimitive && known.size < MOST_REMEMBERED) known.set(value, parsed.data)
    return parsed.data
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
