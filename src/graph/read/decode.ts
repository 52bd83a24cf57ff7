import type { Field } from '../declare/property.ts'
import type { LoadedEdge, LoadedPage, LoadedRow, PageRequest } from './selection.ts'

export type Decode<Value> = (stored: unknown) => Value

interface SlotDecoder {
  readonly slot: string
  readonly decode: Decode<LoadedPage>
}

/**
 * Nodes decoded by this process so far. Decoding waits for nothing, so that the difference between two
 * moments of one function is its own.
 */
let decoded = 0

export const nodesDecoded = (): number => decoded

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])

/** Reads fields from a list, beginning at `at`; gives where it stopped. */
function readFields(
  into: Record<string, unknown>,
  fields: readonly Field[],
  stored: readonly unknown[],
  at: number,
): number {
  let next = at
  for (const field of fields) {
    into[field.name] = field.decode(stored, next)
    next += field.columns.length
  }
  return next
}

function readSlots(
  into: Record<string, unknown>,
  slots: readonly SlotDecoder[],
  stored: readonly unknown[],
  at: number,
): number {
  let next = at
  for (const { slot, decode } of slots) into[slot] = decode(stored[next++])
  return next
}

/** `[id, columns…, pages…]` → a row. */
export function rowDecoder(
  type: string,
  fields: readonly Field[],
  lists: readonly SlotDecoder[],
): Decode<LoadedRow> {
  return (stored) => {
    const values = listOf(stored)
    const id = String(values[0])
    const row: { type: string; id: string; [field: string]: unknown } = { type, id }
    readSlots(row, lists, values, readFields(row, fields, values, 1))
    return row
  }
}

/**
 * Lists of `[key, edge columns…, edge claims…, node]` → a page, in forward order whichever way it was
 * read. Where the node is all that is wanted of an item, the item is the node's own list.
 */
export function decodePage(shape: {
  page: PageRequest
  cursors: boolean
  /** The text of a cursor, of what was read for it. */
  cursorOf?: (stored: unknown) => string
  edgeFields: readonly Field[]
  edgeLists: readonly SlotDecoder[]
  node: Decode<LoadedRow> | undefined
}): (rows: unknown, total: unknown, behind: unknown) => LoadedPage {
  const { page, cursors, cursorOf = String, edgeFields, edgeLists, node } = shape
  const decodeEdge = (stored: unknown): LoadedEdge => {
    const values = listOf(stored)
    const edge: Record<string, unknown> = {}
    const first = cursors ? 1 : 0
    const next = readSlots(edge, edgeLists, values, readFields(edge, edgeFields, values, first))
    return { key: cursors ? cursorOf(values[0]) : '', edge, node: node?.(values[next]) }
  }
  const isBare = node && isNodeAlone(shape)
  const decodeItem = isBare
    ? (stored: unknown): LoadedEdge => ({ key: '', edge: noEdge, node: node(stored) })
    : decodeEdge
  return (rows, total, behind) => {
    const read = listOf(rows)
    const more = read.length > page.limit
    const edges = (more ? read.slice(0, page.limit) : read).map(decodeItem)
    decoded += edges.length
    const forward = page.direction === 'forward'
    if (!forward) edges.reverse()
    const isBehind = behind === true
    return {
      edges,
      hasNextPage: forward ? more : isBehind,
      hasPreviousPage: forward ? isBehind : more,
      total: typeof total === 'number' ? total : undefined,
    }
  }
}

const noEdge: LoadedEdge['edge'] = {}

/** Whether an item of a page is nothing but its node. */
export function isNodeAlone(list: {
  cursors: boolean
  edgeFields: readonly unknown[]
  edgeLists: readonly unknown[]
}): boolean {
  return !list.cursors && list.edgeFields.length === 0 && list.edgeLists.length === 0
}
