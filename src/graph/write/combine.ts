import { canonicalJson } from '../../canonical-json.ts'
import { type PartialDate, refines } from '../../partial-date.ts'
import { fold } from '../../text.ts'
import { type Codec, dateCodec } from '../declare/codec.ts'
import { byWeight, type Claim } from './assertion.ts'
import { compareStanding, highestStanding, type StandingName } from './standing.ts'

/** What is asked of a property here: how its values are compared. */
export interface Combinable {
  readonly codec: Pick<Codec<unknown>, 'kind' | 'columns' | 'encode' | 'sort'>
  readonly inDoubt?: readonly string[] | undefined
}

/** One claim's account of a field. */
export interface Account {
  readonly value: unknown
  readonly asOf?: PartialDate | undefined
  readonly claim: Claim
}

/** One of the values that sources disagree about, with the claims that give it. */
export interface Disagreement {
  readonly value: unknown
  readonly claims: readonly string[]
  readonly standing: StandingName
}

export interface Combined {
  readonly value: unknown
  /** The claim that won; fields that follow this one take their words from it. */
  readonly claim: Claim
  /** The value shown first, then the others; undefined where the accounts can all be true. */
  readonly conflict?: readonly Disagreement[] | undefined
}

/**
 * Accounts of one fact: the highest standing wins, then the latest statement. A date that says the
 * same more exactly is shown in place of the winner. UNKNOWN is no account of anything: it loses to
 * whatever is known and contradicts nothing. A property may say which values win `inDoubt`, against others
 * that are as well founded.
 */
export function combineOne(property: Combinable, accounts: readonly Account[]): Combined | null {
  const isInDoubt = ({ value }: Account) => property.inDoubt?.some((one) => one === value) === true
  const [first, ...rest] = knownOf(accounts).toSorted(
    (a, b) =>
      compareStanding(b.claim.standing, a.claim.standing) ||
      Number(isInDoubt(b)) - Number(isInDoubt(a)) ||
      byWeight(a.claim, b.claim),
  )
  if (!first) return null
  let shown = first
  for (const account of rest) if (isFiner(account.value, shown.value)) shown = account
  const conflict = disagreements(property, shown, [first, ...rest])
  return { value: shown.value, claim: shown.claim, ...(conflict && { conflict }) }
}

/** Those that say something, where any does. */
function knownOf(accounts: readonly Account[]): readonly Account[] {
  const known = accounts.filter(({ value }) => value !== 'UNKNOWN')
  return known.length > 0 ? known : accounts
}

function disagreements(
  property: Combinable,
  shown: Account,
  accounts: readonly Account[],
): readonly Disagreement[] | undefined {
  const groups = new Map<string, { value: unknown; accounts: Account[] }>()
  groups.set(sameness(property, shown.value), { value: shown.value, accounts: [] })
  for (const account of accounts) {
    const agrees = isCoarserOrEqual(account.value, shown.value)
    const key = sameness(property, agrees ? shown.value : account.value)
    const group = groups.get(key) ?? { value: account.value, accounts: [] }
    group.accounts.push(account)
    groups.set(key, group)
  }
  if (groups.size === 1) return undefined
  return [...groups.values()].map((group) => ({
    value: group.value,
    claims: group.accounts.map(({ claim }) => claim.id),
    standing: highestStanding(group.accounts.map(({ claim }) => claim.standing)),
  }))
}

/** Texts that differ in case, accents, apostrophes or spaces alone are the same account. */
function sameness({ codec }: Combinable, value: unknown): string {
  return codec.kind === 'text' && typeof value === 'string' ? fold(value) : canonicalJson(value)
}

function isFiner(value: unknown, than: unknown): boolean {
  return (
    isPartialDate(value) && isPartialDate(than) && refines(value, than) && !refines(than, value)
  )
}

function isCoarserOrEqual(value: unknown, than: unknown): boolean {
  return isPartialDate(value) && isPartialDate(than) && refines(than, value)
}

export function isPartialDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'edtf' in value
}

/** Every value that some claim gives, each once, in the order of the codec. */
export function combineSet(
  { codec }: Combinable,
  accounts: readonly Account[],
): readonly unknown[] {
  const values = new Map<string, unknown>()
  for (const { value } of accounts) {
    for (const each of Array.isArray(value) ? value : [value]) {
      values.set(`${codec.sort(each)} ${canonicalJson(each)}`, each)
    }
  }
  return [...values].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value)
}

export interface Dated extends Combined {
  /** When it came to hold, as far as known; null where no claim gives or implies a date. */
  readonly asOf: PartialDate | null
}

/**
 * Values that follow each other: the one with the latest date holds. One of which only the day it was
 * stated is known (`../2023-11-21`: it held by then) comes before those with dates of their own, and
 * one without either comes first of all. Equal dates: the better founded. UNKNOWN ends nothing.
 */
export function combineOverTime(accounts: readonly Account[]): Dated | null {
  const dated = knownOf(accounts).map((account) => ({ ...account, asOf: dateOf(account) }))
  const [last] = dated.toSorted(
    (a, b) => compare(orderOf(b.asOf), orderOf(a.asOf)) || byWeight(a.claim, b.claim),
  )
  return last ? { value: last.value, claim: last.claim, asOf: last.asOf } : null
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const orderOf = (date: PartialDate | null) => (date ? dateCodec.sort(date) : '')

/** When an account's value came to hold: as the claim says, else some day up to its statement. */
export function dateOf({ asOf, claim }: Account): PartialDate | null {
  if (asOf) return asOf
  const latest = claim.stated?.latest
  return latest ? { edtf: `../${latest}`, earliest: null, latest } : null
}
