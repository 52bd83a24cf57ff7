import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { UserError } from '../../user-error.ts'
import { type Dataset, importRunId, type Release, type RunCounts } from '../bookkeeping.ts'
import type { Graph, Run } from '../driver.ts'
import { Dataset as DatasetNode } from '../nodes/dataset.ts'
import { ImportRun as ImportRunNode } from '../nodes/import-run.ts'
import { Release as ReleaseNode } from '../nodes/release.ts'
import { nodeSort } from '../sort-key.ts'

/*
 * One run writes a data set at a time. The data set's node says which: the run, the process that
 * writes it, and when that process last gave a sign of life. A run that was stopped half-way stays
 * on the node as `pendingRun`, and the next import takes it up under the same id.
 */

/** How often a writer says that it still lives, and after how long without it another may take over. */
const BEAT_MS = 5_000
const DEAD_AFTER_MS = 60_000

/** Another process is importing the data set. */
export class ImportInProgressError extends UserError {
  override name = 'ImportInProgressError'
}

/** What the graph knows of a data set before an import. */
export interface DatasetState {
  /** Hash of all that the last finished run wrote; null before the first. */
  readonly setHash: string | null
  /** The release of the last finished run; null before the first. */
  readonly release: Pick<Release, 'id' | 'label' | 'releasedEarliest' | 'releasedLatest'> | null
  /** A run that was begun and not finished. */
  readonly pendingRun: string | null
  /** The input of the last finished run; null where its claims do not follow from it alone. */
  readonly input: ImportedInput | null
}

export interface ImportedInput {
  readonly hash: string
  readonly records: number
  readonly claims: number
}

/** By what the next import tells that nothing has changed. */
export interface Contents {
  /** Hash of all claims of the data set. */
  readonly setHash: string
  readonly input: ImportedInput | null
}

export async function findDatasetState(
  graph: Graph,
  dataset: string,
): Promise<DatasetState | null> {
  const [row] = await graph.read(
    `MATCH (d:Dataset {id: $p.dataset}) OPTIONAL MATCH (r:Release {id: d.release})
     RETURN d.setHash, d.pendingRun, d.inputHash, d.inputRecords, d.inputClaims,
            r.id, r.label, r.releasedEarliest, r.releasedLatest`,
    { p: { dataset } },
  )
  if (!row) return null
  const [setHash, pendingRun, hash, records, claims, release, label, earliest, latest] = row
  const isKnown =
    typeof hash === 'string' && typeof records === 'number' && typeof claims === 'number'
  return {
    setHash: textOrNull(setHash),
    release:
      typeof release === 'string'
        ? {
            id: release,
            label: String(label),
            releasedEarliest: textOrNull(earliest),
            releasedLatest: textOrNull(latest),
          }
        : null,
    pendingRun: textOrNull(pendingRun),
    input: isKnown ? { hash, records, claims } : null,
  }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A run that this process writes. */
export interface OpenRun {
  readonly id: string
  readonly dataset: Dataset
  readonly release: Release
  readonly started: string
  /** Whether it was begun by a process that did not finish it. */
  readonly isResumed: boolean
  /** Tells this writer from any other of the same run. */
  readonly holder: string
}

/** Runs that this very process is writing: its id alone cannot tell a dead run from a living one. */
const running = new Set<string>()

/**
 * Takes the data set for a new run, or for the one that was left unfinished.
 *
 * @throws ImportInProgressError where a living process is importing it.
 */
export async function beginRun(graph: Graph, dataset: Dataset, release: Release): Promise<OpenRun> {
  const now = new Date()
  const holder = randomUUID()
  const fresh = importRunId(dataset.id, release.id, randomUUID())
  const opened = await graph.write(async (run) => {
    const [row = []] = await run(
      `MERGE (d:Dataset {id: $p.dataset.id}) ON CREATE SET d = $p.dataset
       SET d.name = $p.dataset.name, d.sort = $p.sort
       RETURN d.importingRun, d.importingHost, d.importingProcess, d.importingBeat, d.pendingRun`,
      { p: { dataset, sort: nodeSort(DatasetNode, { name: dataset.name }, dataset.id) } },
    )
    const [importing, host, process_, beat, pending] = row
    if (typeof importing === 'string' && isAlive(importing, host, process_, beat, now)) {
      throw new ImportInProgressError(
        `The data set ${dataset.name} is being imported by process ${String(process_)} on ${String(host)} ` +
          `(last sign of life ${String(beat)}). Wait until it is done, then import again.`,
      )
    }
    const id = typeof pending === 'string' ? pending : fresh
    const [begun = []] = await run(
      `MATCH (d:Dataset {id: $p.dataset.id})
       SET d.importingRun = $p.id, d.importingHost = $p.host, d.importingProcess = $p.process,
           d.importingBeat = $p.now, d.pendingRun = $p.id, d.importingHolder = $p.holder
       MERGE (release:Release {id: $p.release.id}) SET release += $p.release, release.sort = $p.releaseSort
       MERGE (run:ImportRun {id: $p.id})
       ON CREATE SET run.started = $p.now, run.sort = $p.runSort
       SET run.dataset = $p.dataset.name, run.release = $p.release.id, run.status = 'RUNNING'
       RETURN run.started`,
      {
        p: {
          dataset,
          release,
          releaseSort: nodeSort(ReleaseNode, { label: release.label }, release.id),
          id,
          runSort: nodeSort(ImportRunNode, { started: now.toISOString() }, id),
          host: hostname(),
          process: process.pid,
          holder,
          now: now.toISOString(),
        },
      },
    )
    return { id, started: String(begun[0]), isResumed: typeof pending === 'string' }
  })
  running.add(opened.id)
  return { ...opened, dataset, release, holder }
}

function isAlive(run: string, host: unknown, pid: unknown, beat: unknown, now: Date): boolean {
  if (host === hostname() && typeof pid === 'number') {
    if (pid === process.pid) return running.has(run)
    try {
      process.kill(pid, 0)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ESRCH') return false
    }
  }
  return now.getTime() - Date.parse(String(beat)) < DEAD_AFTER_MS
}

/**
 * Makes sure, until the transaction ends, that the data set is still this writer's: one that gave no sign
 * of life for long (a computer that slept) may find that another has taken its run over, and must not
 * write on.
 *
 * @throws ImportInProgressError where it is not.
 */
export async function holdDataset(run: Run, { dataset, holder }: OpenRun): Promise<void> {
  const [row] = await run(
    'MATCH (d:Dataset {id: $p.dataset}) SET d.importingHolder = d.importingHolder RETURN d.importingHolder',
    { p: { dataset: dataset.id } },
  )
  if (row?.[0] !== holder) {
    throw new ImportInProgressError(
      `This import of ${dataset.name} gave no sign of life for more than ${DEAD_AFTER_MS / 1000} seconds, and another has taken it over. ` +
        'What it wrote is kept. Wait until the other is done, then import again.',
    )
  }
}

/** Says every few seconds that the run still lives, until the function that it gives is called. */
export function keepAlive(graph: Graph, { dataset, holder }: OpenRun): () => void {
  let isBeating = false
  const timer = setInterval(() => {
    // A beat waits for the transaction that holds the data set; one at a time is enough.
    if (isBeating) return
    isBeating = true
    const beat = graph.write((run) =>
      run(
        'MATCH (d:Dataset {id: $p.dataset}) WHERE d.importingHolder = $p.holder SET d.importingBeat = $p.now',
        { p: { dataset: dataset.id, holder, now: new Date().toISOString() } },
      ),
    )
    // A database that does not answer shows in the import itself.
    beat
      .catch(() => undefined)
      .finally(() => {
        isBeating = false
      })
  }, BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Publishes the run: from here on it is what the data set says. */
export async function finishRun(
  run: Run,
  { id, dataset, release }: OpenRun,
  { setHash, input }: Contents,
  counts: RunCounts,
): Promise<void> {
  await run(
    `MATCH (d:Dataset {id: $p.dataset.id}) MATCH (run:ImportRun {id: $p.id})
     SET d += $p.dataset, d.release = $p.release, d.setHash = $p.setHash,
         d.inputHash = $p.input.hash, d.inputRecords = $p.input.records, d.inputClaims = $p.input.claims
     REMOVE d.pendingRun, d.importingRun, d.importingHost, d.importingProcess, d.importingBeat, d.importingHolder
     SET run.status = 'DONE', run.finished = $p.now, run.counts = $p.counts`,
    {
      p: {
        dataset,
        release: release.id,
        id,
        setHash,
        input,
        now: new Date().toISOString(),
        counts: JSON.stringify(counts),
      },
    },
  )
}

/** Lets go of the data set. Of a run that is not finished, the next import takes up what is left. */
export async function releaseRun(graph: Graph, { id, dataset, holder }: OpenRun): Promise<void> {
  running.delete(id)
  await graph.write((run) =>
    run(
      `MATCH (d:Dataset {id: $p.dataset}) WHERE d.importingHolder = $p.holder
       REMOVE d.importingRun, d.importingHost, d.importingProcess, d.importingBeat, d.importingHolder`,
      { p: { dataset: dataset.id, holder } },
    ),
  )
}
