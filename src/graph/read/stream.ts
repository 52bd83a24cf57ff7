import { hubColumns } from '../declare/edge.ts'
import { type Graph, int } from '../driver.ts'
import { edgeTypes } from '../model.ts'

/*
 * All that the projection holds, read from its beginning to its end in pages, so that a graph of any
 * size takes the same memory. Pages are read one after the other: what is written meanwhile may be in
 * them or not.
 */

type Stored = Readonly<Record<string, unknown>>

export interface StreamedEntity {
  readonly id: string
  /** Null of a bare node: nobody speaks of it (any more), and others point to it. */
  readonly type: string | null
  /** As Neo4j has them. */
  readonly properties: Stored
  /** How many relationships start at it. */
  readonly degree: number
}

export interface StreamedRelationship {
  readonly edge: string
  readonly from: string
  readonly to: string
  readonly properties: Stored
}

const ENTITIES_A_PAGE = 2_000
const RELATIONSHIPS_A_PAGE = 5_000

/**
 * Every entity in the order of ids, in pages.
 * ```cypher
 * MATCH (e:Entity) WHERE e.id > $p.after WITH e ORDER BY e.id LIMIT $p.limit
 * RETURN e.id, [label IN labels(e) WHERE label <> 'Entity'], properties(e), COUNT { (e)-->() }
 * ```
 * Throws GraphError.
 */
export async function* streamEntities(graph: Graph): AsyncGenerator<readonly StreamedEntity[]> {
  let after = ''
  for (;;) {
    const rows = await graph.read(
      `MATCH (e:Entity) WHERE e.id > $p.after WITH e ORDER BY e.id LIMIT $p.limit
       RETURN e.id, [label IN labels(e) WHERE label <> 'Entity'], properties(e), COUNT { (e)-->() }`,
      { p: { after, limit: int(ENTITIES_A_PAGE) } },
    )
    if (rows.length > 0) {
      yield rows.map(([id, labels, properties, degree]) => ({
        id: String(id),
        type: Array.isArray(labels) && labels.length > 0 ? labels.toSorted().join(' ') : null,
        properties: asStored(properties),
        degree: Number(degree),
      }))
    }
    if (rows.length < ENTITIES_A_PAGE) return
    after = String(rows.at(-1)?.[0])
  }
}

/** The relationships that start at some entities, in pages; those of one with many come in several. */
export async function* streamRelationships(
  graph: Graph,
  entities: readonly StreamedEntity[],
): AsyncGenerator<readonly StreamedRelationship[]> {
  let ids: string[] = []
  let size = 0
  for (const { id, degree } of entities) {
    if (degree === 0) continue
    if (degree > RELATIONSHIPS_A_PAGE) {
      yield* streamOfHub(graph, id)
      continue
    }
    if (size + degree > RELATIONSHIPS_A_PAGE) {
      yield await readFrom(graph, ids)
      ids = []
      size = 0
    }
    ids.push(id)
    size += degree
  }
  if (ids.length > 0) yield await readFrom(graph, ids)
}

async function readFrom(
  graph: Graph,
  ids: readonly string[],
): Promise<readonly StreamedRelationship[]> {
  const rows = await graph.read(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})-[r]->(far:Entity)
     RETURN type(r), id, far.id, properties(r)`,
    { p: { ids } },
  )
  return rows.map(readRelationship)
}

/** Types of which one node can start tens of thousands; an index holds them by where they start. */
const outward = edgeTypes.filter(({ hub }) => hub.includes('out')).map(({ name }) => name)

async function* streamOfHub(
  graph: Graph,
  id: string,
): AsyncGenerator<readonly StreamedRelationship[]> {
  const others = await graph.read(
    `MATCH (e:Entity {id: $p.id})-[r]->(far:Entity) WHERE NOT type(r) IN $p.outward
     RETURN type(r), e.id, far.id, properties(r)`,
    { p: { id, outward } },
  )
  if (others.length > 0) yield others.map(readRelationship)
  const { parent, sort } = hubColumns('out')
  for (const edge of outward) {
    let after = ''
    for (;;) {
      const rows = await graph.read(
        `MATCH ()-[r:${edge}]->(far:Entity) WHERE r.${parent} = $p.id AND r.${sort} > $p.after
         WITH r, far ORDER BY r.${parent}, r.${sort} LIMIT $p.limit
         RETURN type(r), $p.id, far.id, properties(r), r.${sort}`,
        { p: { id, after, limit: int(RELATIONSHIPS_A_PAGE) } },
      )
      if (rows.length > 0) yield rows.map(readRelationship)
      if (rows.length < RELATIONSHIPS_A_PAGE) break
      after = String(rows.at(-1)?.[4])
    }
  }
}

function readRelationship([edge, from, to, properties]: readonly unknown[]): StreamedRelationship {
  return {
    edge: String(edge),
    from: String(from),
    to: String(to),
    properties: asStored(properties),
  }
}

function asStored(value: unknown): Stored {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** A live claim, as far as whoever exports it needs to know it. */
export interface StreamedClaim {
  readonly id: string
  readonly source: string
  readonly sourceType: string
  readonly via: string | null
  readonly verified: boolean
  /** EDTF. */
  readonly stated: string | null
  /** JSON text, or null. */
  readonly locator: string | null
  /** JSON text of `Asserts`. */
  readonly asserts: string
  /** How many equal records make it. */
  readonly count: number
}

const CLAIMS_A_PAGE = 5_000

/** The live claims of a data set in the order of their ids, in pages. Throws GraphError. */
export async function* streamLiveClaims(
  graph: Graph,
  dataset: string,
): AsyncGenerator<readonly StreamedClaim[]> {
  const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
  let after = ''
  for (;;) {
    const rows = await graph.read(
      `MATCH (c:Claim) WHERE c.dataset = $p.dataset AND c.id > $p.after
       WITH c ORDER BY c.dataset, c.id LIMIT $p.limit
       RETURN c.id, CASE WHEN c.live THEN
         [c.source, c.sourceType, c.via, c.verified, c.stated, c.locator, c.asserts, c.count] END`,
      { p: { dataset, after, limit: int(CLAIMS_A_PAGE) } },
    )
    const page: StreamedClaim[] = []
    for (const [id, claim] of rows) {
      if (!Array.isArray(claim)) continue
      const [source, sourceType, via, verified, stated, locator, asserts, count] = claim
      page.push({
        id: String(id),
        source: String(source),
        sourceType: String(sourceType),
        via: textOrNull(via),
        verified: verified === true,
        stated: textOrNull(stated),
        locator: textOrNull(locator),
        asserts: String(asserts),
        count: Number(count),
      })
    }
    if (page.length > 0) yield page
    if (rows.length < CLAIMS_A_PAGE) return
    after = String(rows.at(-1)?.[0])
  }
}

/** The releases that live claims of a data set cite as their source. Reads all its claims once. */
export async function listCitedReleases(graph: Graph, dataset: string): Promise<readonly string[]> {
  const rows = await graph.read(
    `MATCH (c:Claim) WHERE c.dataset = $p.dataset AND c.id > '' AND c.live AND c.sourceType = 'Release'
     RETURN DISTINCT c.source ORDER BY c.source`,
    { p: { dataset } },
  )
  return rows.map(([id]) => String(id))
}
