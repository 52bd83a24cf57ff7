import type { Run } from '../graph/driver.ts'
import { isOfficial, listOfficialSayings } from '../graph/write/official-reports.ts'
import type { Collected } from './collect.ts'
import { mayConcern } from './refusals.ts'

/** What of an import tells which of the reports that it cites are a public body's own record. */
export interface Citing extends Pick<Collected, 'reports' | 'refusals'> {
  readonly dataset: string
  readonly isAddition: boolean
}

/** Reports cited that are a public body's own record: whoever compiled a data set says so, and no source of its own. */
export async function findOfficial(run: Run, citing: Citing): Promise<ReadonlySet<string>> {
  const { reports, refusals, dataset, isAddition } = citing
  const { cited, saidOfficial } = reports
  const unsaid = [...cited].filter((id) => !saidOfficial.has(id))
  const sayings = await listOfficialSayings(run, unsaid)
  const fromGraph = (id: string) => {
    // What this data set said before counts only where it goes on saying it, in a record that was refused.
    const heard = (sayings.get(id) ?? []).filter(
      (saying) => saying.dataset !== dataset || isAddition || mayConcern(refusals, id),
    )
    return isOfficial(heard, dataset)
  }
  return new Set([...cited].filter((id) => saidOfficial.get(id) ?? fromGraph(id)))
}

/**
 * Reports cited of which another import has said otherwise since they were `official`; all of them where that
 * is not known. Locks them, so that one that says it at the same moment is waited for, or finds what this
 * one wrote.
 */
export async function listReconsidered(
  run: Run,
  citing: Citing,
  official: ReadonlySet<string> | null,
): Promise<readonly string[]> {
  const cited = [...citing.reports.cited].toSorted()
  if (cited.length === 0) return []
  await run('UNWIND $p.ids AS id MATCH (e:Entity {id: id}) SET e.claimCount = e.claimCount', {
    p: { ids: cited },
  })
  if (official === null) return cited
  const now = await findOfficial(run, citing)
  return cited.filter((id) => now.has(id) !== official.has(id))
}
