import type { Problem } from './problem.ts'

/** Rules counted by themselves; the rows of all others are counted together. */
const MOST_RULES = 50

const OTHERS = 'Other rules.'

/**
 * How many rows each rule refused: a row counts for the first of its complaints, so that the numbers add
 * up to the rows refused. A rule is what was expected, up to where a complaint comes to what stood in its row:
 * after a semicolon, or in quotes. The counts are public, and stay when a row's person is erased.
 */
export function countByRule(
  refusedRows: ReadonlyMap<number, readonly Problem[]>,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const [first] of refusedRows.values()) {
    const rule = first ? ruleOf(first.expected) : OTHERS
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  const rest = sorted.slice(MOST_RULES).reduce((sum, [, count]) => sum + count, 0)
  const shown = sorted.slice(0, MOST_RULES)
  return Object.fromEntries(rest > 0 ? [...shown, [OTHERS, rest]] : shown)
}

/** What was expected, without anything that stood in the row. */
export function ruleOf(expected: string): string {
  const [rule = ''] = expected.split(/[;"]/, 1)
  const words = rule.trim().replace(/[\s.,:(]+$/, '')
  return words === '' ? OTHERS : `${words}.`
}
