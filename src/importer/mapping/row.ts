import type { FileRow, Members } from '../formats/format.ts'
import { type Problem, show } from '../problem.ts'

export type Scalar = string | number | boolean

/** What an expression gives; undefined where it is blank. */
export type Value = Scalar | readonly Scalar[] | undefined

export type Read<Result = Value> = (row: Row) => Result

const noMembers: Members = {}
const noCells: readonly string[] = []

/** The row that is being mapped. One serves for all rows of a file, so that a row costs no object of its own. */
export class Row {
  readonly file: string
  cells: readonly string[] = noCells
  members: Members = noMembers
  /** Within `each`, the part that is being mapped. */
  item: unknown = undefined
  line = 0
  /** Of a refused row that was mended, the line that it had; else the same. */
  writtenLine = 0
  /** From 1, within its file. */
  number = 0
  /** How many equal rows there are up to here, this one among them. */
  copy = 1
  /** Why it is refused; empty where it is not. */
  problems: Problem[] = []

  constructor(file: string) {
    this.file = file
  }

  begin({ line, values }: FileRow, number: number, writtenLine: number): void {
    if (isCells(values)) this.cells = values
    else this.members = values
    this.line = line
    this.writtenLine = writtenLine
    this.number = number
    this.copy = 1
    this.item = undefined
    if (this.problems.length > 0) this.problems = []
  }

  refuse(column: string | null, expected: string, came: unknown, todo: string): void {
    const { file, line } = this
    const shown = came === null || came === undefined ? null : show(came)
    // One column read twice is one mistake.
    const isSaid = this.problems.some(
      (problem) => problem.field === column && problem.expected === expected,
    )
    if (isSaid) return
    this.problems.push({ file, line, record: null, field: column, expected, came: shown, todo })
  }
}

export function isCells(values: FileRow['values']): values is readonly string[] {
  return Array.isArray(values)
}
