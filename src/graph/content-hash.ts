import { SetHash } from '../set-hash.ts'
import { type Graph, int } from './driver.ts'
import { filterColumns } from './filter-columns.ts'
import { edgeTypes, nodeTypes } from './model.ts'
import { streamEntities, streamRelationships } from './read/stream.ts'
import { searchColumn } from './search-text.ts'

/**
 * What the graph says, in one hash: its live claims and what they add up to.
 *
 * The same content gives the same hash, in whatever order, by however many runs and on whichever
 * machine it was imported. What tells runs apart does not count: when a claim entered the graph, the
 * run that last changed it, its history, claims that are no longer live, the books themselves. Of a
 * claim by a data set's release itself the release counts. Nor do nodes of which nothing is claimed;
 * the relationships that lead to them do.
 */
export interface ContentHash {
  /** 64 hexadecimal digits. */
  readonly hash: string
  /** Of the live claims alone, and of the entities and relationships alone: which of the two differs. */
  readonly claimsHash: string
  readonly projectionHash: string
  readonly claims: number
  readonly entities: number
  readonly relationships: number
}

const CLAIMS_A_PAGE = 5_000

/**
 * What of a claim counts; `form` does not, since it is a hash of others of these. In this order: in another
 * one the same graph would have another hash.
 */
const claimColumns = [
  'id',
  'dataset',
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
]

/**
 * Reads the whole graph in pages, so that its size does not matter to memory. Hash a graph that nobody
 * writes: of one that changes meanwhile it is the hash of no moment. Throws GraphError.
 *
 * @param onElements - told how many claims, entities and relationships have been read so far
 */
export async function hashContent(
  graph: Graph,
  onElements: (read: number) => void = () => undefined,
): Promise<ContentHash> {
  const ofClaims = new SetHash()
  const ofProjection = new SetHash()
  let claims = 0
  let entities = 0
  let relationships = 0
  for await (const page of liveClaims(graph)) {
    for (const claim of page) ofClaims.add(JSON.stringify(['claim', ...claim]))
    claims += page.length
    onElements(claims)
  }
  for await (const page of streamEntities(graph)) {
    for (const { type, properties } of page) {
      if (type === null) continue
      ofProjection.add(JSON.stringify(['entity', type, sorted(properties, followingOf(type))]))
      entities++
    }
    for await (const some of streamRelationships(graph, page)) {
      for (const { edge, from, to, properties } of some) {
        const said = sorted(properties, followingOf(edge))
        ofProjection.add(JSON.stringify(['relationship', edge, from, to, said]))
      }
      relationships += some.length
    }
    onElements(claims + entities + relationships)
  }
  const [claimsHash, projectionHash] = [ofClaims.digest(), ofProjection.digest()]
  const both = new SetHash()
  both.add(`claims ${claimsHash}`)
  both.add(`projection ${projectionHash}`)
  return { hash: both.digest(), claimsHash, projectionHash, claims, entities, relationships }
}

async function* liveClaims(graph: Graph): AsyncGenerator<readonly (readonly unknown[])[]> {
  const columns = claimColumns.map((name) => `c.${name}`).join(', ')
  let after = ''
  for (;;) {
    const rows = await graph.read(
      `MATCH (c:Claim) WHERE c.id > $p.after WITH c ORDER BY c.id LIMIT $p.limit
       RETURN c.id, CASE WHEN c.live THEN [${columns}] END`,
      { p: { after, limit: int(CLAIMS_A_PAGE) } },
    )
    const page = rows.flatMap(([, claim]) => (Array.isArray(claim) ? [claim] : []))
    if (page.length > 0) yield page
    if (rows.length < CLAIMS_A_PAGE) return
    after = String(rows.at(-1)?.[0])
  }
}

/*
 * Left out is what follows from the rest by rules that a later version may change: what the full-text
 * index holds, and what lists are filtered by.
 */
const following = new Map([
  ...nodeTypes.map((type): [string, ReadonlySet<string>] => [
    type.name,
    new Set([searchColumn, ...filterColumns(type.fields, type)]),
  ]),
  ...edgeTypes.map((edge): [string, ReadonlySet<string>] => [
    edge.name,
    new Set(filterColumns(edge.fields)),
  ]),
])

const nothing: ReadonlySet<string> = new Set()
const followingOf = (name: string) => following.get(name) ?? nothing

/** Properties are flat: names in one order are enough to make equal ones equal text. */
function sorted(
  properties: Readonly<Record<string, unknown>>,
  without: ReadonlySet<string>,
): readonly (readonly unknown[])[] {
  return Object.keys(properties)
    .filter((name) => !without.has(name))
    .sort()
    .map((name) => [name, properties[name]])
}
