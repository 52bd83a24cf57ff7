import type { EdgeType } from '../graph/declare/edge.ts'
import type { NodeType } from '../graph/declare/node.ts'
import type { Combine, Properties, Property } from '../graph/declare/property.ts'
import type { PartialDate } from '../partial-date.ts'
import type { GeneratedType } from './sizes.ts'

/** The n-th entity of a type. */
export interface Ref {
  readonly type: GeneratedType
  readonly index: number
}

/** A relationship from the entity that is spoken of. */
export interface Link {
  readonly edge: EdgeType
  readonly to: Ref
  readonly properties: Readonly<Record<string, unknown>>
}

/** What one source says of one entity, before it has become a claim. */
export interface Draft {
  /** The generated data set itself, or an article, report or ruling of it. */
  readonly source: Ref | 'release'
  readonly fields: Readonly<Record<string, unknown>>
  /** Since when its fields over time hold. */
  readonly asOf?: PartialDate
  readonly links: readonly Link[]
}

/** Values for some properties of a declaration; of a set, a list of them. */
type ValuesOf<P extends Properties> = {
  readonly [K in keyof P]?: P[K] extends Property<infer Value, infer How extends Combine>
    ? How extends 'set'
      ? readonly Value[]
      : Value
    : never
}

/** Fields of a node, checked against its declaration. */
export function fields<P extends Properties>(
  _type: NodeType<string, P>,
  values: ValuesOf<P>,
): Readonly<Record<string, unknown>> {
  return values
}

/** A relationship with properties, checked against its declaration. */
export function link<P extends Properties>(
  edge: EdgeType<string, P>,
  type: GeneratedType,
  index: number,
  properties: ValuesOf<P> = {},
): Link {
  return { edge, to: { type, index }, properties }
}
