import { shortHash } from '../ids.ts'
import type { StandingName } from './write/standing.ts'

/*
 * Nodes that are no entities and have no claims of their own: which data sets there are, their
 * releases, and the runs that imported them (`nodes/dataset.ts`, `release.ts`, `import-run.ts`).
 * A run is RUNNING while it is being written or was stopped half-way; importing again takes it up.
 */

/** A data set, as its manifest describes it. Its name is also the scheme of its own keys, and what its claims name. */
export interface Dataset {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly publisher: string
  readonly licence: string
  readonly attribution: string
  /** Of claims that cite the release itself. */
  readonly standing: StandingName
}

/** One state of a data set, as its publisher released it. */
export interface Release {
  readonly id: string
  /** The data set's name. */
  readonly dataset: string
  readonly label: string
  readonly released: string | null
  readonly releasedEarliest: string | null
  readonly releasedLatest: string | null
}

/**
 * What a run did. Its numbers add up: `rows = applied + unchangedRows + skipped + refused`,
 * `claims = added + changed + moved + unchanged`.
 */
export interface RunCounts {
  /** Rows read: lines of a table, records, posts, as the input's form has them. */
  readonly rows: number
  /** Rows that brought a claim which is new, or made otherwise than before. */
  readonly applied: number
  /** Rows that say what the graph holds already, or what an earlier row says. */
  readonly unchangedRows: number
  /** Rows that a rule of the manifest leaves out. */
  readonly skipped: number
  readonly refused: number
  /** Records that the rows accepted made. */
  readonly records: number
  /** Different claims that these records make; equal ones are counted once. */
  readonly claims: number
  readonly added: number
  /** The same assertion, with another place, date, count or standing. */
  readonly changed: number
  /** The same in every respect, in another row of the release than of the one before. */
  readonly moved: number
  readonly unchanged: number
  /** Claims that the release no longer makes; they are kept, and no longer live. */
  readonly retracted: number
  /** Claims that stay because the record that may repeat them was refused. */
  readonly heldBack: number
}

export function datasetId(name: string): string {
  return `dataset-${name}`
}

export function releaseId(dataset: string, label: string): string {
  return `release-${shortHash(['Release', dataset, label], 20)}`
}

/** `unique` tells runs of the same release apart. */
export function importRunId(dataset: string, release: string, unique: string): string {
  return `run-${shortHash(['ImportRun', dataset, release, unique], 20)}`
}
