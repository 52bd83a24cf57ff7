import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql'
import type { Context } from '../context.ts'
import { findEdgeType, typeOfId } from '../graph/model.ts'
import type { Link } from '../graph/read/expand.ts'
import { type LinkDetails, noDetails, readLinks } from '../graph/read/links.ts'
import type { LoadedEdge, LoadedPage, LoadedRow } from '../graph/read/selection.ts'
import { selectList, slotOf } from './look-ahead.ts'
import type { PageArguments } from './page-arguments.ts'
import { loadNode } from './resolve.ts'

/** A link that is part of an answer, with what else the answer holds: all are asked about together. */
export interface ShownLink {
  readonly link: Link
  readonly answer: LinkedAnswer
}

/** The links of one answer. What they say is read once, when somebody asks for it. */
export class LinkedAnswer {
  readonly #links: readonly Link[]
  readonly #context: Context
  #details: Promise<ReadonlyMap<string, LinkDetails>> | undefined

  constructor(links: readonly Link[], context: Context) {
    this.#links = links
    this.#context = context
  }

  shown = (link: Link): ShownLink => ({ link, answer: this })

  async details({ id }: Link): Promise<LinkDetails> {
    this.#details ??= readLinks(this.#context.reader, this.#links)
    return (await this.#details).get(id) ?? noDetails
  }
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
  const { direction, limit, from } = list.page
  const forward = direction === 'forward'
  const ahead = ids.filter((id) => from === null || (forward ? id > from : id < from))
  const page = forward ? ahead.slice(0, limit) : ahead.slice(Math.max(0, ahead.length - limit))
  const [wanted] = list.node ?? []
  const rows = wanted
    ? await Promise.all(page.map((id) => context.reader.node(slotOf(info.fieldNodes), id, wanted)))
    : []
  const edges: LoadedEdge[] = page.map((key, at) => ({
    key,
    edge: {},
    node: rows[at] ?? undefined,
  }))
  const isMore = ahead.length > page.length
  const isBehind = ahead.length < ids.length
  return {
    edges,
    hasNextPage: forward ? isMore : isBehind,
    hasPreviousPage: forward ? isBehind : isMore,
    total: ids.length,
  }
}

/** How a kind of relationship reads: `served in`. */
export function relationshipLabel(name: string): string {
  return (findEdgeType(name)?.name ?? name).toLowerCase().replaceAll('_', ' ')
}
