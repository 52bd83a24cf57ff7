import { type Graph, int } from '../driver.ts'
import { entityOfClaim, parseAsserts } from '../write/assertion.ts'
import { isCandidate, NO_FIELDS } from '../write/candidates.ts'
import { projectInOrder } from '../write/chunk.ts'
import { eachPage, pageSize } from './refresh.ts'

/**
 * Marks the claims that carry candidates and nothing else, as claims have been since there is the mark, and
 * works out again what they are about.
 *
 * @returns how many were marked
 */
export function refreshCandidates(graph: Graph): Promise<number> {
  return eachPage(graph, async (run, after) => {
    const rows = await run(
      `MATCH (c:Claim) WHERE c.id > $p.after WITH c ORDER BY c.id LIMIT $p.limit
       RETURN c.id, CASE WHEN c.candidate IS NULL AND c.asserts STARTS WITH $p.noFields THEN c.asserts END`,
      { p: { after, limit: int(pageSize), noFields: NO_FIELDS } },
    )
    const ids = rows.flatMap(([id, asserts]) =>
      typeof asserts === 'string' && isCandidate(parseAsserts(asserts)) ? [String(id)] : [],
    )
    if (ids.length > 0) {
      await run('UNWIND $p.ids AS id MATCH (c:Claim {id: id}) SET c.candidate = true', {
        p: { ids },
      })
      await projectInOrder(run, [...new Set(ids.map(entityOfClaim))])
    }
    return { last: rows.at(-1)?.[0], written: ids.length }
  })
}
