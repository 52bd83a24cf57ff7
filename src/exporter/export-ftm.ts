import type { Graph } from '../graph/driver.ts'
import { type StreamedEntity, streamEntities, streamRelationships } from '../graph/read/stream.ts'
import { edgeFields, entityFields } from '../graph/system-fields.ts'
import type { Exported } from './export-tables.ts'
import { ftmEntity, ftmLink, inlineEdges } from './ftm-entities.ts'
import type { Output } from './output.ts'
import { declaredType, publicEdge, valuesOf } from './values.ts'

/** Writes the graph as entities of FollowTheMoney, one in JSON a line: `{ id, schema, properties }`. */
export async function exportFtm(
  graph: Graph,
  output: Output,
  onElements: (done: number) => void,
): Promise<Exported> {
  const exported: Exported = { entities: 0, relationships: 0 }
  const write = (entity: object) => output.write(`${JSON.stringify(entity)}\n`)
  for await (const page of streamEntities(graph)) {
    const ends = new Map<string, Record<string, string[]>>()
    for await (const some of streamRelationships(graph, page)) {
      for (const relationship of some) {
        const edge = publicEdge(relationship)
        if (!edge) continue
        const { from, to, properties } = relationship
        exported.relationships++
        if (isInline(edge.name, from, to)) {
          const known = ends.get(from) ?? {}
          known[edge.name] = [...(known[edge.name] ?? []), to]
          ends.set(from, known)
          continue
        }
        const values = { ...valuesOf(edge.fields, properties), ...valuesOf(edgeFields, properties) }
        await write({
          id: `link-${String(properties.id)}`,
          ...ftmLink(edge.name, from, to, values),
        })
      }
    }
    for (const entity of page) {
      const type = declaredType(entity)
      if (!type) continue
      await write({
        id: entity.id,
        ...ftmEntity(type, allValues(entity), ends.get(entity.id) ?? {}),
      })
      exported.entities++
    }
    onElements(exported.entities + exported.relationships)
  }
  return exported
}

/** Who wrote an article is a person, and no account that sends. */
function isInline(edge: string, from: string, to: string): boolean {
  if (edge === 'WRITTEN_BY') return from.startsWith('post-') && to.startsWith('account-')
  return inlineEdges.has(edge)
}

function allValues(entity: StreamedEntity): Readonly<Record<string, unknown>> {
  const fields = declaredType(entity)?.fields ?? new Map()
  return { ...valuesOf(fields, entity.properties), ...valuesOf(entityFields, entity.properties) }
}
