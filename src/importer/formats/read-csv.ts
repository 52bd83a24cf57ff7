import { type CsvError, Parser } from 'csv-parse'
import { UserError } from '../../user-error.ts'
import type { FileFormat, FileRow, RowFault, RowReader } from './format.ts'
import { refusalColumns } from './format.ts'
import { checkHeader } from './header.ts'
import { countBreaks, endOfLine } from './line-breaks.ts'
import { readText } from './read-text.ts'
import { notMended } from './rejected-row.ts'

/** More than any row has: a quote that nobody closed. */
const MAX_ROW_CHARACTERS = 4_000_000

/**
 * Opens a CSV or TSV file. Cells are text as written: nothing is taken for a number or a date.
 *
 * A row that has more or fewer cells than the header, or a quote where none can be, is one bad row. A quote
 * that is never closed swallows all that follows: UserError, when the end is reached.
 *
 * @throws UserError where there is no header, or a name stands in it twice.
 */
export async function openCsv(
  file: string,
  shownAs: string,
  given: FileFormat,
  format: 'csv' | 'tsv',
): Promise<RowReader> {
  const { header } = given
  const written = header ?? (await readHeader(file, shownAs, given, format))
  const columns = checkHeader(written, given, shownAs, 1 + (given.skipLines ?? 0))
  const mayBeRefused = header !== undefined || columns.includes('_row')
  return {
    format,
    columns,
    written,
    async *rows(onBytes) {
      let isHeader = header === undefined
      for await (const batch of parse(file, shownAs, given, format, onBytes)) {
        const rows = (isHeader ? batch.slice(1) : batch)
          .filter(isNoBlankLine)
          .map((row) => withWidth(row, columns.length, header !== undefined))
        if (batch.length > 0) isHeader = false
        yield mayBeRefused ? rows.map((row) => stillRefused(row, columns)) : rows
      }
    },
  }
}

interface CsvRow extends FileRow {
  readonly values: readonly string[]
}

async function readHeader(
  file: string,
  shownAs: string,
  given: FileFormat,
  format: 'csv' | 'tsv',
): Promise<readonly string[]> {
  for await (const [first] of parse(file, shownAs, given, format)) {
    if (first?.fault) throw new UserError(`${shownAs}:${first.line}: ${first.fault.expected}`)
    if (first) return first.values
  }
  throw new UserError(`${shownAs}: expected a line with the names of the columns; it is empty.`)
}

/** All rows, the header among them, with the lines where they begin. */
async function* parse(
  file: string,
  shownAs: string,
  { delimiter, quote, encoding, skipLines = 0 }: FileFormat,
  format: 'csv' | 'tsv',
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRow[]> {
  const parser = new RowCollector(shownAs, {
    delimiter: delimiter ?? (format === 'tsv' ? '\t' : ','),
    quote: quote ?? '"',
    escape: quote ?? '"',
    // Left to itself the parser takes the first line's end for that of all lines.
    record_delimiter: ['\n', '\r\n', '\r'],
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_CHARACTERS,
  })
  let toSkip = skipLines
  parser.line += skipLines
  for await (const text of readText(file, shownAs, { encoding, onBytes })) {
    let rest = text
    for (; toSkip > 0 && rest !== ''; ) {
      const end = endOfLine(rest, 0)
      if (end >= 0) toSkip--
      rest = end < 0 ? '' : rest.slice(end)
    }
    if (rest === '') continue
    await new Promise<void>((resolve, reject) => {
      parser.write(rest, (error) => (error ? reject(error) : resolve()))
    })
    yield parser.takeRows()
  }
  await new Promise<void>((resolve, reject) => {
    parser.once('error', reject)
    parser.end(resolve)
  })
  yield parser.takeRows()
}

/**
 * The parser with its rows caught where they are pushed: passing each through a stream's queue would cost
 * more than parsing it, and its own count of lines is off where cells hold line breaks of Windows.
 */
class RowCollector extends Parser {
  line = 1
  readonly #file: string
  #rows: CsvRow[] = []
  #fatal: UserError | null = null
  #fault: { readonly fault: RowFault; readonly line: number; readonly seen: number } | null = null

  constructor(file: string, options: ConstructorParameters<typeof Parser>[0]) {
    super(options)
    this.#file = file
    // Whoever writes is told by the callback; a stream wants a listener all the same.
    this.on('error', () => undefined)
    this.on('skip', (error: CsvError) => this.#onBadRow(error))
  }

  takeRows(): CsvRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  override push(record: unknown): boolean {
    if (record === null) return super.push(null)
    this.#closeFault()
    const values: readonly string[] = Array.isArray(record) ? record : []
    this.#rows.push({ line: this.line, values })
    this.line += 1 + breaksIn(values)
    return true
  }

  #onBadRow(error: CsvError): void {
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
      const line = this.#fault?.line ?? this.line
      const isEnd = error.code === 'CSV_QUOTE_NOT_CLOSED'
      this.#fatal ??= new UserError(
        `${this.#file}:${line}: ${
          isEnd
            ? 'a quote that opens in this row is not closed to the end of the file'
            : `this row does not end within ${MAX_ROW_CHARACTERS} characters; perhaps a quote that opens in it is not closed`
        }, so nothing can be said of what follows. Close it, or say which \`quote\` and \`delimiter\` the file has.`,
      )
      return
    }
    if (error.code === 'CSV_INVALID_CLOSING_QUOTE') this.#leaveQuotes()
    if (this.#fault?.seen === this.info.lines) return
    this.#closeFault()
    const fault = {
      column: null,
      expected: 'Expected quotes around a whole cell, and doubled within one.',
      came: null,
      todo: `Correct the quotes (${error.message}).`,
    }
    this.#fault = { fault, line: this.line, seen: this.info.lines }
  }

  /** Left to itself the parser takes what follows a stray quote for quoted, line breaks too, up to the next one. */
  #leaveQuotes(): void {
    const state: unknown = Reflect.get(this, 'state')
    if (typeof state === 'object' && state !== null) Reflect.set(state, 'quoting', false)
  }

  /** A bad row ends where the next one begins: only then is it known how many lines it took. */
  #closeFault(): void {
    if (!this.#fault) return
    const { fault, line, seen } = this.#fault
    this.#fault = null
    this.#rows.push({ line, values: [], fault })
    this.line = line + Math.max(1, this.info.lines - seen)
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, callback: Done): void {
    super._transform(chunk, encoding, (error) => callback(this.#fatal ?? error))
  }

  override _flush(callback: Done): void {
    super._flush((error) => {
      this.#closeFault()
      callback(this.#fatal ?? error)
    })
  }
}

type Done = (error?: Error | null) => void

function breaksIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) count += countBreaks(cell)
  return count
}

const isNoBlankLine = ({ values, fault }: CsvRow) =>
  fault !== undefined || values.length > 1 || values[0] !== ''

function withWidth(row: CsvRow, expected: number, isUnnamed: boolean): CsvRow {
  const { length } = row.values
  if (row.fault || length === expected) return row
  if (isUnnamed && isRefusedBefore(row.values, expected)) return row
  return {
    ...row,
    fault: {
      column: null,
      expected: `Expected ${expected} cells, as the header has.`,
      came: length > expected ? row.values.slice(expected) : null,
      todo: `This row has ${length}: add what is missing, or put quotes around a cell that holds the delimiter.`,
    },
  }
}

/** A row that was refused for what its file had: it passes only when somebody has filled in its cells. */
function stillRefused(row: CsvRow, columns: readonly string[]): CsvRow {
  const { values, fault } = row
  if (fault) return row
  const isNamed = /^\d+$/.test(values[columns.indexOf('_row')] ?? '')
  if (!isNamed && !isRefusedBefore(values, columns.length)) return row
  const isFilled = values.some(
    (cell, index) =>
      index < columns.length && !isRefusalColumn(columns[index] ?? '') && cell.trim() !== '',
  )
  if (isFilled) return row
  const at = isNamed ? columns.indexOf('_value') : columns.length + refusalColumns.indexOf('_value')
  return { ...row, fault: notMended(values[at] ?? '') }
}

const isRefusalColumn = (name: string) => refusalColumns.some((each) => each === name)

/** Files without names have the columns about a refusal unnamed as well, after their own. */
export function isRefusedBefore(cells: readonly string[], width: number): boolean {
  return (
    cells.length === width + refusalColumns.length &&
    /^\d+$/.test(cells[width] ?? '') &&
    /^\d+$/.test(cells[width + 1] ?? '')
  )
}
