import type { GraphQLResolveInfo } from 'graphql'
import type { Limits } from '../context.ts'
import { apiError } from '../errors.ts'
import type { Countable, Measurable } from '../graph/read/countable.ts'
import type { LoadedFacet } from '../graph/read/facets.ts'
import type { LoadedPage } from '../graph/read/selection.ts'
import { type LoadedStatistics, statisticsOfNothing } from '../graph/read/statistics.ts'
import { slotOf } from './look-ahead.ts'
import type { AskedFacet } from './select-counts.ts'

/** A facet, and what it was asked to count by. */
export interface Facet extends LoadedFacet {
  readonly asked: AskedFacet
}

export interface Statistics extends LoadedStatistics {
  readonly of: Measurable
}

/** A value of a facet, with what tells what it means. */
export interface CountedValue {
  readonly value: string | number | boolean
  readonly count: number
  readonly by: Countable
}

/** The facets that were read with the page; of a page that is empty by nature, counts of nothing. */
export function facetsOf(
  page: LoadedPage,
  asked: readonly AskedFacet[],
  info: GraphQLResolveInfo,
): readonly Facet[] {
  const loaded = page.facets?.get(slotOf(info.fieldNodes)) ?? []
  return asked.map((facet, at) => ({ ...nothing, ...loaded[at], asked: facet }))
}

const nothing: LoadedFacet = { values: [], valueCount: 0, missing: 0, total: 0 }

/** The statistics that were read with the page. */
export function statisticsOn(
  page: LoadedPage,
  measured: readonly Measurable[],
  info: GraphQLResolveInfo,
): readonly Statistics[] {
  const loaded = page.statistics?.get(slotOf(info.fieldNodes)) ?? []
  return measured.map((of, at) => ({ ...(loaded[at] ?? statisticsOfNothing()), of }))
}

/** The most frequent values of a facet. Throws BAD_USER_INPUT, and LIMIT_EXCEEDED for more than a page may hold. */
export function firstValues(
  { values, asked }: Facet,
  first: number,
  { maxPageSize }: Limits,
): readonly CountedValue[] {
  if (first < 0)
    throw apiError('BAD_USER_INPUT', `Expected in \`first\` a number from 0; ${first} came.`)
  if (first > maxPageSize) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`first: ${first}\` is over the page limit of ${maxPageSize}, and the rarest values have no pages. \`valueCount\` says how many there are.`,
    )
  }
  return values.slice(0, first).map((each) => ({ ...each, by: asked.by }))
}
