import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { type TestRecord, withDataSet } from '../support/data-set.ts'
import { temporaryFolder } from '../support/fake-program.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))

beforeAll(cleanDatabase)

async function importIt(folder: string, ...options: readonly string[]) {
  const { uri, user, password, database } = testConnection()
  const call = promisify(execFile)(process.execPath, [PROGRAM, 'import', folder, ...options], {
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
    },
  })
  return call.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )
}

const good: TestRecord = { type: 'Unit', key: 'u', fields: { name: 'Some Unit' } }
const bad: TestRecord = { type: 'Unit', key: 'v', fields: { nom: 'Other Unit' } }

test('an import ends with 0 when every record went in, and says what it did', async () => {
  await withDataSet({ records: [good] }, async (folder) => {
    const { code, stdout } = await importIt(folder, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ counts: { records: 1, refused: 0 } })
  })
})

test('an import ends with 1 when records were refused, names them, and takes the rest', async () => {
  await withDataSet({ records: [good, bad], release: '2' }, async (folder) => {
    const told = await importIt(folder, '--dry-run')
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('records.jsonl:2')
    const { code, stdout } = await importIt(folder, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ counts: { records: 1, refused: 1 } })
  })
})

test('an import of what is no data set ends with 2, and says what is expected', async () => {
  const refused = async (folder: string) => {
    const { code, stdout, stderr } = await importIt(folder)
    expect([code, stdout]).toEqual([2, ''])
    return stderr
  }
  const empty = temporaryFolder()
  expect(await refused(path.join(empty, 'none'))).toBe(
    `Expected the folder of a data set, with its dataset.yaml; there is no ${path.join(empty, 'none')}.\n`,
  )
  expect(await refused(empty)).toContain(`there is no ${path.join(empty, 'dataset.yaml')}`)
  await withDataSet({ records: [good] }, async (folder) => {
    expect(await refused(path.join(folder, 'dataset.yaml'))).toContain(
      `is a file. Give the folder: warrant import ${folder}\n`,
    )
    expect(await refused(path.join(folder, 'records', 'records.jsonl'))).toContain(
      'is a file. Put a dataset.yaml beside it',
    )
  })
})
