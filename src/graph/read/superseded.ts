import type { PartialDate } from '../../partial-date.ts'
import { dateCodec } from '../declare/codec.ts'
import type { RulingAccount } from '../write/allegation-status.ts'

/** A ruling that stopped deciding, and the one that took its place. */
export interface Pair {
  readonly old: RulingAccount
  readonly by: RulingAccount
}

/** Which rulings took the place of which. */
export function replacements(
  rulings: readonly RulingAccount[],
  takesPlace: (ruling: RulingAccount) => boolean,
): Pair[] {
  const accounts = new Map(rulings.map((ruling) => [ruling.id, ruling]))
  return rulings.flatMap((by) =>
    [...by.supersedes].flatMap((id): Pair[] => {
      const old = accounts.get(id)
      return old && takesPlace(by) ? [{ old, by }] : []
    }),
  )
}

/** What was replaced of some rulings, and of what took their place. */
export function chainAbove(rulings: Iterable<string>, pairs: readonly Pair[]): Pair[] {
  const chain = new Set<Pair>()
  // A set that grows while it is gone through is gone through to its end.
  const from = new Set(rulings)
  for (const id of from) {
    for (const pair of pairs) {
      if (pair.old.id !== id) continue
      chain.add(pair)
      from.add(pair.by.id)
    }
  }
  return [...chain]
}

/** What a ruling replaced, and what that had replaced before. */
export function chainBelow(ruling: string, pairs: readonly Pair[]): Pair[] {
  const chain = new Set<Pair>()
  const from = new Set([ruling])
  for (const id of from) {
    for (const pair of pairs) {
      if (pair.by.id !== id) continue
      chain.add(pair)
      from.add(pair.old.id)
    }
  }
  return [...chain]
}

/** A ruling, then others of some that nothing took the place of, the latest first. */
export function standingBeside(
  rulings: readonly RulingAccount[],
  pairs: readonly Pair[],
  ruling: string | null,
): readonly string[] {
  const others = rulings
    .filter(({ id }) => id !== ruling && !pairs.some(({ old }) => old.id === id))
    .toSorted((a, b) => byDate(b.date, a.date))
  return [...(ruling === null ? [] : [ruling]), ...others.map(({ id }) => id)]
}

/** What is known, the earliest first; what has no date comes first of all. */
export function byDate(a: PartialDate | null, b: PartialDate | null): number {
  const [one, other] = [a, b].map((date) => (date ? dateCodec.sort(date) : ''))
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}
