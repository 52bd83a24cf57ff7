import type { PartialDate } from '../../partial-date.ts'
import type { Graph, Run, Values } from '../driver.ts'
import { int } from '../driver.ts'
import { type Asserts, type Claim, entityOfClaim, isStanding, parseAsserts } from './assertion.ts'
import { isCandidate, NO_FIELDS } from './candidates.ts'
import type { StandingName } from './standing.ts'

/**
 * The store of claims. A claim is a node without relationships; its id begins with the id of its
 * entity, so that one unique index finds a claim, and all claims of an entity in order.
 */

/** All that is kept of a claim but its history. */
export interface StoredClaim {
  readonly id: string
  readonly dataset: string
  readonly source: string
  readonly sourceType: string
  readonly via: string | null
  readonly viaType: string | null
  readonly verified: boolean
  readonly standing: StandingName
  readonly stated: string | null
  readonly statedEarliest: string | null
  readonly statedLatest: string | null
  /** JSON text, or null. */
  readonly locator: string | null
  /** JSON text of `Asserts`. */
  readonly asserts: string
  /** How many equal records of the release make the claim. */
  readonly count: number
  readonly live: boolean
  /** Hash of all that a release says of the claim beside what identifies it. */
  readonly form: string
  /** The run that last changed the claim. */
  readonly changedBy: string
}

/** The columns of what a release may say of a claim otherwise than the one before. */
export const formColumns = [
  'source',
  'via',
  'viaType',
  'verified',
  'standing',
  'stated',
  'statedEarliest',
  'statedLatest',
  'locator',
  'count',
  'form',
] as const satisfies readonly (keyof StoredClaim)[]

/** What is looked at to tell what a release changes. */
export interface KnownClaim {
  readonly id: string
  readonly live: boolean
  readonly form: string
}

/** Up to `limit` claims of a data set with ids from `from` (with it) up to `to` (without it), in their order. */
export async function listKnownClaims(
  run: Run,
  dataset: string,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<readonly KnownClaim[]> {
  const rows = await run(
    `MATCH (c:Claim) WHERE c.dataset = $p.dataset AND c.id >= $p.from AND c.id < $p.to
     WITH c ORDER BY c.dataset, c.id LIMIT $p.limit RETURN c.id, c.live, c.form`,
    { p: { dataset, from, to, limit: int(limit) } },
  )
  return rows.map(([id, live, form]) => ({
    id: String(id),
    live: live === true,
    form: String(form),
  }))
}

/** Whether the data set ever claimed anything that is still kept. */
export async function hasClaims(graph: Graph, dataset: string): Promise<boolean> {
  const rows = await graph.read(
    "MATCH (c:Claim) WHERE c.dataset = $p.dataset AND c.id > '' RETURN c.id LIMIT 1",
    { p: { dataset } },
  )
  return rows.length > 0
}

/** How many claims of the data set are kept, live or not; at most `most`. */
export async function countClaims(graph: Graph, dataset: string, most: number): Promise<number> {
  const [row] = await graph.read(
    `MATCH (c:Claim) WHERE c.dataset = $p.dataset AND c.id > '' WITH c LIMIT $p.most RETURN count(c)`,
    { p: { dataset, most: int(most) } },
  )
  return Number(row?.[0] ?? 0)
}

/** Which of some entities have a live claim of another data set than this one. */
export async function findEntitiesOfOthers(
  graph: Graph,
  ids: readonly string[],
  dataset: string,
): Promise<ReadonlySet<string>> {
  return findEntitiesWhere(graph, ids, dataset, 'c.dataset <> $p.dataset')
}

/** Which of some entities have a live claim of this data set. */
export async function findEntitiesOfDataset(
  graph: Graph,
  ids: readonly string[],
  dataset: string,
): Promise<ReadonlySet<string>> {
  return findEntitiesWhere(graph, ids, dataset, 'c.dataset = $p.dataset')
}

async function findEntitiesWhere(
  graph: Graph,
  ids: readonly string[],
  dataset: string,
  condition: 'c.dataset <> $p.dataset' | 'c.dataset = $p.dataset',
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await graph.read(
    `UNWIND $p.ids AS id WITH id
     WHERE EXISTS { MATCH (c:Claim) WHERE c.id STARTS WITH id + '~' AND c.live AND ${condition} }
     RETURN id`,
    { p: { ids, dataset } },
  )
  return new Set(rows.map(([id]) => String(id)))
}

/** Every claim about an entity, live or not, with its data set. */
export async function listClaimIdsOf(
  run: Run,
  entity: string,
): Promise<readonly { readonly id: string; readonly dataset: string }[]> {
  const rows = await run(
    "MATCH (c:Claim) WHERE c.id STARTS WITH $p.id + '~' RETURN c.id, c.dataset",
    { p: { id: entity } },
  )
  return rows.map(([id, dataset]) => ({ id: String(id), dataset: String(dataset) }))
}

/** Live claims about some entities, by entity; those without any are missing. */
export async function listLiveClaims(
  run: Run,
  entities: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim) WHERE c.id STARTS WITH id + '~' AND c.live
     RETURN c.id, c.standing, c.verified, c.stated, c.statedEarliest, c.statedLatest, c.asserts`,
    { p: { ids: entities } },
  )
  return byEntity(rows.map(readClaim))
}

/** Every claim about some entities that was ever made, live or not, by entity. */
export async function listAllClaims(
  run: Run,
  entities: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim) WHERE c.id STARTS WITH id + '~'
     RETURN c.id, c.standing, c.verified, c.stated, c.statedEarliest, c.statedLatest, c.asserts`,
    { p: { ids: entities } },
  )
  return byEntity(rows.map(readClaim))
}

function byEntity(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const lists = new Map<string, Claim[]>()
  for (const claim of claims) {
    const entity = entityOfClaim(claim.id)
    const list = lists.get(entity)
    if (list) list.push(claim)
    else lists.set(entity, [claim])
  }
  return lists
}

/** A claim from its columns: id, standing, verified, stated, statedEarliest, statedLatest, asserts. */
export function readClaim([
  id,
  standing,
  verified,
  stated,
  earliest,
  latest,
  asserts,
]: Values): Claim {
  if (!isStanding(standing)) {
    throw new Error(
      `Claim ${String(id)} has the standing ${String(standing)}, which there is none of.`,
    )
  }
  const date: PartialDate | null =
    typeof stated === 'string'
      ? { edtf: stated, earliest: textOrNull(earliest), latest: textOrNull(latest) }
      : null
  return {
    id: String(id),
    standing,
    verified: verified === true,
    stated: date,
    asserts: parseAsserts(String(asserts)),
  }
}

export const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A claim that is new to the graph. */
export interface NewClaim {
  readonly claim: StoredClaim
  /** When it was first imported, ISO 8601 in UTC. */
  readonly recorded: string
  /** The id of the release that makes it. */
  readonly release: string
}

const claimColumns = ['id', 'sourceType', 'asserts', ...formColumns] as const

const claimValues = claimColumns.map((name, index) => `${name}: row[${index}]`).join(', ')

/**
 * Creates claims of one data set and one run. Lists, not maps: what is sent of every claim is decoded
 * by Neo4j. Throws where one of them is there already, and the transaction is undone.
 */
export async function createClaims(run: Run, claims: readonly NewClaim[]): Promise<void> {
  const [first] = claims
  if (!first) return
  const { recorded, release, claim: one } = first
  const { dataset, changedBy } = one
  const support = [JSON.stringify({ from: release, run: changedBy })]
  const rows = claims.map(({ claim }) => [
    ...claimColumns.map((name) => (name === 'count' ? int(claim.count) : claim[name])),
    isCandidateText(claim.asserts) ? true : null,
  ])
  const written = await run(
    `UNWIND $p.rows AS row
     CREATE (c:Claim {${claimValues}, candidate: row[${claimColumns.length}], support: $p.support, live: true,
                      dataset: $p.dataset, recorded: $p.recorded, changedBy: $p.changedBy})
     RETURN count(c)`,
    { p: { rows, support, dataset, changedBy, recorded } },
  )
  expectCount('claims created', rows.length, written)
}

function isCandidateText(text: string): boolean {
  if (!text.startsWith(NO_FIELDS)) return false
  const asserts: Asserts = JSON.parse(text)
  return isCandidate(asserts)
}

/** Deletes claims, whether they are there or not. */
export async function deleteClaims(run: Run, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await run('UNWIND $p.ids AS id MATCH (c:Claim {id: id}) DELETE c', { p: { ids } })
}

/** Statements that lose a row say nothing; so every batch compares what was sent with what was written. */
export function expectCount(what: string, sent: number, rows: readonly Values[]): void {
  const written = rows[0]?.[0]
  if (written !== sent) {
    throw new Error(
      `Expected ${sent} ${what}; the database wrote ${String(written)}. Nothing of this batch is kept.`,
    )
  }
}
