import type { SupportEntry, SupportedForm } from './claim-history.ts'

/*
 * The history of a claim is the list of runs that changed whether, or in which form, its data set makes
 * it. A run that found it as it was leaves no entry. From that list and the order of runs follows what
 * each release said, and so what the history would be had a run never been.
 */

/** A run of the data set, as far as histories need to know it. */
export interface RunOfHistory {
  readonly id: string
  /** The id of its release. */
  readonly release: string
  /** When the release was made: what claims by the release itself were stated. */
  readonly stated: Pick<SupportedForm, 'stated' | 'statedEarliest' | 'statedLatest'>
}

/** What a claim is in after some entries: the form in which it is made, or null while it is not. */
export function stateAfter(entries: readonly SupportEntry[]): SupportedForm | null {
  const last = entries.at(-1)
  return last && 'from' in last ? last.as : null
}

/**
 * The history as it would be without a run.
 *
 * A later run that left no entry had found the claim as the run left it: what it says stays, and is its
 * own from now on. `wasSilent` tells whether a later run said nothing of the claim at all (the record
 * that may hold it was refused): then the claim goes on as it was before.
 *
 * @param runs - the runs of the data set in their order, the one to leave out among them
 */
export function withoutRun(
  entries: readonly SupportEntry[],
  run: string,
  runs: readonly RunOfHistory[],
  wasSilent: (later: RunOfHistory) => boolean,
): readonly SupportEntry[] {
  if (!entries.some((entry) => entry.run === run)) return entries
  const at = runs.findIndex(({ id }) => id === run)
  if (at < 0) throw new Error(`The run ${run} is none of its data set's.`)
  const place = new Map(runs.map(({ id }, index) => [id, index]))
  const before = entries.filter((entry) => (place.get(entry.run) ?? -1) < at)
  const upTo = entries.filter((entry) => (place.get(entry.run) ?? -1) <= at)
  const next = runs.slice(at + 1).find((later) => !wasSilent(later))
  if (!next) return before
  const ofNext = entries.filter((entry) => entry.run === next.id)
  const after = entries.filter((entry) => (place.get(entry.run) ?? -1) > (place.get(next.id) ?? -1))
  const state = ofNext.length > 0 ? stateAfter(ofNext) : asSaidBy(stateAfter(upTo), next, runs)
  return [...before, ...transition(stateAfter(before), state, next), ...after]
}

/** The entries by which a run brings a claim from one state to another. */
function transition(
  before: SupportedForm | null,
  after: SupportedForm | null,
  { id, release }: Pick<RunOfHistory, 'id' | 'release'>,
): readonly SupportEntry[] {
  if (before === null && after === null) return []
  if (before !== null && after !== null && before.form === after.form) return []
  return [
    ...(before ? [{ until: release, run: id }] : []),
    ...(after ? [{ from: release, run: id, as: after }] : []),
  ]
}

/** A release that repeats an earlier one's own words says them itself. */
function asSaidBy(
  form: SupportedForm | null,
  run: RunOfHistory,
  runs: readonly RunOfHistory[],
): SupportedForm | null {
  if (!form || !runs.some(({ release }) => release === form.source)) return form
  return { ...form, source: run.release, ...run.stated }
}
