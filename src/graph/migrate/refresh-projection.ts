import { type Graph, int } from '../driver.ts'
import { projectInOrder } from '../write/chunk.ts'
import { eachPage } from './refresh.ts'

/** Entities a transaction: what each projection reads weighs more than what it writes. */
const PAGE = 500

/**
 * Works out again what the claims of every entity add up to, and writes what differs.
 *
 * @returns how many entities were written, or got or lost a relationship
 */
export function refreshProjection(graph: Graph): Promise<number> {
  return eachPage(graph, async (run, after) => {
    const rows = await run(
      `MATCH (e:Entity) WHERE e.id > $p.after WITH e ORDER BY e.id LIMIT $p.limit
       RETURN e.id, e.claimCount > 0`,
      { p: { after, limit: int(PAGE) } },
    )
    const claimed = rows.flatMap(([id, isClaimed]) => (isClaimed === true ? [String(id)] : []))
    const counts = await projectInOrder(run, claimed)
    const relationships =
      counts.relationshipsCreated + counts.relationshipsChanged + counts.relationshipsRemoved
    return { last: rows.at(-1)?.[0], written: counts.entitiesChanged + relationships }
  })
}
