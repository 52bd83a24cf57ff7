import path from 'node:path'
import { stringify } from 'yaml'
import type { Graph, Run } from '../graph/driver.ts'
import { typeOfId } from '../graph/model.ts'
import {
  type CitedRelease,
  type ExportedDataset,
  listExportedDatasets,
} from '../graph/read/datasets.ts'
import { type StreamedClaim, streamLiveClaims } from '../graph/read/stream.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { type Erasure, listErasures } from '../graph/write/erasures.ts'
import { ReferenceCheck } from '../reference-check.ts'
import { type Output, openFile } from './output.ts'
import { recordOfClaim, referencesOf } from './record-of-claim.ts'

/** What was written, and what was not. */
export interface RecordsExported extends Readonly<Sums> {
  /** In the order in which they are to be imported. */
  readonly folders: readonly string[]
  /** The data set among them that is to be removed once all have been imported; null where there is none. */
  readonly toRemove: string | null
  /** The file of what was erased here, which is to be erased there before anything is imported; null where nothing was. */
  readonly erasures: string | null
}

const RECORDS = 'records.jsonl'
const ERASURES = 'erasures.jsonl'

/** A data set of records that assert nothing, for the time in which the others are imported. */
const REFERENCES = {
  name: 'only-referred-to',
  title: 'What a data set refers to and neither it nor one before it speaks of',
  publisher: 'Warrant',
  licence: 'CC0-1.0',
  attribution: 'Warrant',
  standing: 'COMMENTARY',
}

/**
 * Writes data sets as canonical records, each into a folder of its own with its manifest: imported into an
 * empty graph in the order given, they make the same claims, and so the same content hash. What is no
 * longer claimed stays behind, and with it the history.
 *
 * A claim by a data set's release itself says which release. Where live claims cite an earlier one than
 * the last, that one comes first, in a folder `earlier/1` of the data set's.
 *
 * A record may refer only to what has a record already. Where a data set refers to what a later one speaks
 * of, or to what nobody speaks of any more, a data set comes before all others with a record of each that
 * asserts nothing; it is to be removed in the end. What was erased is written too, so that the copy
 * knows it as erased.
 */
export async function exportRecords(
  graph: Graph,
  out: string,
  dataset: string | null,
  onRecords: (done: number) => void,
): Promise<RecordsExported> {
  const folders: string[] = []
  const references = new ReferenceCheck()
  const writing = await beginWriting(graph, onRecords, references)
  const { erasures, sums } = writing
  const loose = new Set<string>()
  try {
    for (const each of await listExportedDatasets(graph, dataset)) {
      folders.push(...(await writeDataset(writing, out, each)))
      for (const id of await listLoose(graph, each.name, references)) {
        references.isAbout(id)
        if (!erasures.has(id)) loose.add(id)
      }
    }
  } finally {
    references.remove()
  }
  if (loose.size > 0) folders.unshift(await writeReferences(out, loose))
  return {
    folders,
    toRemove: loose.size > 0 ? REFERENCES.name : null,
    erasures: erasures.size > 0 ? await writeErasures(out, erasures.values()) : null,
    ...sums,
  }
}

/** Writes each release of a data set that its live claims cite; gives the folders. */
async function writeDataset(
  writing: Writing,
  out: string,
  each: ExportedDataset,
): Promise<readonly string[]> {
  const folders: string[] = []
  const last = each.releases.length - 1
  for (const [rank, release] of each.releases.entries()) {
    const at = path.join(out, each.name, ...(rank < last ? ['earlier', String(rank + 1)] : []))
    folders.push(at)
    await writeManifest(at, each.manifest, release)
    const file = await openFile(path.join(at, RECORDS))
    try {
      await writeRecords(writing, file, each, rank)
    } finally {
      await file.close()
    }
  }
  return folders
}

/** What the claims of a data set refer to and no record that was written is about. */
async function listLoose(
  graph: Graph,
  dataset: string,
  references: ReferenceCheck,
): Promise<ReadonlySet<string>> {
  const loose = new Set<string>()
  const isMissing = references.findMissing()
  if (!isMissing) return loose
  for await (const page of streamLiveClaims(graph, dataset)) {
    for (const id of page.flatMap((claim) => referencesOf(claim))) if (isMissing(id)) loose.add(id)
  }
  return loose
}

async function writeReferences(out: string, ids: Iterable<string>): Promise<string> {
  const folder = path.join(out, REFERENCES.name)
  await writeManifest(folder, REFERENCES, { label: '1', released: null })
  const file = await openFile(path.join(folder, RECORDS))
  for (const id of ids) {
    await file.write(`${JSON.stringify({ type: typeOfId(id)?.name, id })}\n`)
  }
  await file.close()
  return folder
}

async function writeErasures(out: string, erasures: Iterable<Erasure>): Promise<string> {
  const at = path.join(out, ERASURES)
  const file = await openFile(at)
  for (const { id, ground } of erasures) await file.write(`${JSON.stringify({ id, ground })}\n`)
  await file.close()
  return at
}

/** Writes the records of one data set as its last release alone. */
export async function exportRecordsTo(
  graph: Graph,
  output: Output,
  dataset: string | null,
  onRecords: (done: number) => void,
): Promise<Readonly<Sums>> {
  const writing = await beginWriting(graph, onRecords)
  for (const each of await listExportedDatasets(graph, dataset)) {
    await writeRecords(writing, output, each, each.releases.length - 1)
  }
  return writing.sums
}

async function writeManifest(
  folder: string,
  manifest: ExportedDataset['manifest'],
  { label, released }: Omit<CitedRelease, 'id'>,
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
  /** Claims that hold a candidate, which is for whoever decides and never leaves. */
  candidates: number
  /** Claims of types or properties that are no longer declared. */
  undeclared: number
}

/** All that the files of one export have in common. */
interface Writing {
  readonly graph: Graph
  readonly erasures: ReadonlyMap<string, Erasure>
  readonly sums: Sums
  readonly references: ReferenceCheck | null
  onRecords(done: number): void
}

async function beginWriting(
  graph: Graph,
  onRecords: (done: number) => void,
  references: ReferenceCheck | null = null,
): Promise<Writing> {
  const read: Run = (text, parameters) => graph.read(text, parameters)
  const sums = { records: 0, candidates: 0, undeclared: 0 }
  return { graph, erasures: await listErasures(read), sums, references, onRecords }
}

/** The records of a data set as it would have stood with the release of this rank. */
async function writeRecords(
  { graph, erasures, sums, references, onRecords }: Writing,
  output: Output,
  { name, releases }: ExportedDataset,
  rank: number,
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
      const id = entityOfClaim(claim.id)
      if (isByLater(claim, ranks, rank)) {
        // Others may refer to it already; what asserts nothing is taken back by the next release.
        await write({ type: typeOfId(id)?.name, id }, 1)
        continue
      }
      const made = recordOfClaim(claim, released.get(claim.source) ?? null, erasures)
      if ('record' in made) {
        references?.isAbout(id)
        for (const to of made.refersTo) references?.refersTo(to)
        await write(made.record, claim.count)
      } else if (isLast) sums[made.withheld === 'candidate' ? 'candidates' : 'undeclared']++
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
