import type { Stored } from '../declare/codec.ts'
import { hubColumns } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import type { Run } from '../driver.ts'
import { edgeTypes, findEdgeType, typeOfId } from '../model.ts'
import { edgeSort, separator } from '../sort-key.ts'
import { projectAllegationStatus } from './allegation-rulings.ts'
import { bareSort } from './bare.ts'
import { expectCount, listLiveClaims } from './claims.ts'
import { departedFrom, mergeFormer } from './former.ts'
import { type ProjectedRelationship, type Projection, projectEntity } from './project-entity.ts'

type StoredProperties = Readonly<Record<string, unknown>>

interface StoredRelationship {
  readonly elementId: string
  readonly id: string
  readonly edge: string
  readonly properties: StoredProperties
  readonly to: string
}

interface StoredEntity {
  readonly properties: StoredProperties
  readonly relationships: StoredRelationship[]
}

/** What a projection wrote. */
export interface ProjectionCounts {
  entitiesChanged: number
  entitiesRemoved: number
  relationshipsCreated: number
  relationshipsChanged: number
  relationshipsRemoved: number
}

export function noChanges(): ProjectionCounts {
  return {
    entitiesChanged: 0,
    entitiesRemoved: 0,
    relationshipsCreated: 0,
    relationshipsChanged: 0,
    relationshipsRemoved: 0,
  }
}

/**
 * Makes sure that nodes of these ids are there. New ones are bare: without the label of their type, and
 * so in no list, until they are projected. Gives how many are new.
 */
export async function mergeEntities(run: Run, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const rows = ids.map((id) => ({ id, sort: bareSort(id) }))
  const written = await run(
    `UNWIND $p.rows AS row MERGE (e:Entity {id: row.id})
     ON CREATE SET e.sort = row.sort, e.claimCount = 0, e.fresh = true
     WITH e, e.fresh IS NOT NULL AS fresh REMOVE e.fresh
     RETURN count(e), sum(CASE WHEN fresh THEN 1 ELSE 0 END)`,
    { p: { rows } },
  )
  expectCount('entities', rows.length, written)
  return Number(written[0]?.[1] ?? 0)
}

/** Ids of entities and claims that must not come back (`erasures.ts`). */
export async function listErasedIds(run: Run): Promise<ReadonlySet<string>> {
  const rows = await run('MATCH (x:Erasure) RETURN x.id')
  return new Set(rows.map(([id]) => String(id)))
}

/** Which of some entities have a node. */
export async function findEntities(run: Run, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await run('UNWIND $p.ids AS id MATCH (e:Entity {id: id}) RETURN id', { p: { ids } })
  return new Set(rows.map(([id]) => String(id)))
}

/** Which of some entities have a node that is more than a far end. */
export async function findProjected(
  run: Run,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await run(
    'UNWIND $p.ids AS id MATCH (e:Entity {id: id}) WHERE e.claimCount > 0 OR EXISTS { (e)-->() } RETURN id',
    { p: { ids } },
  )
  return new Set(rows.map(([id]) => String(id)))
}

function requireType(id: string): NodeType {
  const type = typeOfId(id)
  if (!type) throw new Error(`The id ${id} is of no type that is declared.`)
  return type
}

/**
 * Brings the nodes of these entities, and the relationships that start at them, to what their live
 * claims say; writes differences only. Entities without a live claim go, or stay bare while others
 * point to them.
 *
 * An entity that they point to and that is not there yet becomes a bare node. An allegation's status follows from
 * rulings, so those must have been projected before it (`listAllegationsOf` says which it concerns).
 */
export async function projectEntities(run: Run, ids: readonly string[]): Promise<ProjectionCounts> {
  const counts = noChanges()
  if (ids.length === 0) return counts
  // Of a type that is no longer declared nothing can be worked out: the migration says what to do with it.
  const declared = [...new Set(ids)].filter((id) => typeOfId(id) !== undefined)
  const stored = await lockEntities(run, declared.toSorted())
  const entities = [...stored.keys()]
  const claims = await listLiveClaims(run, entities)
  const derived = await projectAllegationStatus(run, entities, claims)
  const erased = await listErasedIds(run)
  const projections = new Map<string, Projection>()
  for (const id of entities) {
    projections.set(
      id,
      projectEntity(requireType(id), id, claims.get(id) ?? [], derived.get(id), erased),
    )
  }
  await writeNodes(run, stored, projections, counts)
  await writeRelationships(run, stored, projections, counts)
  await mergeFormer(run, departedFrom(stored, projections, erased))
  const abandoned = entities.filter((id) => !claims.has(id))
  const lostAnEnd = [...stored.values()].flatMap(({ relationships }) =>
    relationships.map(({ to }) => to),
  )
  counts.entitiesRemoved += await deleteUnclaimed(run, [...new Set([...abandoned, ...lostAnEnd])])
  return counts
}

/**
 * Reads the nodes and what starts at them, and locks them until the transaction ends: two imports that
 * speak of one entity project it one after the other, so that the second sees the claims of the first.
 */
async function lockEntities(
  run: Run,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredEntity>> {
  const entities = new Map<string, StoredEntity>()
  const nodes = await run(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})
     SET e.claimCount = coalesce(e.claimCount, 0)
     RETURN id, properties(e)`,
    { p: { ids } },
  )
  for (const [id, properties] of nodes) {
    entities.set(String(id), { properties: asProperties(properties), relationships: [] })
  }
  const relationships = await run(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})-[r]->(far:Entity)
     RETURN id, elementId(r), r.id, type(r), properties(r), far.id`,
    { p: { ids } },
  )
  for (const [from, elementId, id, edge, properties, to] of relationships) {
    entities.get(String(from))?.relationships.push({
      elementId: String(elementId),
      id: String(id),
      edge: String(edge),
      properties: asProperties(properties),
      to: String(to),
    })
  }
  return entities
}

function asProperties(value: unknown): StoredProperties {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** The properties that differ; null where one goes. */
function differences(
  stored: StoredProperties,
  wanted: Readonly<Record<string, Stored>>,
): Readonly<Record<string, Stored>> | null {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(stored[name] ?? null) !== JSON.stringify(value),
  )
  return changed.length > 0 ? Object.fromEntries(changed) : null
}

async function writeNodes(
  run: Run,
  stored: ReadonlyMap<string, StoredEntity>,
  projections: ReadonlyMap<string, Projection>,
  counts: ProjectionCounts,
): Promise<void> {
  const rows: { id: string; set: Readonly<Record<string, Stored>> }[] = []
  const labels = { shown: new Map<string, string[]>(), hidden: new Map<string, string[]>() }
  const moved: { id: string; sort: Stored }[] = []
  for (const [id, { properties }] of projections) {
    const set = differences(stored.get(id)?.properties ?? {}, properties)
    if (!set) continue
    rows.push({ id, set })
    if (set.claimCount !== undefined) {
      const lists = properties.claimCount === 0 ? labels.hidden : labels.shown
      const { name } = requireType(id)
      const ids = lists.get(name) ?? []
      ids.push(id)
      lists.set(name, ids)
    }
    if (set.sort !== undefined) moved.push({ id, sort: set.sort })
  }
  if (rows.length > 0) {
    const written = await run(
      'UNWIND $p.rows AS row MATCH (e:Entity {id: row.id}) SET e += row.set RETURN count(e)',
      { p: { rows } },
    )
    expectCount('entities changed', rows.length, written)
    counts.entitiesChanged += rows.length
  }
  // What nobody claims anything of any more is in no list, though others may still point to it.
  for (const [type, ids] of labels.shown) {
    await run(`UNWIND $p.ids AS id MATCH (e:Entity {id: id}) SET e:${type}`, { p: { ids } })
  }
  for (const [type, ids] of labels.hidden) {
    await run(`UNWIND $p.ids AS id MATCH (e:Entity {id: id}) REMOVE e:${type}`, { p: { ids } })
  }
  const types = edgeTypes.filter(({ hub }) => hub.includes('out')).map(({ name }) => name)
  if (moved.length > 0 && types.length > 0) {
    await run(
      `UNWIND $p.rows AS row MATCH (e:Entity {id: row.id})<-[r:${types.join('|')}]-()
       SET r.${hubColumns('out').sort} = row.sort + $p.separator + r.id`,
      { p: { rows: moved, separator } },
    )
  }
}

interface WantedRelationship extends ProjectedRelationship {
  readonly from: string
}

async function writeRelationships(
  run: Run,
  stored: ReadonlyMap<string, StoredEntity>,
  projections: ReadonlyMap<string, Projection>,
  counts: ProjectionCounts,
): Promise<void> {
  const wanted = [...projections].flatMap(([from, { relationships }]) =>
    [...relationships.values()].map((relationship) => ({ ...relationship, from })),
  )
  const farSorts = await readSorts(run, wanted)
  const known = new Map<string, StoredRelationship>()
  const gone: string[] = []
  for (const [from, { relationships }] of stored) {
    for (const relationship of relationships) {
      // Relationships of other kinds are nobody's claim, and so not ours to take away.
      if (!findEdgeType(relationship.edge)) continue
      if (projections.get(from)?.relationships.has(relationship.id)) {
        known.set(relationship.id, relationship)
      } else gone.push(relationship.elementId)
    }
  }
  const created: { edge: string; from: string; to: string; bare: string; set: object }[] = []
  const changed: { elementId: string; set: object }[] = []
  for (const relationship of wanted) {
    const { id, edge, from, to } = relationship
    const properties = withHub(relationship, farSorts)
    const before = known.get(id)
    if (before) {
      const set = differences(before.properties, properties)
      if (set) changed.push({ elementId: before.elementId, set })
      continue
    }
    created.push({ edge: edge.name, from, to, bare: bareSort(to), set: { id, ...properties } })
  }
  if (created.length > 0) {
    const written = await run(
      `UNWIND $p.rows AS row MATCH (from:Entity {id: row.from})
       MERGE (to:Entity {id: row.to}) ON CREATE SET to.sort = row.bare, to.claimCount = 0
       CREATE (from)-[r:$(row.edge)]->(to) SET r = row.set RETURN count(r)`,
      { p: { rows: created } },
    )
    expectCount('relationships created', created.length, written)
    counts.relationshipsCreated += created.length
  }
  if (changed.length > 0) {
    const written = await run(
      `UNWIND $p.rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.elementId
       SET r += row.set RETURN count(r)`,
      { p: { rows: changed } },
    )
    expectCount('relationships changed', changed.length, written)
    counts.relationshipsChanged += changed.length
  }
  if (gone.length > 0) {
    const written = await run(
      `UNWIND $p.ids AS id MATCH ()-[r]->() WHERE elementId(r) = id
       DELETE r RETURN count(*)`,
      { p: { ids: gone } },
    )
    expectCount('relationships removed', gone.length, written)
    counts.relationshipsRemoved += gone.length
  }
}

/**
 * Sort keys of the far ends of relationships that are paged from where they start. Locks these, so that
 * whoever gives one another key at the same time waits, or is waited for.
 */
async function readSorts(
  run: Run,
  wanted: readonly WantedRelationship[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...new Set(wanted.filter(({ edge }) => edge.hub.includes('out')).map(({ to }) => to)),
  ]
  if (ids.length === 0) return new Map()
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id}) SET e.claimCount = e.claimCount
     RETURN id, e.sort`,
    { p: { ids: ids.toSorted() } },
  )
  return new Map(rows.map(([id, sort]) => [String(id), String(sort)]))
}

function withHub(
  { id, edge, to, properties }: WantedRelationship,
  farSorts: ReadonlyMap<string, string>,
): Readonly<Record<string, Stored>> {
  if (!edge.hub.includes('out')) return properties
  const farSort = farSorts.get(to) ?? bareSort(to)
  return { ...properties, [hubColumns('out').sort]: edgeSort(farSort, id) }
}

/** Deletes those of some entities that no live claim speaks of and nothing points to; gives how many. */
async function deleteUnclaimed(run: Run, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})
     WHERE e.claimCount = 0 AND NOT (e)--()
       AND NOT EXISTS { MATCH (c:Claim) WHERE c.id STARTS WITH e.id + '~' AND c.live }
     DELETE e RETURN count(*)`,
    { p: { ids } },
  )
  return Number(rows[0]?.[0] ?? 0)
}
