import { fileURLToPath } from 'node:url'
import { type CheckedRecord, recordChecker } from '../../src/importer/check-record.ts'
import { forumSources } from '../../src/importer/forum/forum-source.ts'
import type { MentionFinder } from '../../src/importer/forum/mention-finder.ts'
import type { ForumFile } from '../../src/importer/forum/open-forum.ts'
import { readPageText } from '../../src/importer/forum/read-page-text.ts'
import { verifyRecords } from '../../src/importer/verify.ts'

/** A record as a forum's page gives it. */
export interface ReadRecord {
  readonly type: string
  readonly key: string
  readonly scheme?: string
  readonly fields: Record<string, unknown>
  readonly relationships: Record<string, { [property: string]: unknown; entity: string }[]>
  readonly locator: unknown
  readonly row: number
  readonly file: string
  readonly line: number
  lineOf(path: readonly PropertyKey[]): number
}

export const forumFixture = (name: string): ForumFile => ({
  file: name,
  path: fileURLToPath(new URL(`../fixtures/forum/${name}`, import.meta.url)),
})

/** All records of some pages, each with the row that it is in. */
export async function readForum(
  files: readonly ForumFile[],
  mentions?: MentionFinder,
): Promise<readonly ReadRecord[]> {
  const read: ReadRecord[] = []
  let from = 0
  for (const source of forumSources(files, mentions)) {
    for await (const items of source.items(from)) {
      from += items.length
      for (const item of items) {
        if (!('records' in item)) throw new Error(`Expected records of row ${item.row.number}.`)
        for (const { value, ...place } of item.records) {
          const record = Object(value)
          read.push({ fields: {}, relationships: {}, ...place, ...record, row: item.row.number })
        }
      }
    }
  }
  return read
}

/** `Post/post-2 quotes Post/post-1`, for every relationship of that name. */
export function relations(records: readonly ReadRecord[], name: string): readonly string[] {
  return records.flatMap((record) =>
    (record.relationships[name] ?? []).map(
      ({ entity, reaction }) =>
        `${nameOf(record)} ${name} ${entity}${reaction === undefined ? '' : ` ${String(reaction)}`}`,
    ),
  )
}

export const nameOf = ({ type, scheme, key }: ReadRecord) =>
  `${type}/${scheme === undefined ? '' : `${scheme}:`}${key}`

/** What a type's records give a field, by key. */
export function valuesOf(records: readonly ReadRecord[], type: string, field: string) {
  return Object.fromEntries(
    records
      .filter((record) => record.type === type && field in record.fields)
      .map(({ key, fields }) => [key, fields[field]]),
  )
}

/** What the importer and `warrant verify` have against the records of a page. */
export async function complaintsAbout(records: readonly ReadRecord[], { path }: ForumFile) {
  const check = recordChecker('some-forum')
  const refused = records.flatMap(({ row: _, file, line, lineOf, ...value }) => {
    const checked = check({ file, line, lineOf, value })
    return 'problems' in checked ? checked.problems : []
  })
  const cited = records.map((record) => ({ ...record, source: undefined, via: undefined }))
  return [...refused, ...verifyRecords(cited, await readPageText(path)).complaints]
}

/** The ids that records of a data set get. */
export function idsOf(records: readonly ReadRecord[], dataset: string): ReadonlySet<string> {
  const check = recordChecker(dataset)
  return new Set(
    records.flatMap(({ row: _, file, line, lineOf, ...value }) => {
      const checked = check({ file, line, lineOf, value })
      return isChecked(checked) ? [checked.about.id] : []
    }),
  )
}

const isChecked = (checked: object): checked is CheckedRecord => 'asserts' in checked
