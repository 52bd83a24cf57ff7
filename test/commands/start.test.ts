import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { isLoopback } from '../../src/commands/is-loopback.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))

let server: ChildProcess | null = null

beforeAll(cleanDatabase)
afterEach(() => {
  server?.kill('SIGKILL')
})

/** Starts the server on a free port and resolves when it says where it answers. */
async function start() {
  const { uri, user, password, database } = testConnection()
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    env: {
      ...process.env,
      PORT: '0',
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const url = /Warrant answers at (http:[^"\s]+)/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error(`The server ended before it answered:\n${said.join('\n')}`)
}

test('the server starts, answers, and ends in good order when it is told to', async () => {
  const { child, url } = await start()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('only addresses of this machine count as loopback', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1']) {
    expect(isLoopback(host), host).toBe(true)
  }
  for (const host of ['0.0.0.0', '::', '192.168.1.7', 'example.org', '127.example.org']) {
    expect(isLoopback(host), host).toBe(false)
  }
})
