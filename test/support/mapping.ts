import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { type CheckedRecord, recordChecker } from '../../src/importer/check-record.ts'
import {
  type Input,
  type InputItem,
  type InputOptions,
  openInput,
} from '../../src/importer/input.ts'
import { readManifest } from '../../src/importer/manifest.ts'
import type { Problem } from '../../src/importer/problem.ts'
import type { RawRecord } from '../../src/importer/read-records.ts'

export interface MappedFolder {
  /** Contents by the names of files. */
  readonly data: Readonly<Record<string, string | Buffer>>
  /** What `dataset.yaml` has beside the names that every one has; a text is all of it. */
  readonly manifest: Readonly<Record<string, unknown>> | string
}

const about = {
  name: 'example',
  title: 'An example',
  publisher: 'Nobody',
  licence: 'CC0-1.0',
  attribution: 'None needed.',
  standing: 'OFFICIAL',
  release: '1',
}

/** Writes a data set's folder, hands it over, and removes it. */
export async function withMapped<Result>(
  { data, manifest }: MappedFolder,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-mapped-'))
  try {
    const text = typeof manifest === 'string' ? manifest : stringify({ ...about, ...manifest })
    await writeFile(path.join(folder, 'dataset.yaml'), text)
    for (const [name, content] of Object.entries(data)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), content)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function openFolder(folder: string, options?: InputOptions): Promise<Input> {
  return await openInput(folder, await readManifest(folder), options)
}

/** What the rows of a folder came to. */
export interface Read {
  readonly items: readonly InputItem[]
  readonly values: readonly unknown[]
  readonly skipped: readonly string[]
  readonly problems: readonly Problem[]
  readonly refused: ReadonlyMap<number, readonly Problem[]>
}

export async function readItems(input: Input): Promise<Read> {
  const items: InputItem[] = []
  for await (const item of input.items()) items.push(item)
  const refused = new Map(
    items.flatMap((item) => ('refused' in item ? [[item.row.number, item.refused] as const] : [])),
  )
  return {
    items,
    values: items.flatMap((item) => ('records' in item ? item.records.map(asCited) : [])),
    skipped: items.flatMap((item) => ('skipped' in item ? [item.skipped] : [])),
    problems: [...refused.values()].flat(),
    refused,
  }
}

/** A record with the row that it is cited by. */
function asCited({ value, row }: RawRecord): unknown {
  return typeof row === 'number' ? { ...Object(value), locator: { row } } : value
}

/** Reads a folder, and checks that every record made of it is one. */
export async function readMapped(mapped: MappedFolder): Promise<Read> {
  return await withMapped(mapped, async (folder) => {
    const read = await readItems(await openFolder(folder))
    const check = recordChecker('example')
    for (const item of read.items) {
      if (!('records' in item)) continue
      for (const record of item.records) {
        const checked = check(record)
        if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
        checked satisfies CheckedRecord
      }
    }
    return read
  })
}

/** What the complaint about a mapping says. */
export async function complaintAbout(mapped: MappedFolder): Promise<string> {
  return await withMapped(mapped, async (folder) => {
    try {
      await openFolder(folder)
    } catch (error) {
      return String(error instanceof Error ? error.message : error).replaceAll(`${folder}/`, '')
    }
    throw new Error('The mapping was taken.')
  })
}
