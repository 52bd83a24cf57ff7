import DataLoader from 'dataloader'
import { type EdgeType, hubColumns } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import { int } from '../driver.ts'
import { separator } from '../sort-key.ts'
import { formerAt, formerOfType } from '../write/former.ts'
import type { Reader } from './reader.ts'
import type { PageRequest } from './selection.ts'

/** A list that something may have stood in: all entities of a type, or relationships of a type that lead to an entity. */
export type PastList =
  | { readonly type: NodeType }
  | { readonly edge: EdgeType; readonly to: string }

export interface CandidatesRequest extends PageRequest {
  readonly list: PastList
}

/** What may have stood in a list at a moment. */
export interface Candidate {
  /** Its place in the list, as lists are ordered today. */
  readonly key: string
  /** The entity whose claims say whether it did. */
  readonly entity: string
  /** The relationship; of a list of entities the entity again. */
  readonly id: string
}

const separatorText = `'\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}'`

/**
 * Reads what may have stood in lists at a moment: what is there today, and what has left since
 * (`Former`), both by an index and up to the limit. Left out is what had no claim by then; what remains
 * is for the claims to say. Pages of one list that are asked for in one tick are read in one statement.
 */
export class CandidatesAsOf {
  readonly #reader: Pick<Reader, 'read'>
  readonly #at: string
  readonly #loader = new DataLoader<CandidatesRequest, readonly Candidate[]>(
    (requests) => this.#batch(requests),
    { cache: false },
  )

  constructor(reader: Pick<Reader, 'read'>, at: string) {
    this.#reader = reader
    this.#at = at
  }

  /** Up to `limit` candidates from the cursor on in the direction; fewer only where there are no more. */
  page(request: CandidatesRequest): Promise<readonly Candidate[]> {
    return this.#loader.load(request)
  }

  async #batch(requests: readonly CandidatesRequest[]): Promise<(readonly Candidate[] | Error)[]> {
    const groups = new Map<string, CandidatesRequest[]>()
    for (const request of requests) {
      const { list, direction, limit } = request
      const name = 'type' in list ? list.type.name : list.edge.name
      const key = `${name} ${direction} ${limit} ${request.from === null}`
      const group = groups.get(key)
      if (group) group.push(request)
      else groups.set(key, [request])
    }
    const answers = new Map<CandidatesRequest, readonly Candidate[] | Error>()
    await Promise.all([...groups.values()].map((group) => this.#read(group, answers)))
    return requests.map((request) => answers.get(request) ?? [])
  }

  async #read(
    group: readonly CandidatesRequest[],
    answers: Map<CandidatesRequest, readonly Candidate[] | Error>,
  ): Promise<void> {
    const [first] = group
    if (!first) return
    try {
      const rows = await this.#reader.read(statementOf(first), {
        rows: group.map(({ list, from }) =>
          'type' in list
            ? { id: '', from: from ?? '', list: formerOfType(list.type) }
            : { id: list.to, from: from ?? '', list: formerAt(list.edge, list.to) },
        ),
        at: this.#at,
        limit: int(first.limit),
      })
      for (const [index, request] of group.entries()) {
        const [present, former] = rows[index] ?? []
        answers.set(request, merged(request, candidatesOf(present), candidatesOf(former)))
      }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      for (const request of group) answers.set(request, failure)
    }
  }
}

function candidatesOf(stored: unknown): readonly Candidate[] {
  if (!Array.isArray(stored)) return []
  return stored.map(([key, entity, id]) => ({
    key: String(key),
    entity: String(entity),
    id: String(id),
  }))
}

function merged(
  { direction, limit }: PageRequest,
  ...lists: readonly (readonly Candidate[])[]
): readonly Candidate[] {
  const rising = direction === 'forward' ? 1 : -1
  return lists
    .flat()
    .toSorted((a, b) => (a.key < b.key ? -rising : a.key > b.key ? rising : 0))
    .slice(0, limit)
}

/** One row for each of `$p.rows`, in their order: what is in the list, and what was. */
function statementOf({ list, direction, from }: CandidatesRequest): string {
  const comparison = direction === 'forward' ? '>' : '<'
  const order = direction === 'forward' ? '' : ' DESC'
  // Backward from the end there is no key to begin below: any key is above none.
  const within = (key: string) =>
    direction === 'backward' && from === null ? `${key} > ''` : `${key} ${comparison} row.from`
  const present = 'type' in list ? presentOfType(list.type) : presentAt(list.edge)
  const isPresent =
    'type' in list
      ? `(:${list.type.name} {id: f.entity})`
      : `(:Entity {id: f.entity})-[:${list.edge.name} {id: f.id}]->(:Entity {id: row.id})`
  return `UNWIND range(0, size($p.rows) - 1) AS index WITH index, $p.rows[index] AS row
RETURN COLLECT { MATCH ${present.match} WHERE ${[...present.where, within(present.key), claimedBy('n')].join(' AND ')}
    WITH ${present.carried} ORDER BY ${present.order.map((part) => part + order).join(', ')} LIMIT $p.limit
    RETURN [${present.key}, n.id, ${present.id}] },
  COLLECT { MATCH (f:Former) WHERE f.list = row.list AND ${within('f.sort')}
      AND NOT EXISTS { MATCH ${isPresent} }
    WITH f ORDER BY f.list${order}, f.sort${order} LIMIT $p.limit
    RETURN [f.sort, f.entity, f.id] } ORDER BY index`
}

interface Present {
  readonly match: string
  readonly carried: string
  readonly where: readonly string[]
  readonly key: string
  readonly order: readonly string[]
  readonly id: string
}

function presentOfType({ name }: NodeType): Present {
  return {
    match: `(n:${name})`,
    carried: 'n',
    where: [],
    key: 'n.sort',
    order: ['n.sort'],
    id: 'n.id',
  }
}

function presentAt({ name, hub }: EdgeType): Present {
  if (!hub.includes('in')) {
    const key = `n.sort + ${separatorText} + r.id`
    return {
      match: `(:Entity {id: row.id})<-[r:${name}]-(n)`,
      carried: 'n, r',
      where: [],
      key,
      order: ['n.sort', 'r.id'],
      id: 'r.id',
    }
  }
  const { parent, sort } = hubColumns('in')
  return {
    // By the index on the relationship, as pages of today are: a hub may have tens of thousands.
    match: `()<-[r:${name}]-(n)`,
    carried: 'n, r',
    where: [`r.${parent} = row.id`],
    key: `r.${sort}`,
    order: [`r.${parent}`, `r.${sort}`],
    id: 'r.id',
  }
}

/** Whether anything had been claimed of an entity by the moment: without reading more of its claims than the first that tells. */
function claimedBy(entity: string): string {
  return `EXISTS { MATCH (c:Claim) WHERE c.id > ${entity}.id + '~' AND c.id < ${entity}.id + '\\u007F' AND c.recorded <= $p.at }`
}
