import { encodeCursor } from '../cursors.ts'
import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import { endOf } from '../graph/filterable.ts'
import { type Hop, nodeTypes } from '../graph/model.ts'
import type { LoadedPage } from '../graph/read/selection.ts'
import { edgeFields } from '../graph/system-fields.ts'
import { loadPage } from '../resolvers/resolve.ts'
import { wants } from '../resolvers/wants.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { facetFields } from './facet.ts'
import { declaredFields, type FieldBuilder } from './fields.ts'
import { hopFilterArguments } from './filter.ts'
import { orderArgument } from './order.ts'
import { type ConnectionRefs, connectionRefs, endRef, hopName, nearEnd } from './refs.ts'
import { statisticsFields } from './statistics.ts'

/** As much of a page as tells where it lies. */
interface Place extends Pick<LoadedPage, 'hasNextPage' | 'hasPreviousPage'> {
  readonly edges: readonly { readonly key: string }[]
}

const PageInfoRef = builder.objectRef<Place>('PageInfo').implement({
  description: 'Where a page lies in its list (Relay Cursor Connections).',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      nullable: false,
      description: 'Whether items follow this page.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      nullable: false,
      description: 'Whether items come before this page.',
    }),
    startCursor: t.string({
      resolve: ({ edges }) => cursorOf(edges[0]),
      description: 'Cursor of the first item, for `before`; null on an empty page.',
    }),
    endCursor: t.string({
      resolve: ({ edges }) => cursorOf(edges.at(-1)),
      description: 'Cursor of the last item, for `after`; null on an empty page.',
    }),
  }),
})

/** Relay's `pageInfo`, for a type that is a connection. */
export function pageInfoField<Page extends Place>(t: FieldBuilder<Page>) {
  return t.field({
    type: PageInfoRef,
    nullable: false,
    resolve: (page) => page,
    description: 'Where this page lies.',
  })
}

function cursorOf(edge: { readonly key: string } | undefined): string | null {
  return edge ? encodeCursor(edge.key) : null
}

/** Relay's arguments, for a field that is a connection. */
export function pageArguments(t: FieldBuilder<never>['arg']) {
  return {
    first: t.int({
      description: 'How many to give, from the front; 20 if neither this nor `last` is there.',
    }),
    after: t.string({ description: 'Cursor of this list to begin after, with `first`.' }),
    last: t.int({ description: 'How many to give, from the back.' }),
    before: t.string({ description: 'Cursor of this list to end before, with `last`.' }),
  }
}

/**
 * Defines `…Connection` and `…Edge` around nodes of an end; `type` says whose properties the edges carry,
 * `counted` what the items are where they can be counted by their values.
 */
function defineConnection(
  { connection, edge }: ConnectionRefs,
  end: string,
  about: string,
  type?: EdgeType,
  counted?: End,
): void {
  connection.implement({
    description: `A page of ${about}`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        resolve: ({ edges }) => edges,
        description: 'The items with their cursors and what the relationship itself says.',
      }),
      nodes: t.field({
        type: [endRef(end)],
        nullable: false,
        resolve: ({ edges }) => edges.flatMap(({ node }) => node ?? []),
        description: 'The items alone.',
      }),
      pageInfo: pageInfoField(t),
      totalCount: t.int({
        nullable: false,
        resolve: ({ total }) => total ?? 0,
        description: 'How many there are on all pages. Counted only when asked for.',
      }),
      ...(counted ? facetFields(t, counted, type) : {}),
      ...(counted ? statisticsFields(t, counted, type) : {}),
    }),
  })
  edge.implement({
    description: `One of ${about}`,
    fields: (t) => ({
      cursor: t.string({
        nullable: false,
        resolve: ({ key }) => encodeCursor(key),
        description: 'Where this item stands in the list; stable while data are added.',
      }),
      node: t.field({
        type: endRef(end),
        resolve: ({ node }) => node ?? null,
        description: 'The item.',
      }),
      ...(type
        ? declaredFields(
            t,
            [...type.fields.values(), ...edgeFields.values()],
            ({ edge }, name) => edge[name],
          )
        : {}),
      ...(type
        ? {
            claims: t.field({
              type: claimConnection().connection,
              nullable: false,
              description:
                'The claims that support this relationship: who says so, where, and how well founded.',
              args: pageArguments(t.arg),
              extensions: wants({ list: { kind: 'edgeClaims' } }),
              resolve: ({ edge }, args, context, info) =>
                loadPage(edge, { kind: 'edgeClaims' }, args, context, info),
            }),
          }
        : {}),
    }),
  })
}

/** The connection of all nodes of a type: `OfficerConnection`. */
export function typeConnection(name: string): ConnectionRefs {
  return connectionRefs(name, (refs) =>
    defineConnection(
      refs,
      name,
      `all nodes of type ${name}, in their order.`,
      undefined,
      nodeTypes.find((type) => type.name === name),
    ),
  )
}

export function claimConnection(): ConnectionRefs {
  return connectionRefs('Claim', (refs) => defineConnection(refs, 'Claim', 'claims.'))
}

/** The connection along a relationship, one for each direction and named after the declared end: `OfficerUnitsConnection`. */
function hopConnection(hop: Hop): ConnectionRefs {
  const { edge, field } = hop
  const far = endOf(hop)
  const about = `\`${nearEnd(hop).name}.${field}\`. ${edge.about}`
  return connectionRefs(hopName(hop), (refs) => defineConnection(refs, far.name, about, edge, far))
}

/** A connection field along a relationship. */
export function hopField<Parent extends Readonly<Record<string, unknown>>>(
  t: FieldBuilder<Parent>,
  hop: Hop,
) {
  const source = { kind: 'hop', hop } as const
  // The projection keeps one, whatever a page may hold.
  const isOne = hop.edge.cardinality === 'one' && hop.direction === 'out'
  return t.field({
    type: hopConnection(hop).connection,
    nullable: false,
    description: hop.edge.about,
    args: {
      ...pageArguments(t.arg),
      ...hopFilterArguments(t.arg, hop),
      ...orderArgument(t.arg, endOf(hop), hop),
    },
    extensions: { ...wants({ list: source }), ...(isOne ? weighs({ items: 1 }) : {}) },
    resolve: (row, args, context, info) => loadPage(row, source, args, context, info),
  })
}

/** The claims about an entity. */
export function claimsField<Parent extends Readonly<Record<string, unknown>>>(
  t: FieldBuilder<Parent>,
) {
  const source = { kind: 'claims' } as const
  return t.field({
    type: claimConnection().connection,
    nullable: false,
    description:
      'Who says what of it, where, and how well founded: the claims that it adds up from.',
    args: pageArguments(t.arg),
    extensions: wants({ list: source }),
    resolve: (row, args, context, info) => loadPage(row, source, args, context, info),
  })
}
