import path from 'node:path'

/** The forms in which rows come; each may be gzipped as well. */
export const formatNames = ['csv', 'tsv', 'json', 'jsonl', 'yaml', 'xlsx'] as const

export type FormatName = (typeof formatNames)[number]

/** How a file is to be read. What is left out is found by the file's name and its first bytes. */
export interface FileFormat {
  readonly format?: FormatName | undefined
  /** CSV: one character between cells. */
  readonly delimiter?: string | undefined
  /** CSV: the character around cells that hold delimiters or line breaks. */
  readonly quote?: string | undefined
  /** Any name that iconv-lite knows; UTF-8, or what a byte order mark says, where left out. */
  readonly encoding?: string | undefined
  /** CSV and XLSX: the names of the columns, where the file has no line of them. */
  readonly header?: readonly string[] | undefined
  /** CSV and XLSX: lines before the line of names. */
  readonly skipLines?: number | undefined
  /** JSON: where the array is, as in `data.items`; left out where the file is the array. */
  readonly at?: string | undefined
  /** XLSX: name of the sheet, or its number from 1; the first where left out. */
  readonly sheet?: string | number | undefined
  /** Names of columns in the file, and what this manifest calls them. */
  readonly rename?: Readonly<Record<string, string>> | undefined
}

/** Names and values of one object of JSON or YAML. */
export type Members = Readonly<Record<string, unknown>>

/** What is wrong with a row as its file has it. */
export interface RowFault {
  readonly column: string | null
  readonly expected: string
  readonly came: unknown
  readonly todo: string
  /** The row as written, where its values cannot be trusted to be that. */
  readonly text?: string
}

/** One row of a file. */
export interface FileRow {
  /** 1-based, where it begins. */
  readonly line: number
  /** Cells in the order of the header, or the members of an object. */
  readonly values: readonly string[] | Members
  /** Set where the row cannot be used: the values are then what could be read of it. */
  readonly fault?: RowFault
}

/** A file opened for reading its rows; `rows` reads it from its beginning each time. */
export interface RowReader {
  readonly format: FormatName
  /** Names of the columns after renaming; null where rows are objects and have members of their own. */
  readonly columns: readonly string[] | null
  /** The same before renaming, as the file has them. */
  readonly written: readonly string[] | null
  rows(onBytes?: (read: number) => void): AsyncGenerator<readonly FileRow[]>
}

const endings: Readonly<Record<string, FormatName>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  yaml: 'yaml',
  yml: 'yaml',
  xlsx: 'xlsx',
}

/** The format that a file's name tells, gzipped or not; null where it tells none. */
export function formatByName(file: string): FormatName | null {
  const plain = file.toLowerCase().replace(/\.gz$/, '')
  return endings[path.extname(plain).slice(1)] ?? null
}

/** Columns that a file of refused rows has beside its own; they say why, and are not read again. */
export const refusalColumns = [
  '_row',
  '_line',
  '_column',
  '_value',
  '_rule',
  '_suggestion',
] as const

/** The member of a refused object that says why. */
export const REFUSAL_MEMBER = '_refused'
