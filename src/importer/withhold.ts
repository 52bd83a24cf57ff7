import { entityOfClaim, parseAsserts } from '../graph/write/assertion.ts'
import { type Erasure, isOnlyAbout } from '../graph/write/erasures.ts'
import type { CheckedRecord, RefusedRecord } from './check-record.ts'
import { ruleOf } from './count-by-rule.ts'
import type { Problem } from './problem.ts'

/** By what a row is counted as left out that says nothing but what was erased. */
export const ruleOfErasure = ({ erased, ground }: Erasure) =>
  `erased on ${erased.slice(0, 10)}: ${ground}`

/** What a refused row has to do with erasures. */
export interface ErasedOfRow {
  /** The first of them; null where there is none. */
  readonly erasure: Erasure | null
  /** Whether it is about nothing else. */
  readonly isAll: boolean
}

/**
 * Finds what refused rows have to do with erasures. What a refused record claims is not known: one about an
 * entity of which a claim was erased may claim just that.
 */
export function erasedFinder(
  erasures: ReadonlyMap<string, Erasure>,
): (about: readonly RefusedRecord[]) => ErasedOfRow {
  const byEntity = new Map(
    [...erasures.values()].map((erasure) => [
      erasure.id.includes('~') ? entityOfClaim(erasure.id) : erasure.id,
      erasure,
    ]),
  )
  return (about) => {
    const [erasure = null] = about.flatMap(({ about: id }) => (id && byEntity.get(id)) || [])
    const isAll = about.every(({ about: id }) => id !== null && erasures.has(id))
    return { erasure, isAll: erasure !== null && isAll }
  }
}

/** By which erasure a record stays out: of what it is about, of its claim, or of all that it says this has to do with. */
export function erasureOf(
  erasures: ReadonlyMap<string, Erasure>,
  { about, asserts, refersTo }: CheckedRecord,
  claim: string,
): Erasure | undefined {
  const own = erasures.get(about.id) ?? erasures.get(claim)
  if (own || erasures.size === 0) return own
  const [far] = refersTo.flatMap(({ to }) => erasures.get(to.id) ?? [])
  return far && isOnlyAbout(parseAsserts(asserts), (id) => erasures.has(id)) ? far : undefined
}

/** The complaints about a row without anything that stands in it: where it is, and what was expected. */
export function withoutValues(problems: readonly Problem[], erasure: Erasure): readonly Problem[] {
  const said = new Map<string, Problem>()
  for (const { file, line, expected } of problems) {
    const rule = ruleOf(expected)
    said.set(`${line} ${rule}`, {
      file,
      line,
      record: null,
      field: null,
      expected: rule,
      came: null,
      todo: `The row speaks of what was ${ruleOfErasure(erasure)}. So nothing of it is shown, nor kept with the refused rows: correct it in the file itself.`,
    })
  }
  return [...said.values()]
}
