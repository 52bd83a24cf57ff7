import { moneyAmount } from '../graph/declare/codec.ts'
import type { NodeType } from '../graph/declare/node.ts'
import type { Field } from '../graph/declare/property.ts'
import type { Graph } from '../graph/driver.ts'
import { edgeTypes, nodeTypes } from '../graph/model.ts'
import { streamEntities, streamRelationships } from '../graph/read/stream.ts'
import { edgeFields, entityFields } from '../graph/system-fields.ts'
import type { Exported } from './export-tables.ts'
import type { Output } from './output.ts'
import { declaredType, publicEdge, valuesOf } from './values.ts'
import { escapeXml } from './xml.ts'

type AttributeType = 'string' | 'int' | 'double' | 'boolean'

/** Attributes of one part of the graph, by name. */
type Attributes = ReadonlyMap<string, AttributeType>

/**
 * Writes the graph as GraphML, as Gephi reads it: `label` and `type` on every node and edge, and the declared
 * fields as typed attributes. Dates are EDTF text with the first day that they can mean beside it, as
 * `…Earliest`. All nodes come before all edges, so that the graph is read twice.
 */
export async function exportGraphml(
  graph: Graph,
  output: Output,
  onElements: (done: number) => void,
): Promise<Exported> {
  const exported: Exported = { entities: 0, relationships: 0 }
  const ofNodes = attributesOf(nodeTypes, entityFields)
  const ofEdges = attributesOf(
    edgeTypes.filter(({ internal }) => !internal),
    edgeFields,
  )
  await output.write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
  )
  await output.write(keys('node', ofNodes) + keys('edge', ofEdges))
  await output.write('<graph edgedefault="directed">\n')
  const done = () => onElements(exported.entities + exported.relationships)
  for await (const page of streamEntities(graph)) {
    for (const entity of page) {
      const type = declaredType(entity)
      if (!type) continue
      const values = flatten({}, type.fields, entity.properties)
      Object.assign(values, flatten({}, entityFields, entity.properties))
      values.label = labelOf(type, values, entity.type === null)
      values.type = type.name
      await output.write(
        `<node id="${escapeXml(entity.id)}">${data('n', ofNodes, values)}</node>\n`,
      )
      exported.entities++
    }
    done()
  }
  for await (const page of streamEntities(graph)) {
    for await (const some of streamRelationships(graph, page)) {
      for (const relationship of some) {
        const edge = publicEdge(relationship)
        if (!edge) continue
        const { from, to, properties } = relationship
        const values = flatten({}, edge.fields, properties)
        Object.assign(values, flatten({}, edgeFields, properties))
        values.label = edge.name
        values.type = edge.name
        const ends = `source="${escapeXml(from)}" target="${escapeXml(to)}"`
        const id = escapeXml(String(properties.id))
        await output.write(`<edge id="${id}" ${ends}>${data('e', ofEdges, values)}</edge>\n`)
        exported.relationships++
      }
    }
    done()
  }
  await output.write('</graph>\n</graphml>\n')
  return exported
}

function attributesOf(
  types: readonly { readonly fields: ReadonlyMap<string, Field> }[],
  system: ReadonlyMap<string, Field>,
): Attributes {
  const found = new Map<string, AttributeType>([
    ['label', 'string'],
    ['type', 'string'],
  ])
  for (const fields of [...types.map((type) => type.fields), system]) {
    for (const { name, property } of fields.values()) {
      const { kind } = property.codec
      const type = attributeType(kind)
      // One attribute cannot be of two types; text holds both.
      found.set(name, (found.get(name) ?? type) === type ? type : 'string')
      if (kind === 'date') found.set(`${name}Earliest`, 'string')
      if (kind === 'money') found.set(`${name}Currency`, 'string')
    }
  }
  return found
}

function attributeType(kind: Field['property']['codec']['kind']): AttributeType {
  if (kind === 'int' || kind === 'boolean') return kind
  return kind === 'float' || kind === 'money' ? 'double' : 'string'
}

function keys(part: 'node' | 'edge', attributes: Attributes): string {
  return [...attributes]
    .map(
      ([name, type]) =>
        `<key id="${part.charAt(0)}.${name}" for="${part}" attr.name="${name}" attr.type="${type}"/>\n`,
    )
    .join('')
}

/** Values by the names of attributes; dates and amounts take two. */
function flatten(
  into: Record<string, unknown>,
  fields: ReadonlyMap<string, Field>,
  properties: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  for (const [name, value] of Object.entries(valuesOf(fields, properties))) {
    const kind = fields.get(name)?.property.codec.kind
    if (value === null) continue
    if (kind === 'date') {
      into[name] = properties[name]
      into[`${name}Earliest`] = properties[`${name}Earliest`] ?? null
    } else if (kind === 'money') {
      const money = {
        minorUnits: Number(properties[name]),
        currency: String(properties[`${name}Currency`]),
      }
      into[name] = moneyAmount(money)
      into[`${name}Currency`] = money.currency
    } else into[name] = Array.isArray(value) ? value.join('; ') : value
  }
  return into
}

function labelOf(
  { name, title }: NodeType,
  values: Readonly<Record<string, unknown>>,
  isRetracted: boolean,
): string {
  const value = values[title]
  if (typeof value === 'string') return value
  if (typeof value === 'number') return `${name} ${value}`
  return `${name}, ${isRetracted ? 'retracted' : 'unnamed'}`
}

function data(
  part: 'n' | 'e',
  attributes: Attributes,
  values: Readonly<Record<string, unknown>>,
): string {
  return [...attributes.keys()]
    .flatMap((name) => {
      const value = values[name] ?? null
      if (value === null || value === '') return []
      return `<data key="${part}.${name}">${escapeXml(String(value))}</data>`
    })
    .join('')
}
