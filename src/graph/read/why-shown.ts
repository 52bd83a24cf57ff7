import { defineEnum, type ValueOf } from '../declare/enum.ts'
import { Standing } from '../enums.ts'
import { byWeight, type Claim } from '../write/assertion.ts'

export const WhyShown = defineEnum(
  'WhyShown',
  'Why one of several accounts of the same fact is the one that is shown.',
  {
    BETTER_FOUNDED: 'Its best claim has a higher standing than any claim of the others.',
    STATED_LATER: 'It is as well founded as the best of the others, and was stated later.',
    CHECKED:
      'It is as well founded and as recent as the best of the others, and somebody has checked its source; theirs were only read elsewhere.',
    IN_FAVOUR:
      'It is as well founded as the best of the others, and is in favour of the person: where sources disagree about what a ruling found, that counts for more than what was stated later.',
    NO_REASON:
      'Nothing tells them apart. One has to be shown, and it is the same one everywhere; the others are as good.',
  },
)
export type WhyShownName = ValueOf<typeof WhyShown>

/** What is looked at of a claim to tell which of two wins. */
export type Weighed = Pick<Claim, 'id' | 'standing' | 'stated' | 'verified'>

/**
 * Why the first of some accounts is shown, each given as the claims that make it: in which respect its
 * best claim comes before the best of all the others. Null where there is nothing to compare.
 */
export function whyShown(accounts: readonly (readonly Weighed[])[]): WhyShownName | null {
  const [shown = [], ...others] = accounts
  const best = bestOf(shown)
  const second = bestOf(others.flat())
  if (!best || !second) return null
  const rank = ({ standing }: Weighed) => Standing.names.indexOf(standing)
  if (rank(best) !== rank(second)) return 'BETTER_FOUNDED'
  const same = { standing: best.standing, verified: true, id: '', asserts: nothing }
  const later = byWeight({ ...same, stated: best.stated }, { ...same, stated: second.stated })
  if (later !== 0) return later < 0 ? 'STATED_LATER' : 'IN_FAVOUR'
  if (best.verified === second.verified) return 'NO_REASON'
  return best.verified ? 'CHECKED' : 'IN_FAVOUR'
}

const nothing: Claim['asserts'] = { fields: {}, relationships: [] }

function bestOf(claims: readonly Weighed[]): Weighed | undefined {
  return claims.toSorted((a, b) =>
    byWeight({ ...a, asserts: nothing }, { ...b, asserts: nothing }),
  )[0]
}
