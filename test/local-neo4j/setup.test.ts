import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fakeProgram } from '../support/fake-program.ts'

const SETUP = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url))

function setup(purpose: string, env: Record<string, string>) {
  const run = spawnSync(process.execPath, [SETUP, purpose], { env, encoding: 'utf8' })
  return { code: run.status, said: run.stderr.trim() }
}

test('the set-up stops at a machine without Java before it fetches anything', () => {
  const { code, said } = setup('start', { PATH: '/nowhere' })
  expect(code).toBe(1)
  expect(said).toMatch(/^Neo4j needs Java, and there is none on the PATH\./)
})

test('the set-up stops at a Java that is too old', () => {
  const { code, said } = setup('test', {
    PATH: fakeProgram('java', `echo 'openjdk version "11.0.22"' >&2`),
  })
  expect(code).toBe(1)
  expect(said).toMatch(/^Neo4j needs Java 17 or newer; the one on the PATH is 11\.0\.22\./)
})

test('the set-up says how it is called', () => {
  expect(setup('stop', {})).toEqual({
    code: 1,
    said: 'Usage: node scripts/setup.mjs start|test (not "stop")',
  })
})
