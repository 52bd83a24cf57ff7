import DataLoader from 'dataloader'
import { int } from '../driver.ts'
import { separator } from '../sort-key.ts'
import { parseAsserts } from '../write/assertion.ts'
import { isShown } from '../write/candidates.ts'
import { readSupport, supportOf } from '../write/claim-history.ts'
import { isPlaceHidden } from './erased.ts'
import { findRuns, type Interval, intervalsOf } from './history.ts'
import type { PageOf } from './page-of.ts'
import type { Reader } from './reader.ts'
import type { PageRequest } from './selection.ts'

/** A claim with the times through which it was made. */
export interface PastAndPresent {
  /** When it was first recorded, then its id. */
  readonly key: string
  readonly claim: string
  readonly live: boolean
  /** In order; at least one. */
  readonly intervals: readonly Interval[]
}

export type HistoryPage = Omit<PageOf<PastAndPresent>, 'total'>

interface HistoryRequest extends PageRequest {
  readonly id: string
}

const separatorText = `'\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}'`
const key = `c.recorded + ${separatorText} + c.id`

const ofEntity = `c.id > row.id + '~' AND c.id < row.id + '\\u007F' AND ${isShown('c')}`

/**
 * Reads what was ever claimed of entities, live or taken back, by pages, the earliest first; what has been
 * erased is not there any more. What is asked for in one tick takes two statements, whatever the number
 * of entities:
 * ```cypher
 * UNWIND $p.rows AS row RETURN COLLECT { MATCH (c:Claim)
 *   WHERE c.id > row.id + '~' AND c.id < row.id + '\u007F' AND … AND c.recorded + '\u0001' + c.id > row.from
 *   WITH c ORDER BY c.recorded, c.id LIMIT $p.limit RETURN [c.recorded, c.id, c.live, [c.support, [c.source, …]], c.asserts] }
 * ```
 */
export class Histories {
  readonly #reader: Pick<Reader, 'read'>
  readonly #pages = new DataLoader<HistoryRequest, HistoryPage>(
    (requests) => this.#readPages(requests),
    { cache: false },
  )
  readonly #totals = new DataLoader<string, number>((ids) => this.#count(ids))

  constructor(reader: Pick<Reader, 'read'>) {
    this.#reader = reader
  }

  /** A page of what was claimed of an entity; empty where nothing ever was. Throws GraphError. */
  page(id: string, page: PageRequest): Promise<HistoryPage> {
    return this.#pages.load({ ...page, id })
  }

  /** How many claims were ever made of an entity. Throws GraphError. */
  total(id: string): Promise<number> {
    return this.#totals.load(id)
  }

  async #readPages(requests: readonly HistoryRequest[]): Promise<readonly HistoryPage[]> {
    const found = await Promise.all([
      this.#read(requests.filter(({ direction }) => direction === 'forward')),
      this.#read(requests.filter(({ direction }) => direction === 'backward')),
    ])
    const rows = new Map(found.flatMap((pages) => [...pages]))
    const entries = [...rows.values()].flat().map((row) => readSupport(row[3]))
    const runs = await findRuns((text, values) => this.#reader.read(text, values), entries.flat())
    const hidden = new Set<string>()
    for (const [, id, , , asserts] of [...rows.values()].flat()) {
      const said = parseAsserts(String(asserts))
      if (await isPlaceHidden(this.#reader, said)) hidden.add(String(id))
    }
    return requests.map((request) => {
      const { direction, limit, from } = request
      const stored = rows.get(request) ?? []
      const page = stored.slice(0, limit).map(([recorded, id, live, support]) => ({
        key: `${String(recorded)}${separator}${String(id)}`,
        claim: String(id),
        live: live === true,
        intervals: intervalsOf(readSupport(support), runs).map((interval) =>
          hidden.has(String(id))
            ? { ...interval, as: { ...interval.as, locator: null } }
            : interval,
        ),
      }))
      const [isMore, isBehind] = [stored.length > limit, from !== null]
      const forward = direction === 'forward'
      return {
        edges: forward ? page : page.toReversed(),
        hasNextPage: forward ? isMore : isBehind,
        hasPreviousPage: forward ? isBehind : isMore,
      }
    })
  }

  /** Of each request its rows and, where there are more, one beyond; in the direction of the page. */
  async #read(
    requests: readonly HistoryRequest[],
  ): Promise<ReadonlyMap<HistoryRequest, readonly (readonly unknown[])[]>> {
    const [first] = requests
    if (!first) return new Map()
    const forward = first.direction === 'forward'
    const [comparison, order, end] = forward ? ['>', '', ''] : ['<', ' DESC', '\u{10FFFF}']
    const rows = await this.#reader.read(
      `UNWIND range(0, size($p.rows) - 1) AS index WITH index, $p.rows[index] AS row
       RETURN COLLECT { MATCH (c:Claim) WHERE ${ofEntity} AND ${key} ${comparison} row.from
         WITH c, row ORDER BY c.recorded${order}, c.id${order} LIMIT $p.limit
         RETURN [c.recorded, c.id, c.live, ${supportOf('c')}, c.asserts] } ORDER BY index`,
      {
        rows: requests.map(({ id, from }) => ({ id, from: from ?? end })),
        limit: int(Math.max(...requests.map(({ limit }) => limit)) + 1),
      },
    )
    return new Map(
      requests.map((request, at) => {
        const [stored] = rows[at] ?? []
        return [request, Array.isArray(stored) ? stored : []]
      }),
    )
  }

  async #count(ids: readonly string[]): Promise<readonly number[]> {
    const rows = await this.#reader.read(
      `UNWIND $p.ids AS id WITH {id: id} AS row
       RETURN row.id, COUNT { MATCH (c:Claim) WHERE ${ofEntity} }`,
      { ids: [...new Set(ids)] },
    )
    const counts = new Map(rows.map(([id, count]) => [String(id), Number(count)]))
    return ids.map((id) => counts.get(id) ?? 0)
  }
}
