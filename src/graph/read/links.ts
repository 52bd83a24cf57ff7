import type { EdgeType } from '../declare/edge.ts'
import type { Link } from './expand.ts'
import type { Reader } from './reader.ts'

/** What a relationship says, beside that it is there. */
export interface LinkDetails {
  /** Its declared properties that have a value, in the order of the declaration. */
  readonly properties: readonly { readonly name: string; readonly value: unknown }[]
  /** The ids of the claims that support it, sorted. */
  readonly claims: readonly string[]
}

export const noDetails: LinkDetails = { properties: [], claims: [] }

/**
 * What some relationships say, by their ids; without those that went meanwhile. One statement:
 * ```cypher
 * UNWIND $p.links AS l MATCH (a:Entity {id: l[0]}) MATCH (b:Entity {id: l[1]})
 * MATCH (a)-[r:SERVED_IN|…]->(b) WHERE r.id = l[2] RETURN r.id, r.claims, [r.rank, …]
 * ```
 * Throws GraphError.
 */
export async function readLinks(
  reader: Pick<Reader, 'read'>,
  links: readonly Link[],
): Promise<ReadonlyMap<string, LinkDetails>> {
  const byId = new Map(links.map((link) => [link.id, link]))
  if (byId.size === 0) return new Map()
  const edges = [...new Set(links.map(({ edge }) => edge))]
  const types = edges.map(({ name }) => name).sort()
  const columns = columnsOf(edges)
  const rows = await reader.read(
    `UNWIND $p.links AS l MATCH (a:Entity {id: l[0]}) MATCH (b:Entity {id: l[1]})
     MATCH (a)-[r:${types.join('|')}]->(b) WHERE r.id = l[2]
     RETURN r.id, r.claims, [${columns.map((column) => `r.${column}`).join(', ')}]`,
    { links: [...byId.values()].map(({ id, from, to }) => [from, to, id]) },
  )
  return new Map(
    rows.flatMap(([id, claims, values]) => {
      const link = byId.get(String(id))
      const stored = Array.isArray(values) ? values : []
      return link
        ? [[link.id, { properties: propertiesOf(link.edge, columns, stored), claims: ids(claims) }]]
        : []
    }),
  )
}

const ids = (claims: unknown) =>
  typeof claims === 'string' && claims !== '' ? claims.split(' ').toSorted() : []

/** In one order, so that equal relationships make equal statements. */
function columnsOf(edges: readonly EdgeType[]): readonly string[] {
  const columns = edges.flatMap(({ fields }) =>
    [...fields.values()].flatMap((field) => field.columns),
  )
  return [...new Set(columns)].sort()
}

function propertiesOf(edge: EdgeType, columns: readonly string[], stored: readonly unknown[]) {
  return [...edge.fields.values()].flatMap((field) => {
    const own = field.columns.map((column) => stored[columns.indexOf(column)] ?? null)
    const value = field.decode(own, 0)
    return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
      ? []
      : [{ name: field.name, value }]
  })
}
