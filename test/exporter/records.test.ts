import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { exportRecords } from '../../src/exporter/export-records.ts'
import { hashContent } from '../../src/graph/content-hash.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { erase, findToErase, markErased } from '../../src/graph/write/erasures.ts'
import { removeDataSet } from '../../src/graph/write/roll-back.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { idOf, type TestDataSet, type TestRecord } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { Random } from '../support/random.ts'
import { randomRecords } from '../support/random-records.ts'

const graph = useGraph()
const seed = fileURLToPath(new URL('../../seeds/met-police-thread', import.meta.url))

beforeEach(() => clearGraph(graph))

/** Exports the graph, empties it, imports what was exported; gives the hashes before and after. */
async function thereAndBack(dataset: string | null = null) {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-export-'))
  try {
    const before = await hashContent(graph)
    const exported = await exportRecords(graph, folder, dataset, () => {})
    await clearGraph(graph)
    const erasures = exported.erasures ? (await readFile(exported.erasures, 'utf8')).trim() : ''
    for (const line of erasures.split('\n').filter((text) => text !== '')) {
      const { id, ground } = JSON.parse(line)
      await graph.write((run) => markErased(run, id, ground))
    }
    for (const each of exported.folders) {
      const { problems } = await importFolder({ graph, folder: each })
      expect(problems).toEqual([])
    }
    if (exported.toRemove) {
      const hold = await holdDataset(graph, exported.toRemove)
      await removeDataSet(graph, hold)
      await hold.release()
    }
    const manifests = await Promise.all(
      exported.folders.map((each) => readFile(path.join(each, 'dataset.yaml'), 'utf8')),
    )
    return { before, after: await hashContent(graph), exported, manifests, folder }
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the seed data set, exported and imported into an empty graph, gives the same content hash', async () => {
  await importFolder({ graph, folder: seed })
  const { before, after, manifests } = await thereAndBack('met-police-thread')
  expect(before.claims).toBeGreaterThan(100)
  expect(after).toEqual(before)
  expect(manifests).toHaveLength(1)
})

test.each(Array.from({ length: 8 }, (_, at) => at + 1))(
  'made-up data sets with sources, places, counts and shared keys come back as they were (%i)',
  async (number) => {
    const random = new Random(number)
    for (const name of ['one', 'two']) {
      const report = await importData(graph, {
        name,
        release: '1.10',
        released: '2024-01',
        standing: random.pick(['REPORTED', 'OFFICIAL']),
        records: randomRecords(random, 60),
      })
      expect(report.problems).toEqual([])
    }
    const { before, after } = await thereAndBack()
    expect(after).toEqual(before)
  },
)

const officer = (key: string, fields: object, more: TestRecord = {}): TestRecord => ({
  type: 'Officer',
  key,
  fields,
  ...more,
})
const releases: readonly TestDataSet[] = [
  {
    release: '2023',
    released: '2023',
    records: [
      officer('a', { name: 'Ann' }),
      officer('b', { name: 'Bob' }),
      { type: 'Unit', key: 'u' },
    ],
  },
  {
    release: '2024',
    released: '2024-02',
    records: [
      officer('a', { name: 'Ann' }, { relationships: { units: [{ entity: 'Unit/u' }] } }),
      officer('b', { name: 'Bob' }),
      officer('c', { name: 'Cecil' }, { stated: '2020' }),
      { type: 'Unit', key: 'u', fields: { name: 'Unit' } },
    ],
  },
  {
    release: '2025',
    records: [
      officer('a', { name: 'Ann' }, { relationships: { units: [{ entity: 'Unit/u' }] } }),
      officer('b', { name: 'Bob' }),
      officer('d', { name: 'Dan' }),
      { type: 'Unit', key: 'u', fields: { name: 'Unit', abbreviation: 'U' } },
    ],
  },
]

test('claims by an earlier release of a data set still say which release made them', async () => {
  for (const release of releases) await importData(graph, release)
  const { before, after, exported } = await thereAndBack()
  expect(after).toEqual(before)
  expect(exported.folders.map((folder) => folder.split(path.sep).slice(-3).join('/'))).toEqual([
    'example/earlier/1',
    'example/earlier/2',
    expect.stringMatching(/\/example$/),
  ])
})

describe('what is referred to and not spoken of', () => {
  const parent = (key: string, name: string, of: string | null): TestRecord => ({
    type: 'Unit',
    key,
    fields: { name },
    relationships: of === null ? {} : { partOf: [{ entity: of }] },
  })

  test('in two data sets that refer to each other leads where it led', async () => {
    const one = (...more: readonly TestRecord[]) => ({
      name: 'one',
      release: `${more.length}`,
      records: more,
    })
    await importData(graph, one(parent('a', 'A', null)))
    const ofOne = idOf('Unit', 'a', 'one')
    await importData(graph, { name: 'two', records: [parent('b', 'B', ofOne)] })
    await importData(graph, one(parent('a', 'A', null), parent('c', 'C', idOf('Unit', 'b', 'two'))))
    const { before, after, exported } = await thereAndBack()
    expect(after).toEqual(before)
    expect(before.relationships).toBe(2)
    expect(exported).toMatchObject({ toRemove: 'only-referred-to', erasures: null })
  })

  test('since nobody claims it any more is not claimed in the copy either', async () => {
    await importData(graph, { name: 'one', records: [parent('a', 'A', null)] })
    await importData(graph, { name: 'two', records: [parent('b', 'B', idOf('Unit', 'a', 'one'))] })
    await importData(graph, { name: 'one', release: '2', records: [parent('c', 'C', null)] })
    const { before, after } = await thereAndBack()
    expect(after).toEqual(before)
    expect(before).toMatchObject({ entities: 2, relationships: 1 })
  })

  test('since it was erased is erased in the copy too', async () => {
    await importData(graph, { name: 'one', records: [parent('a', 'A', null)] })
    const within = { ...parent('b', 'B', idOf('Unit', 'a', 'one')), locator: { row: 1 } }
    await importData(graph, { name: 'two', records: [within] })
    const found = await findToErase(graph, idOf('Unit', 'a', 'one'))
    if (!found) throw new Error('The unit is not there.')
    await erase(graph, found, 'Order of the court.')
    const { before, after, exported } = await thereAndBack()
    expect(after).toEqual(before)
    expect(before).toMatchObject({ entities: 1, relationships: 0 })
    expect(exported.toRemove).toBe(null)
    const [tombstone] = await graph.read('MATCH (x:Erasure) RETURN x.id, x.ground')
    expect(tombstone).toEqual([found.id, 'Order of the court.'])
  })
})

test('candidates never leave, and the export says how many claims hold one', async () => {
  await importData(graph, {
    records: [
      officer('a', { name: 'Ann' }),
      officer(
        'b',
        { name: 'Ann' },
        {
          relationships: { possiblySame: [{ entity: 'Officer/a', score: 0.5 }] },
        },
      ),
    ],
  })
  const { exported, after } = await thereAndBack()
  expect(exported).toMatchObject({ candidates: 1, records: 1 })
  expect(after).toMatchObject({ relationships: 0 })
})
