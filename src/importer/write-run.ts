import type { Graph, Run } from '../graph/driver.ts'
import { Report } from '../graph/nodes/report.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { writeChunk } from '../graph/write/chunk.ts'
import { listKnownClaims } from '../graph/write/claims.ts'
import { checkHold } from '../graph/write/data-set-hold.ts'
import type { OpenRun } from '../graph/write/import-runs.ts'
import {
  addCounts,
  findLastEntry,
  listJournalWithin,
  noWrites,
  type WriteCounts,
  writeJournal,
} from '../graph/write/journal.ts'
import { refreshStandings } from '../graph/write/refresh-standing.ts'
import { boundsOf, isDone, type ReleaseChunk } from './chunks.ts'
import { chunkOf, compareClaims, type Difference } from './diff.ts'
import type { Refusals } from './refusals.ts'
import type { ReleaseClaim } from './release-claims.ts'
import type { RowMarks } from './row-marks.ts'

/** Claims of the data set that are read at once to be compared. */
const MOST_KNOWN = 10_000

export type Transact = <Result>(work: (run: Run) => Promise<Result>) => Promise<Result>

export interface RunToWrite {
  readonly graph: Graph
  readonly open: OpenRun
  /** In the order of the ids; asked for anew when a transaction is tried again. */
  chunks(): AsyncIterable<ReleaseChunk>
  readonly refusals: Refusals
  /** Whether the data set never claimed anything before, so that nothing need be compared. */
  readonly isFirst: boolean
  /** Gets the rows whose claims are new, or made otherwise than before. */
  readonly changedRows: RowMarks
  onClaims(done: number): void
}

/**
 * Writes a run, a chunk a transaction, each with its entry in the journal. A run that was stopped goes on
 * after its last entry. `isSmall` puts all of it into one transaction: readers see all of it or nothing.
 */
export async function writeRun(
  run: RunToWrite,
  isSmall: boolean,
  finish: (within: Run) => Promise<void>,
): Promise<void> {
  const { graph, open } = run
  if (isSmall) {
    await graph.write(async (within) => {
      await writeChunks(run, (work) => work(within))
      await finish(within)
      await checkHold(within, open.hold)
    })
    return
  }
  const transact: Transact = (work) =>
    graph.write(async (within) => {
      const result = await work(within)
      await checkHold(within, open.hold)
      return result
    })
  await writeChunks(run, transact)
  await transact(finish)
}

async function writeChunks(run: RunToWrite, transact: Transact): Promise<void> {
  const { graph, open, isFirst } = run
  const last = open.isResumed ? await findLastEntry(graph, open.id) : null
  const numbers = { next: last ? last.number + 1 : 0 }
  let claims = 0
  for await (const chunk of run.chunks()) {
    const upTo = last?.to ?? null
    const isBegun = upTo !== null && upTo > chunk.from && upTo < chunk.to
    if (isBegun || isDone(chunk.type, chunk.to, upTo)) await markWritten(run, chunk)
    if (isBegun) {
      const claims = chunk.claims.filter(({ id }) => id >= upTo)
      await writeInPieces(run, transact, { ...chunk, from: upTo, claims }, numbers)
    } else if (!isDone(chunk.type, chunk.to, upTo) && (chunk.claims.length > 0 || !isFirst)) {
      await writeInPieces(run, transact, chunk, numbers)
    }
    claims += chunk.claims.length
    run.onClaims(claims)
  }
  const reports = await transact((within) => listReportsTouched(within, open.id))
  await refreshStandings(transact, reports)
}

/** A chunk of which the graph holds very much is written in several transactions. */
async function writeInPieces(
  run: RunToWrite,
  transact: Transact,
  chunk: ReleaseChunk,
  numbers: { next: number },
): Promise<void> {
  let rest = chunk
  while (rest.from < rest.to) {
    const number = numbers.next
    const piece = rest
    const { to, difference } = await transact((within) => writePiece(run, within, piece, number))
    numbers.next++
    for (const claim of changesOf(difference)) run.changedRows.mark(claim.row)
    rest = { ...piece, from: to, claims: piece.claims.filter(({ id }) => id >= to) }
  }
}

export function changesOf({ added, returned, changed }: Difference): readonly ReleaseClaim[] {
  return [...added, ...returned, ...changed]
}

async function writePiece(
  { open, refusals, isFirst }: RunToWrite,
  within: Run,
  chunk: ReleaseChunk,
  number: number,
): Promise<{ readonly to: string; readonly difference: Difference }> {
  const { type, from } = chunk
  const { dataset } = open
  const { known, to } = isFirst
    ? { known: [], to: chunk.to }
    : await readKnown(within, dataset.name, chunk)
  const claims = to === chunk.to ? chunk.claims : chunk.claims.filter(({ id }) => id < to)
  const difference = compareClaims(claims, known, refusals, open.isAddition)
  const { added, returned, changed, retracted, heldBack, unchanged } = difference
  const counts: WriteCounts = noWrites()
  counts.added = added.length + returned.length
  counts.changed = changed.length
  counts.retracted = retracted.length
  counts.heldBack = heldBack.length
  counts.unchanged = unchanged
  addCounts(counts, await writeChunk(within, chunkOf(type, claims, known, difference, open)))
  await writeJournal(within, {
    run: open.id,
    number,
    from,
    to,
    claims: [...changesOf(difference).map(({ id }) => id), ...retracted],
    heldBack,
    counts,
  })
  return { to, difference }
}

/** What the data set claimed between a chunk's bounds, or up to a nearer one where that is very much. */
export async function readKnown(run: Run, dataset: string, { from, to }: ReleaseChunk) {
  const known = await listKnownClaims(run, dataset, { from, to, limit: MOST_KNOWN + 1 })
  const first = known[0]
  const last = known.at(-1)
  if (known.length <= MOST_KNOWN || !first || !last) return { known, to }
  const entity = entityOfClaim(last.id)
  if (entity !== entityOfClaim(first.id)) {
    return { known: known.filter(({ id }) => id < entity), to: entity }
  }
  // More on one entity than anything has: all of that one.
  const end = `${entity}\u007f`
  const all = { from: first.id, to: end, limit: Number.MAX_SAFE_INTEGER }
  return { known: await listKnownClaims(run, dataset, all), to: end < to ? end : to }
}

/** Of a part that was written before the run was stopped: which rows had changed anything. */
async function markWritten(
  { graph, open, changedRows }: RunToWrite,
  { from, to, claims }: ReleaseChunk,
): Promise<void> {
  const read: Run = (text, parameters) => graph.read(text, parameters)
  const entries = await listJournalWithin(read, open.id, from, to)
  const written = new Set(entries.flatMap((entry) => entry.claims))
  for (const { id, row } of claims) if (written.has(id)) changedRows.mark(row)
}

async function listReportsTouched(run: Run, id: string): Promise<readonly string[]> {
  const { from, to } = boundsOf(Report)
  const entries = await listJournalWithin(run, id, from, to)
  return [...new Set(entries.flatMap(({ claims }) => claims.map(entityOfClaim)))].filter(
    (entity) => entity >= from && entity < to,
  )
}
