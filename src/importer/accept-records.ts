import { type CheckedRecord, type RefusedRecord, recordChecker } from './check-record.ts'
import { type ClaimText, claimText } from './claim-line.ts'
import { Doorkeeper } from './doorkeeper.ts'
import type { RawRecord } from './read-records.ts'
import { recordText } from './records-hash.ts'
import { printOf } from './set-hasher.ts'

/** A record that is good by itself, and its claim. */
export interface Accepted {
  readonly record: CheckedRecord
  readonly claim: ClaimText
  /** Of the record as its reader gave it, but for its row. */
  readonly print: string
}

export interface Refused {
  readonly refused: RefusedRecord
  readonly print: string
}

const MOST_REMEMBERED = 5_000

/**
 * Checks records of one data set. What rows say over and over (a force, a case of many rows) is worked out
 * once; not of records written by hand, whose text as JSON may leave out what is wrong with them.
 */
export function recordAcceptor(dataset: string): (raw: RawRecord) => Accepted | Refused {
  const check = recordChecker(dataset)
  const lately = new Doorkeeper()
  const remembered = new Map<string, Accepted>()
  return (raw) => {
    const text = recordText(raw)
    const isMapped = raw.row !== undefined
    const known = isMapped ? remembered.get(text) : undefined
    if (known) return known
    const print = printOf(text)
    const outcome = check(raw)
    if ('problems' in outcome) return { refused: outcome, print }
    const accepted = { record: outcome, claim: claimText(dataset, outcome), print }
    if (isMapped && lately.hasSeen(text)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(text, accepted)
    }
    return accepted
  }
}
