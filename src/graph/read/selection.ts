import type { NodeType } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import type { Hop } from '../model.ts'
import type { ItemFilter, OrderBy } from './condition.ts'
import type { Countable, Counted, Measurable } from './countable.ts'
import type { LoadedFacet } from './facets.ts'
import type { LoadedStatistics } from './statistics.ts'

/**
 * What a query wants of the graph, in the graph layer's own terms: no GraphQL in it.
 *
 * ```ts
 * // officers(first: 20) { nodes { name units(first: 10) { nodes { name } } } }
 * const list: ListSelection = {
 *   source: { type: Officer }, page: { direction: 'forward', limit: 20, from: null },
 *   total: false, before: false,
 *   node: [{ type: Officer, fields: [name], lists: [{ slot: 's1', source: { hop: units }, … }] }],
 * }
 * ```
 */
export interface ListSelection {
  readonly source: ListSource
  readonly page: PageRequest
  /** What items must be like; null where all are wanted. Of lists of nodes. */
  readonly filter: ItemFilter | null
  /** What the items go by, and then by the order that they have anyway; empty for that order alone. */
  readonly order: readonly OrderBy[]
  /** Whether items, or where the page lies, are wanted; otherwise the total is all. */
  readonly items: boolean
  /** Whether the cursors of items are wanted. */
  readonly cursors: boolean
  /** Whether the number of all items is wanted. */
  readonly total: boolean
  /** Whether it matters if there is something on the near side of the cursor (`hasPreviousPage` of a page forward). */
  readonly behind: boolean
  /** Fields of the relationship; empty for lists that follow none. */
  readonly edgeFields: readonly Field[]
  /** Claims that support the relationship, under these slots. */
  readonly edgeClaims: readonly SlottedList[]
  /** Undefined where only counts or cursors are wanted. */
  readonly node: NodeSelection | undefined
  /** Counts by value over all pages; none unless asked for. */
  readonly facets?: readonly SlottedFacets[]
  /** Statistics over all pages; none unless asked for. */
  readonly statistics?: readonly StatisticsSelection[]
}

/** The counts that one field of a query wants. */
export interface SlottedFacets {
  /** Where they wait on the loaded page. */
  readonly slot: string
  readonly facets: readonly FacetSelection[]
}

export interface FacetSelection extends Pick<Counted, 'through' | 'of'> {
  readonly by: Countable
  /** How many values are wanted at most. */
  readonly most: number
}

/** The statistics that one field of a query wants, of the nodes or of the relationships that lead to them. */
export interface StatisticsSelection {
  /** Where they wait on the loaded page. */
  readonly slot: string
  readonly of: 'node' | 'edge'
  readonly statistics: readonly Measurable[]
}

/** Where the items of a list come from. */
export type ListSource =
  /** Every node of the type, in the type's order or against it; where a filter is given, those whose property has this value. */
  | {
      readonly kind: 'type'
      readonly type: NodeType
      readonly descending?: boolean
      readonly where?: { readonly property: string; readonly is: string }
    }
  /** Along a relationship from the parent, in the far node's order. */
  | { readonly kind: 'hop'; readonly hop: Hop }
  /** The live claims about the parent entity. */
  | { readonly kind: 'claims' }
  /** The claims that support the parent relationship. */
  | { readonly kind: 'edgeClaims' }

/**
 * A page of at most `limit` items after (forward) or before (backward) the place that a cursor names; null
 * begins at the end in question. A place is the sort key of the item or, in an order that was asked for,
 * what `placeIn` (sorting.ts) takes for one.
 */
export interface PageRequest {
  readonly direction: 'forward' | 'backward'
  readonly limit: number
  readonly from: string | null
}

export interface SlottedList extends ListSelection {
  /** Where the loaded page waits on the parent row. */
  readonly slot: string
}

/** What is wanted of a node, for each type that it can be; types with the same wishes are listed with them. */
export type NodeSelection = readonly TypeSelection[]

export interface TypeSelection {
  readonly type: NodeType
  readonly fields: readonly Field[]
  readonly lists: readonly SlottedList[]
}

/** A node as read: its type, id, the fields selected, and pages under their slots. */
export interface LoadedRow {
  readonly type: string
  readonly id: string
  readonly [field: string]: unknown
}

/** A relationship (or a place in a list) as read. */
export interface LoadedEdge {
  /** The sort key that a cursor carries. */
  readonly key: string
  /** The relationship's own fields and claims; the id is its own. */
  readonly edge: Readonly<Record<string, unknown>>
  readonly node: LoadedRow | undefined
}

export interface LoadedPage {
  readonly edges: readonly LoadedEdge[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Undefined unless asked for. */
  readonly total: number | undefined
  /** By slot, in the order in which they were asked for. */
  readonly facets?: ReadonlyMap<string, readonly LoadedFacet[]>
  readonly statistics?: ReadonlyMap<string, readonly LoadedStatistics[]>
}
