import type { Measurable } from './countable.ts'
import type { CountQuery, Items } from './facets.ts'
import type { StatisticsSelection } from './selection.ts'
import type { Statement } from './statement.ts'

/** What a list of numbers comes to; of amounts, in minor units. Nulls where there is none. */
export interface Measures {
  readonly count: number
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
  readonly median: number | null
  readonly sum: number | null
}

export interface LoadedStatistics extends Measures {
  /** How many items have no value. */
  readonly missing: number
  /** ISO 8601; of dates the first day that any of them can mean, and the last; of one that is open there, its other day. */
  readonly earliest: string | null
  readonly latest: string | null
  /** Of amounts, which are never added across currencies. */
  readonly byCurrency: readonly (Measures & { readonly currency: string })[]
}

/**
 * Numbers and dates in one pass over the items, amounts in one each, by currency:
 * ```cypher
 * MATCH (n0:Allegation) RETURN [count(*), [count(n0.counts), min(n0.counts), …], …]
 * MATCH (n1:Fundraiser) WITH n1.targetCurrency AS k2, [count(*), count(n1.target), …] AS v2 ORDER BY k2 RETURN collect([k2, v2])
 * ```
 */
export function compileStatistics(
  { of, statistics }: StatisticsSelection,
  itemsOf: () => Items,
  statement: Statement,
): readonly CountQuery<readonly (readonly [Measurable, LoadedStatistics])[]>[] {
  const variableOf = ({ node, edge }: Items) => (of === 'node' ? node : (edge ?? node))
  const plain = statistics.filter(({ as }) => as !== 'money')
  const amounts = statistics.filter(({ as }) => as === 'money')
  const ofAmounts = amounts.map((measured) => {
    const items = itemsOf()
    const [amount = '', currency = ''] = measured.field.columns.map(
      (column) => `${variableOf(items)}.${column}`,
    )
    const number = statement.next()
    const [key, values] = [`k${number}`, `v${number}`]
    return {
      clauses: `${items.match} WITH ${currency} AS ${key}, [count(*), ${numbersOf(amount)}] AS ${values} ORDER BY ${key}`,
      result: `collect([${key}, ${values}])`,
      beside: 'null',
      decode: (stored: unknown) => [[measured, decodeMoney(listOf(listOf(stored)[1]))] as const],
    }
  })
  if (plain.length === 0) return ofAmounts
  const items = itemsOf()
  const each = plain.map((measured) => measuresOf(measured, variableOf(items)))
  const ofPlain = {
    clauses: items.match,
    result: `[count(*), ${each.join(', ')}]`,
    beside: 'null',
    decode: (stored: unknown) => {
      const [total, ...values] = listOf(listOf(stored)[1])
      return plain.map(
        (measured, at) =>
          [measured, decodePlain(measured, numberOf(total), listOf(values[at]))] as const,
      )
    },
  }
  return [ofPlain, ...ofAmounts]
}

function measuresOf({ field, as }: Measurable, variable: string): string {
  const [column, earliest, latest] = field.columns.map((name) => `${variable}.${name}`)
  // A date that is open at one end has the day of the other alone.
  return as === 'date'
    ? `[count(${column}), min(coalesce(${earliest}, ${latest})), max(coalesce(${latest}, ${earliest}))]`
    : `[${numbersOf(column ?? '')}]`
}

const numbersOf = (value: string) =>
  `count(${value}), min(${value}), max(${value}), percentileCont(${value}, 0.5), sum(${value})`

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
const numberOf = (stored: unknown) => (typeof stored === 'number' ? stored : 0)
const numberOrNull = (stored: unknown) => (typeof stored === 'number' ? stored : null)
const textOrNull = (stored: unknown) => (typeof stored === 'string' ? stored : null)

const noNumbers = { min: null, max: null, mean: null, median: null, sum: null }
const nothing: Omit<LoadedStatistics, 'count' | 'missing'> = {
  ...noNumbers,
  earliest: null,
  latest: null,
  byCurrency: [],
}

function decodeNumbers(stored: readonly unknown[]): Measures {
  const [count = 0, min = null, max = null, median = null, sum = null] = stored.map(numberOrNull)
  // Neo4j's sum of nothing is 0; its mean is added up in steps, and is off by a little.
  if (!count || sum === null) return { ...noNumbers, count: count ?? 0 }
  return { count, min, max, mean: sum / count, median, sum }
}

function decodePlain(
  { as }: Measurable,
  total: number,
  stored: readonly unknown[],
): LoadedStatistics {
  if (as === 'number') {
    const numbers = decodeNumbers(stored)
    return { ...nothing, ...numbers, missing: total - numbers.count }
  }
  const [found, earliest, latest] = stored
  const count = numberOf(found)
  return {
    ...nothing,
    count,
    missing: total - count,
    earliest: textOrNull(earliest),
    latest: textOrNull(latest),
  }
}

function decodeMoney(rows: readonly unknown[]): LoadedStatistics {
  let total = 0
  const byCurrency = rows.flatMap((row) => {
    const [currency, stored] = listOf(row)
    const [all, ...numbers] = listOf(stored)
    total += numberOf(all)
    return typeof currency === 'string' ? [{ currency, ...decodeNumbers(numbers) }] : []
  })
  const count = byCurrency.reduce((sum, each) => sum + each.count, 0)
  return { ...nothing, count, missing: total - count, byCurrency }
}

/** The statistics of nothing, one for each that was asked for. */
export function statisticsOfNothing(): LoadedStatistics {
  return { ...nothing, count: 0, missing: 0 }
}
