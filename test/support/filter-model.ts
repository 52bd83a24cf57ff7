import { type End, membersOf } from '../../src/graph/declare/node.ts'
import type { Field } from '../../src/graph/declare/property.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { hopsOfEnd } from '../../src/graph/ends.ts'
import { endOf, filterableEdgeFields, filterableFields } from '../../src/graph/filterable.ts'
import { nodeTypes } from '../../src/graph/model.ts'
import { parsePartialDate } from '../../src/partial-date.ts'
import { fold } from '../../src/text.ts'
import { dataOf } from './execute.ts'
import { at, listAt, textAt } from './json.ts'

/*
 * What filters and orders mean, in plain JavaScript over rows that were read without any: the other
 * side of the comparison.
 */

type Values = Readonly<Record<string, unknown>>

export interface ModelRow {
  readonly id: string
  readonly type: string
  readonly values: Values
  readonly hops: Readonly<Record<string, readonly ModelEdge[]>>
  readonly claims: readonly Values[]
}

export interface ModelEdge {
  readonly values: Values
  readonly to: string
}

export type Rows = ReadonlyMap<string, ModelRow>

const inner: Partial<Record<Field['property']['codec']['kind'], string>> = {
  date: '{ edtf earliest latest }',
  money: '{ minorUnits currency }',
}
const selected = (fields: readonly Field[]) =>
  fields.map(({ name, property }) => `${name} ${inner[property.codec.kind] ?? ''}`).join(' ')

export const listOfType = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1)}s`

/** All entities, each list in its own order. */
export async function readRows(graph: Graph): Promise<Rows> {
  const rows = new Map<string, ModelRow>()
  for (const type of nodeTypes) {
    const hops = hopsOfEnd(type)
    const hopTexts = hops.map(
      (hop) => `hop_${hop.field}: ${hop.field}(first: 100) { pageInfo { hasNextPage }
        edges { ${selected(filterableEdgeFields(hop.edge))} node { id } } }`,
    )
    const list = listOfType(type.name)
    const data = await dataOf(
      graph,
      `{ ${list}(first: 100) { pageInfo { hasNextPage } nodes { id ${selected(filterableFields(type))} ${hopTexts.join(' ')}
         claims(first: 100) { nodes { standing verified recorded source { id } dataset { name } } } } } }`,
    )
    for (const node of listAt(data[list], 'nodes')) {
      const values: Record<string, unknown> = { ...Object(node) }
      rows.set(textAt(node, 'id'), {
        id: textAt(node, 'id'),
        type: type.name,
        values,
        hops: Object.fromEntries(
          hops.map(({ field }) => [
            field,
            listAt(node, `hop_${field}.edges`).map((edge) => ({
              values: { ...Object(edge) },
              to: textAt(edge, 'node.id'),
            })),
          ]),
        ),
        claims: listAt(node, 'claims.nodes').map((claim) => ({ ...Object(claim) })),
      })
    }
  }
  return rows
}

const objectOf = (value: unknown): Values => ({ ...Object(value) })
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Whether a filter finds a row. */
export function finds(rows: Rows, end: End, filter: Values, row: ModelRow): boolean {
  const fields = new Set(filterableFields(end).map(({ name }) => name))
  const hops = new Map(hopsOfEnd(end).map((hop) => [hop.field, hop]))
  return Object.entries(filter).every(([key, value]) => {
    const like = objectOf(value)
    if (key === 'and') return listOf(value).every((each) => finds(rows, end, objectOf(each), row))
    if (key === 'or') return listOf(value).some((each) => finds(rows, end, objectOf(each), row))
    if (key === 'not') return !finds(rows, end, like, row)
    if (key === 'id') return Object.values(like).every((ids) => listOf(ids).includes(row.id))
    if (key === 'claims')
      return quantified(like, row.claims, (claim, wanted) => isClaim(claim, wanted))
    const hop = hops.get(key)
    if (hop) {
      return quantified(like, row.hops[key] ?? [], (edge, { node, ...properties }) => {
        const far = rows.get(edge.to)
        return (
          findsEdge(properties, edge) &&
          (node === undefined ||
            (far !== undefined && finds(rows, endOf(hop), objectOf(node), far)))
        )
      })
    }
    if (fields.has(key)) return meets(row.values[key], like)
    const member = membersOf(end).find(({ name }) => name.toLowerCase() === key.toLowerCase())
    return member?.name === row.type && finds(rows, member, like, row)
  })
}

/** Whether the properties of a relationship are like these. */
export function findsEdge(properties: Values, edge: ModelEdge): boolean {
  return Object.entries(properties).every(([name, test]) =>
    meets(edge.values[name], objectOf(test)),
  )
}

function quantified<Item>(
  like: Values,
  items: readonly Item[],
  isLike: (item: Item, wanted: Values) => boolean,
): boolean {
  return Object.entries(like).every(([how, wanted]) => {
    const test = (item: Item) => isLike(item, objectOf(wanted))
    return how === 'some'
      ? items.some(test)
      : how === 'none'
        ? !items.some(test)
        : items.every(test)
  })
}

function isClaim(claim: Values, wanted: Values): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    switch (key) {
      case 'standing':
        return meets(claim.standing, objectOf(value))
      case 'dataset':
        return at(claim, 'dataset.name') === value
      case 'source':
        return at(claim, 'source.id') === value
      case 'verified':
        return claim.verified === value
      default:
        return Date.parse(String(claim.recorded)) >= Date.parse(String(value))
    }
  })
}

const standings = ['COMMENTARY', 'REPORTED', 'OFFICIAL', 'ADJUDICATED']
const plain = (value: unknown) => (typeof value === 'string' ? fold(value) : value)
const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** Whether a value meets all operators; one that is missing meets none but `exists: false` and `hasNone`. */
function meets(value: unknown, operators: Values): boolean {
  return Object.entries(operators).every(([operator, wanted]) => {
    if (operator === 'exists') return isEmpty(value) !== wanted
    if (Array.isArray(value)) return meetsSet(value.map(plain), operator, wanted)
    if (isEmpty(value)) return false
    const date = objectOf(value)
    if (typeof date.edtf === 'string') return meetsDate(date, operator, wanted)
    if (typeof date.currency === 'string') {
      if (operator === 'currency') return date.currency === wanted
      return meets(date.minorUnits, { [operator]: Math.round(Number(wanted) * 100) })
    }
    return meetsPlain(plain(value), operator, wanted)
  })
}

function meetsPlain(value: unknown, operator: string, wanted: unknown): boolean {
  const ranked = standings.map(fold)
  const rank = (each: unknown) =>
    ranked.includes(String(each)) ? ranked.indexOf(String(each)) : Number(each)
  switch (operator) {
    case 'eq':
    case 'in':
      return listOf(wanted).map(plain).includes(value)
    case 'startsWith':
      return String(value).startsWith(fold(String(wanted)))
    case 'contains':
      return String(value).includes(fold(String(wanted)))
    case 'atLeast':
      return rank(value) >= rank(plain(wanted))
    case 'atMost':
      return rank(value) <= rank(plain(wanted))
    case 'moreThan':
      return Number(value) > Number(wanted)
    case 'lessThan':
      return Number(value) < Number(wanted)
    default:
      throw new Error(`Nothing is known of the operator ${operator}.`)
  }
}

function meetsSet(set: readonly unknown[], operator: string, wanted: unknown): boolean {
  const values = listOf(wanted).map(plain)
  switch (operator) {
    case 'hasAny':
      return values.some((value) => set.includes(value))
    case 'hasAll':
      return values.every((value) => set.includes(value))
    case 'hasNone':
      return !values.some((value) => set.includes(value))
    default:
      return set.some((value) => meetsPlain(value, operator, wanted))
  }
}

function meetsDate({ earliest, latest }: Values, operator: string, wanted: unknown): boolean {
  const first = typeof earliest === 'string' ? earliest : null
  const last = typeof latest === 'string' ? latest : null
  const day = String(wanted)
  switch (operator) {
    case 'overlaps': {
      const { from, to } = objectOf(wanted)
      return (
        (to === undefined || first === null || first <= String(to)) &&
        (from === undefined || last === null || last >= String(from))
      )
    }
    case 'before':
      return last !== null && last < day
    case 'onOrBefore':
      return last !== null && last <= day
    case 'after':
      return first !== null && first > day
    case 'onOrAfter':
      return first !== null && first >= day
    default: {
      const same = parsePartialDate(day)
      return same.earliest === first && same.latest === last
    }
  }
}

/** Values as they are compared with each other, one after the other; null where there is none. */
export function sortValues(field: Field, value: unknown): readonly (string | number)[] | null {
  if (isEmpty(value)) return null
  const { codec } = field.property
  const parts = objectOf(value)
  switch (codec.kind) {
    case 'date':
      return [String(parts.earliest ?? '0000'), String(parts.latest ?? '9999')]
    case 'money':
      return [String(parts.currency), Number(parts.minorUnits)]
    case 'enum':
      return [codec.enum?.names.indexOf(String(value)) ?? -1]
    case 'text':
    case 'url':
      return [fold(String(value))]
    default:
      return [
        typeof value === 'boolean'
          ? Number(value)
          : typeof value === 'number'
            ? value
            : String(value),
      ]
  }
}
