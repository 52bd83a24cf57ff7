import { beforeAll, expect, test } from 'vitest'
import { idOf } from '../support/data-set.ts'
import { executeDocument } from '../support/execute.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()

const [ann, bob, never] = ['ann', 'bob', 'never'].map((key) => idOf('Officer', key))
const unit = idOf('Unit', 'u')
const cases = idOf('Case', 'c', 'other')

/** In the second release Ann and the unit are gone, and Bob still serves in that unit. */
beforeAll(async () => {
  await clearGraph(graph)
  const served = { relationships: { units: [{ entity: 'Unit/u' }] } }
  const bobServes = { type: 'Officer', key: 'bob', fields: { name: 'Bob' }, ...served }
  await importData(graph, {
    name: 'other',
    records: [{ type: 'Case', key: 'c', fields: { title: 'C' } }],
  })
  await importData(graph, {
    release: '1',
    records: [
      { type: 'Officer', key: 'ann', fields: { name: 'Ann' }, ...served },
      bobServes,
      { type: 'Unit', key: 'u', fields: { name: 'Unit' } },
    ],
  })
  await importData(graph, {
    release: '2',
    records: [{ type: 'Officer', key: 'bob', fields: { name: 'Bob' } }],
  })
})

test('an entity that nobody speaks of any more answers by its id as retracted, with nothing else', async () => {
  const { result, statements } = await executeDocument(
    graph,
    `query Q($id: ID!) { officer(id: $id) {
       id label retracted name rank alternativeNames claimCount standing conflicts { field }
       claims { totalCount nodes { id } } units { totalCount pageInfo { hasNextPage } nodes { id } facets(by: [{ field: KIND }]) { by total values { value } } edgeStatistics(of: [FROM]) { of count } }
     } }`,
    { id: ann },
  )
  expect(result).toEqual({
    data: {
      officer: {
        id: ann,
        label: 'Officer, retracted',
        retracted: true,
        name: null,
        rank: null,
        alternativeNames: [],
        claimCount: null,
        standing: null,
        conflicts: [],
        claims: { totalCount: 0, nodes: [] },
        units: {
          totalCount: 0,
          pageInfo: { hasNextPage: false },
          nodes: [],
          facets: [{ by: 'KIND', total: 0, values: [] }],
          edgeStatistics: [{ of: 'FROM', count: 0 }],
        },
      },
    },
  })
  expect(statements).toBe(2)
})

test('what is there is not retracted, and takes no statement more', async () => {
  const document = 'query Q($id: ID!) { officer(id: $id) { name retracted } }'
  const { result, statements } = await executeDocument(graph, document, { id: bob })
  expect(result.data).toEqual({ officer: { name: 'Bob', retracted: false } })
  expect(statements).toBe(1)
})

test('what never was is null, and so is an entity looked up as another type', async () => {
  const document = `query Q($never: ID!, $ann: ID!) { officer(id: $never) { id } unit(id: $ann) { id } }`
  const { result } = await executeDocument(graph, document, { never, ann })
  expect(result).toEqual({ data: { officer: null, unit: null } })
})

test('of many ids all that are not found take one statement more together', async () => {
  const ids = [ann, bob, never, unit, cases, 'nonsense']
  const { result, statements } = await executeDocument(
    graph,
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { retracted } } }',
    { ids },
  )
  expect(result.data).toEqual({
    nodes: [
      { __typename: 'Officer', id: ann, retracted: true },
      { __typename: 'Officer', id: bob, retracted: false },
      null,
      { __typename: 'Unit', id: unit, retracted: true },
      { __typename: 'Case', id: cases, retracted: false },
      null,
    ],
  })
  expect(statements).toBe(2)
})

test('whoever was only ever thought to be meant by some words is null: that would tell that somebody was', async () => {
  const [maybe, once] = ['maybe', 'once'].map((key) => idOf('Officer', key))
  await graph.execute(
    `UNWIND $claims AS claim CREATE (c:Claim {id: claim[0] + '~' + claim[1], live: claim[2]})
     SET c.candidate = claim[3]`,
    {
      claims: [
        [maybe, 'c1', false, true],
        [once, 'c1', false, null],
        // Still thought to be meant, and no longer spoken of otherwise.
        [once, 'c2', true, true],
      ],
    },
  )
  const { result } = await executeDocument(
    graph,
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { id ... on Entity { retracted } } }',
    { ids: [maybe, once] },
  )
  expect(result.data).toEqual({ nodes: [null, { id: once, retracted: true }] })
})
