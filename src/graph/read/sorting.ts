import { shortHash } from '../../ids.ts'
import { type Direction, farEnd, hubColumns } from '../declare/edge.ts'
import { membersOf } from '../declare/node.ts'
import { keyColumn } from '../filter-columns.ts'
import { missing, separator } from '../sort-key.ts'
import type { OrderBy } from './condition.ts'
import { textExpression } from './filter.ts'
import type { ListSource } from './selection.ts'
import type { Statement } from './statement.ts'

/** A value that rows are put in order by. */
export interface SortKey {
  readonly text: string
  readonly descending: boolean
}

/** Rows of a list that stand together: all of them, or those that have a value and those that have none. */
export interface Segment {
  /** What keeps to these rows; '' where nothing need be said. */
  readonly where: string
  readonly order: readonly SortKey[]
  /** What a place's values are compared with, one after the other. */
  readonly compared: readonly SortKey[]
  /** Whether an index gives the order, once a condition on its column lets it. */
  readonly indexed: boolean
}

export interface Place {
  readonly segment: number
  readonly values: readonly unknown[]
}

/** How the items of a list are put in order, and how a cursor names a place in it. */
export interface Sorting {
  /** What a cursor holds, in Cypher. */
  readonly cursor: string
  readonly segments: readonly Segment[]
  /** The text of a cursor, of what Cypher gave for it. */
  textOf(stored: unknown): string
  /** Where a text of a cursor stands. */
  placeOf(text: string): Place
}

export interface Variables {
  readonly node: string
  readonly edge: string | undefined
}

/** Begins the cursors of an order that was asked for: no key of a list's own order begins with it. */
const mark = '\u0002'

/** The separator of sort keys as Cypher writes it. */
const separatorText = `'\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}'`

const rising = (text: string): SortKey => ({ text, descending: false })

/** One segment whose place is the sort key itself. */
export function simpleSorting(
  key: string,
  order: readonly SortKey[],
  options: {
    readonly indexed?: boolean
    readonly compared?: SortKey
    readonly prefix?: string
  } = {},
): Sorting {
  const { indexed = false, prefix = '' } = options
  const compared = options.compared ?? { text: key, descending: order[0]?.descending ?? false }
  return {
    cursor: key,
    segments: [{ where: '', order, compared: [compared], indexed }],
    textOf: String,
    placeOf: (text) => ({ segment: 0, values: [prefix + text] }),
  }
}

/** The order that a list of a type has when none is asked for: by its own index. */
export function sortingOfType(node: string, descending: boolean): Sorting {
  const key = { text: `${node}.sort`, descending }
  return simpleSorting(key.text, [key], { indexed: true })
}

/** Along a relationship: by the index on it where a node can be a hub. */
export function sortingAlong(
  source: ListSource & { readonly kind: 'hop' },
  node: string,
  edge: string,
): Sorting {
  const hub = hubOf(source)
  if (hub) {
    const { parent, sort } = hubColumns(hub)
    return simpleSorting(
      `${edge}.${sort}`,
      [rising(`${edge}.${parent}`), rising(`${edge}.${sort}`)],
      { indexed: true },
    )
  }
  // A node's sort string ends with its id: the relationship's decides between two to one node alone.
  return simpleSorting(`${node}.sort + ${separatorText} + ${edge}.id`, [
    rising(`${node}.sort`),
    rising(`${edge}.id`),
  ])
}

function hubOf({ hop }: ListSource & { readonly kind: 'hop' }): Direction | undefined {
  return hop.edge.hub.find((direction) => direction === hop.direction)
}

/**
 * The order that was asked for. By one value that an index holds, the index gives it, both ways and
 * wherever what has no value stands: in two segments where the index has it at the other end. Otherwise
 * all that the filter leaves is read and sorted.
 *
 * @param byIndex - false where the filter leads to the nodes by another index
 */
export function askedSorting(
  source: ListSource,
  order: readonly OrderBy[],
  variables: Variables,
  statement: Statement,
  byIndex = true,
): Sorting {
  const segments = indexedSegments(source, order, variables, statement, byIndex)
  const keys = segments ? [] : sortKeys(source, order, variables, statement)
  const print = fingerprint(source, order)
  const cursor = segments?.cursor ?? `[${keys.map(({ text }) => text).join(', ')}]`
  return {
    cursor,
    segments: segments?.parts ?? [{ where: '', order: keys, compared: keys, indexed: false }],
    textOf: (stored) => print + JSON.stringify(Array.isArray(stored) ? stored : [stored]),
    placeOf: (text) => {
      const values: unknown = JSON.parse(text.slice(print.length))
      const list = Array.isArray(values) ? values : [values]
      return { segment: segments?.segmentOf(list[0]) ?? 0, values: list }
    },
  }
}

/**
 * A key as an expression, where another index has found the nodes: the planner would else take the index
 * on the key, and read all that is after the cursor.
 */
export const unindexed = (key: string) => `${key} + ''`

function indexedSegments(
  source: ListSource,
  [first, ...more]: readonly OrderBy[],
  variables: Variables,
  statement: Statement,
  byIndex: boolean,
): { cursor: string; parts: Segment[]; segmentOf: (key: unknown) => number } | null {
  if (!first || more.length > 0 || first.of !== 'node') return null
  const found = indexFor(source, first, variables)
  if (!found) return null
  const { key, before } = found
  const { descending } = first
  const bounded = byIndex ? key : unindexed(key)
  const part = (where: string, falls: boolean, indexed: boolean): Segment => ({
    where,
    order: [...before, key].map((text) => ({ text, descending: falls })),
    compared: [{ text: bounded, descending: falls }],
    indexed,
  })
  const isNatural = descending === (first.missing === 'first')
  if (isNatural) return { cursor: key, parts: [part('', descending, byIndex)], segmentOf: () => 0 }
  const bound = statement.value(missing)
  const present = part(`${bounded} < ${bound}`, descending, false)
  const absent = part(`${bounded} >= ${bound}`, false, false)
  const isFirst = first.missing === 'first'
  return {
    cursor: key,
    parts: isFirst ? [absent, present] : [present, absent],
    segmentOf: (value) => (String(value) >= missing === isFirst ? 0 : 1),
  }
}

/** The column of an index that holds a field of a list's nodes, with the columns before it in that index. */
function indexFor(
  source: ListSource,
  { field }: OrderBy,
  { node, edge }: Variables,
): { key: string; before: readonly string[] } | null {
  if (source.kind === 'type') {
    const column = keyColumn(source.type, field.name)
    return column === null ? null : { key: `${node}.${column}`, before: [] }
  }
  if (source.kind !== 'hop') return null
  const hub = hubOf(source)
  if (!hub || !edge || !isOrderOf(source, field.name)) return null
  const { parent, sort } = hubColumns(hub)
  return { key: `${edge}.${sort}`, before: [`${edge}.${parent}`] }
}

/** Whether a field is the one by which all of a list's nodes are sorted when nothing is said. */
function isOrderOf(source: ListSource, field: string): boolean {
  if (source.kind === 'type') return source.type.order === field
  if (source.kind !== 'hop') return false
  return membersOf(farEnd(source.hop.edge, source.hop.direction)).every(
    ({ order }) => order === field,
  )
}

/** An order that a list has anyway is no order that was asked for: its cursors are the usual ones. */
export function orderBeside(source: ListSource, order: readonly OrderBy[]): readonly OrderBy[] {
  const [first, ...more] = order
  const isUsual =
    first !== undefined &&
    more.length === 0 &&
    first.of === 'node' &&
    !first.descending &&
    first.missing === 'last' &&
    isOrderOf(source, first.field.name)
  return isUsual ? [] : order
}

/** The values of the fields, none of them null, and then the keys of the usual order. */
function sortKeys(
  source: ListSource,
  order: readonly OrderBy[],
  variables: Variables,
  statement: Statement,
): readonly SortKey[] {
  const asked = order.flatMap(({ field, of, descending, missing: where }) => {
    const variable = of === 'edge' ? variables.edge : variables.node
    if (variable === undefined)
      throw new Error(`No relationship leads to what ${field.name} is of.`)
    return [
      { text: `${variable}.${field.name} IS NULL`, descending: where === 'first' },
      ...valuesOf({ field, variable }, statement).map((text) => ({ text, descending })),
    ]
  })
  return [...asked, ...usualKeys(source, variables)]
}

function usualKeys(source: ListSource, { node, edge }: Variables): readonly SortKey[] {
  if (source.kind !== 'hop' || edge === undefined) return [rising(`${node}.sort`)]
  const hub = hubOf(source)
  return hub
    ? [rising(`${edge}.${hubColumns(hub).sort}`)]
    : [rising(`${node}.sort`), rising(`${edge}.id`)]
}

function valuesOf(
  { field, variable }: { readonly field: OrderBy['field']; readonly variable: string },
  statement: Statement,
): readonly string[] {
  const { codec } = field.property
  const column = `${variable}.${field.name}`
  switch (codec.kind) {
    case 'date':
      return [`coalesce(${column}Earliest, '0000')`, `coalesce(${column}Latest, '9999')`]
    case 'money':
      return [`coalesce(${column}Currency, '')`, `coalesce(${column}, 0)`]
    case 'int':
    case 'float':
      return [`coalesce(${column}, 0)`]
    case 'boolean':
      return [`coalesce(${column}, false)`]
    case 'enum': {
      const ranks = Object.fromEntries((codec.enum?.names ?? []).map((name, at) => [name, at]))
      return [`coalesce(${statement.value(ranks)}[${column}], -1)`]
    }
    default:
      return [`coalesce(${textExpression(field, variable)}, '')`]
  }
}

/** Begins the cursors of one order of one list, so that they are taken for no place in another. */
function fingerprint(source: ListSource, order: readonly OrderBy[]): string {
  const list =
    source.kind === 'type'
      ? source.type.name
      : source.kind === 'hop'
        ? `${source.hop.edge.name} ${source.hop.direction}`
        : source.kind
  const said = order.map(
    ({ field, of, descending, missing: where }) => `${of} ${field.name} ${descending} ${where}`,
  )
  return `${mark}${shortHash([list, ...said], 8)}`
}

/** Whether a text is one that a cursor of this order of this list can hold. */
export function isPlaceIn(source: ListSource, order: readonly OrderBy[], text: string): boolean {
  if (order.length === 0) return !text.startsWith(mark)
  const print = fingerprint(source, order)
  if (!text.startsWith(print)) return false
  try {
    const values: unknown = JSON.parse(text.slice(print.length))
    return (
      Array.isArray(values) && values.every((value) => value !== null && typeof value !== 'object')
    )
  } catch {
    return false
  }
}
