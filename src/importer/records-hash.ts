import type { Input } from './input.ts'
import type { Problem } from './problem.ts'
import type { RawRecord } from './read-records.ts'
import { printOf, SetHasher } from './set-hasher.ts'

/** By what a row is counted as left out of which the mapping makes nothing. */
export const NO_RECORD = 'the mapping makes no record of it'

/** A record as its reader gives it, on one line; the row that it was made of is no part of it. */
export function recordText({ value }: RawRecord): string {
  return JSON.stringify(value) ?? ''
}

/** Of a row that was refused before there were records of it: equal where it was refused for the same. */
export function printOfRefused(problems: readonly Problem[]): string {
  const said = problems.map(({ record, field, expected, came }) => [record, field, expected, came])
  return printOf(`refused\t${JSON.stringify(said)}`)
}

/** What a file holds, told before anything is checked or made of it. */
export interface RecordsSeen {
  readonly hash: string
  readonly rows: number
  readonly skipped: ReadonlyMap<string, number>
  readonly records: number
}

/**
 * The hash of all records of an input, which stays the same when a file is saved anew, packed, or its
 * lines change places.
 */
export async function hashRecords(
  input: Input,
  onRow: (rows: number) => void,
): Promise<RecordsSeen> {
  const hash = new SetHasher()
  const skipped = new Map<string, number>()
  let rows = 0
  let records = 0
  for await (const item of input.items()) {
    onRow(++rows)
    if ('refused' in item) {
      hash.add(printOfRefused(item.refused))
      continue
    }
    const rule = 'skipped' in item ? item.skipped : item.records.length === 0 ? NO_RECORD : null
    if (rule !== null) skipped.set(rule, (skipped.get(rule) ?? 0) + 1)
    if ('records' in item) {
      for (const record of item.records) hash.add(printOf(recordText(record)))
      records += item.records.length
    }
  }
  return { hash: hash.digest(), rows, skipped, records }
}
