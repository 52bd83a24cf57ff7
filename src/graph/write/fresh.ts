import type { Stored } from '../declare/codec.ts'
import { hubColumns } from '../declare/edge.ts'
import { membersOf, type NodeType } from '../declare/node.ts'
import type { Run } from '../driver.ts'
import { edgeTypes, typeOfId } from '../model.ts'
import { separator } from '../sort-key.ts'
import { bareSort } from './bare.ts'
import { expectCount } from './claims.ts'
import type { Projection } from './project-entity.ts'

/*
 * Entities that the graph does not hold yet, written without reading anything of them first: the quick
 * way for the millions of a first release. Nobody else may speak of them, so their keys must be the
 * data set's own.
 */

/** Which types a run has written whole, and of which it may have made bare nodes before their turn. */
export interface Progress {
  readonly whole: Set<NodeType>
  readonly bare: Set<NodeType>
}

/** Marks the types that entities of a type can point to, where their nodes are written by other means. */
export function markFarEnds(type: NodeType, { whole, bare }: Progress): void {
  for (const { from, to } of edgeTypes) {
    if (!membersOf(from).includes(type)) continue
    for (const far of membersOf(to)) if (!whole.has(far)) bare.add(far)
  }
}

/**
 * Creates entities of one type with the relationships that start at them. A far end that has not been
 * written yet becomes a bare node, which shows in no list, until its own turn comes.
 */
export async function createEntities(
  run: Run,
  type: NodeType,
  projections: ReadonlyMap<string, Projection>,
  progress: Progress,
): Promise<{ readonly entities: number; readonly relationships: number }> {
  if (projections.size === 0) return { entities: 0, relationships: 0 }
  const entities = progress.bare.has(type)
    ? await mergeNodes(run, type, projections)
    : await createNodes(run, type, projections)
  return { entities, relationships: await createRelationships(run, projections, progress) }
}

async function createNodes(
  run: Run,
  type: NodeType,
  projections: ReadonlyMap<string, Projection>,
): Promise<number> {
  const rows = [...projections].map(([id, { properties }]) => present(properties, id))
  const written = await run(
    `UNWIND $p.rows AS row CREATE (e:Entity:${type.name}) SET e = row RETURN count(e)`,
    { p: { rows } },
  )
  expectCount('entities', rows.length, written)
  return rows.length
}

async function mergeNodes(
  run: Run,
  type: NodeType,
  projections: ReadonlyMap<string, Projection>,
): Promise<number> {
  const rows = [...projections].map(([id, { properties }]) => [id, present(properties, id)])
  const written = await run(
    `UNWIND $p.rows AS row MERGE (e:Entity {id: row[0]})
     WITH e, row, e.sort IS NOT NULL AS isBare
     SET e:${type.name} SET e = row[1]
     RETURN count(e), collect(CASE WHEN isBare THEN row[0] END)`,
    { p: { rows } },
  )
  expectCount('entities', rows.length, written)
  const bare = written[0]?.[1]
  if (Array.isArray(bare) && bare.length > 0) await refreshHubSorts(run, bare.map(String))
  return rows.length
}

/** Relationships are paged by the sort key of their far end; here that end was bare when they were written. */
async function refreshHubSorts(run: Run, ids: readonly string[]): Promise<void> {
  const types = edgeTypes.filter(({ hub }) => hub.includes('out')).map(({ name }) => name)
  if (types.length === 0) return
  await run(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})<-[r:${types.join('|')}]-()
     SET r.${hubColumns('out').sort} = e.sort + $p.separator + r.id`,
    { p: { ids, separator } },
  )
}

async function createRelationships(
  run: Run,
  projections: ReadonlyMap<string, Projection>,
  { whole, bare }: Progress,
): Promise<number> {
  const byType = new Map<string, unknown[][]>()
  const outward = new Set<string>()
  for (const [from, { relationships }] of projections) {
    for (const { id, edge, to, properties } of relationships.values()) {
      const far = typeOfId(to)
      if (far && !whole.has(far)) bare.add(far)
      const rows = byType.get(edge.name) ?? []
      rows.push([from, to, bareSort(to), present(properties, id)])
      byType.set(edge.name, rows)
      if (edge.hub.includes('out')) outward.add(edge.name)
    }
  }
  let count = 0
  for (const [edge, rows] of byType) {
    // In one order everywhere, so that transactions which meet at a far end wait for each other and not both.
    rows.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))
    const column = hubColumns('out').sort
    const isOutward = outward.has(edge)
    // Locks the far end: whoever gives it another sort key at the same time waits, or is waited for.
    const lock = isOutward ? 'ON MATCH SET to.claimCount = to.claimCount' : ''
    const sort = isOutward ? `SET r.${column} = to.sort + $p.separator + r.id` : ''
    const written = await run(
      `UNWIND $p.rows AS row MATCH (from:Entity {id: row[0]})
       MERGE (to:Entity {id: row[1]}) ON CREATE SET to.sort = row[2], to.claimCount = 0 ${lock}
       CREATE (from)-[r:${edge}]->(to) SET r = row[3] ${sort} RETURN count(r)`,
      { p: { rows, separator } },
    )
    expectCount('relationships created', rows.length, written)
    count += rows.length
  }
  return count
}

/** What is there, and the id: a property that is null need not travel. */
function present(
  properties: Readonly<Record<string, Stored>>,
  id: string,
): Readonly<Record<string, Stored>> {
  const kept: Record<string, Stored> = { id }
  for (const name in properties) {
    const value = properties[name]
    if (value !== null && value !== undefined) kept[name] = value
  }
  return kept
}
