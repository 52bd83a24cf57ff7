import type { Dataset, Release, RunCounts } from '../graph/bookkeeping.ts'
import type { ImportedInput } from '../graph/write/import-runs.ts'
import type { WriteCounts } from '../graph/write/journal.ts'
import type { Manifest } from './manifest.ts'
import type { Problem } from './problem.ts'
import type { Sample } from './samples.ts'

/** How far an import is. `total` is null where it cannot be known yet. */
export interface ImportProgress {
  readonly step: 'reading' | 'comparing' | 'writing' | 'taking back'
  readonly done: number
  readonly total: number | null
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly dataset: Dataset
  readonly release: Release
  /** `unchanged`: the graph holds exactly this already, and nothing was written. */
  readonly outcome: 'imported' | 'planned' | 'unchanged'
  /** The id of the run; null where nothing was written. */
  readonly run: string | null
  /** Whether it took up a run that had been stopped half-way. */
  readonly isResumed: boolean
  readonly counts: RunCounts
  /** How many rows each rule of the manifest left out. */
  readonly skippedBy: Readonly<Record<string, number>>
  /** What became of the graph; null where nothing was written. */
  readonly applied: Applied | null
  readonly problems: readonly Problem[]
  /** Files that hold the refused rows, to be mended. */
  readonly rejects: readonly string[]
  /** What is odd and was imported nevertheless. */
  readonly warnings: readonly string[]
  /** A few of the values that the import changes; of a data set's first import, only in a dry run. */
  readonly samples: readonly Sample[]
  readonly tookMs: number
}

/** What a run made of the graph. */
export type Applied = Pick<
  WriteCounts,
  | 'entitiesCreated'
  | 'entitiesChanged'
  | 'entitiesRemoved'
  | 'relationshipsCreated'
  | 'relationshipsChanged'
  | 'relationshipsRemoved'
>

/** Of an import whose input has not changed since the last one. */
export function reportUnchanged(
  { dataset, release }: Manifest,
  { rows, skipped, refused, records, claims }: ImportedInput,
  tookMs: number,
): ImportReport {
  return {
    dataset,
    release,
    outcome: 'unchanged',
    run: null,
    isResumed: false,
    counts: {
      rows,
      applied: 0,
      unchangedRows: rows - skipped - refused,
      skipped,
      refused,
      records,
      claims,
      added: 0,
      changed: 0,
      moved: 0,
      unchanged: claims,
      retracted: 0,
      heldBack: 0,
    },
    skippedBy: {},
    applied: null,
    problems: [],
    rejects: [],
    warnings: [],
    samples: [],
    tookMs,
  }
}
