import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/config.ts'
import { checkConnection, requireVersion } from '../../src/local-neo4j/check-connection.ts'
import {
  ensureLocalNeo4j,
  localNeo4jStatus,
  releaseLocalNeo4j,
  stopLocalNeo4j,
} from '../../src/local-neo4j/local-neo4j.ts'
import { testConnection } from '../support/neo4j.ts'

const MEMORY = { heapMib: 512, pageCacheMib: 32 }
const homes: string[] = []

function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'warrant-home-'))
  homes.push(home)
  return home
}

const ensure = (home: string, port: number) => ensureLocalNeo4j({ home, port, memory: MEMORY })

async function pidOf(home: string): Promise<number | null> {
  const status = await localNeo4jStatus(home)
  return status.running ? status.pid : null
}

afterAll(async () => {
  for (const home of homes) {
    await stopLocalNeo4j(home, { force: true })
    await rm(home, { recursive: true, force: true })
  }
})

// With NEO4J_TEST_URI the tests need neither Java nor Maven, and none is run here.
describe.skipIf(process.env.NEO4J_TEST_URI)(
  'a home with a Neo4j of its own',
  { timeout: 240_000 },
  () => {
    const home = newHome()
    let connection: Connection
    let takenPort: number

    beforeAll(async () => {
      // Someone else has the port that it would like.
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const address = other.address()
      takenPort = address !== null && typeof address === 'object' ? address.port : 0
      connection = await ensure(home, takenPort)
      other.close()
    })

    test('answers on another port when the usual one is taken', async () => {
      expect(connection.uri).toMatch(/^neo4j:\/\/127\.0\.0\.1:\d+$/)
      expect(connection.uri).not.toBe(`neo4j://127.0.0.1:${takenPort}`)
      await expect(checkConnection(connection)).resolves.toEqual({
        version: '5.26.30',
        edition: 'community',
      })
    })

    test('keeps its password in a file that only its owner can read, and out of every argument', async () => {
      const file = path.join(home, 'database', 'password')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect((await readFile(file, 'utf8')).trim()).toBe(connection.password)
    })

    test('is not started again while it runs', async () => {
      const pid = await pidOf(home)
      await expect(ensure(home, takenPort)).resolves.toEqual(connection)
      expect(await pidOf(home)).toBe(pid)
    })

    test('two that start at the same moment share one', async () => {
      const both = await Promise.all([ensure(home, takenPort), ensure(home, takenPort)])
      expect(both).toEqual([connection, connection])
    })

    test('goes on when the process that used it is killed, and the next finds it', async () => {
      const pid = await pidOf(home)
      const user = spawn(
        'node',
        [
          '--import=tsx',
          '--input-type=module',
          '--eval',
          `import { ensureLocalNeo4j } from './src/local-neo4j/local-neo4j.ts'
         await ensureLocalNeo4j({ home: ${JSON.stringify(home)} })
         console.log('ready')
         setInterval(() => {}, 1000)`,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      await once(user.stdout, 'data')
      expect(await localNeo4jStatus(home)).toMatchObject({
        users: expect.arrayContaining([user.pid]),
      })
      expect(await releaseLocalNeo4j(home)).toBe('left running')
      expect(await stopLocalNeo4j(home, { force: false })).toEqual({
        outcome: 'in use',
        users: [{ pid: user.pid, command: expect.stringContaining('node') }],
      })
      user.kill('SIGKILL')
      await once(user, 'exit')
      await expect(ensure(home, takenPort)).resolves.toEqual(connection)
      expect(await pidOf(home)).toBe(pid)
    })

    test('stops with the last that used it, and starts again with what it held', async () => {
      const driver = neo4j.driver(connection.uri, neo4j.auth.basic('neo4j', connection.password))
      await driver.executeQuery("CREATE (:Kept {word: 'still here'})")
      await driver.close()

      expect(await releaseLocalNeo4j(home)).toBe('stopped')
      expect(await localNeo4jStatus(home)).toEqual({ running: false })

      await expect(ensure(home, takenPort)).resolves.toEqual(connection)
      const again = neo4j.driver(connection.uri, neo4j.auth.basic('neo4j', connection.password))
      const { records } = await again.executeQuery('MATCH (n:Kept) RETURN n.word AS word')
      await again.close()
      expect(records[0]?.get('word')).toBe('still here')
    })

    test('kept by hand, it goes on when nobody uses it', async () => {
      await ensureLocalNeo4j({ home, keep: true })
      expect(await releaseLocalNeo4j(home)).toBe('left running')
      expect(await stopLocalNeo4j(home, { force: true })).toEqual({ outcome: 'stopped' })
      expect(await stopLocalNeo4j(home, { force: true })).toEqual({ outcome: 'not running' })
    })

    test('a process that got the number of a Neo4j that is gone is not taken for it', async () => {
      const state = {
        port: takenPort,
        process: { pid: process.pid, version: '5.26.30', keep: false },
      }
      writeFileSync(path.join(home, 'database', 'state.json'), JSON.stringify(state))
      expect(await localNeo4jStatus(home)).toEqual({ running: false })
    })

    test('a password that is not the one it was made with is named', async () => {
      const file = path.join(home, 'database', 'password')
      writeFileSync(file, 'another\n')
      await expect(ensure(home, takenPort)).rejects.toThrow(
        `does not accept the password in ${file}`,
      )
      await stopLocalNeo4j(home, { force: true })
    })

    test('a password that is lost is not made anew for data that has one', async () => {
      await rm(path.join(home, 'database', 'password'))
      await expect(ensure(home, takenPort)).rejects.toThrow('the file with its password is gone')
    })

    test('a first start that was cut short after the password was written is finished', async () => {
      await rm(path.join(home, 'database', 'data'), { recursive: true })
      writeFileSync(path.join(home, 'database', 'password'), '-written-before-the-power-went\n')
      const { password } = await ensure(home, takenPort)
      expect(password).toBe('-written-before-the-power-went')
    })
  },
)

test('a home that cannot be written is named', async () => {
  const file = path.join(newHome(), 'file')
  writeFileSync(file, '')
  await expect(ensure(file, 7687)).rejects.toThrow(`lives in ${file}, and that folder cannot be`)
})

test('a Neo4j elsewhere that does not answer is named', async () => {
  const uri = `neo4j://127.0.0.1:${await getPort()}`
  const connection = { uri, user: 'neo4j', password: 'x', database: 'neo4j' }
  await expect(checkConnection(connection)).rejects.toThrow(`No Neo4j answers at ${uri}`)
})

test('a Neo4j elsewhere that refuses the password, or has no such database, says which', async () => {
  const connection = testConnection()
  await expect(checkConnection({ ...connection, password: 'wrong' })).rejects.toThrow(
    'refuses the user "neo4j" with this password',
  )
  await expect(checkConnection({ ...connection, database: 'other' })).rejects.toThrow(
    'has no database "other"',
  )
})

test('a Neo4j elsewhere that is too old is refused', () => {
  expect(() => requireVersion('5.25.0', 'neo4j://elsewhere')).toThrow(
    'The Neo4j at neo4j://elsewhere is 5.25.0; Warrant needs 5.26 or newer',
  )
  expect(() => requireVersion('4.4.38', 'neo4j://elsewhere')).toThrow('4.4.38')
  expect(() => requireVersion('5.26.0', 'neo4j://elsewhere')).not.toThrow()
  expect(() => requireVersion('2025.06.0', 'neo4j://elsewhere')).not.toThrow()
})
