import { int, type Run } from '../driver.ts'
import { entityOfClaim } from './assertion.ts'
import { projectInOrder } from './chunk.ts'
import { expectCount } from './claims.ts'
import { isOfficial, listOfficialSayings } from './official-reports.ts'
import { type StandingName, standingOf } from './standing.ts'

/** Claims a transaction. */
const PAGE = 1_000

/**
 * The standing of claims follows from what their source is, and another data set may say what a report
 * is. So whenever claims about reports change, the claims that cite these reports are looked at again,
 * whoever made them, and what they touch is projected in the same transaction: stopped anywhere, the
 * next run finds the rest by the same reports.
 *
 * Reads every claim once where one of the reports was ever said to be official, or not to be; nothing
 * otherwise, unless what was said may just have been deleted (`isForgotten`). Gives how many claims changed.
 */
export async function refreshStandings(
  transact: <Result>(work: (run: Run) => Promise<Result>) => Promise<Result>,
  reports: readonly string[],
  isForgotten = false,
): Promise<number> {
  if (reports.length === 0) return 0
  let after: string | null = ''
  let changed = 0
  while (after !== null) {
    const from: string = after
    const page = await transact((run) => refreshPage(run, reports, isForgotten, from))
    changed += page.changed
    after = page.last
  }
  return changed
}

async function refreshPage(
  run: Run,
  reports: readonly string[],
  isForgotten: boolean,
  after: string,
) {
  const sayings = await listOfficialSayings(run, reports)
  if (sayings.size === 0 && !isForgotten) return { changed: 0, last: null }
  const rows = await run(
    `MATCH (c:Claim) WHERE c.id > $p.after AND c.live AND c.source IN $p.reports
     RETURN c.id, c.source, c.dataset, c.verified, c.standing ORDER BY c.id LIMIT $p.limit`,
    { p: { after, reports: isForgotten ? reports : [...sayings.keys()], limit: int(PAGE) } },
  )
  const stale: { id: string; standing: StandingName }[] = []
  for (const [id, source, dataset, verified, stored] of rows) {
    const official = isOfficial(sayings.get(String(source)) ?? [], String(dataset))
    const kind = { type: 'Report', official, verified: verified === true }
    const standing = standingOf(kind, 'COMMENTARY')
    if (standing !== stored) stale.push({ id: String(id), standing })
  }
  if (stale.length > 0) {
    const written = await run(
      'UNWIND $p.rows AS row MATCH (c:Claim {id: row.id}) SET c.standing = row.standing RETURN count(c)',
      { p: { rows: stale } },
    )
    expectCount('standings', stale.length, written)
    await projectInOrder(run, [...new Set(stale.map(({ id }) => entityOfClaim(id)))])
  }
  const last = rows.length < PAGE ? null : String(rows.at(-1)?.[0])
  return { changed: stale.length, last }
}
