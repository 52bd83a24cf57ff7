import type { End } from './node.ts'
import { type Field, fieldsOf, type Properties, type RowOf } from './property.ts'

/** `out`: read from the node it starts at; `in`: from the node it points to. */
export type Direction = 'out' | 'in'

export interface EdgeType<Name extends string = string, P extends Properties = Properties> {
  readonly name: Name
  readonly about: string
  readonly from: End
  readonly to: End
  /** The field on the node it starts at. */
  readonly out: string
  /** The field on the node it points to. */
  readonly in: string
  /** Whether sources that name different ends contradict each other (`one`) or add up (`many`). */
  readonly cardinality: 'one' | 'many'
  readonly properties: P
  readonly fields: ReadonlyMap<string, Field>
  /** The properties that make two relationships between the same nodes different. */
  readonly identity: readonly string[]
  /** Directions in which one node can have tens of thousands: these get a relationship index. */
  readonly hub: readonly Direction[]
  /** Kept for whoever decides identity; never in the schema. */
  readonly internal: boolean
  /**
   * Why it connects nobody: whoever shares the far end has nothing to do with each other. Left out of
   * paths and neighbourhoods unless asked for; null where it connects.
   */
  readonly incidental: string | null
  /** Whether officers who share the far end are shown as associates, with it as the evidence. */
  readonly associates: boolean
  /** Whose dates belong to whose timeline. */
  readonly tells: readonly Tells[]
}

/** That what happened to the far end, read in this direction, belongs to the timeline of the near one. */
export interface Tells {
  readonly direction: Direction
  /** Where only some of the types that the far end can have do. */
  readonly of?: End
  /** Whether it belongs to the timelines to which the near end's own events are passed on, too. */
  readonly onward?: boolean
}

export type EdgeRow<Type> =
  Type extends EdgeType<string, infer P> ? { readonly id: string } & RowOf<P> : never

interface EdgeDeclaration {
  readonly about: string
  readonly from: End
  readonly out: string
  readonly to: End
  readonly in: string
  readonly cardinality?: 'one' | 'many'
  readonly hub?: readonly Direction[]
  readonly internal?: boolean
  readonly incidental?: string
  readonly associates?: boolean
  readonly tells?: readonly Tells[]
}

/**
 * Declares a relationship once, with the name of its field at either end.
 * ```ts
 * export const servedIn = defineEdge('SERVED_IN', {
 *   about: '…', from: Officer, out: 'units', to: Unit, in: 'officers',
 *   properties: { from: date('First day known.') }, identity: ['from'], hub: ['in'],
 * })
 * ```
 */
export function defineEdge<const Name extends string, P extends Properties = Record<never, never>>(
  name: Name,
  declaration: EdgeDeclaration & {
    readonly properties?: P
    readonly identity?: readonly NoInfer<keyof P & string>[]
  },
): EdgeType<Name, P>
export function defineEdge(
  name: string,
  declaration: EdgeDeclaration & {
    readonly properties?: Properties
    readonly identity?: readonly string[]
  },
): EdgeType {
  const properties = declaration.properties ?? {}
  if ('entity' in properties) {
    throw new Error(`${name}: no property can be called "entity"; in a record that is the far end.`)
  }
  return {
    name,
    about: declaration.about,
    from: declaration.from,
    to: declaration.to,
    out: declaration.out,
    in: declaration.in,
    cardinality: declaration.cardinality ?? 'many',
    properties,
    fields: fieldsOf(properties),
    identity: declaration.identity ?? [],
    hub: declaration.hub ?? [],
    internal: declaration.internal ?? false,
    incidental: declaration.incidental ?? null,
    associates: declaration.associates ?? false,
    tells: declaration.tells ?? [],
  }
}

/** The end that a direction leads to. */
export function farEnd(edge: EdgeType, direction: Direction): End {
  return direction === 'out' ? edge.to : edge.from
}

/** The GraphQL field and record key of an edge in a direction. */
export function fieldName(edge: EdgeType, direction: Direction): string {
  return direction === 'out' ? edge.out : edge.in
}

/** Properties that the graph itself keeps on a relationship for a hub direction: the hub's id and the sort key. */
export function hubColumns(direction: Direction): {
  readonly parent: string
  readonly sort: string
} {
  return direction === 'out'
    ? { parent: 'fromId', sort: 'outSort' }
    : { parent: 'toId', sort: 'inSort' }
}
