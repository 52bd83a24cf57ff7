import type { Driver } from 'neo4j-driver'

/** Deletes all nodes, relationships, constraints and indexes but Neo4j's own two look-ups. */
export async function emptyDatabase(driver: Driver, database: string): Promise<void> {
  const session = driver.session({ database })
  try {
    const constraints = await session.run<{ name: string }>('SHOW CONSTRAINTS YIELD name')
    for (const constraint of constraints.records) {
      await session.run('DROP CONSTRAINT $name', { name: constraint.get('name') })
    }
    const indexes = await session.run<{ name: string }>(
      "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'",
    )
    for (const index of indexes.records) {
      await session.run('DROP INDEX $name', { name: index.get('name') })
    }
    // Relationships first: a hub with all of its own would make one batch too large for the memory.
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS')
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS')
  } finally {
    await session.close()
  }
}
