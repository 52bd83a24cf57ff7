import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { recordChecker } from '../../src/importer/check-record.ts'
import { type CitedRecord, readCitedRecords } from '../../src/importer/cited-records.ts'
import { readRecords } from '../../src/importer/read-records.ts'
import { complaintsAbout, idsOf, readForum, relations, valuesOf } from '../support/forum.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SEED = path.join(ROOT, 'seeds/met-police-thread')
const PAGE =
  process.env.WARRANT_FORUM_PAGE ??
  path.resolve(ROOT, '../shared/sources/can-the-met-police-ever-change.txt')
const page = { file: 'page.txt', path: PAGE }

const here = existsSync(PAGE)
const unless = here ? '' : ` (skipped: ${path.relative(ROOT, PAGE)} is not here)`

/** What of a data set made by hand the page itself shows: thread, posts, accounts and articles. */
const types = ['Thread', 'Post', 'Account', 'Article']

const said = (records: readonly CitedRecord[], type: string, field: string) =>
  Object.fromEntries(
    records
      .filter(
        (record) => record.type === type && field in record.fields && record.source === undefined,
      )
      .map(({ key, fields }) => [key, fields[field]]),
  )

describe.skipIf(!here)(`the saved page of the Metropolitan Police thread${unless}`, () => {
  /** By hand there are also an account that a post speaks of, and an article's headline, author and date. */
  const handmade = async () =>
    (await readCitedRecords(SEED)).filter(
      ({ type, key }) => types.includes(type) && key !== 'fundraiser-uk',
    )

  test('gives the same ids to the thread, its posts, their accounts and articles', async () => {
    const check = recordChecker('met-police-thread')
    const expected: string[] = []
    for await (const record of readRecords(SEED, ['records/*.yaml'])) {
      const checked = check(record)
      if (!('asserts' in checked)) continue
      const { type, key, id } = checked.about
      if (types.includes(type.name) && key !== 'fundraiser-uk') expected.push(id)
    }
    expect(new Set(expected).size).toBe(23)
    expect(new Set(idsOf(await readForum([page]), 'met-police-thread'))).toEqual(new Set(expected))
  })

  test('says the same of them: positions, authors, titles, addresses', async () => {
    const [read, expected] = [await readForum([page]), await handmade()]
    const fields = [
      ['Thread', 'title'],
      ['Post', 'position'],
      ['Account', 'handle'],
      ['Account', 'title'],
      ['Article', 'url'],
      ['Article', 'citedAs'],
      ['Article', 'linkStatus'],
    ] as const
    for (const [type, field] of fields) {
      expect(valuesOf(read, type, field), `${type}.${field}`).toEqual(said(expected, type, field))
    }
  })

  test('joins posts to authors, posts quoted, links and reactions as was done by hand', async () => {
    const [read, expected] = [await readForum([page]), await handmade()]
    for (const name of ['thread', 'writtenBy', 'quotes', 'linksTo', 'reactions']) {
      const byHand = expected.flatMap(({ type, key, relationships }) =>
        (relationships[name] ?? []).flatMap(({ entity, reaction }) => {
          // That words are an article's no page says; and who wrote an article is its own.
          const isReading = name === 'quotes' && entity.startsWith('Article/')
          if (isReading || type === 'Article') return []
          return `${type}/${key} ${name} ${entity}${reaction === undefined ? '' : ` ${String(reaction)}`}`
        }),
      )
      expect(relations(read, name), name).toEqual(byHand)
    }
  })

  test('is cited rightly, word for word', async () => {
    expect(await complaintsAbout(await readForum([page]), page)).toEqual([])
  })
})
