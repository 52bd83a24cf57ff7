import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { type TimelinePage, Timelines } from '../graph/read/timeline-page.ts'
import { refuseAsOf } from './as-of.ts'
import { inContext } from './in-context.ts'
import { type PageArguments, pageRequest } from './page-arguments.ts'

const timelines = inContext(({ reader }) => new Timelines(reader))

/** What happened to the entity with this id; null where there is no such entity. Throws what `pageRequest` throws. */
export function findTimeline(
  { id, ...args }: PageArguments & { readonly id: string },
  context: Context,
): Promise<TimelinePage | null> {
  return timelines(context).page(id, pageRequest(args, context.limits))
}

const nothing: TimelinePage = {
  edges: [],
  hasNextPage: false,
  hasPreviousPage: false,
  total: 0,
  leftOut: [],
  truncated: false,
  commentary: 0,
}

/** What happened to an entity that has been read; nothing to one that is retracted. */
export async function timelineOf(
  row: LoadedRow,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<TimelinePage> {
  refuseAsOf(row, info)
  return (await findTimeline({ ...args, id: row.id }, context)) ?? nothing
}
