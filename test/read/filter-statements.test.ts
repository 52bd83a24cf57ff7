import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { executeDocument } from '../support/execute.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'
import { shown, statementsOf } from '../support/read-statements.ts'

/* What filters and orders send to Neo4j, word for word. */

const graph = openGraph(testConnection())

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
})
afterAll(() => graph.close())

async function cypherOf(
  document: string,
  variables: Record<string, unknown> = {},
): Promise<string> {
  const sent = await statementsOf(graph, () => executeDocument(graph, document, variables))
  return sent
    .filter(({ text }) => !text.startsWith('UNWIND $p.ids AS id WITH id'))
    .map(shown)
    .join('\n\n')
}

test('one value of an indexed field is a range of its key column, which has the usual order', async () => {
  expect(
    await cypherOf(
      '{ allegations(first: 3, filter: { kind: { eq: "Íncivility" } }) { nodes { title } } }',
    ),
  ).toMatchInlineSnapshot()
})

test('several values are as many ranges, sorted together', async () => {
  expect(
    await cypherOf(
      '{ cases(first: 3, filter: { reference: { in: ["A/1", "B/2"] } }) { nodes { title } } }',
    ),
  ).toMatchInlineSnapshot()
})

test('relationships and claims are looked for on the way along the order', async () => {
  const document = `{ officers(first: 3, filter: {
    rank: { in: [SERGEANT] }
    not: { name: { contains: "x" } }
    allegations: { some: { node: { severity: { eq: GROSS_MISCONDUCT } }, ageAt: { atLeast: 30 } } }
    units: { every: { from: { overlaps: { from: "2001-01-01" } } } }
    claims: { none: { standing: { atMost: REPORTED } } }
  }) { nodes { name } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot()
})

test('what has no value stands in a part of its own, where an index has it at the other end', async () => {
  expect(
    await cypherOf(
      '{ articles(first: 3, orderBy: [{ field: PUBLISHED, direction: DESC }]) { nodes { headline } } }',
    ),
  ).toMatchInlineSnapshot()
})

test('along a relationship: of the node, of the relationship, on a day, by several fields', async () => {
  const document = `{ unit(id: "unit-1") { officers(first: 3, filter: { name: { startsWith: "Ó" } },
    edge: { rank: { eq: SERGEANT } }, validOn: "2019-05-01",
    orderBy: [{ field: EDGE_FROM, direction: DESC }, { field: RANK }]) { totalCount nodes { name } } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot()
})

test('one text for all values, in the document or in variables, so that Neo4j plans once', async () => {
  const document = `query Q($filter: CaseFilter, $order: [CaseOrder!]) {
    cases(first: 2, filter: $filter, orderBy: $order) { nodes { title } } }`
  const texts = new Set<string>()
  for (const reference of ['A', 'b'.repeat(100), 'ç']) {
    const sent = await statementsOf(graph, () =>
      executeDocument(graph, document, {
        filter: { reference: { eq: reference }, kind: { eq: 'COMPLAINT' } },
        order: [{ field: 'OPENED' }],
      }),
    )
    for (const { text, parameters } of sent) {
      texts.add(text)
      expect(Object.keys(parameters)).toEqual(['p'])
    }
  }
  const literal = `{ cases(first: 2, filter: { kind: { eq: COMPLAINT }, reference: { eq: "d" } }, orderBy: [{ field: OPENED }]) { nodes { title } } }`
  const [sent] = await statementsOf(graph, () => executeDocument(graph, literal))
  if (sent) texts.add(sent.text)
  expect([...texts]).toHaveLength(1)
})

test('nothing that a filter holds is ever in the text of a statement', async () => {
  const evil = "x'}) DETACH DELETE n //"
  const document = `query Q($filter: OfficerFilter) { officers(filter: $filter) { totalCount nodes { id } } }`
  const filter = {
    id: { in: [evil] },
    name: { in: [evil, 'y'], startsWith: evil },
    not: { collarNumber: { contains: evil } },
    claims: { some: { dataset: evil, source: evil } },
    fundraisers: { some: { node: { target: { currency: 'GBP', atLeast: 1 }, url: { eq: evil } } } },
  }
  const sent = await statementsOf(graph, () => executeDocument(graph, document, { filter }))
  expect(sent.length).toBe(1)
  for (const { text } of sent) expect(text).not.toContain('DETACH')
})
