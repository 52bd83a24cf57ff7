import { findEdgeType } from '../model.ts'
import type { Reader } from './reader.ts'

interface Claimed {
  readonly relationships: readonly { readonly edge: string; readonly to: string }[]
}

const known = new WeakMap<object, Promise<ReadonlySet<string>>>()

/** Ids of what was erased; read once an operation. Throws GraphError. */
export function erasedIds(reader: Pick<Reader, 'read'>): Promise<ReadonlySet<string>> {
  const before = known.get(reader)
  if (before) return before
  const read = reader
    .read('MATCH (x:Erasure) RETURN x.id', {})
    .then((rows) => new Set(rows.map(([id]) => String(id))))
  known.set(reader, read)
  return read
}

/**
 * Whether the place of a claim's words and their hash must not be shown: they tell who is meant, where that is a
 * candidate or was erased.
 */
export async function isPlaceHidden(
  reader: Pick<Reader, 'read'>,
  { relationships }: Claimed,
): Promise<boolean> {
  if (relationships.length === 0) return false
  if (relationships.some(({ edge }) => findEdgeType(edge)?.internal === true)) return true
  const erased = await erasedIds(reader)
  return relationships.some(({ to }) => erased.has(to))
}
