import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanDatabase, testConnection, testDriver } from '../support/neo4j.ts'

const driver = testDriver()
const query = (cypher: string) =>
  driver.executeQuery(cypher, {}, { database: testConnection().database })

beforeAll(cleanDatabase)
afterAll(() => driver.close())

test('the test database can be emptied of data, constraints and indexes', async () => {
  await query('CREATE CONSTRAINT once FOR (n:Thing) REQUIRE n.id IS UNIQUE')
  await query('CREATE INDEX byName FOR (n:Thing) ON (n.name)')
  await query('CREATE FULLTEXT INDEX words FOR (n:Thing) ON EACH [n.name]')
  await query("CREATE (:Thing {id: '1'})-[:LINKS]->(:Thing {id: '2'})")

  await cleanDatabase()

  expect((await query('MATCH (n) RETURN n')).records).toEqual([])
  expect((await query('SHOW CONSTRAINTS')).records).toEqual([])
  expect((await query("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP'")).records).toEqual([])
})

test('Cypher cannot read files or fetch pages through LOAD CSV', async () => {
  await expect(query("LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row")).rejects.toThrow(
    /not allowed|configuration/i,
  )
  await expect(query("LOAD CSV FROM 'http://127.0.0.1:1/' AS row RETURN row")).rejects.toThrow(
    /blocked/i,
  )
})
