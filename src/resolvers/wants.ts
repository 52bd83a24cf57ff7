import type { GraphQLField } from 'graphql'
import type { ListSource } from '../graph/read/selection.ts'

/**
 * What a GraphQL field wants of the graph, put into its `extensions`: the fields of the row that its
 * resolver reads, or the list that it pages through. Look-ahead reads these and nothing else.
 */
class Wants {
  readonly fields: readonly string[]
  readonly list: ListSource | undefined

  constructor(wants: { fields?: readonly string[]; list?: ListSource }) {
    this.fields = wants.fields ?? []
    this.list = wants.list
  }
}

/** For the `extensions` of a field. */
export function wants(wanted: ConstructorParameters<typeof Wants>[0]): { readonly wants: Wants } {
  return { wants: new Wants(wanted) }
}

export function findWants(field: GraphQLField<unknown, unknown>): Wants | undefined {
  const found = field.extensions.wants
  return found instanceof Wants ? found : undefined
}
