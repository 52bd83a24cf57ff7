import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { spoolInput } from '../../src/importer/formats/list-files.ts'
import { makeScratchFolder, removeLeftovers } from '../../src/scratch-folder.ts'
import { temporaryFolder } from '../support/fake-program.ts'

test('What an importer that was killed left on disk goes with the next import, and what a living one uses stays', () => {
  const within = temporaryFolder()
  const mine = makeScratchFolder(within)
  const { pid } = spawnSync(process.execPath, ['--version'])
  const left = path.join(within, `warrant-import-${pid}-abcdef`)
  const other = path.join(within, 'something-else')
  for (const folder of [left, other]) mkdirSync(folder)
  removeLeftovers(within)
  expect([mine, left, other].map((folder) => existsSync(folder))).toEqual([true, false, true])
})

test('So does what one that was killed had kept of standard input, and that of a living one stays', async () => {
  const within = temporaryFolder()
  const { path: mine, remove } = await spoolInput(Readable.from(['a line']), within)
  expect(readFileSync(mine, 'utf8')).toBe('a line')
  const { pid } = spawnSync(process.execPath, ['--version'])
  const left = mine.replace(`-${process.pid}-`, `-${pid}-`)
  expect(left).not.toBe(mine)
  mkdirSync(path.dirname(left))
  removeLeftovers(within)
  expect([mine, path.dirname(left)].map((each) => existsSync(each))).toEqual([true, false])
  await remove()
  expect(existsSync(path.dirname(mine))).toBe(false)
})
