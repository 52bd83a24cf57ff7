import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { idOf, writeFixture } from '../support/graph-fixture.ts'
import { at, listAt } from '../support/json.ts'
import { testConnection } from '../support/neo4j.ts'

/* Documents that are easy to answer wrongly when everything is read ahead in one statement. */

const graph = openGraph(testConnection())
const officer = 'officer-cases1'
const article = 'article-cases1'

beforeAll(async () => {
  await writeFixture(graph)
  await writeClaims(graph, [
    {
      about: officer,
      fields: { name: 'Case Officer' },
      links: [
        { edge: 'SERVED_IN', to: 'unit-cases1', properties: { rank: 'SERGEANT', from: '2001' } },
        { edge: 'SERVED_IN', to: 'unit-cases1', properties: { rank: 'INSPECTOR', from: '2010' } },
        { edge: 'SERVED_IN', to: 'unit-cases2' },
      ],
    },
    { about: 'unit-cases1', fields: { name: 'First' } },
    { about: 'unit-cases2', fields: { name: 'Second' } },
    { about: 'incident-cases1', fields: { title: 'An incident', kind: 'STOP_AND_SEARCH' } },
    { about: 'case-cases1', fields: { title: 'A case', kind: 'INQUEST' } },
    {
      about: article,
      fields: { headline: 'All of it' },
      links: [officer, 'incident-cases1', 'case-cases1'].map((to) => ({ edge: 'MENTIONS', to })),
    },
  ])
})
afterAll(() => graph.close())

test('one response key may stand for different pages, beside edges and beside nodes', async () => {
  const document = `{ article(id: "${article}") { mentions(first: 1) {
    nodes { ... on Officer { x: units(first: 1) { nodes { name } } } }
    edges { node { ... on Officer { x: units(first: 2) { nodes { name } } } } }
  } } }`
  expect(await dataOf(graph, document)).toMatchObject({ article: { mentions: { nodes: [{}] } } })
  const twice = `{ officers(first: 1, after: null) {
    nodes { x: units(first: 1) { totalCount } }
    edges { node { x: units(first: 2) { nodes { id } } } }
  } }`
  expect((await executeDocument(graph, twice)).result.errors).toBeUndefined()
})

test('a fragment that is spread beside other wishes for the same field, and elsewhere alone', async () => {
  const page = (nodes: string, edges: string) => `{ unit(id: "unit-cases1") { officers(first: 1) {
      nodes { ...F ${nodes} } edges { node { ...F ${edges} } }
    } } }
    fragment F on Officer { units(first: 2) { nodes { id } } }`
  const more = 'units(first: 2) { totalCount nodes { name } pageInfo { hasNextPage } }'
  const plain = { nodes: [{ id: 'unit-cases1' }, { id: 'unit-cases1' }] }
  const whole = {
    nodes: [
      { id: 'unit-cases1', name: 'First' },
      { id: 'unit-cases1', name: 'First' },
    ],
    totalCount: 3,
    pageInfo: { hasNextPage: true },
  }
  expect(await dataOf(graph, page(more, ''))).toEqual({
    unit: { officers: { nodes: [{ units: whole }], edges: [{ node: { units: plain } }] } },
  })
  expect(await dataOf(graph, page('', more))).toEqual({
    unit: { officers: { nodes: [{ units: plain }], edges: [{ node: { units: whole } }] } },
  })
})

test('the same fragment twice, with more of a single node in one of the places', async () => {
  const page = (nodes: string, edges: string) => `{ officer(id: "${officer}") { claims(first: 1) {
      nodes { ...F ${nodes} } edges { node { ...F ${edges} } }
    } } }
    fragment F on Claim { entity { id } }`
  const more = 'entity { label }'
  const plain = { entity: { id: officer } }
  const whole = { entity: { id: officer, label: 'Case Officer' } }
  expect(await dataOf(graph, page(more, ''))).toEqual({
    officer: { claims: { nodes: [whole], edges: [{ node: plain }] } },
  })
  expect(await dataOf(graph, page('', more))).toEqual({
    officer: { claims: { nodes: [plain], edges: [{ node: whole }] } },
  })
})

test('fields of one name are read as each type declares them', async () => {
  const document = `{ article(id: "${article}") { mentions { nodes {
    __typename
    ... on Incident { incidentKind: kind }
    ... on Case { caseKind: kind }
  } } } }`
  const { article: found } = await dataOf(graph, document)
  expect(found).toEqual({
    mentions: {
      nodes: [
        { __typename: 'Case', caseKind: 'INQUEST' },
        { __typename: 'Officer' },
        { __typename: 'Incident', incidentKind: 'STOP_AND_SEARCH' },
      ],
    },
  })
})

test('an officer who served twice in one unit is there twice, with what differs', async () => {
  const document = `{ unit(id: "unit-cases1") { officers { totalCount edges { rank from { edtf } node { name } } } } }`
  const { unit } = await dataOf(graph, document)
  expect(unit).toEqual({
    officers: {
      totalCount: 2,
      edges: expect.arrayContaining([
        { rank: 'SERGEANT', from: { edtf: '2001' }, node: { name: 'Case Officer' } },
        { rank: 'INSPECTOR', from: { edtf: '2010' }, node: { name: 'Case Officer' } },
      ]),
    },
  })
})

test('what a variable leaves out is neither shown nor missed', async () => {
  const document = `query Q($with: Boolean!) { officer(id: "${officer}") {
    name @skip(if: $with)
    ...F @include(if: $with)
    ... @include(if: $with) { units(first: 1) { totalCount } }
  } }
  fragment F on Officer { units(first: 1) { nodes { name } } }`
  expect(await dataOf(graph, document, { with: true })).toEqual({
    officer: { units: { nodes: [{ name: 'First' }], totalCount: 3 } },
  })
  expect(await dataOf(graph, document, { with: false })).toEqual({
    officer: { name: 'Case Officer' },
  })
})

test('many ids of several types come in their order, null where there is none', async () => {
  const ids = [officer, 'unit-nobody', 'unit-cases2', officer, 'nonsense', 'dataset-fixture', '~']
  const document =
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Unit { name } } }'
  expect(await dataOf(graph, document, { ids })).toEqual({
    nodes: [
      { __typename: 'Officer', id: officer },
      null,
      { __typename: 'Unit', id: 'unit-cases2', name: 'Second' },
      { __typename: 'Officer', id: officer },
      null,
      { __typename: 'Dataset', id: 'dataset-fixture' },
      null,
    ],
  })
})

test('a look-up by type gives null for the id of another type', async () => {
  expect(await dataOf(graph, `{ unit(id: "${officer}") { id } }`)).toEqual({ unit: null })
})

test('the books are listed and linked', async () => {
  const document = `{
    datasets { totalCount nodes { id name title } }
    importRuns(first: 1) { nodes { started status counts { records } dataset { title } release { label dataset { name } } } }
    officer(id: "${officer}") { claims { nodes { dataset { id } source { __typename label } locator { page } } } }
  }`
  expect(await dataOf(graph, document)).toEqual({
    datasets: {
      totalCount: 1,
      nodes: [{ id: 'dataset-fixture', name: 'fixture', title: 'Made up' }],
    },
    importRuns: {
      nodes: [
        {
          started: '2024-02-02T03:04:05.000Z',
          status: 'DONE',
          counts: { records: 7 },
          dataset: { title: 'Made up' },
          release: { label: '2024-01', dataset: { name: 'fixture' } },
        },
      ],
    },
    officer: {
      claims: {
        nodes: [
          {
            dataset: { id: 'dataset-fixture' },
            source: { __typename: 'Release', label: '2024-01' },
            locator: null,
          },
        ],
      },
    },
  })
})

test('candidates of identity are nowhere in what can be asked for', async () => {
  await expect(
    dataOf(graph, `{ officer(id: "${idOf('Officer', 0)}") { possiblySame { totalCount } } }`),
  ).rejects.toThrow('Cannot query field "possiblySame"')
})

test('equal facts are read as they were written: the graph against a query of its own', async () => {
  const rows = await graph.read(
    `MATCH (o:Officer)-[r:SERVED_IN]->(u:Unit)
     RETURN o.id, u.id, r.rank ORDER BY o.id, u.id, r.id`,
  )
  const { officers } = await dataOf(
    graph,
    '{ officers(first: 100) { nodes { id units(first: 100) { edges { rank node { id } } } } } }',
  )
  const read: unknown[] = []
  for (const officer of listAt(officers, 'nodes'))
    for (const edge of listAt(officer, 'units.edges'))
      read.push([at(officer, 'id'), at(edge, 'node.id'), at(edge, 'rank')])
  const byText = (values: readonly unknown[]) =>
    values.map((value) => JSON.stringify(value)).toSorted()
  expect(byText(read)).toEqual(byText(rows))
  expect(read.length).toBeGreaterThan(15)
})
