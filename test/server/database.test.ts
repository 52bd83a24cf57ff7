import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { ensureLocalNeo4j, stopLocalNeo4j } from '../../src/local-neo4j/local-neo4j.ts'
import { writeEveryoneEverywhere } from '../support/everyone-everywhere.ts'
import { type Api, postOf, startApi } from '../support/http-api.ts'
import { testConnection } from '../support/neo4j.ts'

/** A query that a graph in which everyone served everywhere makes endless: each level multiplies by 100. */
const heavy =
  '{ officers(first: 100) { nodes { name units(first: 100) { nodes { officers(first: 100) { nodes { name units(first: 90) { nodes { name } } } } } } } } }'

/** Reads of this graph that Neo4j is busy with. */
async function running(api: Api): Promise<number> {
  const rows = await api.graph.execute(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'SERVED_IN' AND NOT currentQuery CONTAINS 'SHOW' RETURN currentQuery",
  )
  return rows.length
}

/** Asks again until it is so; the test's own time limit says when it never is. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50)
}

describe('an operation that takes too long', () => {
  const api = startApi({ MAX_COST: '100000000', OPERATION_TIMEOUT_MS: '300' })

  beforeAll(() => writeEveryoneEverywhere(api.graph))
  afterAll(() => api.graph.close())

  test('ends with a code, and in Neo4j too', async () => {
    const { errors } = await api.query(heavy)
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['officers'], 'TIMEOUT'],
    ])
    expect(errors?.[0]?.message).toBe(
      'The operation took longer than the time limit. Ask for fewer levels or smaller pages.',
    )
    await until(async () => (await running(api)) === 0)
  })

  test('is none of the next one’s business', async () => {
    const quick = await api.query('{ officers(first: 1) { totalCount } }')
    expect(quick.data).toEqual({ officers: { totalCount: 100 } })
  })
})

describe('a client that goes away', () => {
  const api = startApi({ MAX_COST: '100000000', OPERATION_TIMEOUT_MS: '600000' })
  let server: Server

  beforeAll(async () => {
    await writeEveryoneEverywhere(api.graph)
    server = createServer(api.yoga).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await api.graph.close()
  })

  test('takes its statement in Neo4j along', async () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const gone = new AbortController()
    const answer = fetch(`http://127.0.0.1:${port}/graphql`, {
      ...postOf(heavy),
      signal: gone.signal,
    })
    const failed = expect(answer).rejects.toThrow('aborted')
    await until(async () => (await running(api)) > 0)
    gone.abort()
    await failed
    await until(async () => (await running(api)) === 0)
    expect(api.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})

// With NEO4J_TEST_URI the tests need neither Java nor Maven, and no Neo4j is started here.
describe.skipIf(process.env.NEO4J_TEST_URI)(
  'a database that is not there',
  { timeout: 240_000 },
  () => {
    const home = mkdtempSync(path.join(tmpdir(), 'warrant-home-'))
    const memory = { heapMib: 512, pageCacheMib: 32 }
    let api: Api

    beforeAll(async () => {
      api = startApi({}, openGraph(await ensureLocalNeo4j({ home, port: 17_900, memory })))
      await migrate(api.graph)
    }, 240_000)
    afterAll(async () => {
      await api.graph.close()
      await stopLocalNeo4j(home, { force: true })
      await rm(home, { recursive: true, force: true })
    })

    const ready = async () => (await api.fetch('/health/ready')).status

    test('is said by a code, and once it is back all goes on without a restart', async () => {
      const query = '{ officers(first: 1) { totalCount } }'
      const data = { officers: { totalCount: 0 } }
      expect(await ready()).toBe(200)
      expect(await api.query(query)).toEqual({ status: 200, data })

      await stopLocalNeo4j(home, { force: true })
      const { errors } = await api.query(query)
      expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
        [
          'The database cannot be reached at the moment. Try again in a few seconds.',
          'DATABASE_UNAVAILABLE',
        ],
      ])
      expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|17900|ECONN|bolt|neo4j/i)
      expect(await ready()).toBe(503)
      expect((await api.fetch('/health/live')).status).toBe(200)

      await ensureLocalNeo4j({ home, port: 17_900, memory })
      expect(await api.query(query)).toEqual({ status: 200, data })
      expect(await ready()).toBe(200)

      const severe = api.logged.filter(({ level }) => Number(level) >= 30)
      expect(severe.map(({ level, msg }) => [level, msg])).toEqual([
        [
          40,
          'The database cannot be reached. Requests are answered with DATABASE_UNAVAILABLE until it is back.',
        ],
        [30, 'The database answers again'],
      ])
    })
  },
)

test('an address where nothing answers, and a password that is not right, are no faults that show their inside', async () => {
  const { user, database } = testConnection()
  const nobody = startApi(
    {},
    openGraph({ uri: 'neo4j://127.0.0.1:9', user, password: 'x', database }),
  )
  const wrong = startApi({}, openGraph({ ...testConnection(), password: 'not it' }))
  const codes: unknown[] = []
  for (const api of [nobody, wrong]) {
    const { errors } = await api.query('{ officers { totalCount } }')
    codes.push(errors?.[0]?.extensions?.code)
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|unauthorized|credentials/i)
    expect((await api.fetch('/health/ready')).status).toBe(503)
    await api.graph.close()
  }
  expect(codes).toEqual(['DATABASE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'])
})
