import type { PartialDate } from '../partial-date.ts'

/** What is looked at where several records make one claim. */
export interface Precedence {
  readonly verified: boolean
  readonly via: string | null
  readonly stated: PartialDate | null
  readonly locator: string | null
}

/**
 * Which of two records that make the same claim it is shown by, whatever their order: the better
 * checked, then the later stated, then the one that stands first in the source.
 */
export function comesFirst(a: Precedence, b: Precedence): boolean {
  const [one, other] = [precedenceOf(a), precedenceOf(b)]
  const at = one.findIndex((part, index) => part !== other[index])
  return at >= 0 && (one[at] ?? '') < (other[at] ?? '')
}

function precedenceOf({ verified, via, stated, locator }: Precedence): readonly string[] {
  const latest = stated ? `${stated.latest ?? ''} ${stated.earliest ?? ''} ${stated.edtf}` : ''
  return [
    verified ? '0' : '1',
    via ?? '',
    // Days as text, latest first.
    latest.replace(/\d/g, (digit) => String(9 - Number(digit))) || '~',
    // Numbers of one length, so that row 9 comes before row 10.
    (locator ?? '~').replace(/(?<![0-9a-f])\d+(?![0-9a-f])/g, (digits) => digits.padStart(16, '0')),
  ]
}
