import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { stringify as toCsv } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { stringify as toYaml } from 'yaml'
import {
  type FileFormat,
  type Members,
  REFUSAL_MEMBER,
  type RowReader,
  refusalColumns,
} from './format.ts'
import { isUtf8Name } from './read-text.ts'
import {
  type FindColumns,
  type Reasons,
  type RejectedRow,
  reasonsOf,
  textOf,
} from './rejected-row.ts'
import type { RejectsFolder } from './rejects-folder.ts'

/** Writes refused rows one by one; `close` gives the file, or null where there was none to write. */
export interface RejectsWriter {
  write(row: RejectedRow): Promise<void>
  close(): Promise<string | null>
}

/**
 * Opens a file for the refused rows of another, in its form: once they are mended, the same entry of the
 * manifest reads them. Why they were refused stands in columns, members or comments that are not read again.
 */
export function openRejects(
  folder: RejectsFolder,
  file: string,
  given: FileFormat,
  reader: RowReader,
  findColumns: FindColumns,
): RejectsWriter {
  const form = formOf(given, reader)
  let target: string | null = null
  let out: WriteStream | null = null
  let count = 0
  const put = async (text: string) => {
    if (out && text !== '' && !out.write(form.encode(text))) await once(out, 'drain')
  }
  return {
    async write(row) {
      if (!out) {
        target = folder.place(file, form.ending)
        await mkdir(path.dirname(target), { recursive: true })
        out = createWriteStream(target)
        await put(form.begin)
      }
      await put(form.row(row, reasonsOf(row, findColumns), count++))
    },
    async close() {
      if (!out) return null
      await put(form.end)
      out.end()
      await once(out, 'finish')
      return target
    },
  }
}

interface Form {
  readonly ending: string
  readonly begin: string
  readonly end: string
  row(rejected: RejectedRow, reasons: Reasons, index: number): string
  encode(text: string): Buffer | string
}

function formOf(given: FileFormat, reader: RowReader): Form {
  // One for the whole file, which begins with its byte order mark, if any.
  const encoder =
    given.encoding === undefined || isUtf8Name(given.encoding)
      ? null
      : iconv.getEncoder(given.encoding)
  const encode = (text: string) => encoder?.write(text) ?? text
  switch (reader.format) {
    case 'csv':
    case 'tsv':
      return { ...tableForm(given, reader, reader.format === 'tsv' ? '\t' : ','), encode }
    case 'xlsx':
      return { ...tableForm({ header: given.header }, reader, ','), encode: (text) => text }
    case 'json':
      return { ...jsonForm(given), encode }
    case 'jsonl':
      return {
        ending: 'jsonl',
        begin: '',
        end: '',
        row: (rejected, reasons) => `${JSON.stringify(withReasons(rejected, reasons, given))}\n`,
        encode,
      }
    case 'yaml':
      return { ending: 'yaml', begin: '', end: '', row: yamlRow(given), encode }
  }
}

function tableForm(
  { delimiter, quote, header, skipLines = 0 }: FileFormat,
  { written, format }: RowReader,
  usual: string,
): Omit<Form, 'encode'> {
  const names = written ?? []
  const refused: readonly string[] = refusalColumns
  const kept = names.flatMap((name, index) => (refused.includes(name) ? [] : [index]))
  const options = { delimiter: delimiter ?? usual, quote: quote ?? '"', escape: quote ?? '"' }
  const line = (cells: readonly (string | number)[]) => toCsv([cells], options)
  const head = [...kept.map((index) => names[index] ?? ''), ...refused]
  return {
    ending: format === 'tsv' ? 'tsv' : 'csv',
    begin: '\n'.repeat(skipLines) + (header ? '' : line(head)),
    end: '',
    row: (rejected, { row: number, line: at, column, value, rule, suggestion }) => {
      const { fault, values } = rejected.row
      const cells: readonly unknown[] = Array.isArray(values) ? values : []
      const isWhole = cells.length > 0 && fault?.text === undefined
      const text = fault && isWhole ? line(cells.map(String)).trimEnd() : textOf(rejected)
      return line([
        ...kept.map((index) => (text === null ? String(cells[index] ?? '') : '')),
        number,
        at,
        column,
        text ?? value,
        rule,
        suggestion,
      ])
    },
  }
}

function jsonForm(given: FileFormat): Omit<Form, 'encode'> {
  const path_ = given.at === undefined || given.at === '' ? [] : given.at.split('.')
  return {
    ending: 'json',
    begin: `${path_.map((name) => `{${JSON.stringify(name)}: `).join('')}[`,
    end: `\n]${'}'.repeat(path_.length)}\n`,
    row: (rejected, reasons, index) =>
      `${index === 0 ? '\n' : ',\n'}${JSON.stringify(withReasons(rejected, reasons, given))}`,
  }
}

function withReasons(rejected: RejectedRow, reasons: Reasons, given: FileFormat): Members {
  const text = textOf(rejected)
  return text === null
    ? { ...membersAsWritten(rejected.row.values, given), [REFUSAL_MEMBER]: reasons }
    : { [REFUSAL_MEMBER]: { ...reasons, text } }
}

function yamlRow(given: FileFormat): Form['row'] {
  return (rejected, { row: number, line, ...why }) => {
    const comments = Object.entries(why)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `# ${name}: ${text.replaceAll(/\s+/g, ' ')}\n`)
    const text = textOf(rejected)
    const value =
      text === null
        ? {
            ...membersAsWritten(rejected.row.values, given),
            [REFUSAL_MEMBER]: { row: number, line },
          }
        : { [REFUSAL_MEMBER]: { row: number, line, text } }
    return `${comments.join('')}${toYaml([value])}`
  }
}

/** Under the names that the file has, so that the same entry of the manifest renames them again. */
function membersAsWritten(values: object, { rename = {} }: FileFormat): Members {
  const back = new Map(Object.entries(rename).map(([written, name]) => [name, written]))
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== REFUSAL_MEMBER)
      .map(([name, value]) => [back.get(name) ?? name, value]),
  )
}
