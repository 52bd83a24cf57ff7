import DataLoader from 'dataloader'
import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql'
import type { Context } from '../context.ts'
import { findEdgeType, typeOfId } from '../graph/model.ts'
import type { Link } from '../graph/read/expand.ts'
import { type LinkDetails, noDetails, readLinks } from '../graph/read/links.ts'
import { pageOf } from '../graph/read/page-of.ts'
import type { LoadedEdge, LoadedPage, LoadedRow } from '../graph/read/selection.ts'
import { inContext } from './in-context.ts'
import { selectList, slotOf } from './look-ahead.ts'
import type { PageArguments } from './page-arguments.ts'

import { loadNode } from './resolve.ts'

const details = inContext(
  ({ reader }) =>
    new DataLoader<Link, LinkDetails, string>(
      async (links) => {
        const found = await readLinks(reader, links)
        return links.map(({ id }) => found.get(id) ?? noDetails)
      },
      { cacheKeyFn: ({ id }) => id },
    ),
)

/** What a link says: read together with what the other links of an answer say, when somebody asks for it. */
export function loadLinkDetails(link: Link, context: Context): Promise<LinkDetails> {
  return details(context).load(link)
}

/** An entity of an answer; as a bare row where it went after the answer was found. */
export async function loadEntity(
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LoadedRow> {
  const found = await loadNode(id, context, info)
  return found ?? { type: typeOfId(id)?.name ?? 'Entity', id }
}

const edgeClaims = { kind: 'edgeClaims' } as const

/** A page of some claims by their ids, which are sorted. Throws what `pageRequest` throws. */
export async function claimsPage(
  ids: readonly string[],
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LoadedPage> {
  const connection = getNamedType(info.returnType)
  if (!isObjectType(connection)) throw new Error(`${info.fieldName} is no connection.`)
  const list = selectList(context, info, connection, info.fieldNodes, edgeClaims, args)
  const page = pageOf(
    ids.map((key) => ({ key })),
    list.page,
  )
  const [wanted] = list.node ?? []
  const rows = wanted
    ? await Promise.all(
        page.edges.map(({ key }) => context.reader.node(slotOf(info.fieldNodes), key, wanted)),
      )
    : []
  const edges: LoadedEdge[] = page.edges.map(({ key }, at) => ({
    key,
    edge: {},
    node: rows[at] ?? undefined,
  }))
  return { ...page, edges }
}

/** How a kind of relationship reads: `served in`. */
export function relationshipLabel(name: string): string {
  return (findEdgeType(name)?.name ?? name).toLowerCase().replaceAll('_', ' ')
}
