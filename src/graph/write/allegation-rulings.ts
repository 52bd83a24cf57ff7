import type { Run } from '../driver.ts'
import { decides } from '../edges/decides.ts'
import { supersedes } from '../edges/supersedes.ts'
import { AllegationStatus } from '../enums.ts'
import { typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Ruling } from '../nodes/ruling.ts'
import {
  eventOfClaim,
  eventsOfRulings,
  LONGEST_CHAIN,
  type RulingAccount,
  type Status,
  type StatusEvent,
  statusNow,
  successionFor,
} from './allegation-status.ts'
import type { Claim } from './assertion.ts'
import { listAllClaims, listLiveClaims } from './claims.ts'
import { dateOf } from './combine.ts'
import type { DerivedValue } from './project-entity.ts'
import { rulingAccount } from './ruling-account.ts'

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
    derived.set(id, statusOfClaims(claims.get(id) ?? [], id, rulings.get(id)))
  }
  return derived
}

/** The status of an allegation, as a derived value: from claims about it and the rulings that reach it, if any. */
export function statusOfClaims(
  claims: readonly Claim[],
  id = '',
  rulings: readonly RulingAccount[] = [],
): ReadonlyMap<string, DerivedValue | null> {
  const now = statusNow(statusEvents(id, claims, rulings))
  return new Map([['status', now && { value: now.status, asOf: now.date }]])
}

/** All that happened to an allegation, as claims about it and the rulings that reach it say. */
export function statusEvents(
  id: string,
  claims: readonly Claim[],
  rulings: readonly RulingAccount[],
): readonly StatusEvent[] {
  return [...claims.flatMap(statusClaims), ...eventsOfRulings(rulings, successionFor(id))]
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

/** Rulings that decide each allegation, those that take their place, and those that take theirs in turn. */
async function listRulings(
  run: Run,
  allegations: readonly string[],
): Promise<ReadonlyMap<string, readonly RulingAccount[]>> {
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (:Entity {id: id})<-[:${decides.name}]-(r:${Ruling.name})
     RETURN DISTINCT id, r.id, COLLECT {
       MATCH (r)<-[:${supersedes.name}*1..${LONGEST_CHAIN}]-(s:${Ruling.name}) RETURN DISTINCT s.id }`,
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
 * Allegations whose status may hang on some rulings: those that they ever decided, and those decided
 * by rulings that they ever superseded, and by what these superseded. From claims, live or not, so that a run that was stopped
 * half-way finds them again when it is taken up.
 */
export async function listAllegationsOf(
  run: Run,
  rulings: readonly string[],
): Promise<readonly string[]> {
  if (rulings.length === 0) return []
  const seen = new Set(rulings)
  const allegations = new Set<string>()
  let next: readonly string[] = rulings
  for (let below = 0; next.length > 0 && below <= LONGEST_CHAIN; below++) {
    if (below > 0) await lockEntities(run, next)
    const claims = [...(await listAllClaims(run, next)).values()].flat()
    for (const id of targets(claims, decides.name)) allegations.add(id)
    next = [...new Set(targets(claims, supersedes.name))].filter((id) => !seen.has(id))
    for (const id of next) seen.add(id)
  }
  return [...allegations]
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
