import { stat } from 'node:fs/promises'
import type { InputSource } from '../input-source.ts'
import { openRecordRejects } from '../record-rejects.ts'
import type { MentionFinder } from './mention-finder.ts'
import { type ForumFile, openForum } from './open-forum.ts'

/**
 * Changes when the reader gives other records of the same page, so that pages that have not changed are
 * read again.
 */
export const FORUM_READER_VERSION = 2

/**
 * Saved pages of threads as sources of an input: a row is a post. Refused posts are written as the records
 * that were made of them, since nobody mends a page.
 */
export function forumSources(
  files: readonly ForumFile[],
  mentions?: MentionFinder,
): readonly InputSource[] {
  const forum = openForum(files, mentions)
  return files.map(({ file, path }, index) => ({
    file,
    path,
    async *items(from, onBytes) {
      const rows = await forum.listRows(index)
      onBytes?.((await stat(path)).size)
      yield rows.map(({ line, records }, offset) => ({
        row: { number: from + offset, file, line },
        records,
      }))
    },
    async writeRejects(from, refused, folder) {
      const out = await openRecordRejects(folder, `${file}.jsonl`)
      const rows = await forum.listRows(index)
      for (const [offset, { records }] of rows.entries()) {
        const problems = refused.get(from + offset)
        if (!problems) continue
        for (const record of records) await out.write(record, problems)
      }
      return { written: await out.close(), rows: rows.length }
    },
  }))
}
