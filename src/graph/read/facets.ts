import { int } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { arrow } from './arrow.ts'
import type { Countable } from './countable.ts'
import type { FacetSelection } from './selection.ts'
import type { Statement } from './statement.ts'

/** How often a value occurs. */
export interface FacetValue {
  readonly value: string | number | boolean
  readonly count: number
}

export interface LoadedFacet {
  /** The most frequent ones first, equally frequent ones in the order of values; as many as were wanted. */
  readonly values: readonly FacetValue[]
  /** How many different ones there are. */
  readonly valueCount: number
  /** How many of what is counted have no value. */
  readonly missing: number
  /** How many are counted. */
  readonly total: number
}

/** All items of a list, as a pattern that other patterns can go on from. */
export interface Items {
  /** `MATCH … WHERE …`. */
  readonly match: string
  readonly node: string
  /** The relationship by which an item is in the list; undefined where there is none. */
  readonly edge: string | undefined
  /** Whether no node can be an item twice. */
  readonly isEachOnce: boolean
}

/** A query that gives one row, without its RETURN; what it is to return; and how `[beside, result]` is read. */
export interface CountQuery<Value> {
  readonly clauses: string
  readonly result: string
  /** Another expression that is wanted with it; it aggregates nothing. */
  readonly beside: string
  readonly decode: (stored: unknown) => Value
}

/**
 * Counts by value:
 * ```cypher
 * MATCH (n0)<-[r1:SERVED_IN]-(n1) MATCH (n1)<-[s1:AGAINST]-(m1) WITH DISTINCT m1
 * WITH m1.kind AS k1, count(*) AS c1 ORDER BY c1 DESC, k1
 * RETURN [sum(c1), count(k1), sum(CASE WHEN k1 IS NULL THEN c1 ELSE 0 END), collect(CASE … END)[..$p.v0]]
 * ```
 * What is a relationship away is counted once, however many items lead to it: two officers of a case do
 * not make two cases, nor do two spells of service make an officer's allegations twice as many.
 */
export function compileFacet(
  facet: FacetSelection,
  itemsOf: () => Items,
  statement: Statement,
): CountQuery<LoadedFacet> {
  const number = statement.next()
  const [key, count] = [`k${number}`, `c${number}`]
  const items = itemsOf()
  const { match, variable } = counted(facet, items, number)
  const isList = isListed(facet.by)
  const value = expressionOf(facet.by, variable)
  const grouped = isList
    ? `UNWIND CASE WHEN size(coalesce(${value}, [])) = 0 THEN [null] ELSE ${value} END AS ${key} WITH ${key}, count(*) AS ${count}`
    : `WITH ${value} AS ${key}, count(*) AS ${count}`
  // Several values of one thing count once each, so that their sum is no total.
  const total = isList ? totalOf(facet, itemsOf(), statement.next()) : 'null'
  const most = statement.value(int(facet.most))
  const found = `collect(CASE WHEN ${key} IS NOT NULL THEN [${key}, ${count}] END)[..${most}]`
  const missing = `sum(CASE WHEN ${key} IS NULL THEN ${count} ELSE 0 END)`
  return {
    clauses: `${match} ${grouped} ORDER BY ${count} DESC, ${key}`,
    beside: total,
    result: `[sum(${count}), count(${key}), ${missing}, ${found}]`,
    decode: (stored) => decodeFacet(stored, facet.by),
  }
}

function counted(
  { through, of }: FacetSelection,
  { match, node, edge, isEachOnce }: Items,
  number: number,
) {
  if (!through) return { match, variable: of === 'node' ? node : (edge ?? node) }
  const [link, far] = [`s${number}`, `m${number}`]
  const hop = `MATCH ${arrow(through, node, link, far)}`
  const once = isEachOnce ? '' : `WITH DISTINCT ${node} `
  return of === 'node'
    ? { match: `${match} ${once}${hop} WITH DISTINCT ${far}`, variable: far }
    : { match: `${match} ${once}${hop}`, variable: link }
}

function totalOf(facet: FacetSelection, items: Items, number: number): string {
  const { match, variable } = counted(facet, items, number)
  return facet.through ? `COUNT { ${match} RETURN ${variable} }` : `COUNT { ${match} }`
}

const isListed = ({ field }: Countable) =>
  field?.property.combine === 'set' || field?.property.codec.kind === 'enums'

const digits = { year: 4, month: 7 }

/** The expression of a value; null of what only those speak of whose word does not count for it. */
function expressionOf(by: Countable, variable: string): string {
  const value = plainValueOf(by, variable)
  const standings = by.field?.property.countedAt
  if (!standings) return value
  const counted = standings.map((name) => `'${name}'`).join(', ')
  return `CASE WHEN ${variable}.standing IN [${counted}] THEN ${value} END`
}

/**
 * A date has a year where all the days that it can mean lie in one: `2023-11`
 * and `2023~` have 2023, `2022/2023` and `../2018` have none. Months likewise.
 */
function plainValueOf({ field, as }: Countable, variable: string): string {
  if (as === 'type' || !field) return `split(${variable}.id, '-')[0]`
  const [column, earliest, latest] = field.columns
  if (as === 'value') return `${variable}.${column}`
  const [from, to] = [earliest, latest].map((day) => `left(${variable}.${day}, ${digits[as]})`)
  return `CASE WHEN ${from} = ${to} THEN ${from} END`
}

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
const numberOf = (stored: unknown) => (typeof stored === 'number' ? stored : 0)

function decodeFacet(stored: unknown, by: Countable): LoadedFacet {
  const [all, row] = listOf(stored)
  const [sum, valueCount, missing, found] = listOf(row)
  const total = typeof all === 'number' ? all : numberOf(sum)
  return {
    values: listOf(found).flatMap((pair) => {
      const [value, count] = listOf(pair)
      return isValue(value) ? [{ value: shownValue(by, value), count: numberOf(count) }] : []
    }),
    valueCount: numberOf(valueCount),
    missing: numberOf(missing),
    total,
  }
}

function isValue(value: unknown): value is FacetValue['value'] {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** The prefix of an id as the type that it is of. */
function shownValue({ as }: Countable, value: FacetValue['value']): FacetValue['value'] {
  return as === 'type' ? (typeOfId(`${value}-`)?.name ?? value) : value
}
