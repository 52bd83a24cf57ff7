import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { moneyAmount } from '../graph/declare/codec.ts'
import type { Field } from '../graph/declare/property.ts'
import type { Graph } from '../graph/driver.ts'
import { edgeTypes, nodeTypes } from '../graph/model.ts'
import { streamEntities, streamRelationships } from '../graph/read/stream.ts'
import { edgeFields, entityFields } from '../graph/system-fields.ts'
import { type Output, openFile } from './output.ts'
import { declaredType, publicEdge, valuesOf } from './values.ts'

export interface Exported {
  entities: number
  relationships: number
}

/** What joins the values of a field that holds several. */
const JOINED_BY = '; '

/**
 * Writes the graph as CSV (UTF-8, commas, a header): a file for each type and for each relationship, always
 * all of them and always with the same columns, in the order of the declarations. A date is its text and
 * its first and last possible day; an amount of money is the amount and its currency; several values are
 * joined by `; `. What is claimed no longer and still pointed to is a row with its id alone.
 *
 * Text that a spreadsheet would take for a formula, since it begins with = + - @, a tab or a carriage return,
 * gets an apostrophe before it (OWASP, CSV Injection); numbers are left alone.
 */
export async function exportTables(
  graph: Graph,
  out: string,
  onElements: (done: number) => void,
): Promise<Exported> {
  const exported: Exported = { entities: 0, relationships: 0 }
  const files = new Map<string, Output>()
  const open = async (name: string, header: readonly string[]) => {
    const file = await openFile(path.join(out, `${name}.csv`))
    files.set(name, file)
    await file.write(line(header))
  }
  try {
    for (const { name, fields } of nodeTypes) {
      await open(name, ['id', ...columnsOf(fields), ...entityFields.keys()])
    }
    for (const { name, fields, internal } of edgeTypes) {
      if (!internal)
        await open(name, ['fromId', 'toId', ...columnsOf(fields), ...edgeFields.keys(), 'claims'])
    }
    for await (const page of streamEntities(graph)) {
      for (const entity of page) {
        const type = declaredType(entity)
        if (!type) continue
        const { properties } = entity
        const cells = [...cellsOf(type.fields, properties), ...cellsOf(entityFields, properties)]
        await files.get(type.name)?.write(line([entity.id, ...cells]))
        exported.entities++
      }
      for await (const some of streamRelationships(graph, page)) {
        for (const relationship of some) {
          const edge = publicEdge(relationship)
          if (!edge) continue
          const { from, to, properties } = relationship
          const cells = [...cellsOf(edge.fields, properties), ...cellsOf(edgeFields, properties)]
          await files.get(edge.name)?.write(line([from, to, ...cells, properties.claims]))
          exported.relationships++
        }
      }
      onElements(exported.entities + exported.relationships)
    }
  } finally {
    for (const file of files.values()) await file.close()
  }
  return exported
}

function line(cells: readonly unknown[]): string {
  return stringify([[...cells]], {
    escape_formulas: true,
    cast: { boolean: String },
    record_delimiter: '\r\n',
  })
}

function columnsOf(fields: ReadonlyMap<string, Field>): readonly string[] {
  return [...fields.values()].flatMap(({ columns }) => columns)
}

/** A cell for each column. */
function cellsOf(
  fields: ReadonlyMap<string, Field>,
  properties: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  const values = valuesOf(fields, properties)
  return [...fields.values()].flatMap(({ name, columns, property: { codec } }) => {
    const value = values[name] ?? null
    if (value === null) return columns.map(() => null)
    if (codec.kind === 'money') {
      const [minorUnits, currency] = columns.map((column) => properties[column])
      return [moneyAmount({ minorUnits: Number(minorUnits), currency: String(currency) }), currency]
    }
    if (Array.isArray(value)) return [value.join(JOINED_BY)]
    return columns.map((column) => properties[column] ?? null)
  })
}
