import type { End, NodeType } from '../graph/declare/node.ts'
import { bookkeepingTypes, type Hop, interfaceTypes, nodeTypes } from '../graph/model.ts'
import type { LoadedEdge, LoadedPage, LoadedRow } from '../graph/read/selection.ts'
import { builder } from './builder.ts'

/*
 * GraphQL types by name, made before any of them has fields: types refer to each other in circles,
 * and no schema file imports another type's.
 */

const rows = new Map(
  [...nodeTypes, ...bookkeepingTypes].map(({ name }) => [name, builder.objectRef<LoadedRow>(name)]),
)
const interfaces = new Map(
  interfaceTypes.map(({ name }) => [name, builder.interfaceRef<LoadedRow>(name)]),
)

export const NodeRef = builder.interfaceRef<LoadedRow>('Node')
export const SourceRef = builder.interfaceRef<LoadedRow>('Source')

function found<Ref>(refs: ReadonlyMap<string, Ref>, name: string): Ref {
  const ref = refs.get(name)
  if (!ref) throw new Error(`There is no type ${name}.`)
  return ref
}

export const nodeRef = (type: NodeType) => found(rows, type.name)
export const interfaceRef = (name: string) => found(interfaces, name)
export const endRef = (name: string) => rows.get(name) ?? interfaceRef(name)

/** The declared end that a relationship is read from. */
export const nearEnd = ({ edge, direction }: Hop): End =>
  direction === 'out' ? edge.from : edge.to

/** What the types along a relationship are named after, the declared end and the field: `UnitOfficers`. */
export function hopName(hop: Hop): string {
  return `${nearEnd(hop).name}${hop.field.charAt(0).toUpperCase()}${hop.field.slice(1)}`
}

/** A connection and its edge, made once for each name. */
export interface ConnectionRefs {
  readonly connection: ReturnType<typeof builder.objectRef<LoadedPage>>
  readonly edge: ReturnType<typeof builder.objectRef<LoadedEdge>>
}

const connections = new Map<string, ConnectionRefs>()

/** The refs of the connection called `${name}Connection`; `define` runs the first time. */
export function connectionRefs(
  name: string,
  define: (refs: ConnectionRefs) => void,
): ConnectionRefs {
  const known = connections.get(name)
  if (known) return known
  const refs: ConnectionRefs = {
    connection: builder.objectRef<LoadedPage>(`${name}Connection`),
    edge: builder.objectRef<LoadedEdge>(`${name}Edge`),
  }
  connections.set(name, refs)
  define(refs)
  return refs
}
