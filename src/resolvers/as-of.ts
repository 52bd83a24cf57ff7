import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import { GraphAsOf, graphOf } from '../graph/read/as-of.ts'
import { hasCounts } from '../graph/read/counts.ts'
import type { ListSelection, LoadedPage } from '../graph/read/selection.ts'

/*
 * Answers as of a day. A row of then carries its graph with it, so that whatever is read below it is of
 * the same moment. Fields that can only speak of today refuse.
 */

const graphs = new WeakMap<Context, Map<string, GraphAsOf>>()

/** The graph at a moment (ISO 8601 in UTC); one for each moment of an operation. */
export function graphAsOf(at: string, context: Context): GraphAsOf {
  const known = graphs.get(context) ?? new Map<string, GraphAsOf>()
  graphs.set(context, known)
  const graph = known.get(at) ?? new GraphAsOf(context.reader, at)
  known.set(at, graph)
  return graph
}

/** How many of a list are counted one by one; today's totals are counters that the database keeps. */
export const mostCounted = 1000

/**
 * The page of a list as it was then: below `row`, or of all entities of a type where there is none.
 * Throws BAD_USER_INPUT for a list that is filtered, in another order or to be counted by values, LIMIT_EXCEEDED for the total of a long one.
 */
export async function pageAsOf(
  context: Context,
  graph: GraphAsOf,
  row: object | null,
  list: ListSelection,
): Promise<LoadedPage> {
  const { source, page } = list
  if (list.filter !== null || list.order.length > 0) {
    throw apiError(
      'BAD_USER_INPUT',
      'A list as of a day can be neither filtered nor put in another order. Leave `filter`, `edge`, `validOn` and `orderBy` out, or ask without `asOf`.',
    )
  }
  if (hasCounts(list)) {
    throw apiError(
      'BAD_USER_INPUT',
      'Facets and statistics count what the graph says now, and this list is as of another day. Ask for them without `asOf`.',
    )
  }
  const read = (request: typeof page) => graph.page(row ?? {}, source, request)
  const found = await read(page)
  context.reader.count(found.edges.length)
  if (!list.total || found.total !== undefined) return found
  const all = await read({ direction: 'forward', limit: mostCounted, from: null })
  context.reader.count(all.edges.length)
  if (all.hasNextPage) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`totalCount\` as of a day counts one by one, up to ${mostCounted}, and there are more. Leave it out, or ask without \`asOf\`.`,
    )
  }
  return { ...found, total: all.edges.length }
}

/** Throws BAD_USER_INPUT where a field that speaks of today is asked for below what is as of another day. */
export function refuseAsOf(row: object, info: GraphQLResolveInfo): void {
  const graph = graphOf(row)
  if (!graph) return
  throw apiError(
    'BAD_USER_INPUT',
    `\`${info.fieldName}\` can only be answered as of now, and this ${info.parentType.name} is as of ${graph.at}. Ask for it in a look-up of its own, without \`asOf\`.`,
  )
}
