import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql'
import type { Graph } from '../../src/graph/driver.ts'
import { nodeTypes } from '../../src/graph/model.ts'
import { schema } from '../../src/schema/index.ts'
import { dataOf } from './execute.ts'
import { listAt } from './json.ts'

/*
 * All that the API shows of the entities of a graph, through documents made from the schema: so that two
 * answers can be compared whatever types and fields there are.
 */

/** What can only be answered as of today, or of all days. */
const timeless = new Set(['timeline', 'history', 'associates', 'effectiveOutcome'])

const claimFields =
  'nodes { id standing verified count live recorded stated { edtf } locator { page row } source { id } via { id } fields { name value asOf } relationships { type properties to { id } } }'

/** Everything but relationships that a type shows by itself: `name`, `born { edtf }`. */
function plainFields(type: GraphQLObjectType): string {
  return Object.values(type.getFields()).flatMap(plainField).join(' ')
}

function plainField(field: GraphQLField<unknown, unknown>): readonly string[] {
  const type = getNamedType(field.type)
  if (field.args.some(isRequiredArgument)) return []
  if (isScalarType(type) || isEnumType(type)) return [field.name]
  if (type.name === 'PartialDate') return [`${field.name} { edtf }`]
  if (type.name === 'Money') return [`${field.name} { amount currency }`]
  return []
}

/** A relationship as a list of who is at its other end, and what is said of it. */
function hopFields(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const connection = getNamedType(field.type)
      const isPage = isObjectType(connection) && connection.name.endsWith('Connection')
      if (!isPage || field.name === 'claims' || timeless.has(field.name)) return []
      const edge = getNamedType(connection.getFields().edges?.type)
      if (!isObjectType(edge)) return []
      const own = plainFields(edge).replace(/\bcursor\b/, '')
      return [`${field.name}(first: 100) { edges { ${own} claims { nodes { id } } node { id } } }`]
    })
    .join(' ')
}

/** All entities of every type, as the graph shows them now or showed them at a moment. */
export async function everything(
  graph: Graph,
  asOf: string | null = null,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {}
  for (const { name } of nodeTypes) {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new Error(`${name} is no type of the schema.`)
    const many = Object.values(schema.getQueryType()?.getFields() ?? {}).find(
      (field) => getNamedType(field.type).name === `${name}Connection`,
    )
    if (!many) throw new Error(`There is no list of ${name}.`)
    const at = asOf === null ? '' : `, asOf: ${JSON.stringify(asOf)}`
    const data = await dataOf(
      graph,
      `{ ${many.name}(first: 100${at}) { nodes { ${plainFields(type)}
        conflicts { field values { value standing claims { id } } }
        claims(first: 100) { ${claimFields} } ${hopFields(type)} } } }`,
    )
    found[name] = listAt(data, `${many.name}.nodes`).map(inOrder).toSorted(byText)
  }
  return found
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** Lists of relationships in an order of their own: what has left a list stands at its end. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a === 'id' ? -1 : b === 'id' ? 1 : a < b ? -1 : 1))
      .map(([key, part]) => {
        const ordered = inOrder(part)
        return [key, key === 'edges' && Array.isArray(ordered) ? ordered.toSorted(byText) : ordered]
      }),
  )
}
