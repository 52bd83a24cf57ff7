import type { Release } from '../graph/bookkeeping.ts'
import type { Graph } from '../graph/driver.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import {
  type KnownClaim,
  listClaimsOfDataset,
  type StoredClaim,
  type SupportEntry,
  type SupportedForm,
} from '../graph/write/claims.ts'
import type { CollectedClaims, ReleaseClaim } from './collect-claims.ts'
import { mayConcern } from './refusals.ts'

/** What an import would write, told from what the graph holds. */
export interface Plan {
  readonly added: readonly ReleaseClaim[]
  readonly edits: readonly Edit[]
  /** Claims that only the unfinished run had made, and that are not made after all. */
  readonly deleted: readonly string[]
  /** Entities whose claims change, or had changed when an unfinished run was stopped. */
  readonly touched: ReadonlySet<string>
  readonly counts: {
    readonly added: number
    readonly changed: number
    readonly unchanged: number
    readonly retracted: number
    readonly heldBack: number
  }
}

/** A change of a claim that is in the graph. */
export interface Edit {
  readonly id: string
  /** Entries of the unfinished run that go before anything is added. */
  readonly drop: number
  readonly ends: boolean
  /** The claim as the release makes it, where its support begins anew. */
  readonly begins: ReleaseClaim | null
  /** Where nothing begins: the form it had before the unfinished run. */
  readonly restored: Restored | null
}

interface Restored {
  readonly live: boolean
  readonly as: SupportedForm
}

/** A claim as it stood before the run. */
interface Before {
  readonly exists: boolean
  readonly live: boolean
  readonly form: string
  readonly drop: number
  readonly restored: Restored | null
}

/**
 * Compares a release with what the data set claims in the graph. Of a run that was stopped half-way
 * (`pendingRun`) nothing counts as written: the plan is what it was when that run began.
 */
export async function makePlan(
  graph: Graph,
  dataset: string,
  pendingRun: string | null,
  { claims, refusals }: Pick<CollectedClaims, 'claims' | 'refusals'>,
): Promise<Plan> {
  const counts = { added: 0, changed: 0, unchanged: 0, retracted: 0, heldBack: 0 }
  const edits: Edit[] = []
  const deleted: string[] = []
  const touched = new Set<string>()
  const unseen = new Map(claims)
  for await (const page of listClaimsOfDataset(graph, dataset, pendingRun)) {
    for (const known of page) {
      const claim = claims.get(known.id)
      unseen.delete(known.id)
      const before = stateBefore(known, pendingRun)
      const isHeldBack = !claim && before.live && mayConcern(refusals, entityOfClaim(known.id))
      if (claim && !before.live) counts.added++
      else if (claim && before.form === claim.form) counts.unchanged++
      else if (claim) counts.changed++
      else if (isHeldBack) counts.heldBack++
      else if (before.live) counts.retracted++
      const begins = claim && !(before.live && before.form === claim.form) ? claim : null
      const ends = before.live && (begins !== null || !(claim || isHeldBack))
      if (!before.exists && !claim) deleted.push(known.id)
      else if (begins || ends || before.drop > 0) {
        edits.push({ id: known.id, drop: before.drop, ends, begins, restored: before.restored })
      } else continue
      touched.add(entityOfClaim(known.id))
    }
  }
  counts.added += unseen.size
  for (const id of unseen.keys()) touched.add(entityOfClaim(id))
  return { added: [...unseen.values()], edits, deleted, touched, counts }
}

function stateBefore(known: KnownClaim, pendingRun: string | null): Before {
  const { live, form, changedBy } = known
  if (pendingRun === null || changedBy !== pendingRun) {
    return { exists: true, live, form, drop: 0, restored: null }
  }
  const entries = known.support.map(readEntry)
  const kept = entries.filter((entry) => entry.run !== pendingRun)
  const begun = kept.findLast((entry) => 'from' in entry)
  const isLive = kept.at(-1) === begun && begun !== undefined
  return {
    exists: kept.length > 0,
    live: isLive,
    form: begun?.as.form ?? '',
    drop: entries.length - kept.length,
    restored: begun ? { live: isLive, as: begun.as } : null,
  }
}

function readEntry(text: string): SupportEntry {
  const entry: SupportEntry = JSON.parse(text)
  return entry
}

/** The part of a claim that a release may say otherwise than the one before. */
export function supportedForm(claim: ReleaseClaim): SupportedForm {
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

/** The entries that an edit adds to a claim's history. */
export function entriesOf(edit: Edit, release: Release, run: string): readonly SupportEntry[] {
  return [
    ...(edit.ends ? [{ until: release.id, run }] : []),
    ...(edit.begins ? [{ from: release.id, run, as: supportedForm(edit.begins) }] : []),
  ]
}

/** The properties that an edit gives a claim. */
export function propertiesOf(edit: Edit, run: string): Partial<StoredClaim> {
  if (edit.begins) return { ...supportedForm(edit.begins), live: true, changedBy: run }
  if (edit.ends) return { ...edit.restored?.as, live: false, changedBy: run }
  return { ...edit.restored?.as, live: edit.restored?.live ?? true, changedBy: run }
}
