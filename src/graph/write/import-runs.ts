import { randomUUID } from 'node:crypto'
import { type Dataset, importRunId, type Release, type RunCounts } from '../bookkeeping.ts'
import { type Graph, int, type Run } from '../driver.ts'
import { Dataset as DatasetNode } from '../nodes/dataset.ts'
import { ImportRun as ImportRunNode } from '../nodes/import-run.ts'
import { Release as ReleaseNode } from '../nodes/release.ts'
import { nodeSort } from '../sort-key.ts'
import { checkHold, type Hold } from './data-set-hold.ts'
import type { RunOfHistory } from './timeline.ts'

/*
 * Runs of a data set, in the order of their numbers. A run is RUNNING until it is DONE; one that is
 * taken back is ROLLING_BACK, then ROLLED_BACK. One that was stopped half-way stays on the data set's
 * node as `pendingRun` until it is taken up or taken back.
 */

/** What the graph knows of a data set before an import. */
export interface DatasetState {
  /** The id of the last finished run; null before the first. */
  readonly run: string | null
  /** Hash of all that the last finished run wrote; null before the first. */
  readonly setHash: string | null
  /** How many claims that run made or found; null where none is finished. */
  readonly claims: number | null
  /** The release of the last finished run; null before the first. */
  readonly release: Pick<Release, 'id' | 'label' | 'releasedEarliest' | 'releasedLatest'> | null
  /** A run that was begun and not finished. */
  readonly pendingRun: string | null
  /** The input of the last finished run; null where its claims do not follow from it alone. */
  readonly input: ImportedInput | null
}

export interface ImportedInput {
  /** Of the files and all that their meaning follows from. */
  readonly hash: string
  /** Of all that the claims of a record follow from beside the record. */
  readonly basis: string
  /** Of the records, in whatever order. */
  readonly recordsHash: string
  readonly rows: number
  readonly skipped: number
  readonly refused: number
  readonly records: number
  readonly claims: number
}

/** By what the next import tells that nothing has changed. */
export interface Contents {
  /** Hash of all claims of the data set. */
  readonly setHash: string
  readonly input: ImportedInput | null
  /** How many rows were refused, by what was expected of them. */
  readonly refusedBy: Readonly<Record<string, number>>
}

export async function findDatasetState(
  graph: Graph,
  dataset: string,
): Promise<DatasetState | null> {
  const [row] = await graph.read(
    `MATCH (d:Dataset {id: $p.dataset}) OPTIONAL MATCH (r:Release {id: d.release})
     RETURN d.setHash, d.pendingRun, d.input, r.id, r.label, r.releasedEarliest, r.releasedLatest,
       COLLECT { MATCH (run:ImportRun {dataset: d.name, status: 'DONE', setHash: d.setHash})
         RETURN [run.id, run.counts] ORDER BY run.number DESC LIMIT 1 }`,
    { p: { dataset } },
  )
  if (!row) return null
  const [setHash, pendingRun, input, release, label, earliest, latest, runs] = row
  const [last]: readonly unknown[] = Array.isArray(runs) ? runs : []
  const [run, counts]: readonly unknown[] = Array.isArray(last) ? last : []
  return {
    run: textOrNull(run),
    setHash: textOrNull(setHash),
    claims: typeof counts === 'string' ? JSON.parse(counts).claims : null,
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
    input: readInput(input),
  }
}

function readInput(text: unknown): ImportedInput | null {
  if (typeof text !== 'string') return null
  const input: ImportedInput = JSON.parse(text)
  return input
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A run that this process writes. */
export interface OpenRun {
  readonly id: string
  readonly hold: Hold
  readonly dataset: Dataset
  readonly release: Release
  readonly started: string
  /** Whether it was begun by a process that did not finish it. */
  readonly isResumed: boolean
  /** Whether its input adds to the release, and is not the whole of it. */
  readonly isAddition: boolean
}

export interface RunToBegin {
  readonly dataset: Dataset
  readonly release: Release
  readonly setHash: string
  readonly isAddition: boolean
  /** How many records there are to write, so that others can tell how far it is. */
  readonly records: number
}

/** Begins a run, or takes up the one that was left unfinished; that must be of the same content. */
export async function beginRun(graph: Graph, hold: Hold, wanted: RunToBegin): Promise<OpenRun> {
  const { dataset, release, setHash, isAddition, records } = wanted
  const now = new Date().toISOString()
  const id = hold.pendingRun ?? importRunId(dataset.id, release.id, randomUUID())
  const started = await graph.write(async (run) => {
    const [row = []] = await run(
      `MATCH (d:Dataset {id: $p.dataset})
       SET d.pendingRun = $p.id
       MERGE (release:Release {id: $p.release.id}) SET release += $p.release, release.sort = $p.releaseSort
       MERGE (run:ImportRun {id: $p.id})
       ON CREATE SET run.started = $p.now, run.sort = $p.runSort, run.number = coalesce(d.runs, 0) + 1,
                     d.runs = coalesce(d.runs, 0) + 1
       SET run.dataset = $p.name, run.release = $p.release.id, run.status = 'RUNNING',
           run.setHash = $p.setHash, run.isAddition = $p.isAddition, run.records = $p.records
       RETURN run.started`,
      {
        p: {
          dataset: dataset.id,
          name: dataset.name,
          release,
          releaseSort: nodeSort(ReleaseNode, { label: release.label }, release.id),
          id,
          runSort: nodeSort(ImportRunNode, { started: now }, id),
          setHash,
          isAddition,
          records: int(records),
          now,
        },
      },
    )
    await checkHold(run, hold)
    return String(row[0])
  })
  return { id, hold, dataset, release, started, isResumed: hold.pendingRun !== null, isAddition }
}

/** What the graph keeps of a run. */
export interface StoredRun extends RunOfHistory {
  readonly number: number
  readonly dataset: string
  readonly status: 'RUNNING' | 'DONE' | 'ROLLING_BACK' | 'ROLLED_BACK'
  readonly started: string
  readonly finished: string | null
  readonly label: string
  readonly setHash: string
  readonly isAddition: boolean
  readonly counts: RunCounts | null
  /** JSON of the data set as the run's manifest describes it, and of the run's input. */
  readonly manifest: string | null
  readonly input: string | null
}

/** Runs of one data set, or of all of them, in their order. */
export async function listRuns(
  graph: Graph,
  dataset: string | null,
): Promise<readonly StoredRun[]> {
  const rows = await graph.read(
    `MATCH (run:ImportRun) WHERE $p.dataset IS NULL OR run.dataset = $p.dataset
     OPTIONAL MATCH (release:Release {id: run.release})
     RETURN run.id, run.number, run.dataset, run.release, run.status, run.started, run.finished, run.setHash,
            run.isAddition, run.counts, run.manifest, run.input,
            release.label, release.released, release.releasedEarliest, release.releasedLatest
     ORDER BY run.dataset, run.number`,
    { p: { dataset } },
  )
  return rows.map((row) => {
    const [id, number, ofDataset, release, status, started, finished, setHash, ...rest] = row
    const [isAddition, counts, manifest, input, label, stated, earliest, latest] = rest
    return {
      id: String(id),
      number: Number(number),
      dataset: String(ofDataset),
      release: String(release),
      status: asStatus(status),
      started: String(started),
      finished: textOrNull(finished),
      setHash: String(setHash),
      isAddition: isAddition === true,
      counts: typeof counts === 'string' ? JSON.parse(counts) : null,
      manifest: textOrNull(manifest),
      input: textOrNull(input),
      label: String(label ?? ''),
      stated: {
        stated: textOrNull(stated),
        statedEarliest: textOrNull(earliest),
        statedLatest: textOrNull(latest),
      },
    }
  })
}

const statuses = ['RUNNING', 'DONE', 'ROLLING_BACK', 'ROLLED_BACK'] as const

function asStatus(value: unknown): StoredRun['status'] {
  return statuses.find((status) => status === value) ?? 'RUNNING'
}

/** Publishes the run: from here on it is what the data set says. */
export async function finishRun(
  run: Run,
  { id, dataset, release }: OpenRun,
  { setHash, input, refusedBy }: Contents,
  counts: RunCounts,
): Promise<void> {
  await run(
    `MATCH (d:Dataset {id: $p.dataset.id}) MATCH (run:ImportRun {id: $p.id})
     SET d += $p.dataset, d.sort = $p.sort, d.release = $p.release, d.setHash = $p.setHash, d.input = $p.input
     REMOVE d.pendingRun
     SET run.status = 'DONE', run.finished = $p.now, run.counts = $p.counts,
         run.setHash = $p.setHash, run.manifest = $p.manifest, run.input = $p.input,
         run.refusedBy = $p.refusedBy`,
    {
      p: {
        dataset,
        sort: nodeSort(DatasetNode, { name: dataset.name }, dataset.id),
        release: release.id,
        id,
        setHash,
        input: input === null ? null : JSON.stringify(input),
        manifest: JSON.stringify(dataset),
        refusedBy: JSON.stringify(refusedBy),
        now: new Date().toISOString(),
        counts: JSON.stringify(counts),
      },
    },
  )
}

/** Marks a run as being taken back; from here on it can only be taken back to its end. */
export async function beginRollBack(run: Run, hold: Hold, id: string): Promise<void> {
  await run(
    `MATCH (d:Dataset {id: $p.dataset}) MATCH (run:ImportRun {id: $p.id})
     SET d.pendingRun = $p.id, run.status = 'ROLLING_BACK'`,
    { p: { dataset: hold.dataset.id, id } },
  )
}

/**
 * Ends a roll-back: the data set says what its last remaining run said. `last` is null where none
 * remains; then the data set is gone.
 */
export async function finishRollBack(
  run: Run,
  hold: Hold,
  id: string,
  last: StoredRun | null,
  isStillLast: boolean,
): Promise<void> {
  const dataset = last?.manifest ? JSON.parse(last.manifest) : {}
  await run(
    `MATCH (d:Dataset {id: $p.dataset}) MATCH (run:ImportRun {id: $p.id})
     SET d += $p.set, d.release = $p.release, d.setHash = $p.setHash, d.input = $p.input
     REMOVE d.pendingRun
     SET run.status = 'ROLLED_BACK', run.finished = $p.now, run.rolledBack = $p.now`,
    {
      p: {
        dataset: hold.dataset.id,
        id,
        set: dataset,
        release: last?.release ?? null,
        // Of a run that had others before it when it was read, what it makes of its input may differ now.
        setHash: isStillLast ? (last?.setHash ?? null) : null,
        input: isStillLast ? (last?.input ?? null) : null,
        now: new Date().toISOString(),
      },
    },
  )
}
