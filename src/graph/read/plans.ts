import type { NodeType } from '../declare/node.ts'
import type { ListSelection, TypeSelection } from './selection.ts'

/** What tells one column of a statement from another, but for its ids. */
export interface ColumnKey {
  readonly kind: 'list' | 'node' | 'page'
  readonly selection: ListSelection | TypeSelection
  /** The type of the parents, of pages. */
  readonly type: NodeType | undefined
  readonly isSingle: boolean
}

interface Kept<Plan> {
  readonly columns: readonly ColumnKey[]
  readonly plan: Plan
}

/** Plans that begin with one selection: it stands beside others, or alone. */
const mostKept = 8

/**
 * Statements as they were compiled, found by the selections that they were compiled from. These are the
 * same objects where a document is asked again; where they go, their plans go too.
 */
export class Plans<Plan> {
  readonly #plans = new WeakMap<ColumnKey['selection'], Kept<Plan>[]>()

  /** The plan for these columns, in their order; made where there is none. */
  of(columns: readonly ColumnKey[], make: () => Plan): Plan {
    const [first] = columns
    if (!first) return make()
    const there = this.#plans.get(first.selection) ?? []
    const known = there.find((kept) => isSame(kept.columns, columns))
    if (known) return known.plan
    const plan = make()
    this.#plans.set(first.selection, [{ columns, plan }, ...there.slice(0, mostKept - 1)])
    return plan
  }
}

function isSame(one: readonly ColumnKey[], other: readonly ColumnKey[]): boolean {
  return (
    one.length === other.length &&
    one.every((a, index) => {
      const b = other[index]
      return (
        a.selection === b?.selection &&
        a.kind === b.kind &&
        a.type === b.type &&
        a.isSingle === b.isSingle
      )
    })
  )
}
