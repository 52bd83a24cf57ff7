import type { ProfiledPlan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeCursor } from '../../src/cursors.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { at } from '../support/json.ts'
import { cleanDatabase, testConnection, testDriver } from '../support/neo4j.ts'
import { type SentStatement, statementsOf } from '../support/read-statements.ts'

/*
 * A page costs as the page, not as what it is a page of. Costs are database hits of the statements that
 * are really sent, since times say more of the machine than of the statement.
 */

const graph = openGraph(testConnection())
const driver = testDriver()
const hub = 'unit-hub'
const small = 'unit-small'
const hubSize = 50_000
const smallSize = 50
const claims = 9_000

const sortOf = (number: number) =>
  `name ${String(number).padStart(6, '0')}\u0001officer-${number}\u0001served${number}`

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
  await graph.execute(
    `UNWIND [$hub, $small] AS id
     CREATE (:Entity:Unit {id: id, name: id, sort: id + '\\u0001' + id, claimCount: 1})`,
    { hub, small },
  )
  await graph.execute(
    `MATCH (hub:Unit {id: $hub}) MATCH (small:Unit {id: $small})
     UNWIND range(1, $hubSize) AS i
     WITH hub, small, i, 'name ' + right('00000' + toString(i), 6) AS name
     CALL (hub, small, i, name) {
       CREATE (o:Entity:Officer {
         id: 'officer-' + i, name: name, sort: name + '\\u0001officer-' + i, claimCount: 1
       })
       CREATE (o)-[:SERVED_IN {
         id: 'served' + i, toId: hub.id, inSort: o.sort + '\\u0001served' + i,
         claims: 'officer-' + i + '~a officer-' + i + '~b', standing: 'OFFICIAL'
       }]->(hub)
       WITH o, small, i WHERE i <= $smallSize
       CREATE (o)-[:SERVED_IN {
         id: 'small' + i, toId: small.id, inSort: o.sort + '\\u0001small' + i,
         claims: 'officer-' + i + '~a', standing: 'OFFICIAL'
       }]->(small)
     } IN TRANSACTIONS OF 5000 ROWS`,
    { hub, small, hubSize, smallSize },
  )
  await graph.execute(
    `UNWIND range(1, $claims) AS i
     CREATE (:Claim {id: $hub + '~' + right('0000' + toString(i), 5), live: true, standing: 'OFFICIAL'})`,
    { claims, hub },
  )
  await graph.execute(
    `MATCH (u:Unit {id: $hub}) SET u.claimCount = $claims
     WITH u UNWIND range(1, 5) AS i
     CREATE (:Claim {id: $small + '~0000' + i, live: true, standing: 'OFFICIAL'})`,
    { claims, hub, small },
  )
  await graph.execute('MATCH (u:Unit {id: $small}) SET u.claimCount = 5', { small })
  await graph.execute('CALL db.awaitIndexes(300)')
  await graph.execute('CALL db.prepareForReplanning()')
}, 300_000)

afterAll(async () => {
  await graph.close()
  await driver.close()
})

/** Database hits of one statement, all its operators together. */
async function hitsOf({ text, parameters }: SentStatement): Promise<number> {
  const session = driver.session({ database: testConnection().database })
  try {
    const { summary } = await session.run(`PROFILE ${text}`, { ...parameters })
    if (!summary.profile) throw new Error('Neo4j gave no profile.')
    return sum(summary.profile)
  } finally {
    await session.close()
  }
}

const sum = (plan: ProfiledPlan): number =>
  plan.dbHits + plan.children.reduce((hits, child) => hits + sum(child), 0)

async function costOf(document: string, variables: Record<string, unknown> = {}): Promise<number> {
  const sent = await statementsOf(graph, async () => {
    const { result } = await executeDocument(graph, document, variables)
    if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'))
  })
  expect(sent.length).toBe(1)
  const hits = await Promise.all(sent.map(hitsOf))
  return hits.reduce((total, each) => total + each, 0)
}

const officers = `query Q($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  unit(id: $id) { officers(first: $first, after: $after, last: $last, before: $before) { edges { rank node { name } } } }
}`

test('the first page of a hub of 50,000 costs what that of 50 costs', async () => {
  const large = await costOf(officers, { id: hub, first: 20 })
  expect(large).toBeLessThanOrEqual((await costOf(officers, { id: small, first: 20 })) + 5)
  expect(large).toBeLessThan(250)
})

test('so do a page deep in it, the last one, and one backwards from the middle', async () => {
  const middle = encodeCursor(sortOf(40_000))
  const first = await costOf(officers, { id: hub, first: 20 })
  for (const page of [{ first: 20, after: middle }, { last: 20 }, { last: 20, before: middle }]) {
    const { unit } = await dataOf(graph, officers, { id: hub, ...page })
    expect(at(unit, 'officers.edges.19.node.name')).toEqual(expect.stringMatching(/^name \d{6}$/))
    expect(await costOf(officers, { id: hub, ...page })).toBeLessThanOrEqual(first + 5)
  }
})

test('pages of several hubs in one statement cost as many pages', async () => {
  const document = '{ units(first: 2) { nodes { officers(first: 10) { nodes { name } } } } }'
  expect(await costOf(document)).toBeLessThan(300)
  const ids = `query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Unit { officers(first: 10) { nodes { name } } } } }`
  expect(await costOf(ids, { ids: [hub, small] })).toBeLessThan(300)
})

test('a hub within another list, and a page from the loader, cost as the page', async () => {
  const document =
    '{ officers(first: 5) { nodes { units(first: 2) { nodes { officers(first: 5) { nodes { name } } } } } } }'
  expect(await costOf(document)).toBeLessThan(1_000)
  const sent = await statementsOf(graph, () =>
    executeDocument(graph, document, {}, { lookAhead: false }),
  )
  const hits = await Promise.all(sent.map(hitsOf))
  expect(Math.max(...hits)).toBeLessThan(1_000)
})

test('a count and a look behind cost no more for a hub', async () => {
  const document = `query Q($id: ID!, $after: String) { unit(id: $id) { officers(first: 1, after: $after) {
    totalCount pageInfo { hasPreviousPage hasNextPage } nodes { id } } } }`
  const deep = { id: hub, after: encodeCursor(sortOf(40_000)) }
  expect(at(await dataOf(graph, document, deep), 'unit.officers')).toMatchObject({
    totalCount: hubSize,
    pageInfo: { hasPreviousPage: true, hasNextPage: true },
  })
  expect(await costOf(document, deep)).toBeLessThan(60)
})

test('the first page, a deep one and the last of all officers cost as the page', async () => {
  const document =
    'query Q($first: Int, $after: String, $last: Int) { officers(first: $first, after: $after, last: $last) { totalCount pageInfo { hasPreviousPage } nodes { name } } }'
  for (const page of [
    { first: 20 },
    { first: 20, after: encodeCursor(sortOf(40_000)) },
    { last: 20 },
  ])
    expect(await costOf(document, page)).toBeLessThan(120)
})

test('claims of an entity with 9,000 page by the index, wherever the page lies', async () => {
  const document = `query Q($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    unit(id: $id) { claims(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage } nodes { id standing } } } }`
  const middle = encodeCursor(`${hub}~04500`)
  const pages = [
    { first: 5 },
    { first: 5, after: middle },
    { last: 5 },
    { last: 5, before: middle },
  ]
  const found: unknown[] = []
  for (const page of pages) {
    const { unit } = await dataOf(graph, document, { id: hub, ...page })
    expect(at(unit, 'claims.totalCount')).toBe(claims)
    found.push(at(unit, 'claims.nodes.0.id'))
    expect(await costOf(document, { id: hub, ...page })).toBeLessThan(80)
  }
  expect(found).toEqual([`${hub}~00001`, `${hub}~04501`, `${hub}~08996`, `${hub}~04495`])
})

test('claims of many entities in one statement cost as many pages', async () => {
  const document = '{ units(first: 2) { nodes { claims(last: 5) { nodes { standing } } } } }'
  expect(await costOf(document)).toBeLessThan(120)
})

test('counting the members of a small unit costs as the unit, however many serve elsewhere', async () => {
  const document = `{ unit(id: "${small}") { officers { facets(by: [{ field: STANDING }, { units: KIND }]) { total } edgeFacets(by: [STANDING]) { total } } } }`
  const [sent, ...more] = await statementsOf(graph, () => executeDocument(graph, document))
  if (!sent) throw new Error('Nothing was sent.')
  expect(more).toEqual([])
  expect(at(await dataOf(graph, document), 'unit.officers.facets.0.total')).toBe(smallSize)
  expect(await hitsOf(sent)).toBeLessThan(40 * smallSize)
})
