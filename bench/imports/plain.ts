import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Graph, int } from '../../src/graph/driver.ts'
import { streamEntities, streamRelationships } from '../../src/graph/read/stream.ts'

/*
 * The floor that an import is compared with: the very nodes and relationships that it left, created by
 * plain `UNWIND … CREATE` in an empty database with the same constraints and indexes, which are kept up
 * meanwhile. It reads no CSV, checks nothing, works nothing out, and could not be stopped half-way.
 */

/** Elements a transaction, and transactions at once: those that the importer takes. */
const BATCH = 4_000
const AT_ONCE = 2

const CLAIMS_A_PAGE = 5_000

/** Writes all claims, entities and relationships to files of JSON lines, by what creates them; gives the files. */
export async function takeOut(graph: Graph, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const outputs = new Map<string, WriteStream>()
  const write = async (name: string, rows: readonly unknown[]) => {
    const file = path.join(folder, `${name}.jsonl`)
    const output = outputs.get(file) ?? createWriteStream(file)
    outputs.set(file, output)
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    if (!output.write(text)) await once(output, 'drain')
  }
  for (let after = ''; ; ) {
    const rows = await graph.read(
      'MATCH (c:Claim) WHERE c.id > $p.after WITH c ORDER BY c.id LIMIT $p.limit RETURN c.id, properties(c)',
      { p: { after, limit: int(CLAIMS_A_PAGE) } },
    )
    await write(
      '1 Claim',
      rows.map(([, properties]) => properties),
    )
    if (rows.length < CLAIMS_A_PAGE) break
    after = String(rows.at(-1)?.[0])
  }
  for await (const page of streamEntities(graph)) {
    for (const { type, properties } of page) await write(`2 ${type ?? ''}`, [properties])
    for await (const some of streamRelationships(graph, page)) {
      for (const { edge, from, to, properties } of some) {
        await write(`3 ${edge}`, [[from, to, properties]])
      }
    }
  }
  for (const output of outputs.values()) {
    output.end()
    await once(output, 'finish')
  }
  return [...outputs.keys()].toSorted()
}

export interface Created {
  readonly elements: number
  readonly tookMs: number
}

/** Creates what the files hold. Throws where a statement creates other than what it was sent. */
export async function createPlainly(graph: Graph, files: readonly string[]): Promise<Created> {
  const started = performance.now()
  let elements = 0
  for (const file of files) {
    const [kind, name = ''] = path.basename(file, '.jsonl').split(' ')
    const labels = kind === '1' ? ':Claim' : name === '' ? ':Entity' : `:Entity:${name}`
    const statement =
      kind === '3'
        ? `UNWIND $p.rows AS row MATCH (from:Entity {id: row[0]}) MATCH (to:Entity {id: row[1]})
           CREATE (from)-[r:${name}]->(to) SET r = row[2] RETURN count(r)`
        : `UNWIND $p.rows AS row CREATE (n${labels}) SET n = row RETURN count(n)`
    const pending = new Set<Promise<void>>()
    for await (const rows of batchesOf(file)) {
      const batch = graph
        .write((run) => run(statement, { p: { rows } }))
        .then(([row]) => {
          pending.delete(batch)
          if (row?.[0] !== rows.length) throw new Error(`${file}: ${rows.length} were sent.`)
        })
      pending.add(batch)
      elements += rows.length
      if (pending.size >= AT_ONCE) await Promise.race(pending)
    }
    await Promise.all(pending)
  }
  return { elements, tookMs: performance.now() - started }
}

async function* batchesOf(file: string): AsyncGenerator<readonly unknown[]> {
  let rows: unknown[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    rows.push(JSON.parse(line))
    if (rows.length < BATCH) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}
