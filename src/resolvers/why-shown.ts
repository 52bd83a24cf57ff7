import type { Context } from '../context.ts'
import { Claim } from '../graph/nodes/claim.ts'
import { graphOf } from '../graph/read/as-of.ts'
import type { LoadedRow, TypeSelection } from '../graph/read/selection.ts'
import { type Weighed, type WhyShownName, whyShown } from '../graph/read/why-shown.ts'
import { isStanding } from '../graph/write/assertion.ts'
import { isPartialDate } from '../graph/write/combine.ts'

const weighed: TypeSelection = {
  type: Claim,
  fields: ['standing', 'verified', 'stated'].flatMap((name) => Claim.fields.get(name) ?? []),
  lists: [],
}

/**
 * Why the first of some values that contradict each other is shown; each is given with its claims, the best
 * first. As of the moment that `row` is of. Null where a claim went meanwhile.
 */
export async function whyIsShown(
  row: object,
  values: readonly { readonly claims: readonly string[] }[],
  { reader }: Context,
): Promise<WhyShownName | null> {
  const past = graphOf(row)
  const best = await Promise.all(
    values.map(async ({ claims: [id] }) => {
      if (id === undefined) return null
      return past ? past.claim(id) : reader.node('why shown', id, weighed)
    }),
  )
  return whyShown(best.map((claim) => (claim ? weighedOf(claim) : [])))
}

function weighedOf({ id, standing, verified, stated }: LoadedRow): readonly Weighed[] {
  if (!isStanding(standing)) return []
  return [
    { id, standing, verified: verified === true, stated: isPartialDate(stated) ? stated : null },
  ]
}
