import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { findGenerated, type GenerateReport, generate } from '../../src/generator/generate.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { schemaObjects } from '../../src/graph/migrate/constraints.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { edgeTypes, nodeTypes } from '../../src/graph/model.ts'
import { noChanges, projectEntities } from '../../src/graph/write/project.ts'
import { createLogger } from '../../src/log.ts'
import { createServer } from '../../src/server.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const options = { officers: 60, seed: 7 }
const graph = openGraph(testConnection())
const server = createServer({ config: readConfig({}), graph, log: createLogger('silent') })
let report: GenerateReport

beforeAll(async () => {
  await cleanDatabase()
  report = await generate(graph, options)
})

afterAll(() => graph.close())

async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const response = await server.fetch('http://warrant.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

/** A hash of every node, relationship and property. */
async function contentHash(): Promise<string> {
  const nodes = await graph.read(
    'MATCH (n) WHERE NOT n:Model RETURN labels(n), properties(n) ORDER BY n.id',
  )
  const relationships = await graph.read(
    'MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r) ORDER BY r.id',
  )
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256')
    .update(JSON.stringify([nodes, relationships], sorted))
    .digest('hex')
}

/** The force that half of the officers served in. */
async function hub(): Promise<string> {
  const [row] = await graph.read(
    'MATCH (u:Unit) RETURN u.id ORDER BY COUNT { (u)<-[:SERVED_IN]-() } DESC LIMIT 1',
  )
  return String(row?.[0])
}

test('the report counts what the database holds', async () => {
  const counted = await graph.read(
    'RETURN COUNT { (:Entity) }, COUNT { (:Claim) }, COUNT { ()-->() }',
  )
  expect(counted).toEqual([[report.entities, report.claims, report.relationships]])
  expect(await findGenerated(graph)).toBe(report.label)
})

test('a generated graph has every constraint and index of the model', async () => {
  expect((await migrate(graph)).upToDate).toBe(true)
  const indexes = await graph.read(
    "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name",
  )
  const names = indexes.map(([name]) => name)
  expect(names).toEqual(
    expect.arrayContaining(schemaObjects({ nodeTypes, edgeTypes }).map(({ name }) => name)),
  )
})

test('a generated graph is what its claims add up to: projecting them again changes nothing', async () => {
  const rows = await graph.read('MATCH (e:Entity) RETURN e.id')
  const changes = await graph.write((run) =>
    projectEntities(
      run,
      rows.map(([id]) => String(id)),
    ),
  )
  expect(changes).toEqual(noChanges())
})

test('every claim that a relationship rests on is there', async () => {
  const missing = await graph.read(
    `MATCH (from)-[r]->() UNWIND split(r.claims, ' ') AS id
     WITH from, id WHERE NOT id STARTS WITH from.id + '~' OR NOT EXISTS { (:Claim {id: id}) }
     RETURN id`,
  )
  expect(missing).toEqual([])
})

test('the API pages through the officers of a large force, and says who claims each', async () => {
  const query = /* GraphQL */ `
    query Page($id: ID!, $after: String) {
      unit(id: $id) {
        officers(first: 10, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { node { id name claims { nodes { standing } } } claims { nodes { source { __typename } } } }
        }
      }
    }
  `
  const id = await hub()
  const names: string[] = []
  let after: string | null = null
  let total = 0
  do {
    const { data, errors } = await ask(query, { id, after })
    expect(errors).toBeUndefined()
    const { totalCount, pageInfo, edges } = data.unit.officers
    total = totalCount
    for (const { node, claims } of edges) {
      names.push(node.name ?? '\uFFFD')
      expect(node.claims.nodes.length).toBeGreaterThan(0)
      expect(claims.nodes).toContainEqual({ source: { __typename: 'Release' } })
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after)
  expect(total).toBeGreaterThan(20)
  expect(names).toHaveLength(total)
  expect(names.map((name) => name.toLowerCase())).toEqual(
    names.map((name) => name.toLowerCase()).sort(),
  )
})

test('a database that holds anything is left alone', async () => {
  await expect(generate(graph, options)).rejects.toThrow('The database is not empty')
})

test('the same options give the same graph, another seed another', async () => {
  const first = await contentHash()
  await cleanDatabase()
  await generate(graph, options)
  expect(await contentHash()).toBe(first)
  await cleanDatabase()
  await generate(graph, { ...options, seed: 8 })
  expect(await contentHash()).not.toBe(first)
})
