import neo4j, { type Driver } from 'neo4j-driver'
import { inject } from 'vitest'
import type { Connection } from '../../src/config.ts'
import { emptyDatabase } from './empty-database.ts'

/** The real Neo4j of this run of the tests. Nothing else uses it. */
export function testConnection(): Connection {
  return inject('connection')
}

/** A driver of the test's own; the test closes it. For tests that look at the database past Warrant's code. */
export function testDriver(): Driver {
  const { uri, user, password } = testConnection()
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true })
}

/**
 * Leaves the database as if nothing had ever been in it: no data, no constraint, no index. Call it before
 * the tests of a file, since whatever ran before leaves what it likes.
 */
export async function cleanDatabase(): Promise<void> {
  const driver = testDriver()
  try {
    await emptyDatabase(driver, testConnection().database)
  } finally {
    await driver.close()
  }
}
