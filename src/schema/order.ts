import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import { keyColumn } from '../graph/filter-columns.ts'
import { filterableEdgeFields, filterableFields, isSortable } from '../graph/filterable.ts'
import type { Hop } from '../graph/model.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'
import { hopName } from './refs.ts'

const DirectionRef = builder.enumType('OrderDirection', {
  description: 'Which way an order goes.',
  values: {
    ASC: { description: 'From the least, the first or the earliest on.' },
    DESC: { description: 'From the greatest, the last or the latest on.' },
  },
})

const NullsRef = builder.enumType('NullsOrder', {
  description: 'Where what has no value stands, whichever way the order goes.',
  values: {
    FIRST: { description: 'Before all that have one.' },
    LAST: { description: 'After all that have one.' },
  },
})

type OrderRef = ReturnType<typeof makeOrder>

const made = new Map<string, OrderRef>()

/** `OfficerOrder`, or `UnitOfficersOrder` where a relationship has properties of its own. */
function orderRef(end: End, hop: Hop | null): OrderRef {
  const along = hop && hop.edge.fields.size > 0 ? hop : null
  const name = along ? hopName(along) : end.name
  const ref = made.get(name) ?? makeOrder(name, end, along?.edge ?? null)
  made.set(name, ref)
  return ref
}

/** `collarNumber` → `COLLAR_NUMBER`. */
const upper = (name: string) => name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()

function makeOrder(name: string, end: End, edge: EdgeType | null) {
  const values = [
    ...filterableFields(end)
      .filter(isSortable)
      .map((field) => [upper(field.name), field.name, `By \`${field.name}\`.`] as const),
    ...(edge ? filterableEdgeFields(edge) : [])
      .filter(isSortable)
      .map(
        (field) =>
          [
            `EDGE_${upper(field.name)}`,
            `edge ${field.name}`,
            `By \`${field.name}\` of the relationship.`,
          ] as const,
      ),
  ]
  const field = builder.enumType(`${name}OrderField`, {
    description: `What ${end.name} can be put in order by.`,
    values: Object.fromEntries(
      values.map(([key, value, description]) => [key, { value, description }]),
    ),
  })
  return builder.inputType(`${name}Order`, {
    description: `A field to put a list in order by. ${noteOf(end)}`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'The field.' }),
      direction: t.field({ type: DirectionRef, defaultValue: 'ASC', description: 'Which way.' }),
      nulls: t.field({
        type: NullsRef,
        defaultValue: 'LAST',
        description: 'Where what has no value stands.',
      }),
    }),
  })
}

function noteOf(end: End): string {
  const indexed =
    'members' in end ? [] : [...end.fields.keys()].filter((name) => keyColumn(end, name) !== null)
  const rest = 'reads and sorts everything that the filter leaves.'
  return indexed.length === 0
    ? `Any of them ${rest}`
    : `In the list of all, ${indexed.map(upper).join(', ')} by ${indexed.length === 1 ? 'itself' : 'one alone'} is read by an index; anything else ${rest}`
}

/** The argument `orderBy` of a list; along a relationship also by what it says itself. */
export function orderArgument(t: FieldBuilder<never>['arg'], end: End, hop: Hop | null = null) {
  return {
    orderBy: t({
      type: [orderRef(end, hop)],
      description: 'In this order, and then in its own.',
    }),
  }
}
