import { type Direction, type EdgeType, farEnd, hubColumns } from '../declare/edge.ts'
import { membersOf, type NodeType } from '../declare/node.ts'
import { type Graph, int, type Run } from '../driver.ts'
import { searchColumn, searchedFields, searchText } from '../search-text.ts'
import { nodeSort, separator } from '../sort-key.ts'

/** Nodes a transaction: large enough to be quick, small enough for a small heap. */
export const pageSize = 2_000

/**
 * Works out `sort` again for all nodes of a type, and writes those that differ.
 *
 * @returns how many were written
 */
export async function refreshSorts(graph: Graph, type: NodeType): Promise<number> {
  const order = type.fields.get(type.order)
  if (!order)
    throw new Error(`${type.name} is ordered by ${type.order}, which is not a field of it.`)
  const columns = order.columns.map((column) => `n.${column}`).join(', ')
  return eachPage(graph, async (run, after) => {
    const rows = await run(
      `MATCH (n:${type.name}) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.limit RETURN n.id, n.sort, ${columns}`,
      { p: { after, limit: int(pageSize) } },
    )
    const changed = rows.flatMap(([id, stored, ...values]) => {
      const sort = nodeSort(type, { [type.order]: order.decode(values, 0) }, String(id))
      return sort === stored ? [] : [[id, sort]]
    })
    if (changed.length > 0) {
      await run(`UNWIND $p.rows AS row MATCH (n:${type.name} {id: row[0]}) SET n.sort = row[1]`, {
        p: { rows: changed },
      })
    }
    return { last: rows.at(-1)?.[0], written: changed.length }
  })
}

/**
 * Works out the text again that nodes of a type are found by, and writes those that differ.
 *
 * @returns how many were written
 */
export async function refreshSearch(graph: Graph, type: NodeType): Promise<number> {
  const names = searchedFields(type).map(({ field }) => field.name)
  const columns = ['standing', 'claimCount', searchColumn, ...names].map((name) => `n.${name}`)
  return eachPage(graph, async (run, after) => {
    const rows = await run(
      `MATCH (n:${type.name}) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.limit RETURN n.id, ${columns.join(', ')}`,
      { p: { after, limit: int(pageSize) } },
    )
    const changed = rows.flatMap(([id, standing, claimCount, stored, ...values]) => {
      const text = searchText(
        type,
        Object.fromEntries(names.map((name, at) => [name, values[at]])),
        {
          standing: typeof standing === 'string' ? standing : null,
          claimCount: Number(claimCount ?? 0),
        },
      )
      return text === (stored ?? null) ? [] : [[id, text]]
    })
    if (changed.length > 0) {
      await run(
        `UNWIND $p.rows AS row MATCH (n:${type.name} {id: row[0]}) SET n.${searchColumn} = row[1]`,
        { p: { rows: changed } },
      )
    }
    return { last: rows.at(-1)?.[0], written: changed.length }
  })
}

/**
 * Works out the columns of a hub direction again, and writes those that differ. Goes through the far
 * nodes, of which each has few: the hub has all of them.
 *
 * @returns how many relationships were written
 */
export async function refreshHub(
  graph: Graph,
  edge: EdgeType,
  direction: Direction,
): Promise<number> {
  const { parent, sort } = hubColumns(direction)
  const pattern = direction === 'in' ? `-[r:${edge.name}]->` : `<-[r:${edge.name}]-`
  let written = 0
  for (const far of membersOf(farEnd(edge, direction))) {
    written += await eachPageOf(
      graph,
      far.name,
      `OPTIONAL MATCH (n)${pattern}(hub:Entity)
       WHERE r.${parent} IS NULL OR r.${sort} IS NULL
         OR r.${parent} <> hub.id OR r.${sort} <> n.sort + $p.separator + r.id
       SET r.${parent} = hub.id, r.${sort} = n.sort + $p.separator + r.id
       RETURN max(n.id), count(r)`,
    )
  }
  return written
}

/** Removes columns from all nodes of a label. */
export async function removeNodeColumns(
  graph: Graph,
  label: string,
  columns: readonly string[],
): Promise<number> {
  const present = columns.map((column) => `n.${column} IS NOT NULL`).join(' OR ')
  return eachPageOf(
    graph,
    label,
    `WITH n, CASE WHEN ${present} THEN 1 ELSE 0 END AS stale
     REMOVE ${columns.map((column) => `n.${column}`).join(', ')}
     RETURN max(n.id), sum(stale)`,
  )
}

/** Removes columns from all relationships of a type, whatever it starts at. */
export async function removeEdgeColumns(
  graph: Graph,
  edge: EdgeType,
  columns: readonly string[],
): Promise<number> {
  const present = columns.map((column) => `r.${column} IS NOT NULL`).join(' OR ')
  let written = 0
  for (const from of membersOf(edge.from)) {
    written += await eachPageOf(
      graph,
      from.name,
      `OPTIONAL MATCH (n)-[r:${edge.name}]->() WHERE ${present}
       REMOVE ${columns.map((column) => `r.${column}`).join(', ')}
       RETURN max(n.id), count(r)`,
    )
  }
  return written
}

/** Runs a statement on page after page of a label's nodes `n`; it returns the last id and how many it wrote. */
function eachPageOf(graph: Graph, label: string, statement: string): Promise<number> {
  const text = `MATCH (n:${label}) WHERE n.id > $p.after WITH n ORDER BY n.id LIMIT $p.limit ${statement}`
  return eachPage(graph, async (run, after) => {
    const [row] = await run(text, { p: { after, limit: int(pageSize), separator } })
    return { last: row?.[0], written: Number(row?.[1] ?? 0) }
  })
}

type Page = (run: Run, after: string) => Promise<{ last: unknown; written: number }>

/** One transaction a page, in the order of ids, until a page has no last id. */
export async function eachPage(graph: Graph, page: Page): Promise<number> {
  let after = ''
  let total = 0
  for (;;) {
    const { last, written } = await graph.write((run) => page(run, after))
    total += written
    if (typeof last !== 'string') return total
    after = last
  }
}
