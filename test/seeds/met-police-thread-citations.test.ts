import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob } from 'tinyglobby'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CitedRecord, readCitedRecords } from '../../src/importer/cited-records.ts'
import { verifyRecords } from '../../src/importer/verify.ts'
import { canonicalText, fold } from '../../src/text.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = path.resolve(ROOT, '../shared/sources/can-the-met-police-ever-change.txt')

/** What of the page is kept nowhere: two homes, and who was harmed and how. */
const WITHHELD = [
  [7311, 7341],
  [6523, 6541],
  [3617, 3630],
  [2066, 2082],
] as const

let records: CitedRecord[]

beforeAll(async () => {
  records = await readCitedRecords(path.join(ROOT, 'seeds/met-police-thread'))
})

const reference = ({ type, key }: CitedRecord) => `${type}/${key}`

const of = (type: string) => records.filter((record) => record.type === type)

describe('citations', () => {
  test('are given by every record, and what was read in a post says so', () => {
    for (const record of records) {
      expect(record.locator, reference(record)).toMatchObject({ sha256: expect.any(String) })
      if (record.source?.startsWith('Article/')) expect(record.via).toMatch(/^Post\/post-\d+$/)
      if (record.source?.startsWith('Post/')) expect(record.via).toBeUndefined()
    }
  })

  const here = existsSync(PAGE)
  const unless = here ? '' : ` (skipped: ${path.relative(ROOT, PAGE)} is not here)`

  test.skipIf(!here)(`hold, every one, on the page that was saved${unless}`, async () => {
    const result = verifyRecords(records, await readFile(PAGE, 'utf8'))
    expect(result.complaints).toEqual([])
    expect(result.records).toBe(records.length)
  })

  test.skipIf(!here)(
    `leave out homes, and who was harmed and how, even in a comment${unless}`,
    async () => {
      const points = Array.from(canonicalText(await readFile(PAGE, 'utf8')))
      // By their places on the page, so that the words to be kept out do not stand here either.
      const hidden = WITHHELD.flatMap(([start, end]) =>
        fold(points.slice(start, end).join(''))
          .split(/[^\p{L}]+/u)
          .filter((word) => word.length > 3),
      )
      expect(hidden).toHaveLength(9)
      const files = await glob(['seeds/met-police-thread/**', 'test/seeds/*thread*'], { cwd: ROOT })
      for (const file of files) {
        const text = fold(await readFile(path.join(ROOT, file), 'utf8'))
        expect(
          hidden.filter((word) => new RegExp(`\\b${word}\\b`).test(text)),
          file,
        ).toEqual([])
      }
    },
  )

  test.skipIf(!here)(
    `repeat no sentence of the page anywhere in the repository${unless}`,
    async () => {
      const words = (text: string) =>
        fold(text)
          .split(/[^\p{L}\p{N}]+/u)
          .filter((word) => word !== '')
      // Eight words in a row are taken for a sentence; headlines and addresses are facts about a source.
      const runs = (text: string) =>
        words(text).flatMap((_, at, all) =>
          at + 8 > all.length ? [] : [all.slice(at, at + 8).join(' ')],
        )
      const headlines = of('Article').flatMap(({ fields }) => String(fields.headline ?? ''))
      const allowed = new Set(headlines.flatMap(runs))
      const page = canonicalText(await readFile(PAGE, 'utf8')).replace(/https?:\S+/g, ' ')
      const sentences = new Set(runs(page).filter((run) => !allowed.has(run)))
      const files = await glob(['**/*.{ts,tsx,mjs,js,yaml,yml,json,md,graphql,txt,html}'], {
        cwd: ROOT,
        ignore: ['**/node_modules/**', '.warrant*/**', '**/dist/**', 'package-lock.json'],
      })
      expect(files).toContain('seeds/met-police-thread/records/thread.yaml')
      for (const file of files) {
        const text = await readFile(path.join(ROOT, file), 'utf8')
        expect(
          runs(text).filter((run) => sentences.has(run)),
          file,
        ).toEqual([])
      }
    },
  )
})
