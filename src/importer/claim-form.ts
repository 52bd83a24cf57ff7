import { canonicalJson } from '../canonical-json.ts'
import { shortHash } from '../ids.ts'
import type { ReleaseClaim } from './release-claims.ts'

/*
 * The form of a claim is all that can differ between two releases that make the same claim, as one short
 * text: a hash, then `@` and the row where the claim stands in a release's own rows. One line more at the
 * top of a file moves every row after it, and says nothing new.
 */

/** Of a claim by the release itself neither the release nor its date counts: it goes on being made. */
export function formOf(
  claim: Pick<ReleaseClaim, 'via' | 'verified' | 'standing' | 'locator' | 'count'>,
  /** As EDTF, where the record says so itself. */
  stated: string,
  isOwn: boolean,
): string {
  const { via, verified, standing, locator, count } = claim
  const row = isOwn && locator !== null ? rowOnly.exec(locator)?.[1] : undefined
  const said = [via, verified, standing, stated, row === undefined ? locator : null, count]
  const hash = hashOf(canonicalJson(said))
  return row === undefined ? hash : `${hash}@${row}`
}

/** Most claims of a release say the same beside what they assert. */
let lastText = ''
let lastHash = ''

function hashOf(text: string): string {
  if (text !== lastText) {
    lastHash = shortHash([text], 16)
    lastText = text
  }
  return lastHash
}

/** Whether two forms differ in nothing but the row. */
export function isMoved(before: string, now: string): boolean {
  return before !== now && withoutRow(before) === withoutRow(now)
}

const rowOnly = /^\{"row":(\d+)\}$/

const withoutRow = (form: string) => form.split('@', 1)[0]
