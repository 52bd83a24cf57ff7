import { type Graph, int, type Values } from '../driver.ts'
import { findNodeType } from '../model.ts'
import { type Asserts, entityOfClaim, parseAsserts } from '../write/assertion.ts'
import {
  readSupport,
  type SupportEntry,
  type SupportedForm,
  supportOf,
} from '../write/claim-history.ts'
import { listErasures } from '../write/erasures.ts'

/** A run as a history names it. */
export interface RunInHistory {
  readonly id: string
  /** Among the runs of its data set, from 1; null of runs that are not known any more. */
  readonly number: number | null
  /** The label of its release. */
  readonly release: string | null
  readonly started: string | null
}

/** A time through which a data set made a claim in one form. */
export interface Interval {
  readonly from: RunInHistory
  /** Null while it is made. */
  readonly until: RunInHistory | null
  /** What the release said of it beside what it asserts. */
  readonly as: Omit<SupportedForm, 'form' | 'statedEarliest' | 'statedLatest'>
}

/** A claim with all that became of it. */
export interface ClaimHistory {
  readonly id: string
  readonly entity: string
  readonly dataset: string
  readonly source: {
    readonly id: string
    readonly type: string
    /** Its headline or title, or the label of the release. */
    readonly label: string | null
  }
  readonly live: boolean
  readonly asserts: Asserts
  readonly intervals: readonly Interval[]
}

const CLAIMS_A_PAGE = 200

/**
 * Every claim that was ever made about an entity, or the one claim of that id (`entityId~hash`), in the
 * order of their ids. Throws GraphError.
 */
export async function* readHistory(graph: Graph, id: string): AsyncGenerator<ClaimHistory> {
  const isClaim = id.includes('~')
  // A `~` is followed by U+007F: whatever begins with the id and a `~` lies between.
  let after = isClaim ? '' : `${id}~`
  const end = isClaim ? '' : `${id}\u007F`
  for (;;) {
    const rows = await graph.read(
      `MATCH (c:Claim) WHERE ${isClaim ? 'c.id = $p.id' : 'c.id > $p.after AND c.id < $p.end'}
       WITH c ORDER BY c.id LIMIT $p.limit
       OPTIONAL MATCH (s:Entity {id: c.source}) OPTIONAL MATCH (release:Release {id: c.source})
       RETURN c.id, c.dataset, c.source, c.sourceType, properties(s), release.label,
              c.live, c.asserts, ${supportOf('c')} ORDER BY c.id`,
      { p: { id, after, end, limit: int(CLAIMS_A_PAGE) } },
    )
    const histories = rows.map((row) => ({ row, entries: readSupport(row[8]) }))
    const runs = await findRuns(
      (text, p) => graph.read(text, { p }),
      histories.flatMap(({ entries }) => entries),
    )
    for (const { row, entries } of histories) yield readClaim(row, entries, runs)
    if (isClaim || rows.length < CLAIMS_A_PAGE) return
    after = String(rows.at(-1)?.[0])
  }
}

function readClaim(
  row: Values,
  entries: readonly SupportEntry[],
  runs: ReadonlyMap<string, RunInHistory>,
): ClaimHistory {
  const [id, dataset, source, sourceType, properties, release, live, asserts] = row
  return {
    id: String(id),
    entity: entityOfClaim(String(id)),
    dataset: String(dataset),
    source: {
      id: String(source),
      type: String(sourceType),
      label: typeof release === 'string' ? release : labelOf(String(sourceType), properties),
    },
    live: live === true,
    asserts: parseAsserts(String(asserts)),
    intervals: intervalsOf(entries, runs),
  }
}

function labelOf(type: string, properties: unknown): string | null {
  const title = findNodeType(type)?.title
  if (title === undefined || typeof properties !== 'object' || properties === null) return null
  const value: unknown = Reflect.get(properties, title)
  if (typeof value === 'number') return `${type} ${value}`
  return typeof value === 'string' ? value : null
}

/** Two entries, one that begins and one that ends, are an interval; the last may still last. */
export function intervalsOf(
  entries: readonly SupportEntry[],
  runs: ReadonlyMap<string, RunInHistory>,
): readonly Interval[] {
  const named = (id: string): RunInHistory =>
    runs.get(id) ?? { id, number: null, release: null, started: null }
  const intervals: Interval[] = []
  for (const entry of entries) {
    if ('from' in entry) {
      const { form: _, statedEarliest: __, statedLatest: ___, ...as } = entry.as
      intervals.push({ from: named(entry.run), until: null, as })
      continue
    }
    const last = intervals.pop()
    if (last) intervals.push({ ...last, until: named(entry.run) })
  }
  return intervals
}

/** The runs that some entries of histories name, by id. */
export async function findRuns(
  read: (text: string, values: Readonly<Record<string, unknown>>) => Promise<readonly Values[]>,
  entries: readonly SupportEntry[],
): Promise<ReadonlyMap<string, RunInHistory>> {
  const ids = [...new Set(entries.map(({ run }) => run))]
  const rows = await read(
    `UNWIND $p.ids AS id MATCH (run:ImportRun {id: id})
     OPTIONAL MATCH (release:Release {id: run.release})
     RETURN id, run.number, release.label, run.started`,
    { ids },
  )
  return new Map(
    rows.map(([id, number, release, started]) => [
      String(id),
      {
        id: String(id),
        number: typeof number === 'number' ? number : null,
        release: typeof release === 'string' ? release : null,
        started: typeof started === 'string' ? started : null,
      },
    ]),
  )
}

/** A tombstone: that something was erased, when and on what ground; what it was is not kept. */
export interface ErasureInHistory {
  readonly id: string
  readonly ground: string
  readonly erased: string
}

/** Erasures of an entity and of claims about it, or of one claim and of its entity. */
export async function findErasuresOf(
  graph: Graph,
  id: string,
): Promise<readonly ErasureInHistory[]> {
  const all = await listErasures((text, values) => graph.read(text, values))
  return [...all.values()].filter(
    (erasure) =>
      erasure.id === id || erasure.id.startsWith(`${id}~`) || id.startsWith(`${erasure.id}~`),
  )
}
