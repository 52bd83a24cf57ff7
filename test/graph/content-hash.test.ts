import { beforeEach, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import type { TestDataSet, TestRecord } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const records: readonly TestRecord[] = [
  { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { name: 'Metropolitan Police' } },
  {
    type: 'Officer',
    key: 'a',
    fields: { name: 'Ann', rank: { value: 'SERGEANT', asOf: '2020' } },
    relationships: { units: [{ entity: 'Unit/force:metropolitan', from: '2019' }] },
  },
  { type: 'Article', scheme: 'url', key: 'https://example.org/1', fields: { headline: 'News' } },
  {
    type: 'Officer',
    key: 'a',
    fields: { name: 'Anne' },
    source: 'Article/url:https://example.org/1',
    locator: { page: 2 },
  },
]
const first: TestDataSet = { name: 'first', release: '1', records }
const second: TestDataSet = {
  name: 'second',
  records: [
    { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { abbreviation: 'MPS' } },
    {
      type: 'Case',
      key: 'c',
      fields: { title: 'A case' },
    },
  ],
}

/** The hash of a graph that held nothing before. */
async function hashOf(...imports: readonly TestDataSet[]): Promise<string> {
  await clearGraph(graph)
  for (const dataSet of imports) await importData(graph, dataSet)
  return (await hashContent(graph)).hash
}

test('the same records give the same hash in whatever order they and their data sets come', async () => {
  const hash = await hashOf(first, second)
  expect(await hashOf(second, first)).toBe(hash)
  expect(await hashOf({ ...first, records: records.toReversed() }, second)).toBe(hash)
})

test('what was brought and taken back again leaves no trace in the hash', async () => {
  const hash = await hashOf(first)
  const shorter = { ...first, release: '2', records: records.slice(0, 3) }
  expect(await hashOf(first, shorter)).not.toBe(hash)
  expect(await hashOf(first, shorter, first)).toBe(hash)
})

test.each<[string, TestRecord]>([
  ['another value', { ...records[3], fields: { name: 'Anna' } }],
  ['another place in the source', { ...records[3], locator: { page: 3 } }],
  ['another date', { ...records[3], stated: '2021' }],
  ['one assertion more', { ...records[3], fields: { name: 'Anne', collarNumber: '7' } }],
])('%s gives another hash', async (_, changed) => {
  const hash = await hashOf(first)
  expect(await hashOf({ ...first, records: [...records.slice(0, 3), changed] })).not.toBe(hash)
})

test('the hash counts live claims, the entities they speak of, and relationships', async () => {
  await importData(graph, first)
  expect(await hashContent(graph)).toMatchObject({ claims: 4, entities: 3, relationships: 1 })
  await importData(graph, { ...first, release: '2', records: records.slice(0, 1) })
  expect(await hashContent(graph)).toMatchObject({ claims: 1, entities: 1, relationships: 0 })
})

test('entities with more relationships than a page holds are read whole', async () => {
  const people = Array.from({ length: 12 }, (_, number) => ({
    type: 'Person',
    key: `p${number}`,
    fields: { name: `Person ${number}` },
  }))
  await importData(graph, { ...second, records: people })
  // A hub, as no import of this size makes one: cases that one unit is a party to.
  await graph.execute(
    `MATCH (p:Person) WITH p ORDER BY p.id LIMIT 1
     UNWIND range(1, 6000) AS number
     CREATE (c:Entity:Case {id: 'case-' + number, sort: toString(number), claimCount: 1})
     CREATE (p)-[:PARTY_TO {id: 'r' + number, fromId: p.id, outSort: toString(100000 + number)}]->(c)`,
  )
  expect(await hashContent(graph)).toMatchObject({ entities: 6012, relationships: 6000 })
})
