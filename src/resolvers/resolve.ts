import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql'
import type { Context } from '../context.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { findNodeType, typeOfId } from '../graph/model.ts'
import type { ListSource, LoadedPage, LoadedRow } from '../graph/read/selection.ts'
import { selectList, selectType, slotOf } from './look-ahead.ts'
import type { PageArguments } from './page-arguments.ts'

/** All nodes of a type, a page at a time. */
export function listNodes(
  type: NodeType,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LoadedPage> {
  return context.reader.list(
    selectList(context, info, connectionOf(info), info.fieldNodes, { kind: 'type', type }, args),
  )
}

/** A page that belongs to a row: read ahead with it, or loaded now together with its siblings'. */
export function loadPage(
  row: Readonly<Record<string, unknown>>,
  source: ListSource,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): LoadedPage | Promise<LoadedPage> {
  for (const node of info.fieldNodes) {
    const ahead = row[slotOf(node)]
    if (isPage(ahead)) return ahead
  }
  const [first] = info.fieldNodes
  const type = typeof row.type === 'string' ? findNodeType(row.type) : undefined
  if (!first || !type || typeof row.id !== 'string')
    throw new Error(`${info.parentType.name}.${info.fieldName} was not read with its parent.`)
  const list = selectList(context, info, connectionOf(info), info.fieldNodes, source, args)
  return context.reader.page({ type, id: row.id }, { ...list, slot: slotOf(first) })
}

/** The node with the id, whatever its type; null where there is none, or where it is not of `expected`. */
export function loadNode(
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
  expected?: NodeType,
): Promise<LoadedRow | null> {
  const type = typeOfId(id)
  const [first] = info.fieldNodes
  if (!type || !first || (expected && type !== expected)) return Promise.resolve(null)
  return context.reader.node(slotOf(first), id, selectType(context, info, type, info.fieldNodes))
}

function connectionOf(info: GraphQLResolveInfo) {
  const type = getNamedType(info.returnType)
  if (!isObjectType(type))
    throw new Error(`${info.parentType.name}.${info.fieldName} is no connection.`)
  return type
}

function isPage(value: unknown): value is LoadedPage {
  return typeof value === 'object' && value !== null && 'hasNextPage' in value
}
