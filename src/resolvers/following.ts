import { apiError } from '../errors.ts'
import type { EdgeType } from '../graph/declare/edge.ts'
import { findEdgeType } from '../graph/model.ts'
import { type Following, follow } from '../graph/read/following.ts'

/** The arguments that say along what a search goes. */
export interface FollowingArguments {
  readonly through?: readonly string[] | null | undefined
  readonly avoid?:
    | {
        readonly ids?: readonly string[] | null | undefined
        readonly relationships?: readonly string[] | null | undefined
      }
    | null
    | undefined
  readonly includeHubs: boolean
}

/** Reads them. Throws BAD_USER_INPUT where nothing is left to go along. */
export function followingOf({ through, avoid, includeHubs }: FollowingArguments): Following {
  const following = follow({
    through: through ? edges(through) : undefined,
    avoid: edges(avoid?.relationships ?? []),
    avoidIds: avoid?.ids ?? [],
    includeHubs,
  })
  if (following.kinds.length === 0 && !following.identity) {
    throw apiError(
      'BAD_USER_INPUT',
      '`through` and `avoid` leave no relationship to go along. Name one in `through` that is not in `avoid`.',
    )
  }
  return following
}

const edges = (names: readonly string[]): readonly EdgeType[] =>
  names.flatMap((name) => findEdgeType(name) ?? [])
