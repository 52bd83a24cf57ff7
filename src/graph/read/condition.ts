import type { NodeType } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import type { Hop } from '../model.ts'

/**
 * What a node, or a relationship, must be like to be in a list: a tree, with no GraphQL in it.
 *
 * It has two values, as a reader expects, and not SQL's three: a test of a value that is missing does not
 * hold, so that `not` of it does. What a filter finds and what its `not` finds are together all there is.
 */
export type Condition =
  /** Each holds; all of none is true. */
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  /** One or more hold; any of none is false. */
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'value'; readonly field: Field; readonly test: Test }
  /** That the node is of the type; where a relationship leads to nodes of several. */
  | { readonly kind: 'type'; readonly type: NodeType }
  /** Of what a relationship leads to: that one, none, or every one is like this. Of none at all, every one is. */
  | {
      readonly kind: 'related'
      readonly hop: Hop
      readonly how: 'some' | 'none' | 'every'
      readonly item: ItemFilter
    }
  /** Of the live claims about an entity: that one, or none, is like this. */
  | { readonly kind: 'claims'; readonly how: 'some' | 'none'; readonly claim: ClaimTest }

/** What an item of a list must be like: the node, and the relationship that leads to it; null where anything will do. */
export interface ItemFilter {
  readonly node: Condition | null
  readonly edge: Condition | null
}

/** A test of one value. Text is compared without case and accents, by the project's own folding. */
export type Test =
  | { readonly op: 'exists'; readonly is: boolean }
  /** One of these; none of them finds nothing. */
  | { readonly op: 'in'; readonly values: readonly (string | number | boolean)[] }
  /** Of a set: one of its texts does. */
  | { readonly op: 'startsWith' | 'contains'; readonly text: string }
  /** Numbers, and moments (ISO 8601 in UTC). */
  | { readonly op: Comparison; readonly to: number | string }
  | { readonly op: 'currency'; readonly is: string }
  /** A partial date that can mean a day from `from` to `to`; null where that end is open. */
  | { readonly op: 'overlaps'; readonly from: string | null; readonly to: string | null }
  /** A partial date of which every day that it can mean is so. */
  | { readonly op: DateComparison; readonly day: string }
  /** A partial date that means the same days. */
  | { readonly op: 'sameDays'; readonly earliest: string | null; readonly latest: string | null }
  /** Of a set; one that is missing is empty. */
  | { readonly op: 'hasAny' | 'hasAll' | 'hasNone'; readonly values: readonly string[] }

export type Comparison = '<' | '<=' | '>' | '>='
export type DateComparison = 'before' | 'onOrBefore' | 'after' | 'onOrAfter'

export interface ClaimTest {
  /** One of these standings. */
  readonly standings?: readonly string[]
  /** The data set's name. */
  readonly dataset?: string
  /** The id of the source. */
  readonly source?: string
  readonly verified?: boolean
  /** When it first entered the graph, at the earliest: ISO 8601 in UTC. */
  readonly recordedSince?: string
}

/** What of a list's items to go by, after those named before it. */
export interface OrderBy {
  readonly field: Field
  /** Whether it is the node's own, or of the relationship that leads to it. */
  readonly of: 'node' | 'edge'
  readonly descending: boolean
  /** Where what has no value stands, whichever way the order goes. */
  readonly missing: 'first' | 'last'
}

/** The conditions that an item must meet, each by itself: those of nested `all` in one list. */
export function conjuncts(condition: Condition | null): readonly Condition[] {
  if (condition === null) return []
  return condition.kind === 'all' ? condition.of.flatMap(conjuncts) : [condition]
}
