import type { RowReader } from './format.ts'
import { readLines } from './read-lines.ts'

/**
 * The text of the rows of a table that could not be taken apart into cells, by the lines where they begin:
 * what their file of refused rows has of them. Reads the file twice, but only where there are any.
 */
export async function readRowTexts(
  reader: RowReader,
  file: string,
  shownAs: string,
  encoding: string | undefined,
): Promise<ReadonlyMap<number, string>> {
  const ends = new Map<number, number>()
  let open: number | null = null
  for await (const batch of reader.rows()) {
    for (const { line, values, fault } of batch) {
      if (open !== null) ends.set(open, line)
      open = fault && Array.isArray(values) && values.length === 0 ? line : null
    }
  }
  if (open !== null) ends.set(open, Number.POSITIVE_INFINITY)
  if (ends.size === 0) return new Map()
  const texts = new Map<number, string>()
  let line = 0
  let begun = 0
  for await (const lines of readLines(file, shownAs, { encoding })) {
    for (const text of lines) {
      line++
      if (line >= (ends.get(begun) ?? 0)) begun = ends.has(line) ? line : 0
      if (begun === 0) continue
      const before = texts.get(begun)
      texts.set(begun, before === undefined ? text : `${before}\n${text}`)
    }
  }
  return texts
}
