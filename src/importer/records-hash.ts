import type { Input } from './input.ts'
import type { RawRecord } from './read-records.ts'
import { SetHasher } from './set-hasher.ts'

/** By what a row is counted as left out of which the mapping makes nothing. */
export const NO_RECORD = 'the mapping makes no record of it'

/** A record as its reader gives it, on one line. */
export function recordText({ value }: RawRecord): string {
  return JSON.stringify(value) ?? ''
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
 * lines change places. Null where a row is refused: then more has to be looked at.
 */
export async function hashRecords(
  input: Input,
  onRow: (rows: number) => void,
): Promise<RecordsSeen | null> {
  const hash = new SetHasher()
  const skipped = new Map<string, number>()
  let rows = 0
  let records = 0
  for await (const item of input.items()) {
    onRow(++rows)
    if ('refused' in item) return null
    const rule = 'skipped' in item ? item.skipped : item.records.length === 0 ? NO_RECORD : null
    if (rule !== null) skipped.set(rule, (skipped.get(rule) ?? 0) + 1)
    if ('records' in item) {
      for (const record of item.records) hash.add(recordText(record))
      records += item.records.length
    }
  }
  return { hash: hash.digest(), rows, skipped, records }
}
