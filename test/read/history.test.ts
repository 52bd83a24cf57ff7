import { beforeEach, expect, test } from 'vitest'
import { erase, findToErase } from '../../src/graph/write/erasures.ts'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { at, listAt, textAt } from '../support/json.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const ann = idOf('Officer', 'ann')
const article: TestRecord = { type: 'Article', key: 'news', fields: { headline: 'News' } }
const said = (name: string, more: TestRecord = {}): TestRecord => ({
  type: 'Officer',
  key: 'ann',
  fields: { name },
  source: 'Article/news',
  ...more,
})
const release = (label: string, ...records: readonly TestRecord[]) =>
  importData(graph, { release: label, records: [article, ...records] })

async function historyOf(id: string, rest = '') {
  const data = await dataOf(
    graph,
    `query ($id: ID!) { node(id: $id) { ... on Entity { retracted history${rest} {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { live
        claim { id live entity { id } source { label } fields { name value } relationships { type to { id } } }
        intervals { from until release endedByRelease standing verified stated locator { page } importRun { number } endedBy { number } } }
    } } } }`,
    { id },
  )
  return at(data, 'node.history')
}

test('a history has every claim with the releases that made it, live or taken back, the earliest first', async () => {
  await release('1', said('Ann'))
  await release('2', said('Ann', { locator: { page: 2 } }))
  await release('3', said('Anna'))
  await release('4', said('Ann'))
  const history = await historyOf(ann)
  expect(history).toMatchObject({
    totalCount: 2,
    nodes: [
      {
        live: true,
        claim: {
          live: true,
          entity: { id: ann },
          source: { label: 'News' },
          fields: [{ name: 'name', value: 'Ann' }],
        },
        intervals: [
          { release: '1', endedByRelease: '2', locator: null, standing: 'REPORTED' },
          { release: '2', endedByRelease: '3', locator: { page: 2 }, endedBy: { number: 3 } },
          { release: '4', endedByRelease: null, until: null, importRun: { number: 4 } },
        ],
      },
      {
        live: false,
        claim: { live: false, fields: [{ name: 'name', value: 'Anna' }] },
        intervals: [{ release: '3', endedByRelease: '4' }],
      },
    ],
  })
  const moments = listAt(history, 'nodes.0.intervals').flatMap((interval) => [
    at(interval, 'from'),
    at(interval, 'until'),
  ])
  expect(moments.slice(0, 5)).toEqual(moments.slice(0, 5).toSorted())
})

test('a history goes on answering when all that was claimed has been taken back', async () => {
  await release('1', said('Ann'))
  await release('2')
  expect(await historyOf(ann)).toMatchObject({
    totalCount: 1,
    nodes: [{ live: false, intervals: [{ release: '1', endedByRelease: '2' }] }],
  })
})

test('what has been erased does not come back in a history', async () => {
  await release('1', said('Ann'))
  await release('2', said('Anna'))
  const history = await historyOf(ann)
  const claim = textAt(history, 'nodes.0.claim.id')
  const found = await findToErase(graph, claim)
  if (!found) throw new Error('The claim is there.')
  await erase(graph, found, 'Order of a court')
  const after = await historyOf(ann)
  expect(after).toMatchObject({
    totalCount: 1,
    nodes: [{ claim: { fields: [{ value: 'Anna' }] } }],
  })
  expect(JSON.stringify(after)).not.toContain(claim)
})

test('an import that was never done or that is unknown has no history, and pages hold each claim once', async () => {
  const names = ['Ann', 'Anna', 'Anne', 'Annie', 'Anya']
  for (const [index, name] of names.entries()) await release(String(index), said(name))
  const namesOf = (history: unknown) =>
    listAt(history, 'nodes').map((node) => at(node, 'claim.fields.0.value'))
  const first = await historyOf(ann, '(first: 2)')
  expect(namesOf(first)).toEqual(['Ann', 'Anna'])
  const after = textAt(first, 'pageInfo.endCursor')
  const next = await historyOf(ann, `(first: 2, after: "${after}")`)
  expect(namesOf(next)).toEqual(['Anne', 'Annie'])
  expect(next).toMatchObject({ pageInfo: { hasNextPage: true, hasPreviousPage: true } })
  const before = textAt(next, 'pageInfo.startCursor')
  expect(namesOf(await historyOf(ann, `(last: 1, before: "${before}")`))).toEqual(['Anna'])
  expect(namesOf(await historyOf(ann, '(last: 2)'))).toEqual(['Annie', 'Anya'])
  expect(await historyOf(idOf('Officer', 'nobody'))).toBeUndefined()
})

test('claims of candidates, for whoever decides, are in no history', async () => {
  const post = { type: 'Post', key: 'p', fields: { position: 7 } }
  const candidate = {
    type: 'Post',
    key: 'p',
    relationships: { possiblySame: [{ entity: 'Officer/ann', score: 0.5, reasons: 'Same name' }] },
  }
  const both = {
    type: 'Post',
    key: 'p',
    relationships: {
      possiblySame: [{ entity: 'Officer/ann', score: 0.6, reasons: 'Same' }],
      mentions: [{ entity: 'Officer/ann' }],
    },
    locator: { page: 3 },
  }
  const report = await release('1', said('Ann'), post, candidate, both)
  expect(report.problems).toEqual([])
  const history = await historyOf(idOf('Post', 'p'))
  expect(JSON.stringify(history)).not.toMatch(/POSSIBLY_SAME|Same/)
  expect(history).toMatchObject({ totalCount: 2 })
  expect(listAt(history, 'nodes').map((node) => at(node, 'claim.relationships'))).toContainEqual([
    { type: 'MENTIONS', to: { id: ann } },
  ])
  // Where the words stand tells who may be meant.
  expect(JSON.stringify(history)).not.toContain('"page":3')
})

test('the histories of many entities take as many statements as that of one', async () => {
  await release('1', said('Ann'), { ...said('Bob'), key: 'bob' })
  const statementsOf = async (first: number) => {
    const { statements, result } = await executeDocument(
      graph,
      `{ officers(first: ${first}) { nodes { history { totalCount nodes { claim { id } intervals { importRun { number } } } } } } }`,
    )
    expect(result.errors).toBeUndefined()
    return statements
  }
  expect(await statementsOf(2)).toBe(await statementsOf(1))
})
