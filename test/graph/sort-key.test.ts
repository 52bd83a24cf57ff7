import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateCodec, enumCodec, moneyCodec, sortNumber } from '../../src/graph/declare/codec.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { Standing } from '../../src/graph/enums.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { Officer } from '../../src/graph/nodes/officer.ts'
import { edgeSort, nodeSort } from '../../src/graph/sort-key.ts'
import { parsePartialDate } from '../../src/partial-date.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const graph = openGraph(testConnection())

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
})
afterAll(() => graph.close())

/** In the order of an index of Neo4j, as lists are read. */
async function sorted(keys: readonly string[]): Promise<unknown[]> {
  await graph.execute('MATCH (n:Officer) DELETE n')
  await graph.execute(
    'UNWIND range(0, size($keys) - 1) AS i CREATE (:Officer {id: toString(i), sort: $keys[i]})',
    { keys },
  )
  const rows = await graph.read("MATCH (n:Officer) WHERE n.sort > '' RETURN n.sort ORDER BY n.sort")
  return rows.map(([key]) => key)
}

test('sort keys are made as they were when the stored ones were', () => {
  // Stored keys are compared with new ones: whoever changes one of these raises `sortKeyVersion` in
  // src/graph/migrate/summary.ts, so that the stored ones are worked out again.
  expect([
    nodeSort(Officer, { name: 'Zoë O´Brien-ÅSø' }, 'officer-1'),
    nodeSort(Officer, {}, 'officer-1'),
    edgeSort('far', 'edge'),
    dateCodec.sort(parsePartialDate('2023-11')),
    enumCodec(Standing).sort('OFFICIAL'),
    sortNumber(12.5),
    sortNumber(-1),
    moneyCodec.sort({ minorUnits: 250, currency: 'GBP' }),
  ]).toEqual([
    "zoe o'brien-aso\u0001officer-1",
    '\uFFFD\u0001officer-1',
    'far\u0001edge',
    '2023-11-01 2023-11-30',
    '002',
    '0000000000012.5000',
    '-999999999999.0000',
    'GBP 0000000000250.0000',
  ])
})

test('names sort without regard to case and accents, and shorter ones first', async () => {
  const keys = ['Anna', 'Ann', 'ann b', 'Émile', 'emil', 'Zoë'].map((name) => ({
    name,
    key: nodeSort(Officer, { name }, 'officer-1'),
  }))
  const order = await sorted(keys.map(({ key }) => key))
  expect(order.map((key) => keys.find((each) => each.key === key)?.name)).toEqual([
    'Ann',
    'ann b',
    'Anna',
    'emil',
    'Émile',
    'Zoë',
  ])
})

test('what has no name comes last, after names in emoji', async () => {
  const [named, emoji, unnamed] = [{ name: 'Zoë' }, { name: '😀' }, {}].map((fields) =>
    nodeSort(Officer, fields, 'officer-1'),
  )
  expect(await sorted([unnamed ?? '', named ?? '', emoji ?? ''])).toEqual([named, emoji, unnamed])
})

test('numbers sort by value, negative ones too', async () => {
  const numbers = [-1000, -2.5, -1, 0, 0.25, 9, 10, 1_000_000]
  expect(await sorted(numbers.map(sortNumber))).toEqual(numbers.map(sortNumber))
})

test('two of one name are told apart by their ids', async () => {
  const keys = ['officer-2', 'officer-1'].map((id) => nodeSort(Officer, { name: 'Ann' }, id))
  expect(await sorted(keys)).toEqual(keys.toReversed())
})
