import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fakeProgram, temporaryFolder } from '../support/fake-program.ts'

const VERSION_FOLDER = '.warrant/neo4j/5.26.30'

/** A clone of the scripts alone, which has fetched nothing yet, and a way to make it fetch with this Maven. */
function freshClone() {
  const root = temporaryFolder()
  cpSync(new URL('../../scripts', import.meta.url), path.join(root, 'scripts'), { recursive: true })
  writeFileSync(
    path.join(root, 'fetch.mjs'),
    `import { DEFAULT_HOME, fetchJars } from './scripts/neo4j-jars.mjs'
     await fetchJars({ home: process.argv[2] ?? DEFAULT_HOME }).then(
       (folder) => console.log(folder), (error) => console.error(error.message))`,
  )
  const fetch = (maven: string, ...args: string[]) => {
    const folder = fakeProgram('mvn', `[ "$1" = --version ] && exit 0\n${maven}`)
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    const run = spawnSync('node', ['fetch.mjs', ...args], { cwd: root, env, encoding: 'utf8' })
    return { said: run.stderr, folder: run.stdout.trim() }
  }
  return { root, fetch, lib: path.join(root, VERSION_FOLDER, 'lib') }
}

/** A Maven that fetches one jar: its last argument, -DoutputDirectory=…, says where to. */
const COPY_ONE =
  'for last; do :; done; out=$(echo "$last" | cut -d= -f2); mkdir "$out"; : > "$out/a.jar"'

test('the jars are fetched once, and found again without Maven or a network', () => {
  const { fetch, lib } = freshClone()
  expect(fetch(COPY_ONE)).toEqual({ said: '', folder: lib })
  expect(fetch('exit 1')).toEqual({ said: '', folder: lib })
})

test('another home uses the jars of the usual one', () => {
  const { root, fetch, lib } = freshClone()
  fetch(COPY_ONE)
  expect(fetch('exit 1', path.join(root, 'other')).folder).toBe(lib)
})

test('without a network the message says that it is needed once', () => {
  const { fetch } = freshClone()
  const { said } = fetch(
    `echo '[ERROR] Could not transfer artifact org.neo4j:neo4j: Unknown host'; exit 1`,
  )
  expect(said).toContain("Maven's repository cannot be reached")
  expect(said).toContain('Unknown host')
})

test('a fetch that breaks off leaves nothing that looks complete', () => {
  const { root, fetch, lib } = freshClone()
  fetch(`${COPY_ONE}; exit 1`)
  expect(existsSync(lib)).toBe(false)
  expect(readdirSync(path.join(root, VERSION_FOLDER))).toEqual([])
})

test('what a killed fetch left is removed by the next', () => {
  const { root, fetch } = freshClone()
  const killed = spawnSync('true').pid
  mkdirSync(path.join(root, VERSION_FOLDER, `.partial-${killed}`, 'lib'), { recursive: true })
  fetch(COPY_ONE)
  expect(readdirSync(path.join(root, VERSION_FOLDER))).toEqual(['lib'])
})

test('a folder that cannot be written is named', () => {
  const { root, fetch } = freshClone()
  const file = path.join(root, 'file')
  writeFileSync(file, '')
  expect(fetch(COPY_ONE, file).said).toContain(`${file}/neo4j/5.26.30, and that folder cannot be`)
})
