import readSheets, { type SheetData } from 'read-excel-file/node'
import { UserError } from '../../user-error.ts'
import { suggest } from '../nearest.ts'
import type { FileFormat, FileRow, RowReader } from './format.ts'
import { checkHeader } from './header.ts'
import { readBytes } from './read-bytes.ts'
import { sheetNumber } from './sheet-number.ts'

/** The reader holds the sheet as a whole: at this size of the packed file, some 400 MB. */
const MAX_XLSX_BYTES = 10_000_000

const BATCH_ROWS = 1000

/**
 * Opens a sheet of a spreadsheet. A date is what it means (2023-11-21, with the time where there is one), a
 * number what is stored, without what the machine adds to it; formulas are what they came to.
 *
 * @throws UserError where it is no spreadsheet, is too large to be held, or has no such sheet.
 */
export async function openXlsx(
  file: string,
  shownAs: string,
  given: FileFormat,
): Promise<RowReader> {
  const { header, skipLines = 0 } = given
  const first = (await readSheet(file, shownAs, given))[skipLines]
  if (!header && !first) {
    throw new UserError(`${shownAs}: expected a row with the names of the columns; there is none.`)
  }
  const written = header ?? trimEnd((first ?? []).map(asText))
  const columns = checkHeader(written, given, shownAs, skipLines + 1)
  return {
    format: 'xlsx',
    columns,
    written,
    async *rows(onBytes) {
      const from = skipLines + (header ? 0 : 1)
      const sheet = await readSheet(file, shownAs, given, onBytes)
      for (let at = from; at < sheet.length; at += BATCH_ROWS) {
        yield sheet
          .slice(at, at + BATCH_ROWS)
          .map((row, index) => toRow(row.map(asText), at + index + 1, columns.length))
          .filter(
            ({ values, fault }) =>
              fault !== undefined || Object.values(values).some((cell) => cell !== ''),
          )
      }
    },
  }
}

type Cells = SheetData<string>[number]

async function readSheet(
  file: string,
  shownAs: string,
  { sheet = 1 }: FileFormat,
  onBytes?: (read: number) => void,
): Promise<readonly Cells[]> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of readBytes(file, shownAs, onBytes)) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_XLSX_BYTES) {
      throw new UserError(
        `${shownAs}: expected a spreadsheet of at most ${MAX_XLSX_BYTES / 1e6} MB, since it has to be held as a whole. Save the sheet as CSV.`,
      )
    }
  }
  const sheets = await readSheets<string>(Buffer.concat(chunks), {
    trim: false,
    parseNumber: sheetNumber,
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(
      `${shownAs}: expected a spreadsheet (XLSX); it cannot be read as one (${why}).`,
    )
  })
  const found = sheets.find((each, index) => each.sheet === sheet || index + 1 === sheet)
  if (found) return found.data
  throw new UserError(
    `${shownAs}: expected the sheet ${JSON.stringify(sheet)}; there is none. ${suggest(
      String(sheet),
      sheets.map((each) => each.sheet),
    )}`,
  )
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell instanceof Date) {
    const text = cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
  }
  return String(cell)
}

function trimEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}

function toRow(cells: readonly string[], line: number, width: number): FileRow {
  const values = Array.from({ length: width }, (_, index) => cells[index] ?? '')
  const beyond = trimEnd(cells.slice(width))
  if (beyond.length === 0) return { line, values }
  const fault = {
    column: null,
    expected: `Expected at most ${width} cells, as the header has.`,
    came: beyond,
    todo: 'Give the column a name in the header, or empty the cell.',
  }
  return { line, values: cells, fault }
}
