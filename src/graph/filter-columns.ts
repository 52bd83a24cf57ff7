import { fold } from '../text.ts'
import type { Stored } from './declare/codec.ts'
import type { NodeType } from './declare/node.ts'
import type { Field } from './declare/property.ts'
import { separator, sortText } from './sort-key.ts'

/*
 * What the projection stores beside a value, so that lists can be filtered by it and put in its order.
 *
 * - `nameFolded`: a text as it is compared, where that differs from the text: no case, no accents. Of a
 *   set, all of its texts.
 * - `kindKey`: of an indexed property, its sort text, U+0001, and the node's own sort key. A range of it
 *   is every node with a value, or with one that begins so, and within a value they stand in the order of
 *   the type: so that a filter by one value pages in the usual order by this one index. Of the property
 *   that a type is ordered by, `sort` is that already.
 */

/** Raise it when the same values come to give other columns: stored ones are then worked out again. */
export const filterVersion = 2

/** The column of folded text; null of values that are no text, and of passages, which are too long to keep twice. */
export function foldedColumn({ name, property: { codec } }: Field): string | null {
  const isText = codec.kind === 'text' || codec.kind === 'url'
  return isText && !codec.isLong ? `${name}Folded` : null
}

/** The column that an index holds and that a type can be read in the order of; null of a field without one. */
export function keyColumn(type: NodeType, name: string): string | null {
  if (name === type.order) return 'sort'
  const property = type.properties[name]
  return property?.indexed && property.combine !== 'set' ? `${name}Key` : null
}

/** The fields that have a column of the kind that ends in `Key`. */
export function keyedFields(type: NodeType): readonly Field[] {
  return [...type.fields.values()].filter(
    ({ name }) => (keyColumn(type, name) ?? 'sort') !== 'sort',
  )
}

export function foldedFields(fields: ReadonlyMap<string, Field>): readonly Field[] {
  return [...fields.values()].filter((field) => foldedColumn(field) !== null)
}

/** Every column that is stored for filters and orders alone. */
export function filterColumns(
  fields: ReadonlyMap<string, Field>,
  type?: NodeType,
): readonly string[] {
  const columns = [
    ...foldedFields(fields).flatMap((field) => foldedColumn(field) ?? []),
    ...(type ? keyedFields(type).map(({ name }) => `${name}Key`) : []),
  ]
  const taken = columns.find((column) =>
    [...fields.values()].some((field) => field.columns.includes(column)),
  )
  if (taken)
    throw new Error(`No property can be called ${taken}: filters have a column of that name.`)
  return columns
}

/** The columns of folded text, from the stored columns of the values. */
export function foldedValues(
  fields: ReadonlyMap<string, Field>,
  columns: Readonly<Record<string, unknown>>,
): Record<string, Stored> {
  const values: Record<string, Stored> = {}
  for (const field of foldedFields(fields)) {
    values[`${field.name}Folded`] = foldedOf(columns[field.name])
  }
  return values
}

function foldedOf(stored: unknown): Stored {
  if (typeof stored === 'string') {
    const folded = fold(stored)
    return folded === stored ? null : folded
  }
  if (!Array.isArray(stored)) return null
  const folded = stored.map((text) => fold(String(text)))
  return folded.some((text, at) => text !== stored[at]) ? folded : null
}

/** The key columns of a node: of its values as they are decoded, and its sort key. */
export function keyValues(
  type: NodeType,
  values: Readonly<Record<string, unknown>>,
  sort: string,
): Record<string, Stored> {
  const keys: Record<string, Stored> = {}
  for (const { name, property } of keyedFields(type)) {
    keys[`${name}Key`] = `${sortText(property, values[name])}${separator}${sort}`
  }
  return keys
}
