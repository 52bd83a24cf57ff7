import { type Graph, int } from '../driver.ts'
import { findEdgeType, typeOfId } from '../model.ts'
import { entityOfClaim, parseAsserts } from '../write/assertion.ts'
import { type Former, formerAt, formerOfType, mergeFormer } from '../write/former.ts'

/** Claims a transaction. */
const pageSize = 2_000

/**
 * Notes what left a list before such notes were kept, from the claims that were taken back. It notes too
 * much where the same follows from other claims: whoever reads passes over what is still there.
 *
 * @returns how many claims it read
 */
export async function refreshFormer(graph: Graph): Promise<number> {
  let after = ''
  let read = 0
  for (;;) {
    const last = await graph.write(async (run) => {
      const rows = await run(
        `MATCH (c:Claim) WHERE c.id > $p.after AND NOT c.live
         WITH c ORDER BY c.id LIMIT $p.limit RETURN c.id, c.asserts`,
        { p: { after, limit: int(pageSize) } },
      )
      const formers = new Map<string, Former>()
      for (const [id, asserts] of rows) {
        for (const former of formersOf(entityOfClaim(String(id)), String(asserts))) {
          formers.set(former.id, former)
        }
      }
      await mergeFormer(run, [...formers.values()])
      read += rows.length
      return rows.at(-1)?.[0]
    })
    if (typeof last !== 'string') return read
    after = last
  }
}

function formersOf(entity: string, asserts: string): readonly Former[] {
  const type = typeOfId(entity)
  if (!type) return []
  const relationships = parseAsserts(asserts).relationships.flatMap((said): Former[] => {
    const edge = findEdgeType(said.edge)
    return edge ? [{ id: said.id, list: formerAt(edge, said.to), entity }] : []
  })
  return [{ id: entity, list: formerOfType(type), entity }, ...relationships]
}
