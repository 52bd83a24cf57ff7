import type { Graph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { cleanDatabase } from './neo4j.ts'

/** A hundred officers, each of whom served in each of a hundred units. */
export async function writeEveryoneEverywhere(graph: Graph): Promise<void> {
  await cleanDatabase()
  await migrate(graph)
  await graph.execute(
    `UNWIND range(1, 100) AS i
     CREATE (:Entity:Officer {id: 'officer-' + i, name: 'o', sort: 'o' + i})
     CREATE (:Entity:Unit {id: 'unit-' + i, name: 'u', sort: 'u' + i})`,
  )
  await graph.execute(
    `MATCH (o:Officer) MATCH (u:Unit)
     CREATE (o)-[:SERVED_IN {
       id: o.id + u.id, toId: u.id, inSort: o.sort + '\\u0001' + o.id + u.id
     }]->(u)`,
  )
}
