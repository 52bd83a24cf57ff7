import type { PartialDate } from '../../partial-date.ts'
import { enumeration } from '../declare/property.ts'
import type { Run } from '../driver.ts'
import { decides } from '../edges/decides.ts'
import { supersedes } from '../edges/supersedes.ts'
import { AllegationStatus, Finding } from '../enums.ts'
import { typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Ruling } from '../nodes/ruling.ts'
import {
  eventOfClaim,
  eventsOfRulings,
  type FindingName,
  type RulingAccount,
  type Status,
  statusNow,
} from './allegation-status.ts'
import type { Claim, RelationshipAssertion } from './assertion.ts'
import { listAllClaims, listLiveClaims } from './claims.ts'
import { type Account, combineOne, dateOf, isPartialDate } from './combine.ts'
import type { DerivedValue } from './project-entity.ts'
import { highestStanding, isAtLeast } from './standing.ts'

/**
 * The status of each allegation among some entities, from claims about it and about the rulings that
 * decide it. Reads the rulings by their relationships, so these must have been projected.
 */
export async function projectAllegationStatus(
  run: Run,
  entities: readonly string[],
  claims: ReadonlyMap<string, readonly Claim[]>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, DerivedValue | null>>> {
  const allegations = entities.filter((id) => typeOfId(id) === Allegation)
  const derived = new Map<string, ReadonlyMap<string, DerivedValue | null>>()
  if (allegations.length === 0) return derived
  const rulings = await listRulings(run, allegations)
  for (const id of allegations) {
    const now = statusNow([
      ...(claims.get(id) ?? []).flatMap(statusClaims),
      ...eventsOfRulings(id, rulings.get(id) ?? []),
    ])
    derived.set(id, new Map([['status', now && { value: now.status, asOf: now.date }]]))
  }
  return derived
}

/** The status of an allegation that no ruling has reached, as a derived value. */
export function statusOfClaims(claims: readonly Claim[]): ReadonlyMap<string, DerivedValue | null> {
  const now = statusNow(claims.flatMap(statusClaims))
  return new Map([['status', now && { value: now.status, asOf: now.date }]])
}

function statusClaims(claim: Claim) {
  const said = claim.asserts.fields.status
  if (!said || !isStatus(said.value)) return []
  const date = dateOf({ value: said.value, asOf: said.asOf, claim })
  return [eventOfClaim({ status: said.value, date, standing: claim.standing })]
}

function isStatus(value: unknown): value is Status {
  return typeof value === 'string' && Object.hasOwn(AllegationStatus.values, value)
}

function isFinding(value: unknown): value is FindingName {
  return typeof value === 'string' && Object.hasOwn(Finding.values, value)
}

const findingOfDecision = enumeration(Finding, 'What was found on the allegation.')

/** Rulings that decide each allegation, and those that take their place. */
async function listRulings(
  run: Run,
  allegations: readonly string[],
): Promise<ReadonlyMap<string, readonly RulingAccount[]>> {
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (:Entity {id: id})<-[:${decides.name}]-(r:${Ruling.name})
     RETURN DISTINCT id, r.id, COLLECT { MATCH (r)<-[:${supersedes.name}]-(s:${Ruling.name}) RETURN DISTINCT s.id }`,
    { p: { ids: allegations } },
  )
  const idsOf = new Map<string, Set<string>>()
  for (const [allegation, ruling, superseding] of rows) {
    const ids = idsOf.get(String(allegation)) ?? new Set()
    ids.add(String(ruling))
    if (Array.isArray(superseding)) for (const id of superseding) ids.add(String(id))
    idsOf.set(String(allegation), ids)
  }
  const all = [...new Set([...idsOf.values()].flatMap((ids) => [...ids]))]
  await lockEntities(run, all)
  const claims = await listLiveClaims(run, all)
  const accounts = new Map([...claims].map(([id, about]) => [id, rulingAccount(id, about)]))
  return new Map(
    [...idsOf].map(([allegation, ids]) => [
      allegation,
      [...ids].flatMap((id) => accounts.get(id) ?? []),
    ]),
  )
}

/**
 * What a ruling decides. Commentary is left out before anything is combined: neither that there is a
 * ruling, nor what it found, nor when, nor what it decides may rest on a post.
 */
export function rulingAccount(id: string, claims: readonly Claim[]): RulingAccount | null {
  const founded = claims.filter(({ standing }) => isAtLeast(standing, 'REPORTED'))
  if (founded.length === 0) return null
  const relationships = (edge: string) =>
    founded.flatMap((claim) =>
      claim.asserts.relationships
        .filter((relationship) => relationship.edge === edge)
        .map((relationship) => ({ claim, relationship })),
    )
  const given = checkedFirst(accountsOf(founded, 'finding'))
  const finding = combineOne(Ruling.properties.finding, given)?.value
  const decided = combineOne(Ruling.properties.decided, accountsOf(founded, 'decided'))
  const date = isPartialDate(decided?.value) ? decided.value : firstStated(founded)
  return {
    id,
    date,
    standing: highestStanding(founded.map(({ standing }) => standing)),
    finding: isFinding(finding) ? finding : null,
    decides: findingsOf(relationships(decides.name), isFinding(finding) ? finding : null),
    supersedes: new Set(relationships(supersedes.name).map(({ relationship }) => relationship.to)),
  }
}

/** Where somebody has checked what was found, a finding that was only read elsewhere does not count. */
function checkedFirst(accounts: readonly Account[]): readonly Account[] {
  const checked = accounts.filter(({ claim }) => claim.verified)
  return checked.length > 0 ? checked : accounts
}

function accountsOf(claims: readonly Claim[], field: string): readonly Account[] {
  return claims.flatMap((claim) => {
    const said = claim.asserts.fields[field]
    return said ? [{ value: said.value, claim }] : []
  })
}

/** A ruling without a date was made by the day that someone first spoke of it. */
function firstStated(claims: readonly Claim[]): PartialDate | null {
  const [first] = claims.flatMap(({ stated }) => stated?.latest ?? []).toSorted()
  return first ? { edtf: `../${first}`, earliest: null, latest: first } : null
}

/** The finding on each allegation: the relationship's own where it has one, else the ruling's. */
function findingsOf(
  decisions: readonly { readonly claim: Claim; readonly relationship: RelationshipAssertion }[],
  ofRuling: FindingName | null,
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
      const own = combineOne(findingOfDecision, checkedFirst(given))?.value
      return [allegation, isFinding(own) ? own : ofRuling]
    }),
  )
}

/**
 * Allegations whose status may hang on some rulings: those that they ever decided, and those decided
 * by rulings that they ever superseded. From claims, live or not, so that a run that was stopped
 * half-way finds them again when it is taken up.
 */
export async function listAllegationsOf(
  run: Run,
  rulings: readonly string[],
): Promise<readonly string[]> {
  if (rulings.length === 0) return []
  const claims = [...(await listAllClaims(run, rulings)).values()].flat()
  const superseded = [...new Set(targets(claims, supersedes.name))]
  await lockEntities(run, superseded)
  const theirs = [...(await listAllClaims(run, superseded)).values()].flat()
  return [...new Set(targets([...claims, ...theirs], decides.name))]
}

/**
 * Locks nodes until the transaction ends. Two imports that change two rulings which hang together would
 * otherwise each miss what the other has not committed yet, and the allegation would stay as neither
 * says; now the second waits. Neo4j undoes one of two that wait for each other, and it is tried again.
 */
async function lockEntities(run: Run, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await run(
    'UNWIND $p.ids AS id MATCH (e:Entity {id: id}) SET e.claimCount = coalesce(e.claimCount, 0)',
    { p: { ids: ids.toSorted() } },
  )
}

function targets(claims: readonly Claim[], edge: string): readonly string[] {
  return claims.flatMap(({ asserts }) =>
    asserts.relationships.filter((relationship) => relationship.edge === edge).map(({ to }) => to),
  )
}
