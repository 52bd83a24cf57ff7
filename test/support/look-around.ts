import { encodeCursor } from '../../src/cursors.ts'
import type { Graph } from '../../src/graph/driver.ts'
import type { World } from './random-document.ts'

/** Ids of every type, and cursors of every kind of list. */
export async function lookAround(graph: Graph): Promise<World> {
  const ids = await graph.read(
    'MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Model RETURN n.id ORDER BY n.id',
  )
  const keys = await graph.read(
    `MATCH (n) WHERE n.sort IS NOT NULL RETURN n.sort AS key
     UNION MATCH (c:Claim) RETURN c.id AS key
     UNION MATCH (n)-[r]-() WHERE n.sort IS NOT NULL RETURN n.sort + '\\u0001' + r.id AS key`,
  )
  return {
    ids: [...ids.map(([id]) => String(id)), 'officer-nobody', 'nonsense', ''],
    cursors: keys.map(([key]) => encodeCursor(String(key))).toSorted(),
  }
}
