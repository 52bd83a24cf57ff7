import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import { findPaths, type PathsFound } from '../graph/read/paths.ts'
import { type FollowingArguments, followingOf } from './following.ts'
import { pageRequest } from './page-arguments.ts'

export interface PathsArguments extends FollowingArguments {
  readonly from: string
  readonly to: string
  readonly maxHops: number
  readonly first: number
}

/** More links than this between two people is no connection that anybody could explain. */
export const MOST_HOPS = 6

/**
 * The paths that the arguments ask for. Throws BAD_USER_INPUT for one entity given twice or a length that
 * is none, LIMIT_EXCEEDED for more than a page may hold.
 */
export async function pathsBetween(args: PathsArguments, context: Context): Promise<PathsFound> {
  const { from, to, maxHops } = args
  if (from === to) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected two entities in \`from\` and \`to\`; "${from}" came twice.`,
    )
  }
  if (maxHops < 1 || maxHops > MOST_HOPS) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected in \`maxHops\` a number from 1 to ${MOST_HOPS}; ${maxHops} came.`,
    )
  }
  const { limit: first } = pageRequest({ first: args.first }, context.limits)
  const following = followingOf(args)
  return findPaths(context.reader, { from, to, following, maxHops, first })
}
