import type { NodeType } from '../graph/declare/node.ts'
import { type Graph, GraphError, type Run } from '../graph/driver.ts'
import { nodeTypes } from '../graph/model.ts'
import { Report } from '../graph/nodes/report.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { writeChunk } from '../graph/write/chunk.ts'
import { listKnownClaims } from '../graph/write/claims.ts'
import { checkHold } from '../graph/write/data-set-hold.ts'
import type { Progress } from '../graph/write/fresh.ts'
import { listHeldBack } from '../graph/write/held-back.ts'
import type { OpenRun } from '../graph/write/import-runs.ts'
import {
  addCounts,
  listJournalWithin,
  listWrittenRanges,
  noWrites,
  type WriteCounts,
  writeJournal,
} from '../graph/write/journal.ts'
import { refreshStandings } from '../graph/write/refresh-standing.ts'
import { addToKnown } from './add-claims.ts'
import { boundsOf, type ReleaseChunk } from './chunks.ts'
import { chunkOf, compareClaims, type Difference } from './diff.ts'
import type { Refusals } from './refusals.ts'
import type { ReleaseClaim } from './release-claims.ts'
import type { RowMarks } from './row-marks.ts'

/** Claims of the data set that are read at once to be compared. */
const MOST_KNOWN = 10_000

/** Transactions under way at once: while Neo4j commits one, it writes another, and a third is worked out. */
const AT_ONCE = 2

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
  /** Reports that the claims cite and that another import has made something else of meanwhile. */
  listReconsidered(within: Run): Promise<readonly string[]>
}

interface Writing extends RunToWrite {
  readonly transact: Transact
  readonly progress: Progress
  readonly numbers: { next: number }
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
    const write = (mayBeThere: readonly NodeType[]) =>
      graph.write(async (within) => {
        await writeChunks(run, (work) => work(within), 1, mayBeThere)
        await finish(within)
        await checkHold(within, open.hold)
      })
    await write([]).catch((error: unknown) => {
      if (!isThere(error)) throw error
      return write(nodeTypes)
    })
    return
  }
  const transact: Transact = (work) =>
    graph.write(async (within) => {
      const result = await work(within)
      await checkHold(within, open.hold)
      return result
    })
  await writeChunks(run, transact, AT_ONCE, [])
  await transact(finish)
}

async function writeChunks(
  run: RunToWrite,
  transact: Transact,
  atOnce: number,
  mayBeThere: readonly NodeType[],
): Promise<void> {
  const { graph, open, isFirst } = run
  const written = open.isResumed ? await listWrittenRanges(graph, open.id) : []
  const writing: Writing = {
    ...run,
    transact,
    numbers: { next: 1 + Math.max(-1, ...written.map(({ number }) => number)) },
    // What a run that was stopped has written may point anywhere.
    progress: { whole: new Set(), bare: new Set(open.isResumed ? nodeTypes : mayBeThere) },
  }
  const pending = new Set<Promise<void>>()
  let type: NodeType | undefined
  let claims = 0
  for await (const chunk of run.chunks()) {
    // Rulings must be there before the allegations that they decide.
    if (type && type !== chunk.type) {
      await Promise.all(pending)
      writing.progress.whole.add(type)
    }
    type = chunk.type
    if (written.length > 0) await markWritten(run, chunk)
    for (const part of withoutRanges(chunk, written)) {
      if (part.claims.length === 0 && isFirst) continue
      const piece = writeInPieces(writing, part).then(() => {
        pending.delete(piece)
        claims += part.claims.length
        run.onClaims(claims)
      })
      pending.add(piece)
      // Whoever waits below or above sees the failure; this keeps it from being called unhandled before.
      piece.catch(() => undefined)
      if (pending.size >= atOnce) await Promise.race(pending)
    }
  }
  await Promise.all(pending)
  const reconsidered = await transact(run.listReconsidered)
  await refreshStandings(transact, reconsidered, !open.isResumed)
  const reports = await transact((within) => listReportsTouched(within, open.id))
  await refreshStandings(transact, reports)
}

const isThere = (error: unknown) => error instanceof GraphError && error.reason === 'EXISTS'

/** What of a chunk lies in none of some ranges, which are in order. */
function withoutRanges(
  chunk: ReleaseChunk,
  ranges: readonly { readonly from: string; readonly to: string }[],
): readonly ReleaseChunk[] {
  const parts: ReleaseChunk[] = []
  let from = chunk.from
  const upTo = (to: string) => {
    const claims = chunk.claims.filter(({ id }) => id >= from && id < to)
    if (from < to) parts.push({ ...chunk, from, to, claims })
  }
  for (const range of ranges) {
    if (range.to <= from || range.from >= chunk.to) continue
    upTo(range.from)
    from = range.to
  }
  upTo(chunk.to)
  return parts
}

/** A chunk of which the graph holds very much is written in several transactions. */
async function writeInPieces(writing: Writing, chunk: ReleaseChunk): Promise<void> {
  const { transact, numbers } = writing
  let rest = chunk
  while (rest.from < rest.to) {
    const number = numbers.next++
    const piece = rest
    const write = () => transact((within) => writePiece(writing, within, piece, number))
    const { to, difference } = await write().catch((error: unknown) => {
      // Another transaction of the run pointed to one of these first.
      if (!isThere(error) || writing.progress.bare.has(piece.type)) throw error
      writing.progress.bare.add(piece.type)
      return write()
    })
    for (const claim of changesOf(difference)) writing.changedRows.mark(claim.row)
    rest = { ...piece, from: to, claims: piece.claims.filter(({ id }) => id >= to) }
  }
}

export function changesOf({ added, returned, changed }: Difference): readonly ReleaseClaim[] {
  return [...added, ...returned, ...changed]
}

async function writePiece(
  { open, refusals, isFirst, progress }: Writing,
  within: Run,
  chunk: ReleaseChunk,
  number: number,
): Promise<{ readonly to: string; readonly difference: Difference }> {
  const { type, from } = chunk
  const { dataset } = open
  const { known, to } = isFirst
    ? { known: [], to: chunk.to }
    : await readKnown(within, dataset.name, chunk)
  const read = to === chunk.to ? chunk.claims : chunk.claims.filter(({ id }) => id < to)
  const heldBefore = open.isAddition ? await listHeldBack(within, dataset.name, from, to) : null
  const claims = heldBefore ? await addToKnown(within, read, known, heldBefore, open.release) : read
  const difference = compareClaims(claims, known, refusals, heldBefore)
  const { added, returned, changed, moved, retracted, heldBack, confirmed, unchanged } = difference
  const counts: WriteCounts = noWrites()
  counts.added = added.length + returned.length
  counts.changed = changed.length
  counts.moved = moved.length
  counts.retracted = retracted.length
  counts.heldBack = heldBack.length
  counts.unchanged = unchanged
  addCounts(
    counts,
    await writeChunk(within, chunkOf(type, claims, known, difference, open), progress),
  )
  await writeJournal(within, {
    run: open.id,
    number,
    from,
    to,
    claims: [...changesOf(difference).map(({ id }) => id), ...retracted, ...confirmed],
    moved: moved.map(({ id }) => id),
    heldBack: [...heldBack, ...difference.unheard],
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
