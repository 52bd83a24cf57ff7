import { canonicalJson } from '../canonical-json.ts'
import type { RunCounts } from '../graph/bookkeeping.ts'
import type { Graph } from '../graph/driver.ts'
import { countClaims, hasClaims } from '../graph/write/claims.ts'
import { type Hold, holdDataset } from '../graph/write/data-set-hold.ts'
import {
  beginRun,
  type DatasetState,
  findDatasetState,
  finishRun,
  type ImportedInput,
} from '../graph/write/import-runs.ts'
import { sumJournal, type WriteCounts } from '../graph/write/journal.ts'
import { rollBack } from '../graph/write/roll-back.ts'
import { sha256 } from '../ids.ts'
import { chunksOf, type ReleaseChunk } from './chunks.ts'
import { findOfficial, listReconsidered } from './cited-reports.ts'
import { type Collected, collect } from './collect.ts'
import { countByRule } from './count-by-rule.ts'
import { mentionFinder } from './forum/mention-finder.ts'
import { type ImportProgress, type ImportReport, reportUnchanged } from './import-report.ts'
import { type Input, openInput } from './input.ts'
import { basisOf, hashInput, IMPORTER_VERSION } from './input-basis.ts'
import { areRejectsKept, rejectsOfRun } from './kept-rejects.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type ClaimCounts, planRun } from './plan-run.ts'
import { inOrder } from './problem.ts'
import { hashRecords } from './records-hash.ts'
import { RowMarks } from './row-marks.ts'
import { sampleChanges } from './samples.ts'
import { findContradictions, warnOfRelease } from './warnings.ts'
import { writeRun } from './write-run.ts'

/** Up to this many records, new and known, everything is one transaction: readers see all of it or nothing. */
const MOST_IN_ONE_TRANSACTION = 3_000

/** Refused rows after which an import is given up: then it is the mapping that is wrong, not the rows. */
export const MOST_ERRORS = 10_000

export interface ImportOptions {
  readonly graph: Graph
  /** The data set's folder, with its `dataset.yaml`. */
  readonly folder: string
  /** Tell what would change, and write nothing. */
  readonly dryRun?: boolean
  /** Files to read instead of those that the manifest names; they add to the release, and retract only what it held back. */
  readonly additions?: readonly string[]
  readonly maxErrors?: number
  /** Where refused rows go, in a folder of the run's; nowhere where it is not given. */
  readonly rejects?: string
  readonly onProgress?: (progress: ImportProgress) => void
}

/**
 * Brings a data set's folder into the graph: rows become records, records claims; what the data set
 * claimed before and no longer does is retracted, and the entities that this touches are worked out
 * anew. Bad rows are refused alone and listed in the report.
 *
 * A run that was stopped half-way is taken up where its content is this one's, and taken back first
 * where it is not.
 *
 * @throws UserError where the folder cannot be read or too many rows are refused, ImportInProgressError
 * where another process writes the same data set. Nothing is written then.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { graph, folder } = options
  const begun = Date.now()
  const manifest = await readManifest(folder)
  const state = await findDatasetState(graph, manifest.dataset.id)
  const input = await openInput(folder, manifest, {
    ...(options.additions && { files: options.additions }),
    mentions: mentionFinder(graph),
  })
  try {
    return await importInput(options, manifest, state, input, begun)
  } finally {
    await input.close()
  }
}

async function importInput(
  options: ImportOptions,
  manifest: Manifest,
  state: DatasetState | null,
  input: Input,
  begun: number,
): Promise<ImportReport> {
  const { graph, dryRun = false } = options
  const inputHash = await hashInput(manifest, input)
  const maxErrors = options.maxErrors ?? MOST_ERRORS
  const last = state?.pendingRun === null && !options.additions ? state.input : null
  // Refused rows that were written and are there no more are read and written again.
  const isKnown =
    last !== null &&
    last.refused <= maxErrors &&
    (last.refused === 0 ||
      (await areRejectsKept(options.rejects, manifest.dataset.name, state?.run)))
  const before = isKnown ? last : null
  if (before?.hash === inputHash) {
    return reportUnchanged(manifest, before, Date.now() - begun)
  }
  if (before?.basis === basisOf(manifest)) {
    const seen = await hashRecords(input, (done) =>
      options.onProgress?.({ step: 'reading', done, total: before.rows }),
    )
    if (seen.hash === before.recordsHash) {
      const skipped = [...seen.skipped.values()].reduce((sum, count) => sum + count, 0)
      return reportUnchanged(manifest, { ...before, rows: seen.rows, skipped }, Date.now() - begun)
    }
  }
  const collected = await collect({
    graph,
    dataset: manifest.dataset.name,
    input,
    maxErrors,
    isAddition: options.additions !== undefined,
    onRow: (done) => options.onProgress?.({ step: 'reading', done, total: null }),
  })
  try {
    const importing = new Importing(options, manifest, state, collected, input, inputHash)
    const report = await (dryRun ? importing.plan() : importing.write())
    return { ...report, tookMs: Date.now() - begun }
  } finally {
    collected.spill.remove()
  }
}

class Importing {
  readonly #options: ImportOptions
  readonly #manifest: Manifest
  readonly #state: DatasetState | null
  readonly #collected: Collected
  readonly #input: Input
  readonly #inputHash: string
  readonly #setHash: string
  readonly #warnings = new Set<string>()
  readonly #changedRows = new RowMarks()

  constructor(
    options: ImportOptions,
    manifest: Manifest,
    state: DatasetState | null,
    collected: Collected,
    input: Input,
    inputHash: string,
  ) {
    this.#options = options
    this.#manifest = manifest
    this.#state = state
    this.#collected = collected
    this.#input = input
    this.#inputHash = inputHash
    const { dataset, release } = manifest
    const parts = [IMPORTER_VERSION, dataset, release, collected.setHash, this.#isAddition]
    this.#setHash = `${sha256(canonicalJson(parts))}${ROWS_FOLLOW}${collected.rowsHash}`
  }

  get #isAddition(): boolean {
    return this.#options.additions !== undefined
  }

  /** What would change. */
  async plan(): Promise<ImportReport> {
    if (this.#isUnchanged()) return this.#unchanged()
    const { counts, samples } = await this.#compare()
    return this.#report({
      outcome: 'planned',
      counts: this.#counts(counts),
      samples,
      rejects: await this.#writeRejects(PLANNED),
    })
  }

  async write(): Promise<ImportReport> {
    if (this.#isUnchanged()) return this.#unchanged()
    const { graph } = this.#options
    const { dataset, release } = this.#manifest
    const hold = await this.#hold()
    try {
      const isFirst = !(await hasClaims(graph, dataset.name))
      const samples = isFirst || hold.pendingRun ? [] : (await this.#compare()).samples
      const official = await this.#officialReports()
      const open = await beginRun(graph, hold, {
        dataset,
        release,
        setHash: this.#setHash,
        isAddition: this.#isAddition,
        records: this.#collected.records,
      })
      // Before the run is published: whoever is stopped afterwards would find it unchanged, and the rows nowhere.
      const rejects = await this.#writeRejects(open.id)
      let counts: RunCounts | undefined
      let applied: WriteCounts | undefined
      await writeRun(
        {
          graph,
          open,
          isFirst,
          chunks: () => this.#chunks(official),
          refusals: this.#collected.refusals,
          changedRows: this.#changedRows,
          onClaims: (done) => this.#progress('writing', done),
          listReconsidered: (within) =>
            // Of what a run that was stopped has written, nobody knows by which.
            listReconsidered(within, this.#citing, open.isResumed ? null : official),
        },
        this.#collected.records <= MOST_IN_ONE_TRANSACTION &&
          (await countClaims(graph, dataset.name, MOST_IN_ONE_TRANSACTION + 1)) <=
            MOST_IN_ONE_TRANSACTION,
        async (within) => {
          applied = await sumJournal(within, open.id)
          counts = this.#counts(applied)
          const input = this.#importedInput(counts)
          const refusedBy = countByRule(this.#collected.refusedRows)
          await finishRun(within, open, { setHash: this.#setHash, input, refusedBy }, counts)
        },
      )
      if (!counts || !applied) throw new Error('The run ended without being finished.')
      return this.#report({
        outcome: 'imported',
        counts,
        samples,
        run: open.id,
        isResumed: open.isResumed,
        applied,
        rejects,
      })
    } finally {
      await hold.release()
    }
  }

  /** Takes the data set; a run that was left unfinished stays where this is its content, and is taken back where not. */
  async #hold(): Promise<Hold> {
    const { graph } = this.#options
    const hold = await holdDataset(graph, this.#manifest.dataset.name)
    if (hold.pendingRun === null) return hold
    const [row] = await graph.read(
      'MATCH (run:ImportRun {id: $p.id}) RETURN run.setHash, run.status',
      { p: { id: hold.pendingRun } },
    )
    if (row?.[0] === this.#setHash && row[1] === 'RUNNING') return hold
    try {
      await rollBack(graph, hold, hold.pendingRun, (done, total) =>
        this.#options.onProgress?.({ step: 'taking back', done, total }),
      )
      this.#warnings.add(
        'An import or a roll-back of this data set had been stopped half-way; what it left was taken back first.',
      )
      return { ...hold, pendingRun: null }
    } catch (error) {
      await hold.release()
      throw error
    }
  }

  #isUnchanged(): boolean {
    const before = this.#state?.pendingRun === null ? this.#state.setHash : null
    // The same claims in other rows are what the release said already.
    return before?.split(ROWS_FOLLOW, 1)[0] === this.#setHash.split(ROWS_FOLLOW, 1)[0]
  }

  async #unchanged(): Promise<ImportReport> {
    const claims = this.#state?.claims ?? this.#collected.records
    const counts = { added: 0, changed: 0, moved: 0, retracted: 0, heldBack: 0, unchanged: claims }
    const { dryRun = false, rejects: folder } = this.#options
    const run = dryRun ? null : this.#state?.run
    // What the last run had kept may be half mended by now, and stays as it is.
    const isKept = await areRejectsKept(folder, this.#manifest.dataset.name, run)
    const rejects = await this.#writeRejects(isKept || !run ? PLANNED : run)
    return this.#report({ outcome: 'unchanged', counts: this.#counts(counts), rejects })
  }

  async #compare() {
    const { graph } = this.#options
    const { dataset, release } = this.#manifest
    const official = await this.#officialReports()
    const { counts, examples } = await planRun({
      graph,
      dataset: dataset.name,
      release,
      chunks: () => this.#chunks(official),
      refusals: this.#collected.refusals,
      isFirst: !(await hasClaims(graph, dataset.name)),
      isAddition: this.#isAddition,
      changedRows: this.#changedRows,
      onClaims: (done) => this.#progress('comparing', done),
    })
    return { counts, samples: await sampleChanges(graph, examples) }
  }

  async *#chunks(official: ReadonlySet<string>): AsyncGenerator<ReleaseChunk> {
    for await (const chunk of chunksOf(this.#collected.spill, this.#manifest, official)) {
      for (const warning of findContradictions(chunk.type, chunk.claims)) {
        if (this.#warnings.size < MOST_WARNINGS) this.#warnings.add(warning)
      }
      yield chunk
    }
  }

  #progress(step: 'comparing' | 'writing', done: number): void {
    this.#options.onProgress?.({ step, done, total: this.#collected.records })
  }

  #officialReports(): Promise<ReadonlySet<string>> {
    const { graph } = this.#options
    return findOfficial((text, values) => graph.read(text, values), this.#citing)
  }

  get #citing() {
    const { reports, refusals } = this.#collected
    return { reports, refusals, dataset: this.#manifest.dataset.name, isAddition: this.#isAddition }
  }

  #counts(claims: ClaimCounts) {
    const { added, changed, moved, unchanged, retracted, heldBack } = claims
    const { rows, records } = this.#collected
    const skipped = [...rows.skipped.values()].reduce((sum, count) => sum + count, 0)
    const applied = this.#changedRows.count
    return {
      rows: rows.read,
      applied,
      unchangedRows: rows.read - rows.refused - skipped - applied,
      skipped,
      refused: rows.refused,
      records,
      claims: added + changed + moved + unchanged,
      added,
      changed,
      moved,
      unchanged,
      retracted,
      heldBack,
    }
  }

  #importedInput({ rows, skipped, refused, records, claims }: RunCounts): ImportedInput | null {
    // Whom a thread mentions hangs on whom the graph knows.
    const looksAround = !this.#collected.isSelfContained || this.#manifest.threads.length > 0
    if (looksAround || this.#isAddition) return null
    return {
      hash: this.#inputHash,
      basis: basisOf(this.#manifest),
      recordsHash: this.#collected.recordsHash,
      rows,
      skipped,
      refused,
      records,
      claims,
    }
  }

  async #writeRejects(run: string): Promise<readonly string[]> {
    const { refusedRows, withheldRows } = this.#collected
    const { rejects } = this.#options
    const toMend = new Map([...refusedRows].filter(([number]) => !withheldRows.has(number)))
    if (rejects === undefined || toMend.size === 0) return []
    return this.#input.writeRejects(toMend, rejectsOfRun(rejects, this.#manifest.dataset.name, run))
  }

  #report(
    part: Pick<ImportReport, 'outcome' | 'counts' | 'rejects'> & Partial<ImportReport>,
  ): ImportReport {
    const { dataset, release } = this.#manifest
    const { refusedRows, rows } = this.#collected
    return {
      dataset,
      release,
      run: null,
      isResumed: false,
      skippedBy: Object.fromEntries(rows.skipped),
      applied: null,
      problems: inOrder([...refusedRows.values()].flat()),
      warnings: [
        // What is added to a release does not come in its place.
        ...(this.#isAddition
          ? []
          : warnOfRelease(release, this.#state?.release ?? null, part.counts)),
        ...this.#warnings,
      ],
      samples: [],
      tookMs: 0,
      ...part,
    }
  }
}

const MOST_WARNINGS = 1_000

/** In place of a run, where refused rows of what was not written are kept. */
const PLANNED = 'planned'

/** In the hash of a run's claims, what follows tells in which rows they stand: a run is taken up only where they are the same. */
const ROWS_FOLLOW = '@'
