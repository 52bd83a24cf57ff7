import type { PartialDate } from '../../partial-date.ts'
import { decides } from '../edges/decides.ts'
import { supersedes } from '../edges/supersedes.ts'
import { Finding } from '../enums.ts'
import { Ruling } from '../nodes/ruling.ts'
import type { FindingName, RulingAccount } from './allegation-status.ts'
import type { Claim, RelationshipAssertion } from './assertion.ts'
import { type Account, combineOne, isPartialDate } from './combine.ts'
import { highestStanding, isAtLeast } from './standing.ts'

/*
 * What claims about a ruling add up to, for whatever hangs on it. Commentary is left out before anything
 * is combined: neither that there is a ruling, nor what it found, nor when, nor what it decides may rest
 * on a post.
 */

/** Those of some claims that a decision may rest on. */
export function foundedClaims(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ standing }) => isAtLeast(standing, 'REPORTED'))
}

/** What a ruling decides; null where nothing but commentary speaks of it. */
export function rulingAccount(id: string, claims: readonly Claim[]): RulingAccount | null {
  const founded = foundedClaims(claims)
  if (founded.length === 0) return null
  const given = checkedFirst(accountsOf(founded, 'finding'))
  const finding = combineOne(Ruling.properties.finding, given)?.value
  const decided = combineOne(Ruling.properties.decided, accountsOf(founded, 'decided'))
  const date = isPartialDate(decided?.value) ? decided.value : firstStated(founded)
  const superseded = relationshipsOf(founded, supersedes.name)
  return {
    id,
    date,
    standing: highestStanding(founded.map(({ standing }) => standing)),
    finding: isFinding(finding) ? finding : null,
    decides: findingsOf(
      relationshipsOf(founded, decides.name),
      isFinding(finding) ? finding : null,
      given.some(({ claim }) => claim.verified),
    ),
    supersedes: new Set(superseded.map(({ relationship }) => relationship.to)),
  }
}

/** The relationships of a type that some claims assert, each with its claim. */
export function relationshipsOf(claims: readonly Claim[], edge: string): readonly Asserted[] {
  return claims.flatMap((claim) =>
    claim.asserts.relationships
      .filter((relationship) => relationship.edge === edge)
      .map((relationship) => ({ claim, relationship })),
  )
}

export interface Asserted {
  readonly claim: Claim
  readonly relationship: RelationshipAssertion
}

/** Where somebody has checked what was found, a finding that was only read elsewhere does not count. */
export function checkedFirst(accounts: readonly Account[]): readonly Account[] {
  const checked = accounts.filter(({ claim }) => claim.verified)
  return checked.length > 0 ? checked : accounts
}

/** What some claims say of one field. */
export function accountsOf(claims: readonly Claim[], field: string): readonly Account[] {
  return claims.flatMap((claim) => {
    const said = claim.asserts.fields[field]
    return said ? [{ value: said.value, claim }] : []
  })
}

function isFinding(value: unknown): value is FindingName {
  return typeof value === 'string' && Object.hasOwn(Finding.values, value)
}

/** A ruling without a date was made by the day that someone first spoke of it. */
function firstStated(claims: readonly Claim[]): PartialDate | null {
  const [first] = claims.flatMap(({ stated }) => stated?.latest ?? []).toSorted()
  return first ? { edtf: `../${first}`, earliest: null, latest: first } : null
}

/**
 * The finding on each allegation: the relationship's own where it has one, else the ruling's; and the ruling's
 * where somebody has checked that, and nobody the other.
 */
function findingsOf(
  decisions: readonly Asserted[],
  ofRuling: FindingName | null,
  isRulingChecked: boolean,
): ReadonlyMap<string, FindingName | null> {
  const accounts = new Map<string, Account[]>()
  for (const { claim, relationship } of decisions) {
    const given = accounts.get(relationship.to) ?? []
    const value = relationship.properties.finding
    if (value !== undefined && value !== null) given.push({ value, claim })
    accounts.set(relationship.to, given)
  }
  return new Map(
    [...accounts].map(([allegation, given]) => {
      const isUnchecked = isRulingChecked && !given.some(({ claim }) => claim.verified)
      const own = isUnchecked
        ? null
        : combineOne(decides.properties.finding, checkedFirst(given))?.value
      return [allegation, isFinding(own) ? own : ofRuling]
    }),
  )
}
