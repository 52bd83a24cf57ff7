import type { Graph, Run } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { Report } from '../nodes/report.ts'
import { entityOfClaim } from './assertion.ts'
import { projectInOrder, withAllegations } from './chunk.ts'
import { findHistories, type RewrittenClaim, rewriteClaims } from './claim-history.ts'
import { deleteClaims } from './claims.ts'
import { checkHold, type Hold } from './data-set-hold.ts'
import { listHeldBackAfter, saidIn } from './held-back.ts'
import { beginRollBack, finishRollBack, listRuns, type StoredRun } from './import-runs.ts'
import {
  addCounts,
  addToJournal,
  deleteJournal,
  type JournalEntry,
  listJournalWithin,
  noWrites,
  readJournal,
  sumJournal,
  type WriteCounts,
} from './journal.ts'
import { mergeEntities } from './project.ts'
import { refreshStandings } from './refresh-standing.ts'
import { stateAfter, withoutRun } from './timeline.ts'

const ENTRIES_A_TRANSACTION = 50

/** What a roll-back did. */
export interface RolledBack extends WriteCounts {
  /** Claims that only this run had made. */
  claimsDeleted: number
}

/**
 * Takes a run back: the claims, and what they add up to, become what they would be had it never been.
 * Later runs stay: what they found as this one had left it is theirs from now on.
 *
 * A transaction takes back one entry of the run's journal; all of them can be repeated. Stopped anywhere,
 * the run stays the data set's pending one, and is taken back to its end by the next roll-back or import.
 */
export async function rollBack(
  graph: Graph,
  hold: Hold,
  id: string,
  onClaims: (done: number, total: number) => void = () => undefined,
): Promise<RolledBack> {
  const transact = <Result>(work: (run: Run) => Promise<Result>) =>
    graph.write(async (run) => {
      const result = await work(run)
      await checkHold(run, hold)
      return result
    })
  await transact((run) => beginRollBack(run, hold, id))
  const all = await listRuns(graph, hold.dataset.name)
  const history = all.filter((run) => run.id === id || run.status === 'DONE')
  const planned = await sumJournal((text, values) => graph.read(text, values), id)
  const total = planned.added + planned.changed + planned.moved + planned.retracted
  const rolledBack: RolledBack = { ...noWrites(), claimsDeleted: 0 }
  const reports = new Set<string>()
  let done = 0
  for await (const { from, to, ...entry } of readJournal(graph, id, 1)) {
    const claims = [...entry.claims, ...entry.moved]
    for (const claim of claims) {
      const entity = entityOfClaim(claim)
      if (typeOfId(entity) === Report) reports.add(entity)
    }
    const { heldBack } = entry
    const { cited, ...counts } = await transact((run) =>
      takeBack(run, id, history, { from, to, claims, heldBack }),
    )
    for (const report of cited) reports.add(report)
    addCounts(rolledBack, counts)
    rolledBack.claimsDeleted += counts.claimsDeleted
    done += claims.length
    onClaims(done, total)
  }
  await refreshStandings(transact, [...reports], true)
  const remaining = history.filter((run) => run.id !== id)
  const last = remaining.at(-1) ?? null
  const wasLast = history.at(-1)?.id === id
  await transact((run) => finishRollBack(run, hold, id, last, wasLast))
  while ((await graph.write((run) => deleteJournal(run, id, ENTRIES_A_TRANSACTION))) > 0);
  return rolledBack
}

async function takeBack(
  run: Run,
  id: string,
  history: readonly StoredRun[],
  {
    from,
    to,
    claims: written,
    heldBack: kept,
  }: Pick<JournalEntry, 'from' | 'to' | 'claims' | 'heldBack'>,
): Promise<WriteCounts & { claimsDeleted: number; cited: readonly string[] }> {
  const at = history.findIndex((each) => each.id === id)
  const later = history.slice(at + 1)
  const retracting = await findRetracting(run, history, at, { from, to, heldBack: kept })
  const claims = [...written, ...retracting.keys()]
  const heldBack = new Map<string, ReadonlySet<string>>()
  const said = new Map<string, ReadonlySet<string>>()
  for (const each of later) {
    const entries = await listJournalWithin(run, each.id, from, to)
    heldBack.set(each.id, new Set(entries.flatMap((entry) => entry.heldBack)))
    if (each.isAddition) said.set(each.id, new Set(entries.flatMap(saidIn)))
  }
  const deleted: string[] = []
  /** By run: claims that it had found as this one left them, and that are its own from now on. */
  const adopted = new Map<string, string[]>()
  const rewritten: RewrittenClaim[] = []
  const cited = new Set(
    [...retracting.keys()].map(entityOfClaim).filter((entity) => typeOfId(entity) === Report),
  )
  for (const { id: claim, entries } of await findHistories(run, claims)) {
    // An addition said nothing of the claims that it did not bring; nor did a release that had refused the record.
    const wasSilent = (each: { id: string }) =>
      said.get(each.id)?.has(claim) === false || heldBack.get(each.id)?.has(claim) === true
    const kept = withoutRun(entries, retracting.get(claim) ?? id, history, wasSilent)
    const state = stateAfter(kept) ?? stateAfter(kept.slice(0, -1))
    // What has been said of a report since is not in the standing that is taken up again. Also of claims that
    // a roll-back had come to before it was stopped.
    if (state && typeOfId(state.source) === Report) cited.add(state.source)
    if (kept === entries) continue
    if (state === null) deleted.push(claim)
    else {
      const adopting = kept.find((one) => !entries.some((entry) => entry.run === one.run))?.run
      if (adopting) {
        const its = adopted.get(adopting) ?? []
        its.push(claim)
        adopted.set(adopting, its)
      }
      rewritten.push({
        id: claim,
        support: kept,
        live: stateAfter(kept) !== null,
        changedBy: kept.at(-1)?.run ?? '',
        as: state,
      })
    }
  }
  const touched = await withAllegations(run, [...new Set(claims.map(entityOfClaim))].toSorted())
  await deleteClaims(run, deleted)
  await rewriteClaims(run, rewritten)
  // Or taking that run back as well would leave them.
  for (const [each, its] of adopted) await addToJournal(run, each, { from, to, claims: its })
  const revived = rewritten.filter(({ live }) => live).map((claim) => entityOfClaim(claim.id))
  const created = await mergeEntities(run, [...new Set(revived)].toSorted())
  const counts = await projectInOrder(run, touched)
  counts.entitiesCreated += created
  counts.entitiesChanged -= created
  return { ...counts, claimsDeleted: deleted.length, cited: [...cited] }
}

/**
 * Additions that have taken back what a release held back for the sake of its refused rows, by claim. Without
 * that release they had nothing to take back, unless the one before had held it back as well.
 */
async function findRetracting(
  run: Run,
  history: readonly StoredRun[],
  at: number,
  { from, to, heldBack }: Pick<JournalEntry, 'from' | 'to' | 'heldBack'>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const later = history.slice(at + 1)
  const next = later.findIndex(({ isAddition }) => !isAddition)
  const additions = new Set(later.slice(0, next < 0 ? later.length : next).map(({ id }) => id))
  if (history[at]?.isAddition || additions.size === 0 || heldBack.length === 0) return found
  const before = await listHeldBackAfter(run, history.slice(0, at), from, to)
  const alone = heldBack.filter((claim) => !before.has(claim))
  for (const { id, entries } of await findHistories(run, alone)) {
    const ending = entries.find((entry) => additions.has(entry.run))
    const begins = entries.some((entry) => entry.run === ending?.run && 'from' in entry)
    if (ending && !begins) found.set(id, ending.run)
  }
  return found
}

/**
 * Takes a whole data set away: its runs, the last one first, then what the graph keeps of it. What
 * other data sets claim of the same entities stays. Stopped anywhere, it is gone on with.
 */
export async function removeDataSet(
  graph: Graph,
  hold: Hold,
  onRun: (run: StoredRun) => void = () => undefined,
): Promise<number> {
  const { name } = hold.dataset
  const runs = (await listRuns(graph, name)).filter(({ status }) => status !== 'ROLLED_BACK')
  const pendingFirst = runs.toSorted(
    (a, b) =>
      Number(b.id === hold.pendingRun) - Number(a.id === hold.pendingRun) || b.number - a.number,
  )
  for (const run of pendingFirst) {
    onRun(run)
    await rollBack(graph, hold, run.id)
  }
  await graph.write(async (run) => {
    await run(
      `MATCH (run:ImportRun {dataset: $p.name})
       OPTIONAL MATCH (release:Release {id: run.release})
       WITH collect(run) AS runs, collect(DISTINCT release) AS releases
       FOREACH (each IN runs + releases | DELETE each)`,
      { p: { name } },
    )
    await checkHold(run, hold)
  })
  return runs.length
}
