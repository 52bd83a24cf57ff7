import type { EdgeType } from '../declare/edge.ts'
import { int } from '../driver.ts'
import { findEdgeType, nodeTypes, typeOfId } from '../model.ts'
import { type Following, HUB_DEGREE } from './following.ts'
import type { Reader } from './reader.ts'

/** A relationship as a search meets it. */
export interface Link {
  readonly id: string
  readonly edge: EdgeType
  /** The ids of its ends, as declared. */
  readonly from: string
  readonly to: string
  readonly standing: string | null
}

/** Why a node connects nobody: it has very many relationships, or is of a kind that everybody shares. */
export type HubReason = 'MANY' | 'COMMON'

/** A node as a search meets it. */
export interface Seen {
  readonly id: string
  /** How many of the relationships that are followed it has. */
  readonly degree: number
  /** How many decisions there are that it is one with another. */
  readonly sameAs: number
  readonly hub: HubReason | null
}

/** A node with what it is linked to. */
export interface Expanded extends Seen {
  readonly links: readonly Link[]
  readonly reached: readonly Seen[]
  /** Whether it has more than were read. */
  readonly isCut: boolean
  /** How many relationships it has of each incidental kind that was passed by. */
  readonly passedBy: readonly (readonly [EdgeType, number])[]
}

/** The columns that tell whether a node is of a kind that everybody shares. */
const commonColumns = [
  ...new Set(nodeTypes.flatMap(({ common }) => (common ? [common.property] : []))),
].sort()

/**
 * The nodes with these ids, each with at most `most` of its relationships. Nodes that nobody claims
 * anything of are not reached. One statement, whose cost is the number of relationships read:
 * ```cypher
 * UNWIND $p.ids AS id MATCH (n:Entity {id: id})
 * RETURN id, COUNT { (n)-[:SERVED_IN|…]-() }, COUNT { (n)-[:SAME_AS]-() }, [n.kind],
 *   COLLECT { MATCH (n)-[r:SERVED_IN|…]-(m:Entity) WHERE m.claimCount > 0
 *     RETURN [r.id, type(r), startNode(r) = n, r.standing, m.id, COUNT { (m)-[:SERVED_IN|…]-() }, …] LIMIT $p.most },
 *   [COUNT { (n)-[:MENTIONS]-() }, …]
 * ```
 * `along` replaces what is followed; degrees stay those of what is followed. Throws GraphError.
 */
export async function expand(
  reader: Pick<Reader, 'read'>,
  following: Following,
  ids: readonly string[],
  { most, along = following.kinds, mostMs }: ExpandOptions,
): Promise<readonly Expanded[]> {
  if (ids.length === 0) return []
  const { kinds, passedBy } = following
  const aboutNode = (node: string) => `${countOf(node, kinds)}, COUNT { (${node})-[:SAME_AS]-() }, \
[${commonColumns.map((column) => `${node}.${column}`).join(', ')}]`
  const links =
    along.length === 0
      ? '[]'
      : `COLLECT { MATCH (n)-[r:${namesOf(along)}]-(m:Entity) WHERE m.claimCount > 0
         RETURN [r.id, type(r), startNode(r) = n, r.standing, m.id, ${aboutNode('m')}] LIMIT $p.most }`
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (n:Entity {id: id}) WHERE n.claimCount > 0
     RETURN id, ${aboutNode('n')}, ${links}, [${passedBy.map((edge) => countOf('n', [edge])).join(', ')}]`,
    { ids, most: int(most) },
    mostMs,
  )
  return rows.map(([id, degree, same, values, stored, counts]) => {
    const seen = readSeen(String(id), degree, same, values)
    const found = listOf(stored).map((row) => readRow(seen.id, listOf(row)))
    return {
      ...seen,
      links: found.flatMap(({ link }) => link ?? []),
      reached: found.map(({ reached }) => reached),
      isCut: found.length >= most && found.length < seen.degree + seen.sameAs,
      passedBy: passedBy.map((edge, at) => [edge, Number(listOf(counts)[at] ?? 0)]),
    }
  })
}

export interface ExpandOptions {
  /** The most relationships to read of one node. */
  readonly most: number
  readonly along?: readonly EdgeType[]
  /** The most time that the statement may take. */
  readonly mostMs?: number | undefined
}

const namesOf = (edges: readonly EdgeType[]) => edges.map(({ name }) => name).join('|')

const countOf = (node: string, edges: readonly EdgeType[]) =>
  edges.length === 0 ? '0' : `COUNT { (${node})-[:${namesOf(edges)}]-() }`

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
const textOf = (stored: unknown) => (typeof stored === 'string' ? stored : null)

function readSeen(id: string, degree: unknown, same: unknown, values: unknown): Seen {
  const common = typeOfId(id)?.common
  const value = common && listOf(values)[commonColumns.indexOf(common.property)]
  const isCommon = typeof value === 'string' && common?.values.includes(value)
  const count = Number(degree)
  const hub = count > HUB_DEGREE ? 'MANY' : isCommon ? 'COMMON' : null
  return { id, degree: count, sameAs: Number(same), hub }
}

function readRow(
  near: string,
  [id, type, isOut, standing, far, degree, same, values]: readonly unknown[],
): { readonly link: Link | null; readonly reached: Seen } {
  const reached = readSeen(String(far), degree, same, values)
  const edge = findEdgeType(String(type))
  const [from, to] = isOut === true ? [near, reached.id] : [reached.id, near]
  const link = edge && { id: String(id), edge, from, to, standing: textOf(standing) }
  return { link: link ?? null, reached }
}
