import { apiError } from '../errors.ts'
import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import { filterableEdgeFields, filterableFields } from '../graph/filterable.ts'
import type { OrderBy } from '../graph/read/condition.ts'
import type { ListSource } from '../graph/read/selection.ts'
import { isPlaceIn, orderBeside } from '../graph/read/sorting.ts'

/** One wish of `orderBy`, as GraphQL has checked it; `field` is the name of a field, after `edge ` one of the relationship. */
interface OrderInput {
  readonly field: string
  readonly direction?: string | null
  readonly nulls?: string | null
}

/** More say nothing new: a field of them decides where all before it are equal. */
const mostFields = 5

const isOrderInput = (value: unknown): value is OrderInput =>
  typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string'

/** `orderBy` as an order of the graph layer; empty for the order that the list has anyway. */
export function orderOf(
  orderBy: unknown,
  source: ListSource,
  end: End,
  along: EdgeType | null,
): readonly OrderBy[] {
  const wishes = (Array.isArray(orderBy) ? orderBy : [orderBy]).filter(isOrderInput)
  if (wishes.length > mostFields) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`orderBy\` names ${wishes.length} fields; the limit is ${mostFields}.`,
    )
  }
  const order = wishes.map(({ field: name, direction, nulls }, index): OrderBy => {
    const of = name.startsWith('edge ') ? 'edge' : 'node'
    const fields = of === 'edge' && along ? filterableEdgeFields(along) : filterableFields(end)
    const field = fields.find((each) => each.name === name.replace(/^edge /, ''))
    if (!field) throw new Error(`${end.name} has no field ${name} to be put in order by.`)
    if (wishes.slice(0, index).some((before) => before.field === name)) {
      throw apiError('BAD_USER_INPUT', `\`orderBy[${index}]\` names a field a second time.`)
    }
    return {
      field,
      of,
      descending: direction === 'DESC',
      missing: nulls === 'FIRST' ? 'first' : 'last',
    }
  })
  return orderBeside(source, order)
}

/** Throws BAD_USER_INPUT for a cursor of another order. */
export function checkPlace(
  from: string | null,
  source: ListSource,
  order: readonly OrderBy[],
  argument: string,
): void {
  if (from === null || isPlaceIn(source, order, from)) return
  throw apiError(
    'BAD_USER_INPUT',
    `Expected in \`${argument}\` a cursor that this list gave in this order; it is one of another. Begin again without it when \`orderBy\` changes.`,
  )
}
