import { shortHash } from '../ids.ts'
import type { EdgeType } from './declare/edge.ts'
import type { NodeType } from './declare/node.ts'
import type { Property } from './declare/property.ts'

/**
 * Parts of a sort key are joined by U+0001: it sorts before every character that a value can hold,
 * so that "Ann" comes before "Anna" whatever follows. One property that joins value and id is what a
 * range index can serve; a keyset on (value, id) is not.
 */
export const separator = '\u0001'

/** Values that are missing sort last. */
export const missing = '\uFFFD'

/**
 * In the place of characters above U+FFFF, such as emoji: Neo4j's indexes compare text by code points
 * and the rest of it by UTF-16 units, which differ over these alone.
 */
const astral = '\uFFFC'

/** Index keys have a size limit, and nobody reads a list by its two hundredth letter. */
export const maxSortLength = 200

/** The property `sort` of a node: the value of the type's order property, folded, then the id. */
export function nodeSort(
  type: NodeType,
  values: Readonly<Record<string, unknown>>,
  id: string,
): string {
  return `${sortText(type.properties[type.order], values[type.order])}${separator}${id}`
}

/** The text that a value is sorted by: cut to a length, and the same for all that are missing. */
export function sortText(property: Property | undefined, value: unknown): string {
  if (value === null || value === undefined || !property) return missing
  return property.codec
    .sort(value)
    .replace(/[\u{10000}-\u{10FFFF}]/gu, astral)
    .slice(0, maxSortLength)
}

/** The property `outSort`/`inSort` of a relationship in a hub direction: the far node's sort key, then the relationship's id. */
export function edgeSort(farSort: string, edgeId: string): string {
  return `${farSort}${separator}${edgeId}`
}

/**
 * The property `id` of a relationship: a hash of its type, its ends and its identifying properties
 * (their canonical JSON, null where absent), so that the same relationship claimed twice is one.
 */
export function edgeId(
  edge: EdgeType,
  from: string,
  to: string,
  properties: Readonly<Record<string, unknown>>,
): string {
  const identity = edge.identity.map((name) => JSON.stringify(properties[name] ?? null))
  return shortHash([edge.name, from, to, ...identity], 16)
}
