import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Config, readConfig } from '../src/config.ts'
import { findGenerated } from '../src/generator/generate.ts'
import { labelOf } from '../src/generator/world.ts'
import { type Graph, int, openGraph } from '../src/graph/driver.ts'
import {
  ensureLocalNeo4j,
  localNeo4jStatus,
  releaseLocalNeo4j,
} from '../src/local-neo4j/local-neo4j.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
/** A home of its own: nobody's data is touched. */
const home = path.join(root, '.warrant-bench')

/** A Neo4j of the benchmark's own. */
export interface Neo4j {
  readonly connection: Parameters<typeof openGraph>[0]
  readonly graph: Graph
  /** Processor time that Neo4j has taken so far; not a number where there is no /proc. */
  cpuMs(): Promise<number>
  close(): Promise<void>
}

export interface Database extends Neo4j {
  readonly config: Config
}

/** Starts the Neo4j of a home, or finds it running. */
export async function startNeo4j(options: {
  readonly home: string
  readonly heapMib: number
  readonly pageCacheMib: number
  readonly port: number
}): Promise<Neo4j> {
  const { home, port, heapMib, pageCacheMib } = options
  const connection = await ensureLocalNeo4j({ home, memory: { heapMib, pageCacheMib }, port })
  const graph = openGraph(connection)
  const close = async () => {
    await graph.close()
    await releaseLocalNeo4j(home)
  }
  return { connection, graph, cpuMs: () => neo4jCpuMs(home), close }
}

/** Runs the benchmark's own Neo4j with the generated graph asked for: the one that is there, or a new one. */
export async function prepareDatabase(options: {
  readonly officers: number
  readonly seed: number
}): Promise<Database> {
  const env = {
    ...process.env,
    WARRANT_HOME: home,
    NEO4J_URI: '',
    LOCAL_NEO4J_HEAP_MIB: '2048',
    LOCAL_NEO4J_PAGE_CACHE_MIB: '1024',
  }
  const config = readConfig(env)
  const wanted = labelOf(options)
  const open = async () => ({
    config,
    ...(await startNeo4j({ home, ...config.localNeo4j, port: 27_687 })),
  })
  const there = await open()
  const found = await findGenerated(there.graph)
  if (found === wanted) return there
  await there.close()
  if ((await localNeo4jStatus(home)).running) {
    throw new Error(
      `The Neo4j in ${home} holds ${found ?? 'no generated graph'}, and another process uses it. Wait until that is done.`,
    )
  }
  await rm(path.join(home, 'database'), { recursive: true, force: true })
  await runToEnd(
    path.join(root, 'bin', 'warrant.mjs'),
    ['generate', '--officers', String(options.officers), '--seed', String(options.seed)],
    env,
  )
  return open()
}

/** From proc(5): the 14th and 15th field of stat, in hundredths of a second. */
async function neo4jCpuMs(home: string): Promise<number> {
  const status = await localNeo4jStatus(home)
  const stat = status.running
    ? await readFile(`/proc/${status.pid}/stat`, 'utf8').catch(() => '')
    : ''
  // The second field is the program's name in brackets, which may hold spaces.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

function runToEnd(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`warrant generate ended with ${code}.`)),
    )
  })
}

/** What the operations are about: some officers, the largest unit, a place deep in its list. */
export interface Sample {
  readonly officers: readonly string[]
  readonly hub: string
  readonly hubSize: number
  /** Units with some thousand and some fifty officers, as near as there are. */
  readonly unit: string
  readonly smallUnit: string
  /** Names of officers. */
  readonly names: readonly string[]
  /** Officers who are four hops apart: someone was at an incident with either. */
  readonly pairs: readonly (readonly [string, string])[]
  readonly deepOffset: number
  /** The sort key of the officer before the deep page. */
  readonly deepKey: string
}

export async function takeSample(graph: Graph): Promise<Sample> {
  const [row = []] = await graph.read(
    `MATCH (u:Unit) WITH u, COUNT { (u)<-[:SERVED_IN]-() } AS size
     RETURN u.id, size ORDER BY size DESC LIMIT 1`,
  )
  const hub = String(row[0])
  const hubSize = Number(row[1])
  const deepOffset = Math.floor(hubSize * 0.8)
  const [[deepKey] = []] = await graph.read(
    `MATCH (o:Officer)-[r:SERVED_IN]->() WHERE r.toId = $p.hub AND r.inSort > ''
     WITH r ORDER BY r.toId, r.inSort SKIP $p.skip LIMIT 1 RETURN r.inSort`,
    { p: { hub, skip: int(deepOffset - 1) } },
  )
  const officers = await graph.read(
    "MATCH (o:Officer) WHERE o.id > 'officer-8' WITH o ORDER BY o.id LIMIT 200 RETURN o.id",
  )
  const unitOf = async (members: number) => {
    const [[id] = []] = await graph.read(
      `MATCH (u:Unit) WITH u, COUNT { (u)<-[:SERVED_IN]-() } AS size
       RETURN u.id ORDER BY abs(size - $p.members), u.id LIMIT 1`,
      { p: { members } },
    )
    return String(id)
  }
  const names = await graph.read(
    "MATCH (o:Officer) WHERE o.id > 'officer-8' AND o.name > '' WITH o ORDER BY o.id LIMIT 50 RETURN o.name",
  )
  const pairs = await graph.read(
    `MATCH (a:Officer)-[:INVOLVED_IN]->(i)<-[:INVOLVED_IN]-(b:Officer)-[:INVOLVED_IN]->(j)<-[:INVOLVED_IN]-(c:Officer)
     WHERE a.id > 'officer-8' AND a <> c AND i <> j AND NOT EXISTS { (a)-[:INVOLVED_IN]->()<-[:INVOLVED_IN]-(c) }
     RETURN a.id, c.id LIMIT 20`,
  )
  return {
    unit: await unitOf(1000),
    smallUnit: await unitOf(50),
    names: names.map(([name]) => String(name)),
    pairs: pairs.map(([from, to]) => [String(from), String(to)] as const),
    officers: officers.map(([id]) => String(id)),
    hub,
    hubSize,
    deepOffset,
    deepKey: String(deepKey),
  }
}

/** Resolves when Neo4j has nothing to do any more. */
export async function drain(graph: Graph): Promise<void> {
  for (;;) {
    const [[busy] = []] = await graph.read(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN count(*)",
    )
    if (busy === 0) break
    await sleep(20)
  }
  await sleep(50)
}
