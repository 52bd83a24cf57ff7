import type { PageRequest } from './selection.ts'

/** Part of a list that was found as a whole. */
export interface PageOf<Item> {
  readonly edges: readonly Item[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** On all pages together. */
  readonly total: number
}

/** A page of items that are all there, in the order of their keys. */
export function pageOf<Item extends { readonly key: string }>(
  all: readonly Item[],
  { direction, from, limit }: PageRequest,
): PageOf<Item> {
  const forward = direction === 'forward'
  const ahead = all.filter(({ key }) => from === null || (forward ? key > from : key < from))
  const edges = forward ? ahead.slice(0, limit) : ahead.slice(Math.max(0, ahead.length - limit))
  const isMore = ahead.length > limit
  const isBehind = ahead.length < all.length
  return {
    edges,
    hasNextPage: forward ? isMore : isBehind,
    hasPreviousPage: forward ? isBehind : isMore,
    total: all.length,
  }
}
