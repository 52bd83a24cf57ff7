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
  ).toMatchInlineSnapshot(`
    "MATCH (n0:Allegation)
    WHERE n0.kindKey >= $p.v0 AND n0.kindKey < $p.v1
    WITH n0
    ORDER BY n0.kindKey LIMIT $p.v2
    RETURN [n0.id, n0.title]
      v0: "incivility\\u0001"
      v1: "incivility\\u0002"
      v2: int 4"
  `)
})

test('from something that is named, what has a relationship to it is read; of a hub in order, by the index on it', async () => {
  const filters = [
    'units: { some: { node: { id: { eq: "unit-1" } } from: { exists: true } } }',
    'incidents: { some: { node: { id: { in: ["incident-1", "incident-2"] } } } } rank: { eq: SERGEANT }',
  ]
  const list = (filter: string) =>
    `{ officers(first: 3, filter: { ${filter} }) { nodes { name } } }`
  expect(await cypherOf(list(filters[0] ?? ''))).toMatchInlineSnapshot(`
    "MATCH (n0)-[kn0:SERVED_IN]->(fn0)
    WHERE n0:Officer AND kn0.toId = $p.v0 AND kn0.from IS NOT NULL AND NOT EXISTS { MATCH (n0)-[bn0:SERVED_IN]->(ffn0)
    WHERE bn0.inSort < kn0.inSort AND bn0.toId = $p.v0 AND bn0.from IS NOT NULL } AND kn0.inSort > $p.v1
    WITH kn0, n0
    ORDER BY kn0.toId, kn0.inSort LIMIT $p.v2
    RETURN [n0.id, n0.name]
      v0: "unit-1"
      v1: ""
      v2: int 4"
  `)
  expect(await cypherOf(list(filters[1] ?? ''))).toMatchInlineSnapshot(`
    "UNWIND $p.v0 AS in0 MATCH (fn0:Entity {id: in0}) MATCH (n0)-[kn0:INVOLVED_IN]->(fn0)
    WHERE n0:Officer AND NOT EXISTS { MATCH (n0)-[bn0:INVOLVED_IN]->(ffn0)
    WHERE bn0.id < kn0.id AND ffn0.id IN $p.v0 } AND n0.rank IN $p.v1
    WITH n0
    ORDER BY n0.sort LIMIT $p.v2
    RETURN [n0.id, n0.name]
      v0: ["incident-1","incident-2"]
      v1: ["SERGEANT"]
      v2: int 4"
  `)
})

test('several values are as many ranges, sorted together', async () => {
  expect(
    await cypherOf(
      '{ cases(first: 3, filter: { reference: { in: ["A/1", "B/2"] } }) { nodes { title } } }',
    ),
  ).toMatchInlineSnapshot(`
    "UNWIND $p.v0 AS un0 MATCH (n0:Case)
    WHERE n0.referenceKey > un0[0] AND n0.referenceKey < un0[1]
    WITH n0
    ORDER BY n0.sort LIMIT $p.v1
    RETURN [n0.id, n0.title]
      v0: [["a/1\\u0001","a/1\\u0002"],["b/2\\u0001","b/2\\u0002"]]
      v1: int 4"
  `)
})

test('relationships and claims are looked for on the way along the order', async () => {
  const document = `{ officers(first: 3, filter: {
    rank: { in: [SERGEANT] }
    not: { name: { contains: "x" } }
    allegations: { some: { node: { severity: { eq: GROSS_MISCONDUCT } }, ageAt: { atLeast: 30 } } }
    units: { every: { from: { overlaps: { from: "2001-01-01" } } } }
    claims: { none: { standing: { atMost: REPORTED } } }
  }) { nodes { name } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Officer)
    WHERE EXISTS { MATCH (n0)<-[r1:AGAINST]-(n1)
    WHERE r1.ageAt >= $p.v0 AND n1.severity IN $p.v1 } AND NOT EXISTS { MATCH (c2:Claim)
    WHERE c2.id > n0.id + '~' AND c2.id < n0.id + '\\u007F' AND c2.live AND c2.candidate IS NULL AND c2.standing IN $p.v2 } AND NOT coalesce(coalesce(n0.nameFolded, n0.name) CONTAINS $p.v3, false) AND n0.rank IN $p.v4 AND NOT EXISTS { MATCH (n0)-[r3:SERVED_IN]->(n3)
    WHERE NOT coalesce(((r3.fromLatest IS NULL OR r3.fromLatest >= $p.v5) AND r3.from IS NOT NULL), false) } AND n0.sort > $p.v6
    WITH n0
    ORDER BY n0.sort LIMIT $p.v7
    RETURN [n0.id, n0.name]
      v0: 30
      v1: ["GROSS_MISCONDUCT"]
      v2: ["COMMENTARY","REPORTED"]
      v3: "x"
      v4: ["SERGEANT"]
      v5: "2001-01-01"
      v6: ""
      v7: int 4"
  `)
})

test('what has no value stands in a part of its own, where an index has it at the other end', async () => {
  expect(
    await cypherOf(
      '{ articles(first: 3, orderBy: [{ field: PUBLISHED, direction: DESC }]) { nodes { headline } } }',
    ),
  ).toMatchInlineSnapshot(`
    "CALL () { MATCH (n0:Article)
    WHERE n0.sort < $p.v0
    WITH n0
    ORDER BY n0.sort DESC LIMIT $p.v1
    RETURN n0 UNION ALL MATCH (n0:Article)
    WHERE n0.sort >= $p.v0
    WITH n0
    ORDER BY n0.sort LIMIT $p.v1
    RETURN n0 }
    WITH n0 LIMIT $p.v1
    RETURN [n0.id, n0.headline]
      v0: "�"
      v1: int 4"
  `)
})

test('along a relationship: of the node, of the relationship, on a day, by several fields', async () => {
  const document = `{ unit(id: "unit-1") { officers(first: 3, filter: { name: { startsWith: "Ó" } },
    edge: { rank: { eq: SERGEANT } }, validOn: "2019-05-01",
    orderBy: [{ field: EDGE_FROM, direction: DESC }, { field: RANK }]) { totalCount nodes { name } } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Unit {id: $p.v0})
    RETURN [n0.id, [COLLECT { MATCH (n0)<-[r1:SERVED_IN]-(n1)
    WHERE (r1.rank IN $p.v2 AND (r1.from IS NULL OR ((r1.fromEarliest IS NULL OR r1.fromEarliest <= $p.v3) AND r1.from IS NOT NULL)) AND (r1.to IS NULL OR ((r1.toLatest IS NULL OR r1.toLatest >= $p.v4) AND r1.to IS NOT NULL))) AND coalesce(n1.nameFolded, n1.name) STARTS
    WITH $p.v5
    WITH r1, n1
    ORDER BY r1.from IS NULL, coalesce(r1.fromEarliest, '0000') DESC, coalesce(r1.fromLatest, '9999') DESC, n1.rank IS NULL, coalesce($p.v1[n1.rank], -1), r1.inSort LIMIT $p.v6
    RETURN [n1.id, n1.name] }, COUNT { MATCH (n0)<-[r2:SERVED_IN]-(n2)
    WHERE (r2.rank IN $p.v7 AND (r2.from IS NULL OR ((r2.fromEarliest IS NULL OR r2.fromEarliest <= $p.v8) AND r2.from IS NOT NULL)) AND (r2.to IS NULL OR ((r2.toLatest IS NULL OR r2.toLatest >= $p.v9) AND r2.to IS NOT NULL))) AND coalesce(n2.nameFolded, n2.name) STARTS
    WITH $p.v10 }, null]]
      v0: "unit-1"
      v1: {"CONSTABLE":0,"SERGEANT":1,"INSPECTOR":2,"CHIEF_INSPECTOR":3,"SUPERINTENDENT":4,"CHIEF_SUPERINTENDENT":5,"ASSISTANT_CHIEF_CONSTABLE":6,"DEPUTY_CHIEF_CONSTABLE":7,"CHIEF_CONSTABLE":8,"COMMANDER":9,"DEPUTY_ASSISTANT_COMMISSIONER":10,"ASSISTANT_COMMISSIONER":11,"DEPUTY_COMMISSIONER":12,"COMMISSIONER":13,"UNKNOWN":14}
      v2: ["SERGEANT"]
      v3: "2019-05-01"
      v4: "2019-05-01"
      v5: "o"
      v6: int 4
      v7: ["SERGEANT"]
      v8: "2019-05-01"
      v9: "2019-05-01"
      v10: "o""
  `)
})

test('one text for all values, in the document or in variables, so that Neo4j plans once', async () => {
  const document = `query Q($filter: CaseFilter, $order: [CaseOrder!]) {
    cases(first: 2, filter: $filter, orderBy: $order) { nodes { title } } }`
  const texts = new Set<string>()
  for (const reference of ['A', 'b'.repeat(100), 'ç']) {
    const sent = await statementsOf(graph, () =>
      executeDocument(graph, document, {
        filter: { reference: { eq: reference }, kind: { eq: 'PROSECUTION' } },
        order: [{ field: 'OPENED' }],
      }),
    )
    for (const { text, parameters } of sent) {
      texts.add(text)
      expect(Object.keys(parameters)).toEqual(['p'])
    }
  }
  const literal = `{ cases(first: 2, filter: { kind: { eq: PROSECUTION }, reference: { eq: "d" } }, orderBy: [{ field: OPENED }]) { nodes { title } } }`
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
