import { beforeEach, describe, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { listRuns } from '../../src/graph/write/import-runs.ts'
import { removeDataSet, rollBack } from '../../src/graph/write/roll-back.ts'
import type { TestDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const content = async () => (await hashContent(graph)).hash

async function takeBack(run: string | null, on: Graph = graph) {
  const found = (await listRuns(graph, null)).find(({ id }) => id === run)
  const hold = await holdDataset(graph, found?.dataset ?? '')
  try {
    await rollBack(on, hold, run ?? '')
  } finally {
    await hold.release()
  }
}

const unit = { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { name: 'The Met' } }
const officer = (key: string, name: string, more: object = {}) => ({
  type: 'Officer',
  key,
  fields: { name },
  relationships: { units: [{ entity: 'Unit/force:metropolitan' }] },
  ...more,
})
const allegation = (key: string, against: string, status = 'ALLEGED') => ({
  type: 'Allegation',
  key,
  fields: { title: `Allegation ${key}`, status },
  relationships: { against: [{ entity: `Officer/${against}` }] },
})
const ruling = (key: string, decides: string, finding: string) => ({
  type: 'Ruling',
  key,
  fields: { title: `Ruling ${key}`, finding, decided: '2024-05-01' },
  relationships: { decides: [{ entity: `Allegation/${decides}` }] },
})

const releases: readonly TestDataSet[] = [
  { release: '2021', released: '2021', records: [unit, officer('a', 'Ann'), officer('b', 'Bob')] },
  {
    release: '2022',
    released: '2022',
    records: [unit, officer('a', 'Anne'), officer('c', 'Cid'), allegation('x', 'a')],
  },
  {
    release: '2023',
    released: '2023',
    records: [
      unit,
      unit,
      officer('a', 'Anne'),
      officer('b', 'Bob'),
      allegation('x', 'a'),
      ruling('r', 'x', 'GROSS_MISCONDUCT'),
    ],
  },
  { release: '2024', released: '2024', records: [unit, officer('a', 'Ann'), officer('c', 'Cid')] },
]
/** The same officers in rows that move, as lines come in and go. */
const shifting: readonly TestDataSet[] = [
  ['a', 'b', 'c'],
  ['x', 'a', 'b', 'c'],
  ['x', 'b', 'a', 'c'],
  ['a', 'b'],
].map((keys, number) => ({
  release: `shift ${number}`,
  released: `${2021 + number}`,
  records: [unit, ...keys.map((key, row) => officer(key, key, { locator: { row: row + 1 } }))],
}))

const other: TestDataSet = {
  name: 'other',
  records: [{ ...unit, fields: { abbreviation: 'MPS' } }],
}

/** The hash of the graph had only these releases been imported. */
async function hashOf(...numbers: readonly number[]) {
  return await hashOfReleases(numbers.map((number) => releases[number] ?? other))
}

async function hashOfReleases(dataSets: readonly TestDataSet[]) {
  await clearGraph(graph)
  await importData(graph, other)
  for (const dataSet of dataSets) await importData(graph, dataSet)
  return content()
}

describe('a run that is taken back', () => {
  test.each([
    [[0, 1], 1],
    [[0, 1, 2], 2],
    [[0, 1, 2], 1],
    [[0, 1, 2], 0],
    [[0, 1, 2, 3], 0],
    [[0, 1, 2, 3], 1],
    [[0, 1, 2, 3], 2],
    [[0, 1, 0], 1],
    [[2, 1, 2], 0],
    [[2, 1, 2], 1],
  ])('of the releases %j, number %i, is as if it had never been', async (numbers, at) => {
    const expected = await hashOf(...numbers.filter((_, index) => index !== at))
    await clearGraph(graph)
    await importData(graph, other)
    const runs: (string | null)[] = []
    for (const number of numbers) {
      runs.push((await importData(graph, releases[number] ?? other)).run)
    }
    await takeBack(runs[at] ?? null)
    expect(await content()).toBe(expected)
  })

  test.each([0, 1, 2, 3])(
    'leaves every claim in the row of the release that it cites (%i)',
    async (at) => {
      const expected = await hashOfReleases(shifting.filter((_, index) => index !== at))
      await clearGraph(graph)
      await importData(graph, other)
      const runs: (string | null)[] = []
      for (const release of shifting) runs.push((await importData(graph, release)).run)
      await takeBack(runs[at] ?? null)
      expect(await content()).toBe(expected)
    },
  )

  test('may be the only one: nothing of it is left, and it can be imported again', async () => {
    await importData(graph, other)
    const before = await content()
    const { run } = await importData(graph, releases[1] ?? other)
    const after = await content()
    await takeBack(run)
    expect(await content()).toBe(before)
    expect((await importData(graph, releases[1] ?? other)).outcome).toBe('imported')
    expect(await content()).toBe(after)
  })

  test('brings its release back when that is imported again', async () => {
    await importData(graph, releases[0] ?? other)
    const { run } = await importData(graph, releases[1] ?? other)
    const after = await content()
    await takeBack(run)
    expect((await importData(graph, releases[1] ?? other)).outcome).toBe('imported')
    expect(await content()).toBe(after)
  })

  test('ends the same when the roll-back is stopped and begun again', async () => {
    const expected = await hashOf(0, 2)
    await clearGraph(graph)
    await importData(graph, other)
    await importData(graph, releases[0] ?? other)
    const { run } = await importData(graph, releases[1] ?? other)
    await importData(graph, releases[2] ?? other)
    for (let transactions = 0; transactions < 20; transactions++) {
      const isDone = await takeBack(run, failingAfter(transactions)).then(
        () => true,
        () => false,
      )
      if (isDone) break
    }
    expect(await content()).toBe(expected)
    const { statuses } = { statuses: (await listRuns(graph, 'example')).map((each) => each.status) }
    expect(statuses).toEqual(['DONE', 'ROLLED_BACK', 'DONE'])
  })

  test('brings back what it took back, where a later release had rows that nobody can read', async () => {
    const first = { release: '1', records: [unit, officer('a', 'Ann'), officer('b', 'Bob')] }
    const unreadable = { type: 'Officer', fields: { name: 'Somebody' } }
    const third = { release: '3', records: [unit, officer('a', 'Ann'), unreadable] }
    await importData(graph, first)
    await importData(graph, third)
    const expected = await content()
    await clearGraph(graph)
    await importData(graph, first)
    const { run } = await importData(graph, { release: '2', records: [unit, officer('a', 'Ann')] })
    await importData(graph, third)
    expect(await graph.read("MATCH (o:Officer {name: 'Bob'}) RETURN o")).toEqual([])
    await takeBack(run)
    expect(await content()).toBe(expected)
  })

  test('leaves alone what a later release had refused to speak of', async () => {
    const broken = { type: 'Officer', key: 'b', fields: { name: 'Bob', rank: 5 } }
    const third: TestDataSet = { release: '2030', records: [unit, officer('a', 'Ann'), broken] }
    await importData(graph, { release: '1', records: [unit, officer('a', 'Ann')] })
    await importData(graph, third)
    const expected = await content()
    await clearGraph(graph)
    await importData(graph, { release: '1', records: [unit, officer('a', 'Ann')] })
    const { run } = await importData(graph, releases[0] ?? other)
    await importData(graph, third)
    expect((await graph.read("MATCH (o:Officer {name: 'Bob'}) RETURN o.name")).length).toBe(1)
    await takeBack(run)
    expect(await content()).toBe(expected)
  })
})

test.each([
  [1, 2, 0, 3],
  [1, 0, 3, 2],
  [2, 1, 0, 3],
  [0, 2, 3, 1],
  [2, 3, 1, 0],
])(
  'runs taken back one after the other, in whatever order, leave nothing: %s, %s, %s, %s',
  async (...order) => {
    for (const set of [releases, shifting]) {
      await clearGraph(graph)
      await importData(graph, other)
      const runs: (string | null)[] = []
      const before = await content()
      for (const release of set) runs.push((await importData(graph, release)).run)
      for (const at of order) await takeBack(runs[at] ?? null)
      expect(await content()).toBe(before)
      expect(await graph.read("MATCH (c:Claim {dataset: 'example'}) RETURN c.id")).toEqual([])
    }
  },
)

test('what a later run had found as the one that is taken back left it is the later one’s own', async () => {
  const said = [officer('a', 'Ann'), unit, allegation('x', 'a', 'SUBSTANTIATED')]
  await importData(graph, other)
  const before = await content()
  await importData(graph, { release: '1', records: [officer('a', 'Ann'), unit] })
  const { run } = await importData(graph, { release: '2', records: said })
  await importData(graph, { release: '3', records: [...said, officer('b', 'Bob')] })
  await takeBack(run)
  expect((await graph.read('MATCH (a:Allegation) RETURN a.status'))[0]).toEqual(['SUBSTANTIATED'])
  const hold = await holdDataset(graph, 'example')
  await removeDataSet(graph, hold)
  await hold.release()
  expect(await content()).toBe(before)
  expect(await graph.read('MATCH (a:Allegation) RETURN a.status')).toEqual([])
})

test('a data set that is removed leaves what others claim', async () => {
  await importData(graph, other)
  const before = await content()
  for (const release of releases) await importData(graph, release)
  const hold = await holdDataset(graph, 'example')
  expect(await removeDataSet(graph, hold)).toBe(4)
  await hold.release()
  expect(await content()).toBe(before)
  expect(await graph.read('MATCH (d:Dataset) RETURN d.name')).toEqual([['other']])
  expect(await graph.read('MATCH (e:RunEntry) RETURN count(e)')).toEqual([[1]])
})

/** The same graph, which loses its connection after some write transactions: what a killed process leaves. */
function failingAfter(transactions: number): Graph {
  let left = transactions
  return new Proxy(graph, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...parameters: readonly unknown[]) => {
        if (name === 'write' && left-- <= 0) return Promise.reject(new Error('killed'))
        return Reflect.apply(value, target, parameters)
      }
    },
  })
}
