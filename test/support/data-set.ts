import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { entityId } from '../../src/ids.ts'

/** A record as the form has it; loosely typed, since tests write bad ones too. */
export type TestRecord = Readonly<Record<string, unknown>>

export interface TestDataSet {
  readonly name?: string
  readonly release?: string
  readonly released?: string
  readonly standing?: string
  readonly records: readonly TestRecord[]
  /** Files written as they are, beside or in place of the records. */
  readonly files?: Readonly<Record<string, string>>
}

/** Writes a data set's folder, hands it over, and removes it. */
export async function withDataSet<Result>(
  dataSet: TestDataSet,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-data-set-'))
  try {
    await writeDataSet(folder, dataSet)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function writeDataSet(folder: string, dataSet: TestDataSet): Promise<void> {
  const {
    name = 'example',
    release = '1',
    released,
    standing = 'OFFICIAL',
    records,
    files,
  } = dataSet
  const manifest = {
    name,
    title: `The data set ${name}`,
    publisher: 'Nobody',
    licence: 'CC0-1.0',
    attribution: 'None needed.',
    standing,
    release,
    ...(released !== undefined && { released }),
    records: ['records/*'],
  }
  await mkdir(path.join(folder, 'records'), { recursive: true })
  await writeFile(path.join(folder, 'dataset.yaml'), stringify(manifest))
  if (records.length > 0) {
    const lines = records.map((record) => JSON.stringify(record))
    await writeFile(path.join(folder, 'records', 'records.jsonl'), lines.join('\n'))
  }
  for (const [file, text] of Object.entries(files ?? {})) {
    await writeFile(path.join(folder, 'records', file), text)
  }
}

/** The id of an entity with a key of the data set's own. */
export function idOf(type: string, key: string, dataset = 'example'): string {
  return entityId(type, dataset, key)
}
