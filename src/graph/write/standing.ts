import type { ValueOf } from '../declare/enum.ts'
import { Standing } from '../enums.ts'

export type StandingName = ValueOf<typeof Standing>

/** Above or below 0 as `a` is better or less well founded than `b`. */
export function compareStanding(a: StandingName, b: StandingName): number {
  return Standing.names.indexOf(a) - Standing.names.indexOf(b)
}

export function isAtLeast(standing: StandingName, least: StandingName): boolean {
  return compareStanding(standing, least) >= 0
}

/** The best founded of some; COMMENTARY where there are none. A hundred posts stay commentary. */
export function highestStanding(standings: Iterable<StandingName>): StandingName {
  let highest: StandingName = 'COMMENTARY'
  for (const standing of standings) if (compareStanding(standing, highest) > 0) highest = standing
  return highest
}

/** What is said of a source when its standing is asked for. */
export interface SourceKind {
  readonly type: string
  /** Of a Report: whether it is a public body's own record. */
  readonly official?: boolean
  /** False where its words were read elsewhere, and nobody has looked at the source itself. */
  readonly verified?: boolean
}

/**
 * How well a claim is founded, by the kind of its source alone: how often or how loudly a thing is
 * said changes nothing. A Release is as good as its data set's manifest says.
 *
 * A ruling or a record that was read elsewhere is a report of it until somebody has checked it: what
 * is pasted into a post is not known to be the ruling's own text.
 */
export function standingOf(source: SourceKind, ofRelease: StandingName): StandingName {
  const standing = standingOfKind(source, ofRelease)
  return source.verified === false && isAtLeast(standing, 'REPORTED') ? 'REPORTED' : standing
}

function standingOfKind(source: SourceKind, ofRelease: StandingName): StandingName {
  switch (source.type) {
    case 'Release':
      return ofRelease
    case 'Ruling':
      return 'ADJUDICATED'
    case 'Report':
      return source.official === true ? 'OFFICIAL' : 'REPORTED'
    case 'Article':
      return 'REPORTED'
    default:
      return 'COMMENTARY'
  }
}
