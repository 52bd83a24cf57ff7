import type { EdgeType } from '../declare/edge.ts'
import { membersOf, type NodeType } from '../declare/node.ts'
import { type Graph, int } from '../driver.ts'
import {
  filterColumns,
  foldedFields,
  foldedValues,
  keyedFields,
  keyValues,
} from '../filter-columns.ts'
import { eachPage, pageSize } from './refresh.ts'

/**
 * Works out the columns again that nodes of a type are filtered by and put in order, and writes those that
 * differ.
 *
 * @returns how many nodes were written
 */
export async function refreshNodeFilters(graph: Graph, type: NodeType): Promise<number> {
  const stored = filterColumns(type.fields, type)
  const texts = foldedFields(type.fields).map(({ name }) => name)
  const keyed = keyedFields(type)
  const columns = [...stored, ...texts, ...keyed.flatMap((field) => field.columns)]
  return eachPage(graph, async (run, after) => {
    const rows = await run(
      `MATCH (n:${type.name}) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.limit
       RETURN n.id, n.sort, ${columns.map((column) => `n.${column}`).join(', ')}`,
      { p: { after, limit: int(pageSize) } },
    )
    const changed = rows.flatMap(([id, sort, ...values]) => {
      const before = named(stored, values)
      let at = stored.length
      const words = named(texts, values.slice(at))
      at += texts.length
      const decoded: Record<string, unknown> = {}
      for (const field of keyed) {
        decoded[field.name] = field.decode(values, at)
        at += field.columns.length
      }
      const wanted = {
        ...foldedValues(type.fields, words),
        ...keyValues(type, decoded, String(sort)),
      }
      return differs(before, wanted) ? [[id, wanted]] : []
    })
    if (changed.length > 0) {
      await run(`UNWIND $p.rows AS row MATCH (n:${type.name} {id: row[0]}) SET n += row[1]`, {
        p: { rows: changed },
      })
    }
    return { last: rows.at(-1)?.[0], written: changed.length }
  })
}

/**
 * The same of all relationships of a type, through the nodes that they start at.
 *
 * @returns how many relationships were written
 */
export async function refreshEdgeFilters(graph: Graph, edge: EdgeType): Promise<number> {
  const stored = filterColumns(edge.fields)
  const texts = foldedFields(edge.fields).map(({ name }) => name)
  const columns = [...stored, ...texts].map((column) => `r.${column}`).join(', ')
  let written = 0
  for (const from of membersOf(edge.from)) {
    written += await eachPage(graph, async (run, after) => {
      const rows = await run(
        `MATCH (n:${from.name}) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.limit
         RETURN n.id, COLLECT { MATCH (n)-[r:${edge.name}]->() RETURN [elementId(r), ${columns}] }`,
        { p: { after, limit: int(pageSize) } },
      )
      const changed = rows.flatMap(([, relationships]) =>
        (Array.isArray(relationships) ? relationships : []).flatMap((row) => {
          const [id, ...values]: unknown[] = row
          const wanted = foldedValues(edge.fields, named(texts, values.slice(stored.length)))
          return differs(named(stored, values), wanted) ? [[id, wanted]] : []
        }),
      )
      if (changed.length > 0) {
        await run(
          'UNWIND $p.rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r += row[1]',
          { p: { rows: changed } },
        )
      }
      return { last: rows.at(-1)?.[0], written: changed.length }
    })
  }
  return written
}

function named(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))
}

function differs(
  before: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(wanted).some(
    ([name, value]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(value),
  )
}
