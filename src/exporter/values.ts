import type { EdgeType } from '../graph/declare/edge.ts'
import type { NodeType } from '../graph/declare/node.ts'
import type { Field } from '../graph/declare/property.ts'
import { findEdgeType, findNodeType, typeOfId } from '../graph/model.ts'
import type { StreamedEntity, StreamedRelationship } from '../graph/read/stream.ts'

/** The values of fields, from the properties that Neo4j stores; null where there is none, or none that is still declared. */
export function valuesOf(
  fields: ReadonlyMap<string, Field>,
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const [name, { columns, decode }] of fields) {
    const stored = columns.map((column) => properties[column] ?? null)
    values[name] = decode(stored, 0)
  }
  return values
}

/** The declaration of an entity's type; of one that nobody speaks of any more, its id tells. */
export function declaredType({ id, type }: StreamedEntity): NodeType | undefined {
  return type === null ? typeOfId(id) : findNodeType(type)
}

/** The declaration of a relationship that may leave: not of candidates, nor of what is no longer declared. */
export function publicEdge({ edge }: StreamedRelationship): EdgeType | undefined {
  const declared = findEdgeType(edge)
  return declared?.internal ? undefined : declared
}
