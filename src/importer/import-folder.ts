import { canonicalJson } from '../canonical-json.ts'
import type { Dataset, Release, RunCounts } from '../graph/bookkeeping.ts'
import type { Graph } from '../graph/driver.ts'
import { summarise } from '../graph/migrate/summary.ts'
import { edgeTypes, nodeTypes } from '../graph/model.ts'
import { beginRun, findDatasetState, keepAlive, releaseRun } from '../graph/write/import-runs.ts'
import { sha256 } from '../ids.ts'
import { type Applied, applyPlan } from './apply.ts'
import { collectClaims, IMPORTER_VERSION } from './collect-claims.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { makePlan } from './plan.ts'
import type { Problem } from './problem.ts'
import { hashFiles, readRecords } from './read-records.ts'
import { type Sample, sampleChanges } from './samples.ts'
import { warnOfRelease } from './warnings.ts'

/** How far an import is. `total` is null where it cannot be known yet. */
export interface ImportProgress {
  readonly step: 'reading' | 'comparing' | 'claims' | 'entities'
  readonly done: number
  readonly total: number | null
}

export interface ImportOptions {
  readonly graph: Graph
  /** The data set's folder, with its `dataset.yaml`. */
  readonly folder: string
  /** Tell what would change, and write nothing. */
  readonly dryRun?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
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
  /** What became of the graph; null where nothing was written. */
  readonly applied: Applied | null
  readonly problems: readonly Problem[]
  /** What is odd and was imported nevertheless. */
  readonly warnings: readonly string[]
  /** Of a dry run: a few of the values that an import would change. */
  readonly samples: readonly Sample[]
  readonly tookMs: number
}

/**
 * Brings a data set's folder into the graph: records become claims, what the data set claimed before
 * and no longer does is retracted, and the entities that this touches are worked out anew. Bad records
 * are refused alone and listed in the report.
 *
 * @throws UserError where the folder cannot be read, ImportInProgressError where another process is
 * importing the same data set. Nothing is written then.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { graph, folder, dryRun = false, onProgress = () => undefined } = options
  const begun = Date.now()
  const manifest = await readManifest(folder)
  const { dataset, release } = manifest
  const state = await findDatasetState(graph, dataset.id)
  const inputHash = await hashInput(manifest, folder)
  if (state?.pendingRun === null && state.input?.hash === inputHash) {
    const { records, claims } = state.input
    const read = { records, accepted: records, refused: 0, claims }
    return {
      dataset,
      release,
      outcome: 'unchanged',
      run: null,
      isResumed: false,
      counts: { ...read, ...noneChanged(claims) },
      applied: null,
      problems: [],
      warnings: [],
      samples: [],
      tookMs: Date.now() - begun,
    }
  }
  const collected = await collectClaims(
    graph,
    manifest,
    readRecords(folder, manifest.records),
    (done) => onProgress({ step: 'reading', done, total: null }),
  )
  const { claims, records, accepted, problems, warnings } = collected
  const report = (part: Pick<ImportReport, 'outcome' | 'counts'> & Partial<ImportReport>) => ({
    dataset,
    release,
    run: null,
    isResumed: false,
    applied: null,
    problems,
    warnings,
    samples: [],
    tookMs: Date.now() - begun,
    ...part,
  })
  const read = { records, accepted, refused: records - accepted, claims: claims.size }
  if (state?.setHash === collected.setHash && state.pendingRun === null) {
    return report({ outcome: 'unchanged', counts: { ...read, ...noneChanged(claims.size) } })
  }
  onProgress({ step: 'comparing', done: 0, total: null })
  if (dryRun) {
    const plan = await makePlan(graph, dataset.name, state?.pendingRun ?? null, collected)
    const counts = { ...read, ...plan.counts }
    return report({
      outcome: 'planned',
      counts,
      warnings: [...warnOfRelease(release, state?.release ?? null, counts), ...warnings],
      samples: await sampleChanges(graph, plan),
    })
  }
  const open = await beginRun(graph, dataset, release)
  const stopBeating = keepAlive(graph, open)
  try {
    const plan = await makePlan(graph, dataset.name, open.isResumed ? open.id : null, collected)
    const counts = { ...read, ...plan.counts }
    const applied = await applyPlan(
      graph,
      open,
      plan,
      {
        setHash: collected.setHash,
        input: collected.isSelfContained ? { hash: inputHash, records, claims: claims.size } : null,
      },
      counts,
      (step, done, total) => onProgress({ step, done, total }),
    )
    return report({
      outcome: 'imported',
      run: open.id,
      isResumed: open.isResumed,
      counts,
      applied,
      warnings: [...warnOfRelease(release, state?.release ?? null, counts), ...warnings],
    })
  } finally {
    stopBeating()
    await releaseRun(graph, open)
  }
}

function noneChanged(claims: number) {
  return { added: 0, changed: 0, unchanged: claims, retracted: 0, heldBack: 0 }
}

/** Equal where the files, the manifest and the declarations are: what made these claims makes them again. */
async function hashInput(manifest: Manifest, folder: string): Promise<string> {
  const model = summarise({ nodeTypes, edgeTypes })
  const files = await hashFiles(folder, manifest.records)
  return sha256(canonicalJson([IMPORTER_VERSION, model, manifest, files]))
}
