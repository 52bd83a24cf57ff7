import path from 'node:path'
import { stringify } from 'yaml'
import type { Graph } from '../graph/driver.ts'
import { typeOfId } from '../graph/model.ts'
import {
  type CitedRelease,
  type ExportedDataset,
  listExportedDatasets,
} from '../graph/read/datasets.ts'
import { type StreamedClaim, streamLiveClaims } from '../graph/read/stream.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { type Output, openFile } from './output.ts'
import { recordOfClaim } from './record-of-claim.ts'

/** What was written, and what was not. */
export interface RecordsExported {
  /** In the order in which they are to be imported. */
  readonly folders: readonly string[]
  readonly records: number
  /** Claims that hold a candidate, which is for whoever decides and never leaves. */
  readonly candidates: number
  /** Claims of types or properties that are no longer declared. */
  readonly undeclared: number
}

const RECORDS = 'records.jsonl'

/**
 * Writes data sets as canonical records, each into a folder of its own with its manifest: imported into an
 * empty graph in the order given, they make the same claims, and so the same content hash. What is no
 * longer claimed stays behind, and with it the history.
 *
 * A claim by a data set's release itself says which release. Where live claims cite an earlier one than
 * the last, that one comes first, in a folder `earlier/1` of the data set's.
 */
export async function exportRecords(
  graph: Graph,
  out: string,
  dataset: string | null,
  onRecords: (done: number) => void,
): Promise<RecordsExported> {
  const folders: string[] = []
  const sums = { records: 0, candidates: 0, undeclared: 0 }
  for (const each of await listExportedDatasets(graph, dataset)) {
    const last = each.releases.length - 1
    for (const [rank, release] of each.releases.entries()) {
      const at = path.join(out, each.name, ...(rank < last ? ['earlier', String(rank + 1)] : []))
      folders.push(at)
      await writeManifest(at, each, release)
      const file = await openFile(path.join(at, RECORDS))
      try {
        await writeRecords(graph, file, each, rank, sums, onRecords)
      } finally {
        await file.close()
      }
    }
  }
  return { folders, ...sums }
}

/** Writes the records of one data set as its last release alone. */
export async function exportRecordsTo(
  graph: Graph,
  output: Output,
  dataset: string | null,
  onRecords: (done: number) => void,
): Promise<Omit<RecordsExported, 'folders'>> {
  const sums = { records: 0, candidates: 0, undeclared: 0 }
  for (const each of await listExportedDatasets(graph, dataset)) {
    await writeRecords(graph, output, each, each.releases.length - 1, sums, onRecords)
  }
  return sums
}

async function writeManifest(
  folder: string,
  { manifest }: ExportedDataset,
  { label, released }: CitedRelease,
): Promise<void> {
  const file = await openFile(path.join(folder, 'dataset.yaml'))
  const entries = {
    ...manifest,
    release: label,
    ...(released !== null && { released }),
    records: [RECORDS],
  }
  // In quotes, since a release called 2024-01 or 1.10 is a name.
  await file.write(
    stringify(entries, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  )
  await file.close()
}

interface Sums {
  records: number
  candidates: number
  undeclared: number
}

/** The records of a data set as it would have stood with the release of this rank. */
async function writeRecords(
  graph: Graph,
  output: Output,
  { name, releases }: ExportedDataset,
  rank: number,
  sums: Sums,
  onRecords: (done: number) => void,
): Promise<void> {
  const ranks = new Map(releases.map(({ id }, at) => [id, at]))
  const isLast = rank === releases.length - 1
  const released = new Map(releases.map((release) => [release.id, release.released]))
  const write = async (record: unknown, times: number) => {
    const line = `${JSON.stringify(record)}\n`
    for (let left = times; left > 0; left--) await output.write(line)
    if (isLast) sums.records += times
  }
  for await (const page of streamLiveClaims(graph, name)) {
    for (const claim of page) {
      if (isByLater(claim, ranks, rank)) {
        // Others may refer to it already; what asserts nothing is taken back by the next release.
        const id = entityOfClaim(claim.id)
        await write({ type: typeOfId(id)?.name, id }, 1)
        continue
      }
      const made = recordOfClaim(claim, released.get(claim.source) ?? null)
      if ('record' in made) await write(made.record, claim.count)
      else if (isLast) sums[made.withheld === 'candidate' ? 'candidates' : 'undeclared']++
    }
    onRecords(sums.records)
  }
}

function isByLater(
  { source, sourceType }: StreamedClaim,
  ranks: ReadonlyMap<string, number>,
  rank: number,
): boolean {
  return sourceType === 'Release' && (ranks.get(source) ?? 0) > rank
}
