import { show } from '../problem.ts'
import { parseExactly } from './exact-json.ts'
import { type FileFormat, type FileRow, REFUSAL_MEMBER, type RowReader } from './format.ts'
import { renameMembers } from './members.ts'
import { readLines } from './read-lines.ts'
import { notMended } from './rejected-row.ts'

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
      return objectRow(value, line, rename, repeated, text)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const fault = {
        column: null,
        expected: 'Expected one JSON object in the line.',
        came: text,
        todo: `Correct the line (${why}).`,
        text,
      }
      return { line, values: {}, fault }
    }
  }
}

/**
 * A row of what should be an object, in which no name comes twice.
 *
 * @param text what was written, where the file has it so that a line can be read by itself.
 */
export function objectRow(
  value: unknown,
  line: number,
  rename: FileFormat['rename'],
  repeated: string | null = null,
  text?: string,
): FileRow {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const refused = refusedText(value)
    if (refused !== null) return { line, values: { ...value }, fault: notMended(refused) }
    const { members: values, doubled } = renameMembers({ ...value }, rename)
    const twice = repeated ?? doubled
    if (twice === null) return { line, values }
    const fault = {
      column: twice,
      expected: 'Expected each name once in an object.',
      came: twice,
      todo:
        repeated === null
          ? 'Another member is renamed to this: leave one of the two out, or rename it otherwise.'
          : 'Leave one of the two out: nothing tells which is meant.',
      text: text ?? JSON.stringify(value),
    }
    return { line, values, fault }
  }
  const fault = {
    column: null,
    expected: 'Expected an object with names and values.',
    came: value,
    todo: `Correct it; ${show(value)} has no names.`,
    text: text ?? JSON.stringify(value),
  }
  return { line, values: {}, fault }
}

/** The text of a row that could not be read when it was refused, and has got no members since. */
export function refusedText(value: object): string | null {
  if (!Object.hasOwn(value, REFUSAL_MEMBER) || Object.keys(value).length > 1) return null
  const refused: unknown = Reflect.get(value, REFUSAL_MEMBER)
  const isSaid = typeof refused === 'object' && refused !== null && 'text' in refused
  return isSaid && typeof refused.text === 'string' ? refused.text : null
}
