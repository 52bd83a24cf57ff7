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

/**
 * One entry of a claim's history, kept on the claim as JSON text in the order of events. An entry that
 * begins support carries all that the release said, so that taking a run's entries away again brings
 * the claim back as it was; two entries are one interval.
 *
 * What the last of these carries is what the claim's own columns say, and is stored there alone: nearly
 * all claims are made once, and what the entry would repeat is a third of them.
 */
export type SupportEntry = Beginning | Ending
interface Beginning {
  readonly from: string
  readonly run: string
  readonly as: SupportedForm
}
interface Ending {
  readonly until: string
  readonly run: string
}

const formColumns = [
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

/** What a release may say of a claim otherwise than the one before. */
export type SupportedForm = Pick<StoredClaim, (typeof formColumns)[number]>

/** The columns of a claim that `readForm` reads, as a list in Cypher. */
const formOf = (claim: string) => `[${formColumns.map((name) => `${claim}.${name}`).join(', ')}]`

function readForm(columns: unknown): SupportedForm {
  const [source, via, viaType, verified, standing, stated, earliest, latest, locator, count, form] =
    Array.isArray(columns) ? columns : []
  return {
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
  }
}

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

/** What some claims assert and how they are made, as the graph has them; those that are not there are missing. */
export async function findStoredForms(
  run: Run,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SupportedForm & Pick<StoredClaim, 'asserts'>>> {
  if (ids.length === 0) return new Map()
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim {id: id}) RETURN id, c.asserts, ${formOf('c')}`,
    { p: { ids } },
  )
  return new Map(
    rows.map(([id, asserts, form]) => [
      String(id),
      { asserts: String(asserts), ...readForm(form) },
    ]),
  )
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

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A claim that is new to the graph. */
export interface NewClaim {
  readonly claim: StoredClaim
  /** When it was first imported, ISO 8601 in UTC. */
  readonly recorded: string
  /** The id of the release that makes it. */
  readonly release: string
}

const claimColumns = [
  'id',
  'source',
  'sourceType',
  'via',
  'viaType',
  'verified',
  'standing',
  'stated',
  'statedEarliest',
  'statedLatest',
  'locator',
  'asserts',
  'count',
  'form',
] as const satisfies readonly (keyof StoredClaim)[]

function isCandidateText(text: string): boolean {
  if (!text.startsWith(NO_FIELDS)) return false
  const asserts: Asserts = JSON.parse(text)
  return isCandidate(asserts)
}

/**
 * Creates claims of one data set and one run. What all of them have in common travels once, and of the
 * rest lists, not maps: what is sent of every claim is decoded by Neo4j. Throws where one of them is there
 * already, and the transaction is undone.
 */
export async function createClaims(run: Run, claims: readonly NewClaim[]): Promise<void> {
  const [first, ...others] = claims
  if (!first) return
  const { recorded, release, claim: one } = first
  const { dataset, changedBy } = one
  const own = claimColumns.filter((name) => others.some(({ claim }) => claim[name] !== one[name]))
  const values = own.map((name, index) => `, ${name}: row[${index}]`).join('')
  const isHidden = claims.map(({ claim }) => isCandidateText(claim.asserts))
  const hidden = isHidden.includes(true) ? `, candidate: row[${own.length}]` : ''
  const written = await run(
    `UNWIND $p.rows AS row CREATE (c:Claim {live: true${values}${hidden}}) SET c += $p.common RETURN count(c)`,
    {
      p: {
        rows: claims.map(({ claim }, index) => [
          ...own.map((name) => stored(claim, name)),
          ...(hidden === '' ? [] : [isHidden[index] ? true : null]),
        ]),
        common: {
          ...Object.fromEntries(
            claimColumns
              .filter((name) => !own.includes(name))
              .map((name) => [name, stored(one, name)]),
          ),
          dataset,
          changedBy,
          recorded,
          support: [JSON.stringify({ from: release, run: changedBy })],
        },
      },
    },
  )
  expectCount('claims created', claims.length, written)
}

const stored = (claim: StoredClaim, name: (typeof claimColumns)[number]) =>
  name === 'count' ? int(claim.count) : claim[name]

/** A claim that begins or ceases to be made, or is made otherwise than before. */
export interface ClaimChange {
  readonly id: string
  /** Entries for the end of its history. */
  readonly add: readonly SupportEntry[]
  readonly set: Partial<StoredClaim>
}

export async function changeClaims(run: Run, changes: readonly ClaimChange[]): Promise<void> {
  if (changes.length === 0) return
  const before = new Map(
    (
      await findHistories(
        run,
        changes.map(({ id }) => id),
      )
    ).map(({ id, entries }) => [id, entries]),
  )
  const rows = changes.map(({ id, add, set }) => ({
    id,
    set: { ...set, support: supportOf([...(before.get(id) ?? []), ...add]) },
  }))
  const written = await run(
    'UNWIND $p.rows AS row MATCH (c:Claim {id: row.id}) SET c += row.set RETURN count(c)',
    { p: { rows } },
  )
  expectCount('claims changed', rows.length, written)
}

/** Deletes claims, whether they are there or not. */
export async function deleteClaims(run: Run, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await run('UNWIND $p.ids AS id MATCH (c:Claim {id: id}) DELETE c', { p: { ids } })
}

/** The histories of some claims; those that are not there are missing. */
export async function findHistories(
  run: Run,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly entries: readonly SupportEntry[] }[]> {
  if (ids.length === 0) return []
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim {id: id}) RETURN id, ${historyOf('c')}`,
    { p: { ids } },
  )
  return rows.map(([id, history]) => ({ id: String(id), entries: readHistory(history) }))
}

/** What `readHistory` reads of a claim, as a list in Cypher. */
export const historyOf = (claim: string) => `[${claim}.support, ${formOf(claim)}]`

/** The history of a claim as it is stored. */
export function readHistory(stored: unknown): readonly SupportEntry[] {
  const [support, form]: readonly unknown[] = Array.isArray(stored) ? stored : []
  if (!Array.isArray(support)) return []
  return support.map((text): SupportEntry => {
    const entry: Ending | (Omit<Beginning, 'as'> & Partial<Beginning>) = JSON.parse(String(text))
    return 'until' in entry ? entry : { ...entry, as: entry.as ?? readForm(form) }
  })
}

/** A history as it is stored, beside the columns of the form that it begins last. */
function supportOf(entries: readonly SupportEntry[]): readonly string[] {
  const last = entries.findLast((entry) => 'from' in entry)
  return entries.map((entry) =>
    JSON.stringify(entry === last ? { from: last.from, run: last.run } : entry),
  )
}

/** A claim whose history is written anew, with the form that follows from it. */
export interface RewrittenClaim {
  readonly id: string
  readonly support: readonly SupportEntry[]
  readonly live: boolean
  readonly changedBy: string
  /** The form that its last beginning carries. */
  readonly as: SupportedForm
}

export async function rewriteClaims(run: Run, claims: readonly RewrittenClaim[]): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ id, support, live, changedBy, as }) => ({
    id,
    set: { ...as, support: supportOf(support), live, changedBy },
  }))
  const written = await run(
    'UNWIND $p.rows AS row MATCH (c:Claim {id: row.id}) SET c += row.set RETURN count(c)',
    { p: { rows } },
  )
  expectCount('claims rewritten', rows.length, written)
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
