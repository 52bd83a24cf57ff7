import type { PartialDate } from '../../partial-date.ts'
import type { Graph, Run, Values } from '../driver.ts'
import { int } from '../driver.ts'
import { type Claim, entityOfClaim, isStanding, parseAsserts } from './assertion.ts'
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

/**
 * One entry of a claim's history, kept on the claim as JSON text in the order of events. An entry that
 * begins support carries all that the release said, so that taking a run's entries away again brings
 * the claim back as it was; two entries are one interval.
 */
export type SupportEntry =
  | { readonly from: string; readonly run: string; readonly as: SupportedForm }
  | { readonly until: string; readonly run: string }

export type SupportedForm = Pick<
  StoredClaim,
  | 'source'
  | 'via'
  | 'viaType'
  | 'verified'
  | 'standing'
  | 'stated'
  | 'statedEarliest'
  | 'statedLatest'
  | 'locator'
  | 'count'
  | 'form'
>

/** What is looked at to tell what a release changes. */
export interface KnownClaim {
  readonly id: string
  readonly live: boolean
  readonly form: string
  readonly changedBy: string
  /** Its history, where it was changed by the run asked for; else empty. */
  readonly support: readonly string[]
}

/** Reads every claim of a data set, in pages. With `run`, the history of those which that run changed comes along. */
export async function* listClaimsOfDataset(
  graph: Graph,
  dataset: string,
  run: string | null,
  pageSize = 10_000,
): AsyncGenerator<readonly KnownClaim[]> {
  let after = ''
  for (;;) {
    const rows = await graph.read(
      `MATCH (c:Claim) WHERE c.id > $p.after AND c.dataset = $p.dataset
       WITH c ORDER BY c.id LIMIT $p.limit
       RETURN c.id, c.live, c.form, c.changedBy, CASE WHEN c.changedBy = $p.run THEN c.support ELSE [] END`,
      { p: { after, dataset, run: run ?? '', limit: int(pageSize) } },
    )
    yield rows.map(([id, live, form, changedBy, support]) => ({
      id: String(id),
      live: live === true,
      form: String(form),
      changedBy: String(changedBy),
      support: Array.isArray(support) ? support.map(String) : [],
    }))
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = String(last[0])
  }
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

/** What some claims assert and how they are made, as the graph has them; those that are not there are missing. */
export async function findStoredForms(
  graph: Graph,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SupportedForm & Pick<StoredClaim, 'asserts'>>> {
  if (ids.length === 0) return new Map()
  const rows = await graph.read(
    `UNWIND $p.ids AS id MATCH (c:Claim {id: id})
     RETURN id, c.asserts, c.source, c.via, c.viaType, c.verified, c.standing, c.stated,
            c.statedEarliest, c.statedLatest, c.locator, c.count, c.form`,
    { p: { ids } },
  )
  return new Map(
    rows.map(([id, asserts, source, via, viaType, verified, standing, ...rest]) => {
      const [stated, earliest, latest, locator, count, form] = rest
      return [
        String(id),
        {
          asserts: String(asserts),
          source: String(source),
          via: textOrNull(via),
          viaType: textOrNull(viaType),
          verified: verified === true,
          standing: isStanding(standing) ? standing : 'COMMENTARY',
          stated: textOrNull(stated),
          statedEarliest: textOrNull(earliest),
          statedLatest: textOrNull(latest),
          locator: textOrNull(locator),
          count: Number(count),
          form: String(form),
        },
      ]
    }),
  )
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

function readClaim([id, standing, verified, stated, earliest, latest, asserts]: Values): Claim {
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

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A claim that is new to the graph. */
export interface NewClaim {
  readonly claim: StoredClaim
  /** When it was first imported, ISO 8601 in UTC. */
  readonly recorded: string
  readonly entry: SupportEntry
}

/** Creates claims; writing the same ones again changes nothing. */
export async function mergeClaims(run: Run, claims: readonly NewClaim[]): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ claim, recorded, entry }) => ({
    ...claim,
    recorded,
    support: [JSON.stringify(entry)],
  }))
  const written = await run(
    'UNWIND $p.rows AS row MERGE (c:Claim {id: row.id}) SET c = row RETURN count(c)',
    { p: { rows } },
  )
  expectCount('claims created', rows.length, written)
}

/** A claim that begins or ceases to be made, or is made otherwise than before. */
export interface ClaimChange {
  readonly id: string
  /** How many of the last entries of its history go: those of an unfinished run that is taken up again. */
  readonly drop: number
  readonly add: readonly SupportEntry[]
  readonly set: Partial<StoredClaim>
}

export async function changeClaims(run: Run, changes: readonly ClaimChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ id, drop, add, set }) => ({
    id,
    drop: int(drop),
    add: add.map((entry) => JSON.stringify(entry)),
    set,
  }))
  const written = await run(
    `UNWIND $p.rows AS row MATCH (c:Claim {id: row.id})
     SET c.support = c.support[0..size(c.support) - row.drop] + row.add
     SET c += row.set
     RETURN count(c)`,
    { p: { rows } },
  )
  expectCount('claims changed', rows.length, written)
}

/** Deletes claims that only an unfinished run had made. */
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
