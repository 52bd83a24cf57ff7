import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql'
import type { Context } from '../context.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { findNodeType, nodeTypes, typeOfId } from '../graph/model.ts'
import { Claim } from '../graph/nodes/claim.ts'
import { type GraphAsOf, graphOf } from '../graph/read/as-of.ts'
import type {
  ListSelection,
  ListSource,
  LoadedPage,
  LoadedRow,
  SlottedList,
  TypeSelection,
} from '../graph/read/selection.ts'
import { isTurnOver, later } from '../turns.ts'
import { graphAsOf, pageAsOf } from './as-of.ts'
import { keepSelection } from './kept-selections.ts'
import { selectList, selectType, slotOf } from './look-ahead.ts'
import type { PageArguments } from './page-arguments.ts'

/** For what the graph said at a moment (ISO 8601 in UTC); what it says now where that is missing. */
interface AsOfArguments {
  readonly asOf?: string | null | undefined
}

/** The nodes of a type, a page at a time. */
export function listNodes(
  source: ListSource & { readonly kind: 'type' },
  { asOf, ...args }: PageArguments & AsOfArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LoadedPage> {
  const { where } = source
  // The runs of a data set are those of this one, which no argument says.
  const of = where ? `list of ${where.property} ${where.is}` : 'list'
  const kept = { of, byArguments: true }
  const list = keepSelection(context, info, kept, isList, () =>
    selectList(context, info, connectionOf(info), info.fieldNodes, source, args),
  )
  return asOf ? pageAsOf(context, graphAsOf(asOf, context), null, list) : context.reader.list(list)
}

/** A page that belongs to a row: read ahead with it, or loaded now together with its siblings'. */
export function loadPage(
  row: Readonly<Record<string, unknown>>,
  source: ListSource,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): LoadedPage | Promise<LoadedPage> {
  const slot = slotOf(info.fieldNodes)
  const ahead = row[slot]
  if (isPage(ahead)) return isTurnOver() ? later(ahead) : ahead
  if (row.retracted === true) return nothing
  // First of all, since arguments that cannot be used are why a page was not read ahead.
  const kept = { of: info.parentType.name, byArguments: true }
  const list = keepSelection(context, info, kept, isSlotted, () => ({
    ...selectList(context, info, connectionOf(info), info.fieldNodes, source, args),
    slot,
  }))
  const past = graphOf(row)
  if (past) return pageAsOf(context, past, row, list)
  const type = typeof row.type === 'string' ? findNodeType(row.type) : undefined
  if (!type || typeof row.id !== 'string')
    throw new Error(`${info.parentType.name}.${info.fieldName} was not read with its parent.`)
  return context.reader.page({ type, id: row.id }, list)
}

/** The page of what has been retracted: nobody says anything of it. */
const nothing: LoadedPage = { edges: [], hasNextPage: false, hasPreviousPage: false, total: 0 }

/** The node with the id, whatever its type; null where there is none, or where it is not of `expected`. */
export function loadNode(
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow | null> {
  const type = typeOfId(id)
  if (!type || (expected && type !== expected)) return Promise.resolve(null)
  const slot = slotOf(info.fieldNodes)
  const kept = { of: type.name, byArguments: false }
  const wanted = keepSelection(context, info, kept, isType, () =>
    selectType(context, info, type, info.fieldNodes),
  )
  return context.reader.node(slot, id, wanted)
}

/** The node with the id as the graph showed it at a moment, or now where none is given; null as of `loadNode`. */
export function findNode(
  { id, asOf }: AsOfArguments & { readonly id: string },
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow | null> {
  return asOf
    ? loadNodeAsOf(id, graphAsOf(asOf, context), context, info, expected)
    : loadNode(id, context, info, expected)
}

/** The node that a row speaks of: as of the same moment where the row is of one. */
export function loadBeside(
  row: object,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow | null> {
  const past = graphOf(row)
  return past
    ? loadNodeAsOf(id, past, context, info, expected)
    : loadNode(id, context, info, expected)
}

/** What has no history but its own, such as a data set, is as it is now. */
async function loadNodeAsOf(
  id: string,
  past: GraphAsOf,
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow | null> {
  const type = typeOfId(id)
  if (!type || (expected && type !== expected)) return null
  if (type !== Claim && !nodeTypes.includes(type)) return loadNode(id, context, info, expected)
  context.reader.count(1)
  return type === Claim ? past.claim(id) : past.node(id)
}

/** The nodes with these ids, in their order; those that are not there are left out. */
export async function loadNodes(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow[]> {
  const found = await Promise.all(ids.map((id) => loadNode(id, context, info, expected)))
  return found.filter((node) => node !== null)
}

type Kept = ListSelection | SlottedList | TypeSelection

const isType = (kept: Kept): kept is TypeSelection => 'type' in kept
const isList = (kept: Kept): kept is ListSelection => 'source' in kept
const isSlotted = (kept: Kept): kept is SlottedList => 'slot' in kept

function connectionOf(info: GraphQLResolveInfo) {
  const type = getNamedType(info.returnType)
  if (!isObjectType(type))
    throw new Error(`${info.parentType.name}.${info.fieldName} is no connection.`)
  return type
}

function isPage(value: unknown): value is LoadedPage {
  return typeof value === 'object' && value !== null && 'hasNextPage' in value
}
