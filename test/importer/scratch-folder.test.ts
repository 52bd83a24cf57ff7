import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeScratchFolder, removeLeftovers } from '../../src/importer/scratch-folder.ts'
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
