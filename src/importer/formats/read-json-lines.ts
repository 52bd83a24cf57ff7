import { show } from '../problem.ts'
import { parseExactly } from './exact-json.ts'
import type { FileFormat, FileRow, RowReader } from './format.ts'
import { renameMembers } from './members.ts'
import { readLines } from './read-lines.ts'

/** Opens a file of one JSON object a line. A line that is none is one bad row; blank lines are no rows. */
export function openJsonLines(file: string, shownAs: string, given: FileFormat): RowReader {
  const toRow = rowOf(given)
  return {
    format: 'jsonl',
    columns: null,
    written: null,
    async *rows(onBytes) {
      let line = 0
      for await (const lines of readLines(file, shownAs, { encoding: given.encoding, onBytes })) {
        const rows: FileRow[] = []
        for (const text of lines) {
          line++
          if (text.trim() !== '') rows.push(toRow(text, line))
        }
        yield rows
      }
    },
  }
}

function rowOf({ rename }: FileFormat): (text: string, line: number) => FileRow {
  return (text, line) => {
    try {
      const { value, repeated } = parseExactly(text)
      return objectRow(value, line, rename, repeated)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const fault = {
        column: null,
        expected: 'Expected one JSON object in the line.',
        came: text,
        todo: `Correct the line (${why}).`,
      }
      return { line, values: {}, fault }
    }
  }
}

/** A row of what should be an object, in which no name comes twice. */
export function objectRow(
  value: unknown,
  line: number,
  rename: FileFormat['rename'],
  repeated: string | null = null,
): FileRow {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const values = renameMembers({ ...value }, rename)
    if (repeated === null) return { line, values }
    const fault = {
      column: repeated,
      expected: 'Expected each name once in an object.',
      came: repeated,
      todo: 'Leave one of the two out: nothing tells which is meant.',
    }
    return { line, values, fault }
  }
  const fault = {
    column: null,
    expected: 'Expected an object with names and values.',
    came: value,
    todo: `Correct it; ${show(value)} has no names.`,
  }
  return { line, values: {}, fault }
}
