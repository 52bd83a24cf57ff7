import type { GraphQLField } from 'graphql'

type ByArguments = (args: Readonly<Record<string, unknown>>) => number

/**
 * What a field costs that reads more than the nodes of its page, put into its `extensions`; in nodes
 * read, the measure of all costs. Connections with Relay's arguments need none.
 */
class Weight {
  /** Nodes that it reads itself, whatever is selected below it. */
  readonly own: ByArguments
  /** How many items it gives at most: the selection below it is read as often. */
  readonly items: ByArguments | undefined

  constructor({ own, items }: { own?: number | ByArguments; items?: ByArguments }) {
    this.own = typeof own === 'function' ? own : () => own ?? 0
    this.items = items
  }
}

/** For the `extensions` of a field. */
export function weighs(weight: ConstructorParameters<typeof Weight>[0]): {
  readonly weighs: Weight
} {
  return { weighs: new Weight(weight) }
}

export function findWeight(field: GraphQLField<unknown, unknown>): Weight | undefined {
  const found = field.extensions.weighs
  return found instanceof Weight ? found : undefined
}
