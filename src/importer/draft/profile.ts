import type { FileFormat } from '../formats/format.ts'
import { openRows } from '../formats/open-rows.ts'
import { dateReader } from '../mapping/dates.ts'
import { isCells } from '../mapping/row.ts'

/** What is seen of a column. */
export interface ColumnProfile {
  readonly name: string
  readonly filled: number
  /** Different values; no more are counted than MOST_VALUES. */
  readonly values: ReadonlyMap<string, number>
  readonly isManyValued: boolean
  /** The form in which all values are dates; null where they are none. */
  readonly dateForm: string | null
  readonly isNumber: boolean
  /** Numbers with zeros before them: a key or a code, and no amount. */
  readonly hasLeadingZeros: boolean
  readonly isUrl: boolean
  /** Whether every row has a value and no two the same, as far as was counted. */
  readonly isKey: boolean
  /** JSON: whether the member holds arrays. */
  readonly isList: boolean
}

export interface Profile {
  readonly rows: number
  /** Whether there are more rows than were looked at. */
  readonly isCut: boolean
  readonly faults: number
  readonly equalRows: number
  readonly columns: readonly ColumnProfile[]
  /** Two columns that tell rows apart together, where no single one does. */
  readonly pair: readonly [string, string] | null
}

const MOST_ROWS = 100_000
export const MOST_VALUES = 2_000

const dateForms = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD[T]HH:mm:ss',
  'YYYY-MM-DD[T]HH:mm:ssZ',
  'YYYY-MM-DD[T]HH:mm:ss.SSSZ',
  'YYYY/MM/DD',
  'D/M/YYYY',
  'M/D/YYYY',
  'D/M/YY',
  'M/D/YY',
  'D.M.YYYY',
  'D-M-YYYY',
  'D MMMM YYYY',
  'D MMM YYYY',
  'MMMM D, YYYY',
  'MMM D, YYYY',
  'D/M/YYYY H:mm',
  'M/D/YYYY H:mm',
  'M/D/YYYY H:mm:ss A',
  'MMMM YYYY',
  'YYYY-MM',
].map((form) => ({ form, read: dateReader(form) }))

/** Looks at the rows of a file, up to 100,000 of them. Throws UserError where it cannot be read. */
export async function profileFile(
  file: string,
  shownAs: string,
  given: FileFormat,
): Promise<Profile> {
  const reader = await openRows(file, shownAs, given)
  const columns = new Map<string, Counter>(
    (reader.columns ?? []).map((name) => [name, new Counter()]),
  )
  const seen = new Set<string>()
  const kept: (readonly string[])[] = []
  let rows = 0
  let faults = 0
  let equalRows = 0
  for await (const batch of reader.rows()) {
    for (const { values, fault } of batch) {
      rows++
      if (fault) {
        faults++
        continue
      }
      const text = JSON.stringify(values)
      if (seen.has(text)) equalRows++
      seen.add(text)
      if (isCells(values)) {
        kept.push(values)
        for (const [index, name] of (reader.columns ?? []).entries())
          columns.get(name)?.add(values[index])
      } else {
        for (const [name, value] of Object.entries(values)) {
          const counter = columns.get(name) ?? new Counter()
          columns.set(name, counter)
          counter.add(value)
        }
      }
    }
    if (rows >= MOST_ROWS) break
  }
  const good = rows - faults
  const profiles = [...columns].map(([name, counter]) => counter.profile(name, good))
  const isSingle = profiles.some(({ isKey }) => isKey)
  return {
    rows,
    isCut: rows >= MOST_ROWS,
    faults,
    equalRows,
    columns: profiles,
    pair: isSingle || !reader.columns ? null : findPair(reader.columns, profiles, kept),
  }
}

class Counter {
  readonly #values = new Map<string, number>()
  readonly #all = new Set<string>()
  #filled = 0
  #lists = 0
  #dates = dateForms
  #isNumber = true
  #hasLeadingZeros = false
  #isUrl = true

  add(value: unknown): void {
    if (value === undefined || value === null) return
    if (typeof value === 'object') {
      this.#filled++
      this.#lists += Array.isArray(value) ? 1 : 0
      this.#dates = []
      return
    }
    const text = String(value).trim()
    if (text === '') return
    this.#filled++
    this.#all.add(text)
    const count = this.#values.get(text)
    if (count !== undefined || this.#values.size < MOST_VALUES)
      this.#values.set(text, (count ?? 0) + 1)
    // Each value is looked at once.
    if (count !== undefined) return
    if (this.#dates.length > 0 && !isPlaceholder(text)) {
      this.#dates = this.#dates.filter(({ read }) => read(text) !== null)
    }
    this.#isNumber &&= /^-?\d+([.,]\d+)*$/.test(text)
    this.#hasLeadingZeros ||= /^0\d/.test(text)
    this.#isUrl &&= /^https?:\/\//.test(text)
  }

  profile(name: string, rows: number): ColumnProfile {
    const isAny = this.#values.size > 0
    return {
      name,
      filled: this.#filled,
      values: this.#values,
      isManyValued: this.#all.size > this.#values.size,
      dateForm: isAny ? (this.#dates[0]?.form ?? null) : null,
      isNumber: isAny && this.#isNumber,
      hasLeadingZeros: this.#hasLeadingZeros,
      isUrl: isAny && this.#isUrl,
      isKey: rows > 1 && this.#all.size === rows,
      isList: this.#lists > 0,
    }
  }
}

/** Words that people write where they have nothing to write. */
export function isPlaceholder(text: string): boolean {
  return /^(unknown|n\/?a|none|null|nil|not applicable|not known|unk|tbc|tbd|-+|\?+)$/i.test(text)
}

function findPair(
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): readonly [string, string] | null {
  // Columns with many values first: they tell most apart.
  const order = names
    .map((name, index) => ({ name, index, size: profiles[index]?.values.size ?? 0 }))
    .filter(({ index }) => profiles[index]?.filled === rows.length)
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 6)
  for (const [at, one] of order.entries()) {
    for (const other of order.slice(at + 1)) {
      const pairs = new Set(rows.map((row) => `${row[one.index]}\u001f${row[other.index]}`))
      if (pairs.size === rows.length && rows.length > 1) return [one.name, other.name]
    }
  }
  return null
}
