import DataLoader from 'dataloader'
import type { Context } from '../context.ts'
import { type EffectiveOutcome, effectiveOutcome } from '../graph/read/effective-outcome.ts'
import { findOutcomeEvidence } from '../graph/read/outcome-evidence.ts'

const loaders = new WeakMap<Context, DataLoader<string, EffectiveOutcome>>()

/** What stands of a case or an allegation: one statement for all that are asked for in one tick. */
export function loadEffectiveOutcome(id: string, context: Context): Promise<EffectiveOutcome> {
  const known = loaders.get(context)
  if (known) return known.load(id)
  const made = new DataLoader<string, EffectiveOutcome>(async (ids) => {
    const found = await findOutcomeEvidence(context.reader, ids)
    return ids.map((each) => {
      const evidence = found.get(each)
      return evidence
        ? effectiveOutcome(evidence)
        : new Error(`${each} was read, and is not there any more.`)
    })
  })
  loaders.set(context, made)
  return made.load(id)
}
