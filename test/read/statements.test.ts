import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeCursor } from '../../src/cursors.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { executeDocument } from '../support/execute.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { testConnection } from '../support/neo4j.ts'
import { shown, statementsOf } from '../support/read-statements.ts'

/* What is sent to Neo4j, word for word: a change here is a change of what every query costs. */

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

async function cypherOf(
  document: string,
  variables: Record<string, unknown> = {},
): Promise<string> {
  const sent = await statementsOf(graph, () => executeDocument(graph, document, variables))
  // Ids here are nobody's; that they are then looked for among what was retracted is retracted.test.ts's.
  const reads = sent.filter(({ text }) => !text.startsWith('UNWIND $p.ids AS id WITH id'))
  return reads.map(shown).join('\n\n')
}

const after = encodeCursor('m\u0001officer-1')

test('a list of a type walks the index on its order', async () => {
  expect(await cypherOf('{ officers(first: 3) { nodes { name rank } } }')).toMatchInlineSnapshot(`
    "MATCH (n0:Officer)
    WHERE n0.sort > $p.v0
    WITH n0
    ORDER BY n0.sort LIMIT $p.v1
    RETURN [n0.id, n0.name, n0.rank]
      v0: ""
      v1: int 4"
  `)
})

test('a page backwards, with a count and with what lies behind it', async () => {
  const document = `query Q($c: String) { officers(last: 2, before: $c) { totalCount pageInfo { hasNextPage hasPreviousPage } nodes { id } } }`
  expect(await cypherOf(document, { c: after })).toMatchInlineSnapshot(`
    "RETURN [COLLECT { MATCH (n0:Officer)
    WHERE n0.sort < $p.v0
    WITH n0
    ORDER BY n0.sort DESC LIMIT $p.v1
    RETURN [n0.id] }, COUNT { MATCH (n1:Officer) }, EXISTS { MATCH (n2:Officer)
    WHERE n2.sort >= $p.v2 }] AS a0
      v0: "m\\u0001officer-1"
      v1: int 3
      v2: "m\\u0001officer-1""
  `)
})

test('three levels are one statement', async () => {
  const document =
    '{ officers(first: 2) { nodes { name allegations(first: 3) { edges { ageAt node { title cases(first: 1) { nodes { title } } } } } } } }'
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Officer)
    WHERE n0.sort > $p.v0
    WITH n0
    ORDER BY n0.sort LIMIT $p.v1
    RETURN [n0.id, n0.name,
    COLLECT { MATCH ()<-[r1:AGAINST]-(n1)
    WHERE r1.toId = n0.id AND r1.inSort > $p.v2
    WITH r1, n1
    ORDER BY r1.toId, r1.inSort LIMIT $p.v3
    RETURN [r1.ageAt, [n1.id, n1.title,
    COLLECT { MATCH (n1)-[r2:PART_OF_CASE]->(n2)
    WITH r2, n2
    ORDER BY n2.sort, r2.id LIMIT $p.v4
    RETURN [n2.id, n2.title] }]] }]
      v0: ""
      v1: int 3
      v2: ""
      v3: int 4
      v4: int 2"
  `)
})

test('a hub is paged by the index on its relationships', async () => {
  const document = `query Q($c: String) { unit(id: "unit-1") { name officers(first: 10, after: $c) { totalCount edges { rank from { edtf } node { name } } } } }`
  expect(await cypherOf(document, { c: after })).toMatchInlineSnapshot(`
    "MATCH (n0:Unit {id: $p.v0})
    RETURN [n0.id, n0.name, [COLLECT { MATCH ()<-[r1:SERVED_IN]-(n1)
    WHERE r1.toId = n0.id AND r1.inSort > $p.v1
    WITH r1, n1
    ORDER BY r1.toId, r1.inSort LIMIT $p.v2
    RETURN [r1.from, r1.fromEarliest, r1.fromLatest, r1.rank, [n1.id, n1.name]] }, COUNT { (n0)<-[:SERVED_IN]-() }, null]]
      v0: "unit-1"
      v1: "m\\u0001officer-1"
      v2: int 11"
  `)
})

test('types within types are read ahead where one type alone wants more', async () => {
  const document = `{ officer(id: "officer-1") { mentionedIn(first: 2) { nodes { id
    ... on Article { mentions(first: 3) { nodes { ... on Officer { name } } } } } } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Officer {id: $p.v0})
    RETURN [n0.id,
    COLLECT { MATCH ()<-[r1:MENTIONS]-(n1)
    WHERE r1.toId = n0.id AND r1.inSort > $p.v1
    WITH r1, n1
    ORDER BY r1.toId, r1.inSort LIMIT $p.v2
    RETURN CASE WHEN n1:Article THEN [n1.id,
    COLLECT { MATCH (n1)-[r2:MENTIONS]->(n2)
    WITH r2, n2
    ORDER BY n2.sort, r2.id LIMIT $p.v3
    RETURN CASE WHEN n2:Officer THEN [n2.id, n2.name] ELSE [n2.id] END }] ELSE [n1.id] END }]
      v0: "officer-1"
      v1: ""
      v2: int 3
      v3: int 4"
  `)
})

test('a relationship that leads to several types: those with like wishes are read alike', async () => {
  const document = `{ article(id: "article-1") { mentions(first: 5) { nodes { id label ... on Officer { units(first: 1) { nodes { name } } } } } } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Article {id: $p.v0})
    RETURN [n0.id,
    COLLECT { MATCH (n0)-[r1:MENTIONS]->(n1)
    WITH r1, n1
    ORDER BY n1.sort, r1.id LIMIT $p.v1
    RETURN CASE WHEN n1:Officer THEN [n1.id, n1.name,
    COLLECT { MATCH (n1)-[r2:SERVED_IN]->(n2)
    WITH r2, n2
    ORDER BY n2.sort, r2.id LIMIT $p.v2
    RETURN [n2.id, n2.name] }] WHEN n1:Person OR n1:Unit OR n1:Organisation THEN [n1.id, n1.name] WHEN n1:Incident OR n1:Case OR n1:Hearing OR n1:Allegation OR n1:Ruling OR n1:Thread OR n1:Fundraiser THEN [n1.id, n1.title] WHEN n1:Statement THEN [n1.id, n1.topic] WHEN n1:Article OR n1:Report THEN [n1.id, n1.headline] WHEN n1:Post THEN [n1.id, n1.position] WHEN n1:Account THEN [n1.id, n1.handle] ELSE [n1.id] END }]
      v0: "article-1"
      v1: int 6
      v2: int 2"
  `)
})

test('the claims of an entity are a range of the index on ids; those of a relationship are looked up', async () => {
  const document = `{ officer(id: "officer-1") {
    claims(first: 5) { totalCount nodes { standing } }
    units(first: 1) { edges { claims(first: 2) { totalCount nodes { verified } } } }
  } }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "MATCH (n0:Officer {id: $p.v0})
    RETURN [n0.id, [COLLECT { MATCH (n1:Claim)
    WHERE n1.id > n0.id + '~' AND n1.id < n0.id + '\\u007F' AND n1.live AND n1.candidate IS NULL
    WITH n1
    ORDER BY n1.id LIMIT $p.v1
    RETURN [n1.id, n1.standing] }, coalesce(n0.claimCount, 0), null],
    COLLECT { MATCH (n0)-[r2:SERVED_IN]->(n2)
    WITH r2, n2
    ORDER BY n2.sort, r2.id LIMIT $p.v2
    RETURN [[COLLECT {
    UNWIND split(r2.claims, ' ') AS i3 MATCH (n3:Claim {id: i3})
    WITH n3
    ORDER BY n3.id LIMIT $p.v3
    RETURN [n3.id, n3.verified] }, size(split(r2.claims, ' ')), null]] }]
      v0: "officer-1"
      v1: int 6
      v2: int 2
      v3: int 3"
  `)
})

test('several root fields share one statement', async () => {
  const document = `{
    officer(id: "officer-1") { name }
    other: officer(id: "officer-2") { name }
    units(first: 1) { nodes { name } }
    cases(first: 2) { totalCount }
    article(id: "article-1") { headline }
  }`
  expect(await cypherOf(document)).toMatchInlineSnapshot(`
    "RETURN
    COLLECT { MATCH (n0:Officer {id: $p.v0})
    RETURN [n0.id, n0.name] } AS a0,
    COLLECT { MATCH (n1:Officer {id: $p.v1})
    RETURN [n1.id, n1.name] } AS a1,
    COLLECT { MATCH (n2:Unit)
    WHERE n2.sort > $p.v2
    WITH n2
    ORDER BY n2.sort LIMIT $p.v3
    RETURN [n2.id, n2.name] } AS a2, COUNT { MATCH (n3:Case) } AS a3,
    COLLECT { MATCH (n4:Article {id: $p.v4})
    RETURN [n4.id, n4.headline] } AS a4
      v0: "officer-1"
      v1: "officer-2"
      v2: ""
      v3: int 2
      v4: "article-1""
  `)
})

test('many ids of one type are one look-up, of several types one column each', async () => {
  const document = `query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Officer { name } ... on Unit { name } } }`
  expect(
    await cypherOf(document, { ids: ['officer-1', 'unit-1', 'officer-2', 'nonsense'] }),
  ).toMatchInlineSnapshot(`
    "RETURN
    COLLECT {
    UNWIND $p.v0 AS in0 MATCH (n0:Officer {id: in0})
    RETURN [n0.id, n0.name] } AS a0,
    COLLECT { MATCH (n1:Unit {id: $p.v1})
    RETURN [n1.id, n1.name] } AS a1
      v0: ["officer-1","officer-2"]
      v1: "unit-1""
  `)
})

test('sources of many claims are one more statement, however many', async () => {
  const document = (size: number) =>
    `{ officers(first: ${size}) { nodes { claims(first: ${size}) { nodes { source { label } dataset { title } } } } } }`
  for (const size of [1, 14])
    expect((await executeDocument(graph, document(size))).statements).toBe(2)
})

test('the number of statements goes by the shape of the query, not by how much there is', async () => {
  const shape = (size: number) => `{
    officers(first: ${size}) { nodes {
      units(first: ${size}) { edges { claims(first: ${size}) { nodes { id } } node { name parts(first: ${size}) { totalCount } } } }
      mentionedIn(first: ${size}) { nodes { label mentions(first: ${size}) { nodes { label } } } }
      claims(first: ${size}) { nodes { dataset { title } } }
    } }
  }`
  const [few, many] = await Promise.all(
    [1, 14].map(async (size) => (await executeDocument(graph, shape(size))).statements),
  )
  expect(few).toBeLessThanOrEqual(4)
  expect(many).toBeLessThanOrEqual(4)
})

test('without looking ahead, the pages of many parents are still one statement', async () => {
  const document = '{ officers(first: 14) { nodes { units(first: 2) { nodes { id } } } } }'
  const byLevel = await executeDocument(graph, document, {}, { lookAhead: false })
  expect(byLevel.statements).toBe(2)
  const ahead = await executeDocument(graph, document)
  expect(ahead.statements).toBe(1)
})

test('one text and one parameter for all sizes, cursors and ids, so that Neo4j plans once', async () => {
  const document = `query Q($id: ID!, $size: Int, $after: String) {
    unit(id: $id) { officers(first: $size, after: $after) { nodes { name } } }
    officers(first: $size, after: $after) { nodes { name } }
  }`
  const variables = [
    { id: 'unit-1', size: 1, after: null },
    { id: `unit-${'x'.repeat(300)}`, size: 100, after: encodeCursor('a') },
    { id: 'unit-12345678901', size: 0, after: encodeCursor('z'.repeat(500)) },
  ]
  const sent = await Promise.all(
    variables.map(async (each) => {
      const context = openGraph(testConnection())
      const statements = await statementsOf(context, () => executeDocument(context, document, each))
      await context.close()
      return statements
    }),
  )
  for (const statements of sent) {
    for (const { parameters } of statements) expect(Object.keys(parameters)).toEqual(['p'])
    expect(statements.map(({ text }) => text)).toEqual(sent[0]?.map(({ text }) => text))
  }
})

test('nothing that a user sends is ever in the text of a statement', async () => {
  const evil = "x'}) DETACH DELETE n //"
  const document = `query Q($id: ID!, $c: String) {
    node(id: $id) { id }
    nodes(ids: [$id]) { id }
    officer(id: $id) { claims(first: 1, after: $c) { totalCount } }
    officers(first: 1, after: $c) { nodes { mentionedIn(last: 1, before: $c) { totalCount } } }
  }`
  const sent = await statementsOf(graph, () =>
    executeDocument(graph, document, { id: `officer-${evil}`, c: encodeCursor(evil) }),
  )
  expect(sent.length).toBeGreaterThan(0)
  for (const { text } of sent) expect(text).not.toContain('DETACH')
})
