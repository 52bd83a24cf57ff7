import type { Release } from '../graph/bookkeeping.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { type Asserts, type Claim, entityOfClaim } from '../graph/write/assertion.ts'
import type { Chunk } from '../graph/write/chunk.ts'
import type { ClaimChange, SupportEntry, SupportedForm } from '../graph/write/claim-history.ts'
import type { StoredClaim } from '../graph/write/claims.ts'
import { isMoved } from './claim-form.ts'
import { mayConcern, type Refusals } from './refusals.ts'
import type { ReleaseClaim } from './release-claims.ts'

/** A claim of the data set that the graph holds. */
interface KnownClaim {
  readonly id: string
  readonly live: boolean
  readonly form: string
}

/** What a release changes among some claims. */
export interface Difference {
  readonly added: readonly ReleaseClaim[]
  /** Claims that were there and had been retracted. */
  readonly returned: readonly ReleaseClaim[]
  readonly changed: readonly ReleaseClaim[]
  /** Claims that stand in another row of the release than of the one before, and are the same otherwise. */
  readonly moved: readonly ReleaseClaim[]
  readonly retracted: readonly string[]
  readonly heldBack: readonly string[]
  /** Claims that were made once and are no more, which a refused record may make: nobody knows whether the release does. */
  readonly unheard: readonly string[]
  /** Claims that an addition makes just as they had been held back: they are its own from now on. */
  readonly confirmed: readonly string[]
  readonly unchanged: number
}

/**
 * Compares what a release claims with what the data set claimed before.
 *
 * @param heldBefore of an input that adds to the release, and is not the whole of it: what the release held
 * back. Of an entity that the addition speaks of that alone is taken back, as the release would have done
 * with the row right. Null where the input is the whole.
 */
export function compareClaims(
  claims: readonly ReleaseClaim[],
  known: readonly KnownClaim[],
  refusals: Refusals,
  heldBefore: ReadonlySet<string> | null,
): Difference {
  const before = new Map(known.map((claim) => [claim.id, claim]))
  const added: ReleaseClaim[] = []
  const returned: ReleaseClaim[] = []
  const changed: ReleaseClaim[] = []
  const moved: ReleaseClaim[] = []
  const confirmed: string[] = []
  let unchanged = 0
  for (const claim of claims) {
    const was = before.get(claim.id)
    before.delete(claim.id)
    if (!was) added.push(claim)
    else if (!was.live) returned.push(claim)
    else if (was.form === claim.form) {
      unchanged++
      if (heldBefore?.has(claim.id)) confirmed.push(claim.id)
    } else if (isMoved(was.form, claim.form)) moved.push(claim)
    else changed.push(claim)
  }
  const retracted: string[] = []
  const heldBack: string[] = []
  const unheard: string[] = []
  const spokenOf = new Set(heldBefore ? claims.map(({ id }) => entityOfClaim(id)) : [])
  for (const { id, live } of before.values()) {
    const entity = entityOfClaim(id)
    if (heldBefore && !(live && heldBefore.has(id) && spokenOf.has(entity))) continue
    if (mayConcern(refusals, entity)) (live ? heldBack : unheard).push(id)
    else if (live) retracted.push(id)
  }
  return { added, returned, changed, moved, retracted, heldBack, unheard, confirmed, unchanged }
}

/** A difference as what is to be written by a run. */
export function chunkOf(
  type: NodeType,
  claims: readonly ReleaseClaim[],
  known: readonly KnownClaim[],
  difference: Difference,
  { id: run, started, release }: { id: string; started: string; release: Release },
): Chunk {
  const { added, returned, changed, moved, retracted } = difference
  const begins = (claim: ReleaseClaim): SupportEntry => ({
    from: release.id,
    run,
    as: supportedForm(claim),
  })
  const ends: SupportEntry = { until: release.id, run }
  const change = (id: string, add: readonly SupportEntry[], set: Partial<StoredClaim>) =>
    ({ id, add, set: { ...set, changedBy: run } }) satisfies ClaimChange
  const changes = [
    ...returned.map((claim) =>
      change(claim.id, [begins(claim)], { ...supportedForm(claim), live: true }),
    ),
    // What moved is written as well, so that it is cited where it stands in the release that is cited.
    ...[...changed, ...moved].map((claim) =>
      change(claim.id, [ends, begins(claim)], { ...supportedForm(claim), live: true }),
    ),
    ...retracted.map((id) => change(id, [ends], { live: false })),
  ]
  const seen = new Set(known.map(({ id }) => entityOfClaim(id)))
  const fresh = new Map<string, Claim[]>()
  const touched = new Set(changes.map(({ id }) => entityOfClaim(id)))
  const shared = new Set<string>()
  for (const claim of claims) if (claim.isShared) shared.add(entityOfClaim(claim.id))
  for (const claim of added) {
    const entity = entityOfClaim(claim.id)
    if (seen.has(entity) || shared.has(entity)) {
      touched.add(entity)
      continue
    }
    const list = fresh.get(entity)
    if (list) list.push(asRead(claim))
    else fresh.set(entity, [asRead(claim)])
  }
  return {
    type,
    added: added.map((claim) => ({
      claim: { ...stored(claim), live: true, changedBy: run },
      recorded: started,
      release: release.id,
    })),
    changes,
    fresh,
    touched: [...touched].toSorted(),
  }
}

function stored({ row: _row, place: _place, isShared: _isShared, ...claim }: ReleaseClaim) {
  return claim
}

function asRead(claim: ReleaseClaim): Claim {
  const { id, standing, verified, stated, statedEarliest, statedLatest } = claim
  // Written by this process a moment ago: there is nothing to check.
  const asserts: Asserts = JSON.parse(claim.asserts)
  return {
    id,
    standing,
    verified,
    stated:
      stated === null ? null : { edtf: stated, earliest: statedEarliest, latest: statedLatest },
    asserts,
  }
}

/** The part of a claim that a release may say otherwise than the one before. */
function supportedForm(claim: SupportedForm): SupportedForm {
  const { source, via, viaType, verified, standing } = claim
  const { stated, statedEarliest, statedLatest, locator, count, form } = claim
  return {
    source,
    via,
    viaType,
    verified,
    standing,
    stated,
    statedEarliest,
    statedLatest,
    locator,
    count,
    form,
  }
}
