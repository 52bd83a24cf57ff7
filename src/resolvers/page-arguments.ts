import type { Limits } from '../context.ts'
import { decodeCursor } from '../cursors.ts'
import { apiError } from '../errors.ts'
import type { PageRequest } from '../graph/read/selection.ts'
import type { FilterArguments } from './filter-input.ts'

/** Relay's arguments of a connection, and where it has them what its items must be like and go by. */
export interface PageArguments extends FilterArguments {
  readonly orderBy?: unknown
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

export const defaultPageSize = 20

/**
 * Relay's arguments as a page of the graph layer. Throws BAD_USER_INPUT for mixed directions and
 * negative sizes, LIMIT_EXCEEDED for a page beyond the limit.
 */
export function pageRequest(args: PageArguments, limits: Limits): PageRequest {
  const { first, after, last, before } = args
  const backward =
    (last ?? null) !== null || ((before ?? null) !== null && (first ?? null) === null)
  if (backward && ((first ?? null) !== null || (after ?? null) !== null)) {
    throw apiError(
      'BAD_USER_INPUT',
      'Expected `first` and `after` (forward) or `last` and `before` (backward); both directions came.',
    )
  }
  if (!backward && (before ?? null) !== null) {
    throw apiError('BAD_USER_INPUT', 'Expected `before` with `last`; it came with `first`.')
  }
  const name = backward ? 'last' : 'first'
  const limit = (backward ? last : first) ?? Math.min(defaultPageSize, limits.maxPageSize)
  if (limit < 0)
    throw apiError('BAD_USER_INPUT', `Expected in \`${name}\` a number from 0; ${limit} came.`)
  if (limit > limits.maxPageSize) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`${name}: ${limit}\` is over the page limit of ${limits.maxPageSize}. Ask for fewer and go on with ${backward ? '`before: pageInfo.startCursor`' : '`after: pageInfo.endCursor`'}.`,
    )
  }
  const cursor = backward ? before : after
  return {
    direction: backward ? 'backward' : 'forward',
    limit,
    from:
      cursor === null || cursor === undefined
        ? null
        : decodeCursor(cursor, backward ? 'before' : 'after'),
  }
}
