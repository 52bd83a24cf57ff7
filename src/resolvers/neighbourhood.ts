import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import { findNeighbourhood, type Neighbourhood } from '../graph/read/neighbourhood.ts'
import { type FollowingArguments, followingOf } from './following.ts'
import { pageRequest } from './page-arguments.ts'

export interface NeighbourhoodArguments extends FollowingArguments {
  readonly id: string
  readonly depth: number
  readonly limit: number
}

/** Farther away than this lies everybody. */
export const MOST_DEPTH = 3

/**
 * What lies around an entity; null where there is no such entity. Throws BAD_USER_INPUT for a depth or a
 * limit that is none, LIMIT_EXCEEDED for more nodes than a page may hold.
 */
export async function neighbourhoodOf(
  args: NeighbourhoodArguments,
  context: Context,
): Promise<Neighbourhood | null> {
  const { id, depth } = args
  if (depth < 1 || depth > MOST_DEPTH) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected in \`depth\` a number from 1 to ${MOST_DEPTH}; ${depth} came.`,
    )
  }
  const { maxPageSize } = context.limits
  if (args.limit > maxPageSize) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`limit: ${args.limit}\` is over the page limit of ${maxPageSize}. Ask for fewer, and around one of them for more.`,
    )
  }
  const { limit } = pageRequest({ first: args.limit }, context.limits)
  const following = followingOf(args)
  return findNeighbourhood(context.reader, { id, depth, limit, following })
}
