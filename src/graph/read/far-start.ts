import { hubColumns } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import type { Hop } from '../model.ts'
import { arrow } from './arrow.ts'
import { type Condition, conjuncts } from './condition.ts'
import { compileCondition } from './filter.ts'
import { type Sorting, type SortKey, simpleSorting } from './sorting.ts'
import type { Statement } from './statement.ts'

/*
 * A list of a type whose filter names an entity that all of its nodes have a relationship to ("officers
 * who served in this unit") is read from that entity, however many nodes the type has.
 */

/** A condition that leads from a few entities to all nodes that can meet it. */
export interface FarStart {
  readonly condition: Condition
  /** From the nodes of the list to the entities. */
  readonly hop: Hop
  readonly ids: readonly string[]
  /** What else those entities must be like. */
  readonly also: readonly Condition[]
  readonly edge: Condition | null
  /** Whether tens of thousands can have a relationship to one of them. */
  readonly isHub: boolean
}

/** The first of some conditions that names what a relationship leads to; undefined where none does. */
export function farStartOf(conditions: readonly Condition[]): FarStart | undefined {
  for (const condition of conditions) {
    if (condition.kind !== 'related' || condition.how !== 'some') continue
    const { hop, item } = condition
    const far = conjuncts(item.node)
    const named = far.find((each) => each.kind === 'ids')
    if (named?.kind !== 'ids') continue
    const ids = [...new Set(named.ids)]
    const also = far.filter((each) => each !== named)
    const isHub = hop.edge.hub.includes(directionBack(hop))
    // Of several, a node would come once for each; and several hubs are in no common order.
    if (ids.length !== 1 && (isHub || also.length > 0)) continue
    return { condition, hop, ids, also, edge: item.edge, isHub }
  }
  return undefined
}

const directionBack = ({ direction }: Hop) => (direction === 'out' ? 'in' : 'out')

interface FoundFromFar {
  readonly match: string
  readonly where: string
  /** The variable of the relationship. */
  readonly link: string
  /** The order in which they are found; null where they are in none. */
  readonly along: Sorting | null
}

/**
 * Nodes of a type by what they have a relationship to. From a hub, and where the order is the type's own,
 * the index on its relationships is walked, which has them in that order:
 * ```cypher
 * MATCH (n0:Officer)-[k:SERVED_IN]->() WHERE k.toId = $p.v0 AND k.inSort > '' … ORDER BY k.toId, k.inSort
 * ```
 * Else all are read: `UNWIND $p.v0 AS i MATCH (f:Entity {id: i}) MATCH (n0:Officer)-[k:INVOLVED_IN]->(f)`. A node
 * with several such relationships is found by the first of them alone.
 */
export function findFromFarEnd(
  { name }: NodeType,
  { hop, ids, also, edge, isHub }: FarStart,
  node: string,
  statement: Statement,
  { inOrder, descending }: { readonly inOrder: boolean; readonly descending: boolean },
): FoundFromFar {
  const { parent, sort } = hubColumns(directionBack(hop))
  const [far, link, before, id] = [`f${node}`, `k${node}`, `b${node}`, `i${node}`]
  const walks = isHub && inOrder
  const named = statement.value(walks ? ids[0] : ids)
  const start = walks ? '' : `UNWIND ${named} AS ${id} MATCH (${far}:Entity {id: ${id}}) `
  const key = walks ? sort : 'id'
  const isSame = walks ? `${before}.${parent} = ${named}` : `f${far}.id IN ${named}`
  const canRepeat = ids.length > 1 || hop.edge.identity.length > 0
  const earlier = [
    `${before}.${key} < ${link}.${key}`,
    isSame,
    ...(edge ? [compileCondition(statement, edge, before)] : []),
  ].join(' AND ')
  const where = [
    `${node}:${name}`,
    ...(walks ? [`${link}.${parent} = ${named}`] : []),
    ...also.map((each) => compileCondition(statement, each, far)),
    ...(edge ? [compileCondition(statement, edge, link)] : []),
    ...(canRepeat
      ? [`NOT EXISTS { MATCH ${arrow(hop, node, before, `f${far}`)} WHERE ${earlier} }`]
      : []),
  ]
  const rank = (text: string): SortKey => ({ text, descending })
  return {
    match: `${start}MATCH ${arrow(hop, node, link, far)}`,
    where: where.filter((part) => part !== 'true').join(' AND '),
    link,
    along: walks
      ? simpleSorting(`${link}.${sort}`, [rank(`${link}.${parent}`), rank(`${link}.${sort}`)], {
          indexed: true,
          compared: rank(`${link}.${sort}`),
        })
      : null,
  }
}
