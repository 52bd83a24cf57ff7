import type { Run } from '../driver.ts'
import { parseAsserts } from './assertion.ts'

/** What a data set itself says of a report: whether it is a public body's own record. */
export interface OfficialSaying {
  readonly dataset: string
  readonly official: boolean
}

/**
 * Whether a report counts as a public body's own record for the claims of a data set: as that data set
 * says; where it says nothing, as others do, and none of them may deny it.
 */
export function isOfficial(sayings: readonly OfficialSaying[], dataset: string): boolean {
  const own = sayings.filter((saying) => saying.dataset === dataset)
  const heard = own.length > 0 ? own : sayings
  return heard.length > 0 && heard.every(({ official }) => official)
}

/**
 * What data sets say, or have said, of some reports in their own right; a source of theirs that says so
 * does not count. Reports of which none ever said anything are missing; what is no longer said is left out.
 */
export async function listOfficialSayings(
  run: Run,
  reports: readonly string[],
): Promise<ReadonlyMap<string, readonly OfficialSaying[]>> {
  const sayings = new Map<string, OfficialSaying[]>()
  if (reports.length === 0) return sayings
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim) WHERE c.id STARTS WITH id + '~' AND c.sourceType = 'Release'
     RETURN id, c.dataset, c.live, c.asserts`,
    { p: { ids: reports } },
  )
  for (const [id, dataset, live, text] of rows) {
    const official = parseAsserts(String(text)).fields.official?.value
    if (typeof official !== 'boolean') continue
    const list = sayings.get(String(id)) ?? []
    if (live === true) list.push({ dataset: String(dataset), official })
    sayings.set(String(id), list)
  }
  return sayings
}
