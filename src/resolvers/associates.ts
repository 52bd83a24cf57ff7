import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { type Associate, type Associates, readAssociates } from '../graph/read/associates.ts'
import { type PageOf, pageOf } from '../graph/read/page-of.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { refuseAsOf } from './as-of.ts'
import { inContext } from './in-context.ts'
import { type PageArguments, pageRequest } from './page-arguments.ts'

const loaders = inContext(
  ({ reader }) =>
    new DataLoader<string, Associates>(async (ids) => {
      const found = await readAssociates(reader, ids)
      return ids.map((id) => found.get(id) ?? nobody)
    }),
)

const nobody: Associates = { associates: [], leftOut: [], truncated: false }

/** A page of associates, and what is not in it. */
export interface AssociatesPage
  extends PageOf<Associate>,
    Pick<Associates, 'leftOut' | 'truncated'> {}

/** With whom an officer shares cases, incidents, and units at the same time. Throws what `pageRequest` throws. */
export async function associatesOf(
  row: LoadedRow,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<AssociatesPage> {
  refuseAsOf(row, info)
  const page = pageRequest(args, context.limits)
  const { associates, leftOut, truncated } = await loaders(context).load(row.id)
  return { ...pageOf(associates, page), leftOut, truncated }
}
