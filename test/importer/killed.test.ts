import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/config.ts'
import { hashContent } from '../../src/graph/content-hash.ts'
import { type Graph, openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { listRuns } from '../../src/graph/write/import-runs.ts'
import {
  ensureLocalNeo4j,
  localNeo4jStatus,
  stopLocalNeo4j,
} from '../../src/local-neo4j/local-neo4j.ts'
import { type TestDataSet, withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { testConnection } from '../support/neo4j.ts'

/*
 * Real processes and a real SIGKILL. A few kills show that it works; WARRANT_TEST_KILLS=30 asks for that
 * many of the importer and a fifth as many of Neo4j, and says where they struck. bench/README.md has what
 * came of them.
 */

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))
const KILLS = Number(process.env.WARRANT_TEST_KILLS ?? 4)
const NEO4J_KILLS = Math.ceil(KILLS / 5)

/** Where kills struck. */
const struck = { 'before the run began': 0, 'while it wrote': 0, 'after it was done': 0 }

async function noteStrike(graph: Graph, release: TestDataSet): Promise<void> {
  const label = release.release ?? ''
  const runs = await listRuns(graph, 'example')
  const last = runs.findLast((run) => run.label === label)
  if (!last) struck['before the run began']++
  else struck[last.status === 'DONE' ? 'after it was done' : 'while it wrote']++
}

function sayWhere(whom: string): void {
  if (process.env.WARRANT_TEST_KILLS === undefined) return
  process.stderr.write(`${whom} was killed: ${JSON.stringify(struck)}\n`)
}

const COUNT = 3_000
const unit = { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { name: 'The Met' } }
const rows = (release: number) =>
  Array.from({ length: COUNT }, (_, index) => [
    {
      type: 'Officer',
      key: String(index),
      fields: {
        name: `Officer ${index}`,
        rank: (index + release) % 3 === 0 ? 'SERGEANT' : 'CONSTABLE',
      },
      relationships: { units: [{ entity: 'Unit/force:metropolitan' }] },
    },
    {
      type: 'Allegation',
      key: String(index),
      fields: { title: `Allegation ${index}`, status: 'ALLEGED' },
      relationships: { against: [{ entity: `Officer/${index}` }] },
    },
    ...(index % 7 === 0
      ? [
          {
            type: 'Ruling',
            key: String(index),
            fields: {
              title: `Ruling ${index}`,
              finding: 'GROSS_MISCONDUCT',
              decided: '2024-02-03',
            },
            relationships: { decides: [{ entity: `Allegation/${index}` }] },
          },
        ]
      : []),
  ])
    .slice(release * 300)
    .flat()
const releases: readonly TestDataSet[] = [0, 1].map((release) => ({
  release: String(release),
  records: [unit, ...rows(release)],
}))
const [first = { records: [] }, second = { records: [] }] = releases

/** Starts an import as a user would, in a process of its own. */
function startImport(folder: string, { uri, user, password, database }: Connection) {
  const child = spawn(process.execPath, [PROGRAM, 'import', folder], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
    },
  })
  return { child, ended: once(child, 'exit').then(([code]) => (code === 0 ? 'done' : 'stopped')) }
}

/**
 * How many entities show and say less than their one record does: half a run. A statement may see a
 * transaction that is committed while it reads (Neo4j reads what is committed, not a snapshot); so what
 * the next statement does not see either was never there.
 */
async function countHalves(graph: Graph): Promise<number> {
  return Math.min(await countOnce(graph), await countOnce(graph))
}

async function countOnce(graph: Graph): Promise<number> {
  const [row = []] = await graph.read(
    `RETURN COUNT { MATCH (o:Officer) WHERE o.name IS NULL OR NOT (o)-[:SERVED_IN]->() },
            COUNT { MATCH (a:Allegation) WHERE a.title IS NULL OR a.status IS NULL },
            COUNT { MATCH (r:Ruling) WHERE r.title IS NULL OR NOT (r)-[:DECIDES]->() }`,
  )
  return row.reduce<number>((sum, count) => sum + Number(count), 0)
}

async function importUndisturbed(graph: Graph) {
  const hashes: string[] = []
  for (const release of releases) {
    await importData(graph, release)
    hashes.push((await hashContent(graph)).hash)
  }
  return hashes
}

/** How long an import takes that nobody disturbs; on this machine, now. */
async function timeImport(folder: string, connection: Connection): Promise<number> {
  const started = performance.now()
  expect(await startImport(folder, connection).ended).toBe('done')
  return performance.now() - started
}

/** Whether an import ends by itself before it is killed, at a time that is drawn by lot. */
async function importOrKill(folder: string, connection: Connection, graph: Graph, mostMs: number) {
  const { child, ended } = startImport(folder, connection)
  const late = sleep(Math.random() * mostMs).then(() => 'late' as const)
  for (;;) {
    const what = await Promise.race([ended, late, sleep(100)])
    if (what === 'done' || what === 'stopped') return what
    if (what === 'late') {
      child.kill('SIGKILL')
      await ended
      return 'killed'
    }
    expect(await countHalves(graph)).toBe(0)
  }
}

describe('an import that is killed', () => {
  const graph = useGraph()
  beforeEach(() => clearGraph(graph))

  test(`ends as an undisturbed one, after ${KILLS} kills at random points`, {
    timeout: 180_000 + KILLS * 90_000,
  }, async () => {
    const expected = await importUndisturbed(graph)
    await clearGraph(graph)
    const takesMs = await withDataSet(first, (folder) => timeImport(folder, testConnection()))
    let kills = 0
    while (kills < KILLS) {
      await clearGraph(graph)
      for (const [index, release] of releases.entries()) {
        await withDataSet(release, async (folder) => {
          for (;;) {
            const outcome = await importOrKill(folder, testConnection(), graph, takesMs)
            expect(outcome).not.toBe('stopped')
            if (outcome === 'done') break
            kills++
            await noteStrike(graph, release)
          }
          expect((await hashContent(graph)).hash).toBe(expected[index])
        })
      }
    }
    expect((await listRuns(graph, 'example')).map(({ status }) => status)).toEqual(['DONE', 'DONE'])
    sayWhere('The importer')
  })
})

describe.skipIf(process.env.NEO4J_TEST_URI)('a Neo4j that is killed during an import', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'warrant-home-'))
  const ensure = () =>
    ensureLocalNeo4j({ home, port: 27_711, memory: { heapMib: 512, pageCacheMib: 64 }, keep: true })
  afterAll(async () => {
    await stopLocalNeo4j(home, { force: true })
    await rm(home, { recursive: true, force: true })
  })

  test(`leaves what the next import brings to its end, after ${NEO4J_KILLS} kills`, {
    timeout: 300_000 + NEO4J_KILLS * 240_000,
  }, async () => {
    let graph = openGraph(await ensure())
    await migrate(graph)
    const expected = await importUndisturbed(graph)
    const connection = await ensure()
    await clearGraph(graph)
    await importData(graph, first)
    const takesMs = await withDataSet(second, (folder) => timeImport(folder, connection))
    for (const where of Object.keys(struck)) Reflect.set(struck, where, 0)
    await graph.close()
    for (let kills = 0; kills < NEO4J_KILLS; kills++) {
      const connection = await ensure()
      graph = openGraph(connection)
      await clearGraph(graph)
      await importData(graph, first)
      await withDataSet(second, async (folder) => {
        const { ended } = startImport(folder, connection)
        await Promise.race([ended, sleep(Math.random() * takesMs)])
        const status = await localNeo4jStatus(home)
        if (status.running) process.kill(status.pid, 'SIGKILL')
        await ended
        await graph.close()
        // It may answer at another port now.
        const again = await ensure()
        graph = openGraph(again)
        await noteStrike(graph, second)
        expect(await startImport(folder, again).ended).toBe('done')
      })
      expect((await hashContent(graph)).hash).toBe(expected[1])
      await graph.close()
    }
    sayWhere('Neo4j')
  })
})
