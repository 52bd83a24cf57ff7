import type { GraphQLField } from 'graphql'

type ByArguments = (args: Readonly<Record<string, unknown>>) => number

/**
 * What a field costs that reads more than the nodes of its page, put into its `extensions`; in nodes
 * read, the measure of all costs. Connections with Relay's arguments need none. Costs are kept with the
 * document by the values of its variables, but not by the text of ids and strings: of these a weight may
 * tell whether they are there, and how many.
 *
 * ```ts
 * extensions: weighs({ own: 500 })                                    // reads so many itself
 * extensions: weighs({ items: ({ ids }) => lengthOf(ids) })           // a list without pages
 * extensions: weighs({ times: ({ asOf }) => (asOf ? 5 : 1) })         // all below it takes longer
 * ```
 */
class Weight {
  /** Nodes that it reads itself, whatever is selected below it. */
  readonly own: ByArguments
  /** How many items it gives at most: the selection below it is read as often. */
  readonly items: ByArguments | undefined
  /** How many times as much it and what is below it cost as they would without these arguments. */
  readonly times: ByArguments
  /** Of a connection whose items are not read with it: what is under `nodes` and `edges`, and each alias of these, is read by itself. */
  readonly isApart: boolean

  constructor(weight: {
    readonly own?: number | ByArguments
    readonly items?: number | ByArguments
    readonly times?: ByArguments
    readonly isApart?: boolean
  }) {
    const { own = 0, items, times = () => 1, isApart = false } = weight
    this.own = typeof own === 'function' ? own : () => own
    this.items = typeof items === 'number' ? () => items : items
    this.times = times
    this.isApart = isApart
  }
}

/** For the `extensions` of a field, beside `wants` where it has both. */
export function weighs(weight: ConstructorParameters<typeof Weight>[0]): {
  readonly weighs: Weight
} {
  return { weighs: new Weight(weight) }
}

export function findWeight(field: GraphQLField<unknown, unknown>): Weight | undefined {
  const found = field.extensions.weighs
  return found instanceof Weight ? found : undefined
}
