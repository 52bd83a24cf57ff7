import type { EdgeType } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import type { Run } from '../driver.ts'
import { findEdgeType, typeOfId } from '../model.ts'
import { edgeSort } from '../sort-key.ts'
import { bareSort } from './bare.ts'

/*
 * What has left a list. The claims that an entity or a relationship was made of are kept, but nothing
 * leads to them from where it stood: whoever asks what a list held on some day would have to read every
 * claim there is. So what goes out of a list leaves its id there, in a node with the label `Former`. It
 * holds no name and says nothing by itself: what it was on a day, its claims say. One that came back,
 * or that was never shown by what is left of its claims, is passed over by whoever reads.
 */

/** Something that stood in a list and does not any more. */
export interface Former {
  /** The entity's id, or the relationship's. */
  readonly id: string
  /** `formerOfType` or `formerAt`. */
  readonly list: string
  /** The entity whose claims it follows from. */
  readonly entity: string
}

/** The list of all entities of a type. */
export const formerOfType = ({ name }: NodeType): string => name

/** The list of relationships that lead to an entity. */
export const formerAt = ({ name }: EdgeType, to: string): string => `${name} ${to}`

/** Its place in the list: after whatever has a name, in the form of the keys of those that are still there. */
function sortOf({ id, entity }: Former): string {
  const sort = bareSort(entity)
  return id === entity ? sort : edgeSort(sort, id)
}

/** As much of stored entities and of what their claims add up to as tells what leaves a list. */
interface Shown {
  readonly properties: Readonly<Record<string, unknown>>
  readonly relationships: readonly {
    readonly id: string
    readonly edge: string
    readonly to: string
  }[]
}
interface ToShow {
  readonly properties: Readonly<Record<string, unknown>>
  readonly relationships: ReadonlyMap<string, unknown>
}

/** What leaves a list when entities that are stored become what their claims say now; not what is erased. */
export function departedFrom(
  stored: ReadonlyMap<string, Shown>,
  projections: ReadonlyMap<string, ToShow>,
  erased: ReadonlySet<string>,
): readonly Former[] {
  return [...stored].flatMap(([entity, { properties, relationships }]): Former[] => {
    const wanted = projections.get(entity)
    const type = typeOfId(entity)
    if (!wanted || !type || erased.has(entity)) return []
    const isGone = Number(properties.claimCount) > 0 && wanted.properties.claimCount === 0
    const gone = relationships.flatMap(({ id, edge: name, to }): Former[] => {
      const edge = findEdgeType(name)
      if (!edge || erased.has(to) || wanted.relationships.has(id)) return []
      return [{ id, list: formerAt(edge, to), entity }]
    })
    return isGone ? [{ id: entity, list: formerOfType(type), entity }, ...gone] : gone
  })
}

/** Notes what has left a list; not of entities of which no claim is kept. */
export async function mergeFormer(run: Run, formers: readonly Former[]): Promise<void> {
  if (formers.length === 0) return
  const rows = formers
    .map((former) => ({ ...former, sort: sortOf(former) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await run(
    `UNWIND $p.rows AS row WITH row
     WHERE EXISTS { MATCH (c:Claim) WHERE c.id STARTS WITH row.entity + '~' }
     MERGE (f:Former {id: row.id}) SET f.list = row.list, f.sort = row.sort, f.entity = row.entity`,
    { p: { rows } },
  )
}

/** Forgets where an entity stood, and what stood at it. */
export async function deleteFormer(run: Run, entity: string): Promise<void> {
  await run("MATCH (f:Former) WHERE f.entity = $p.id OR f.list ENDS WITH ' ' + $p.id DELETE f", {
    p: { id: entity },
  })
}
