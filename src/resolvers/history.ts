import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { Histories, type HistoryPage } from '../graph/read/history-page.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { refuseAsOf } from './as-of.ts'
import { inContext } from './in-context.ts'
import { type PageArguments, pageRequest } from './page-arguments.ts'

const histories = inContext(({ reader }) => new Histories(reader))

/** A page of a history, of the entity with this id. */
export interface ShownHistory extends HistoryPage {
  readonly of: string
}

/** What was ever claimed of an entity, live or taken back. Throws what `pageRequest` throws. */
export async function historyOf(
  row: LoadedRow,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ShownHistory> {
  refuseAsOf(row, info)
  const page = await histories(context).page(row.id, pageRequest(args, context.limits))
  return { ...page, of: row.id }
}

/** How many claims were ever made of an entity. */
export function historyTotal(id: string, context: Context): Promise<number> {
  return histories(context).total(id)
}
