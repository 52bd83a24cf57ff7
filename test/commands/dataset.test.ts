import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/fake-program.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))

function dataset(...args: readonly string[]) {
  const { PATH, HOME } = process.env
  const run = spawnSync(process.execPath, [PROGRAM, 'dataset', ...args], {
    env: { PATH, HOME, NO_COLOR: '1' },
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('a first mapping is written beside the file, and never over one that is there', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'officers.csv')
  writeFileSync(file, 'badge,name\n1,A\n2,B\n')
  const { code, out } = dataset('init', file)
  expect(code).toBe(0)
  expect(out).toMatch(/^Wrote .*dataset\.yaml\. Go through what is marked .* --dry-run\n$/)
  const manifest = path.join(folder, 'dataset.yaml')
  const drafted = readFileSync(manifest, 'utf8')
  expect(drafted).toContain('key: badge # guess: different in each of 2 rows')
  const again = dataset('init', file)
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.err).toMatch(/^There is a .*dataset\.yaml already, and it is kept\./)
  expect(readFileSync(manifest, 'utf8')).toBe(drafted)
})

test('a file from elsewhere is copied to the folder of its data set', () => {
  const [from, to] = [temporaryFolder(), path.join(temporaryFolder(), 'new')]
  writeFileSync(path.join(from, 'officers.csv'), 'badge,name\n1,A\n2,B\n')
  expect(dataset('init', path.join(from, 'officers.csv'), '--out', to).code).toBe(0)
  expect(existsSync(path.join(to, 'officers.csv'))).toBe(true)
  expect(readFileSync(path.join(to, 'dataset.yaml'), 'utf8')).toContain('path: officers.csv')
})

test('a file that is not there, or has no rows, gets no mapping', () => {
  const folder = temporaryFolder()
  expect(dataset('init', path.join(folder, 'none.csv'))).toMatchObject({
    code: 1,
    err: 'none.csv cannot be read (ENOENT).\n',
  })
  expect(existsSync(path.join(folder, 'dataset.yaml'))).toBe(false)
})

test('a schema that is not of these declarations is told so, with what to do', () => {
  const file = path.join(temporaryFolder(), 'schema.json')
  expect(dataset('schema', '--output', file).code).toBe(0)
  expect(dataset('schema', '--check', file)).toEqual({ code: 0, out: '', err: '' })
  writeFileSync(file, '{}')
  const { code, err } = dataset('schema', '--check', file)
  expect(code).toBe(1)
  expect(err).toContain('npm run generate')
})
