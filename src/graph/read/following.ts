import type { EdgeType } from '../declare/edge.ts'
import { sameAs } from '../edges/same-as.ts'
import { edgeTypes } from '../model.ts'

/**
 * A node with more than this many of the relationships that are followed connects so many that sharing it
 * means nothing, and is left out between two others unless asked for.
 */
export const HUB_DEGREE = 200

/** What somebody asks to be followed, and what not. */
export interface FollowingWish {
  /** These relationships alone, incidental ones among them; undefined is all that connect. */
  readonly through?: readonly EdgeType[] | undefined
  readonly avoid?: readonly EdgeType[] | undefined
  readonly avoidIds?: readonly string[] | undefined
  readonly includeHubs?: boolean | undefined
}

/** Which relationships a search goes along, and which it passes by. */
export interface Following {
  /** In the model's order, so that equal wishes make equal statements. Without SAME_AS. */
  readonly kinds: readonly EdgeType[]
  /** Whether two entities that somebody decided are one count as one. */
  readonly identity: boolean
  /** Incidental relationships that nobody asked for: passed by, and counted. */
  readonly passedBy: readonly EdgeType[]
  readonly avoidIds: ReadonlySet<string>
  readonly includeHubs: boolean
}

/**
 * What is followed by default, and by wish. Internal relationships are neither followed nor counted,
 * whatever is wished.
 */
export function follow({ through, avoid, avoidIds, includeHubs }: FollowingWish): Following {
  const open = edgeTypes.filter((edge) => !edge.internal && !avoid?.includes(edge))
  const links = open.filter((edge) => edge !== sameAs)
  return {
    kinds: links.filter((edge) => through?.includes(edge) ?? edge.incidental === null),
    identity: open.includes(sameAs),
    passedBy: through ? [] : links.filter(({ incidental }) => incidental !== null),
    avoidIds: new Set(avoidIds),
    includeHubs: includeHubs ?? false,
  }
}
