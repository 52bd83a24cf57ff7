import { type FileFormat, formatByName } from '../formats/format.ts'
import type { FileEntry } from './schema.ts'

/**
 * How a file is to be read that an entry of the manifest is for, when it may not be one that the entry
 * names: standard input has no name, and the refused rows of a spreadsheet are written as CSV.
 */
export function formatFor(file: string, entry: FileEntry): FileFormat {
  const [first = ''] = [entry.path].flat()
  const expected = entry.format ?? formatByName(first) ?? undefined
  if (expected === 'xlsx' && formatByName(file) === 'csv') {
    const { header, rename } = entry
    return { format: 'csv', header, rename }
  }
  return { ...entry, format: entry.format ?? formatByName(file) ?? expected }
}
