import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fakeProgram, temporaryFolder } from '../support/fake-program.ts'
import { testConnection } from '../support/neo4j.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))

/** Runs the command line as a user would, in an environment without Warrant's variables but these. */
function warrant(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH, HOME } = process.env
  const run = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: { PATH, HOME, NO_COLOR: '1', WARRANT_HOME: temporaryFolder(), ...env },
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

function elsewhere() {
  const { uri, user, password, database } = testConnection()
  return {
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  }
}

test('the help lists the commands', () => {
  const { code, out } = warrant(['--help'])
  expect(code).toBe(0)
  for (const command of ['start', 'neo4j', 'doctor']) expect(out).toContain(command)
})

test('the version is said', () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  expect(warrant(['--version'])).toMatchObject({ code: 0, out: `${version}\n` })
})

test('a reader that stops reading ends no command: what is written after it is lost, without complaint', async () => {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [PROGRAM, 'neo4j', 'status'], {
    env: { PATH, HOME, WARRANT_HOME: temporaryFolder() },
  })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(err).toBe('')
})

test('a command that does not exist is refused with exit code 2 and the help', () => {
  const { code, err } = warrant(['serve'])
  expect(code).toBe(2)
  expect(err).toContain("unknown command 'serve'")
  expect(err).toContain('Usage: warrant')
})

test('a bad variable is a message, not a stack trace', () => {
  const { code, err } = warrant(['neo4j', 'status'], { PORT: 'http' })
  expect(code).toBe(1)
  expect(err).toBe('PORT is "http"; expected a whole number from 0 to 65535.\n')
})

test('the status of a Neo4j that does not run is said, with exit code 1', () => {
  const { code, out } = warrant(['neo4j', 'status'])
  expect(code).toBe(1)
  expect(out).toMatch(/^The local Neo4j in .* does not run\.\n$/)
})

test('the commands for the local Neo4j leave one elsewhere alone', () => {
  const { code, err } = warrant(['neo4j', 'stop'], elsewhere())
  expect(code).toBe(1)
  expect(err).toContain('so Warrant runs no Neo4j of its own')
})

test('the doctor finds a Neo4j elsewhere and says its version', () => {
  const { code, out } = warrant(['doctor'], { ...elsewhere(), PORT: '0' })
  expect(out).toMatch(/✓ Neo4j at neo4j:\/\/\S+: 5\.\d+\.\d+, (community|enterprise)/)
  expect(out).toContain('All well.')
  expect(code).toBe(0)
})

test('the doctor names everything that is wrong at once, and how to put it right', () => {
  const old = fakeProgram('java', `echo 'openjdk version "11.0.22"' >&2`)
  const file = path.join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const { code, out } = warrant(['doctor'], {
    PATH: `${old}:${process.env.PATH}`,
    WARRANT_HOME: path.join(file, 'home'),
    PORT: '0',
  })
  expect(code).toBe(1)
  expect(out).toMatch(/✗ Java 17 or newer: Neo4j needs Java 17 or newer; the one on the PATH is 11/)
  expect(out).toMatch(/✗ Folder for the database: .*cannot be written[\s\S]*WARRANT_HOME/)
  expect(out).toContain('2 to put right.')
})
