import { UserError } from '../../user-error.ts'
import { formatByName } from '../formats/format.ts'
import { openRows } from '../formats/open-rows.ts'
import type { Manifest } from '../manifest.ts'
import { isRecordFile } from '../read-records.ts'
import { compileRows, newState } from './compile-rows.ts'
import type { Complaint } from './complaints.ts'
import { formatFor } from './format-for.ts'
import type { FileEntry, Lookups } from './schema.ts'

/**
 * Which entry of the manifest says what the rows of a file mean that it does not name: the only one, or the
 * only one whose columns the file has. Null where it holds records as they are.
 *
 * @throws UserError where none fits, or several do.
 */
export async function chooseEntry(
  file: string,
  where: string,
  { files, records, lookups }: Manifest,
): Promise<number | null> {
  if (files.length === 0) return null
  if (files.length === 1 && records.length === 0) return 0
  const fitting: number[] = []
  for (const [index, entry] of files.entries()) {
    if (await fits(file, where, entry, lookups)) fitting.push(index)
  }
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only
  if (fitting.length === 0 && records.length > 0 && (isRecordFile(file) || file === '-'))
    return null
  const named = files.map(({ path }) => (typeof path === 'string' ? path : path.join(', ')))
  throw new UserError(
    fitting.length === 0
      ? `${file}: expected the columns of one of the manifest's files (${named.join('; ')}); it has those of none.`
      : `${file}: expected the columns of one of the manifest's files; it has those of ${fitting.map((index) => named[index]).join(' and ')}. Leave the other entries out of the manifest for this import.`,
  )
}

/** Whether a file has the format and the columns of an entry. */
async function fits(
  file: string,
  where: string,
  entry: FileEntry,
  lookups: Lookups,
): Promise<boolean> {
  const given = formatFor(file, entry)
  const named = formatByName(file)
  if (named !== null && named !== given.format) return false
  const complaints: Complaint[] = []
  try {
    const reader = await openRows(where, file, given)
    const members = new Set<string>()
    if (!reader.columns) {
      for await (const batch of reader.rows()) {
        for (const { values } of batch) for (const name of Object.keys(values)) members.add(name)
        if (batch.length > 0) break
      }
    }
    const complain = (at: readonly PropertyKey[], expected: string, todo: string) =>
      complaints.push({ at, expected, todo })
    compileRows(entry.rows, reader, [...members], new Map(), [], complain, newState())
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
  // Tables are not read for this, so that complaints about them do not count.
  const known = Object.keys(lookups)
  return complaints.every(({ at }) => at.includes('lookup') && known.length > 0)
}
