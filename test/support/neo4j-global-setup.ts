import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'
import { lock } from 'proper-lockfile'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../src/config.ts'
import { checkConnection } from '../../src/local-neo4j/check-connection.ts'
import { ensureLocalNeo4j, stopLocalNeo4j } from '../../src/local-neo4j/local-neo4j.ts'
import { emptyDatabase } from './empty-database.ts'

const TEST_HOMES = fileURLToPath(new URL('../../.warrant-test', import.meta.url))
const MOST_RUNS_AT_ONCE = 20

/** Away from the usual port, which is for the database of whoever runs `npm start`. */
const FIRST_PORT = 17_687

declare module 'vitest' {
  interface ProvidedContext {
    connection: Connection
  }
}

/**
 * Gives the tests a real Neo4j that is theirs alone: one they start, in `.warrant-test/`, or the one that
 * NEO4J_TEST_URI names. Everything in it is deleted, more than once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const elsewhere = connectionElsewhere()
  const database = elsewhere
    ? { connection: elsewhere, stop: async () => {} }
    : await startOwnDatabase()
  await checkConnection(database.connection)
  const { uri, user, password } = database.connection
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  await emptyDatabase(driver, database.connection.database)
  await driver.close()
  project.provide('connection', database.connection)
  return database.stop
}

function connectionElsewhere(): Connection | null {
  const { NEO4J_TEST_URI, NEO4J_TEST_USER, NEO4J_TEST_PASSWORD, NEO4J_TEST_DATABASE } = process.env
  if (!NEO4J_TEST_URI) return null
  return {
    uri: NEO4J_TEST_URI,
    user: NEO4J_TEST_USER ?? 'neo4j',
    password: NEO4J_TEST_PASSWORD ?? '',
    database: NEO4J_TEST_DATABASE ?? 'neo4j',
  }
}

async function startOwnDatabase() {
  const { home, release } = await takeHome()
  const connection = await ensureLocalNeo4j({
    home,
    port: FIRST_PORT,
    memory: { heapMib: 1024, pageCacheMib: 128 },
  })
  const stop = async () => {
    await stopLocalNeo4j(home, { force: true })
    await release()
  }
  return { connection, stop }
}

/** Two runs of the tests at one time must not empty each other's database: each takes a home of its own. */
async function takeHome() {
  for (let number = 1; number <= MOST_RUNS_AT_ONCE; number += 1) {
    const home = path.join(TEST_HOMES, String(number))
    await mkdir(home, { recursive: true })
    const release = await lock(home, { stale: 10_000, update: 2000 }).catch(() => null)
    if (release) return { home, release }
  }
  throw new Error(`All ${MOST_RUNS_AT_ONCE} homes in ${TEST_HOMES} are taken by runs of the tests.`)
}
