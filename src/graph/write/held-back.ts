import type { Run } from '../driver.ts'
import { type JournalEntry, listJournalWithin } from './journal.ts'

/*
 * What a release held back for the sake of its refused rows goes on being made, for want of knowing better.
 * Once such a row is mended and added, it is known what it says.
 */

/** Claims of which an addition says that they are made, or are no more. */
export const saidIn = ({ claims, moved }: JournalEntry): readonly string[] => [...claims, ...moved]

/**
 * Claims with ids from `from` up to `to` that the data set's last whole release left as they were, since a
 * refused row may hold them, and of which no addition has said anything since.
 */
export async function listHeldBack(
  run: Run,
  dataset: string,
  from: string,
  to: string,
): Promise<ReadonlySet<string>> {
  const rows = await run(
    `MATCH (run:ImportRun {dataset: $p.dataset, status: 'DONE'})
     RETURN run.id, run.isAddition ORDER BY run.number`,
    { p: { dataset } },
  )
  const runs = rows.map(([id, isAddition]) => ({
    id: String(id),
    isAddition: isAddition === true,
  }))
  return listHeldBackAfter(run, runs, from, to)
}

/** The same after some runs of the data set, which are given in their order. */
export async function listHeldBackAfter(
  run: Run,
  runs: readonly { readonly id: string; readonly isAddition: boolean }[],
  from: string,
  to: string,
): Promise<ReadonlySet<string>> {
  const said = new Set<string>()
  for (const { id, isAddition } of runs.toReversed()) {
    const entries = await listJournalWithin(run, id, from, to)
    if (!isAddition) {
      return new Set(
        entries.flatMap(({ heldBack }) => heldBack).filter((claim) => !said.has(claim)),
      )
    }
    for (const claim of entries.flatMap(saidIn)) said.add(claim)
  }
  return new Set()
}
