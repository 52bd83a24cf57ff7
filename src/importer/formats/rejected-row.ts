import type { Problem } from '../problem.ts'
import type { FileRow, RowFault } from './format.ts'

/** A refused row, and why. */
export interface RejectedRow {
  readonly row: FileRow
  /** From 1, in its file. */
  readonly number: number
  readonly problems: readonly Problem[]
  /** The text of its lines, where it could not be taken apart into cells. */
  readonly text?: string | undefined
}

/** What a file of refused rows says of each beside the row itself. */
export interface Reasons {
  readonly row: number
  readonly line: number
  readonly column: string
  readonly value: string
  readonly rule: string
  readonly suggestion: string
}

/** Names the columns that a part of a record came from; null where that cannot be said. */
export type FindColumns = (problem: Problem) => string | null

/**
 * What is written of a row that could not be read, in place of its cells or members: read again as they
 * are, they would pass, and say something else than the file did.
 */
export function textOf({ row, text }: RejectedRow): string | null {
  const { fault, values } = row
  if (!fault) return null
  return fault.text ?? text ?? JSON.stringify(values)
}

/** What is wrong with a row of a file of refused ones that nobody has mended. */
export const notMended = (text: string): RowFault => ({
  column: null,
  expected: 'Expected the row, mended; it is as it was refused.',
  came: text,
  todo: 'Write what its text says into its own cells or members.',
  text,
})

/** The reasons for a refusal, one after the other where there are several. */
export function reasonsOf(
  { row, number, problems }: RejectedRow,
  findColumns: FindColumns,
): Reasons {
  const joined = (part: (problem: Problem) => string | null) =>
    [...new Set(problems.map(part).filter((text) => text !== null && text !== ''))].join(' | ')
  return {
    row: number,
    line: row.line,
    column: joined((problem) => findColumns(problem) ?? problem.field),
    value: joined(({ came }) => came),
    rule: joined(({ expected }) => expected),
    suggestion: joined(({ todo }) => todo),
  }
}
