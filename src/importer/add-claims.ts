import type { Run } from '../graph/driver.ts'
import { findStoredForms } from '../graph/write/claim-history.ts'
import type { KnownClaim } from '../graph/write/claims.ts'
import { formOf } from './claim-form.ts'
import type { Manifest } from './manifest.ts'
import { comesFirst, type Precedence } from './precedence.ts'
import type { ReleaseClaim } from './release-claims.ts'

/**
 * The claims of an addition as they are with what the data set says already: made by so many records more,
 * and shown by whichever of all these comes first. What was held back says nothing yet.
 */
export async function addToKnown(
  run: Run,
  claims: readonly ReleaseClaim[],
  known: readonly KnownClaim[],
  heldBefore: ReadonlySet<string>,
  release: Manifest['release'],
): Promise<readonly ReleaseClaim[]> {
  const live = new Set(
    known.filter((claim) => claim.live && !heldBefore.has(claim.id)).map(({ id }) => id),
  )
  const again = claims.filter(({ id }) => live.has(id)).map(({ id }) => id)
  const forms = await findStoredForms(run, again)
  return claims.map((claim) => {
    const before = forms.get(claim.id)
    if (!before) return claim
    const { asserts: _, ...said } = before
    const shown = comesFirst(precedence(claim), precedence(said)) ? claim : { ...claim, ...said }
    const count = before.count + claim.count
    const isOwn = claim.sourceType === 'Release'
    // What the release itself says is of its date, unless a record gives another.
    const stated = isOwn && shown.stated === release.released ? '' : (shown.stated ?? '')
    return { ...shown, count, form: formOf({ ...shown, count }, stated, isOwn) }
  })
}

type Form = Pick<
  ReleaseClaim,
  'verified' | 'via' | 'stated' | 'statedEarliest' | 'statedLatest' | 'locator'
>

const precedence = ({ verified, via, stated, ...form }: Form): Precedence => ({
  verified,
  via,
  stated:
    stated === null
      ? null
      : { edtf: stated, earliest: form.statedEarliest, latest: form.statedLatest },
  locator: form.locator,
})
