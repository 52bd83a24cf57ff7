import type { PartialDate } from '../../partial-date.ts'
import { dateCodec } from '../declare/codec.ts'
import type { EdgeType } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import { int } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { separator } from '../sort-key.ts'
import type { Link } from './expand.ts'
import type { Reader } from './reader.ts'
import { columnsOf, type EventKind, type EventSource, timelinePlan } from './timeline-plan.ts'

/** Something that happened, or is said to have happened. */
export interface TimelineEvent {
  /** Text that sorts as events do: by the first day that the date can mean, undated ones last. */
  readonly key: string
  readonly date: PartialDate | null
  /** The declared property whose date it is, and what that says. */
  readonly field: string
  readonly about: string
  /** Of a value that came to hold: the value. */
  readonly value: unknown
  /** The entity that it happened to; of a relationship's date, the far end. */
  readonly entity: string
  /** The relationship whose date it is; null of an entity's date. */
  readonly link: Link | null
  /** The links by which it belongs to the entity that was asked about, from there on; none for its own events. */
  readonly through: readonly Link[]
}

export interface Timeline {
  /** In order. */
  readonly events: readonly TimelineEvent[]
  /** Relationships of which there are so many that they were left out. */
  readonly leftOut: readonly { readonly edge: EdgeType; readonly count: number }[]
  /** Whether something has more events than are read of it. */
  readonly truncated: boolean
}

/** Of more relationships of one kind than this, none is read: a force's timeline is not the service of 50,000. */
const MOST_OF_A_KIND = 1_000
/** Of one case, at most so many hearings, and so on. */
const MOST_ONWARD = 200

/**
 * What happened to some entities of one type, by the dates that are declared: their own, those of their
 * relationships, and of what tells (their cases, the hearings of these). Those that are not there are missing. One
 * statement for all:
 * ```cypher
 * UNWIND $p.ids AS id MATCH (e:Officer {id: id})
 * RETURN id, [e.rank, e.rankAsOf, …],
 *   [COUNT { (e)-[:SUBJECT_OF]->() }, CASE WHEN COUNT { … } <= $p.most THEN COLLECT {
 *     MATCH (e)-[r:SUBJECT_OF]->(m:Case)
 *     RETURN [r.id, r.standing, [], m.id, [m.opened, …], COLLECT { MATCH (m)<-[s:HEARD_IN]-(k:Hearing) … }]
 *   } END], …
 * ```
 * Throws GraphError.
 */
export async function readTimelines(
  reader: Pick<Reader, 'read'>,
  type: NodeType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Timeline>> {
  const plan = timelinePlan(type)
  const own = columnsOf(plan.own)
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (e:${type.name} {id: id})
     RETURN id, ${[valuesOf('e', own), ...plan.sources.map(textOfSource)].join(',\n')}`,
    { ids, most: int(MOST_OF_A_KIND), mostOnward: int(MOST_ONWARD + 1) },
  )
  return new Map(
    rows.map(([stored, values, ...sources]): [string, Timeline] => {
      const id = String(stored)
      const gathered = new Gathered(id)
      gathered.addOwn(plan.own, own, listOf(values))
      for (const [at, source] of plan.sources.entries()) {
        const [count, found] = listOf(sources[at])
        if (Number(count) > MOST_OF_A_KIND) gathered.leaveOut(source.edge, Number(count))
        else gathered.addSource(source, id, listOf(found), [])
      }
      return [id, gathered.timeline()]
    }),
  )
}

function textOfSource(source: EventSource): string {
  const { edge, direction } = source
  const all = `COUNT { ${arrow('e', `:${edge.name}`, '', direction)} }`
  return `[${all}, CASE WHEN ${all} <= $p.most THEN COLLECT { ${textOfRows(source, 'e', 'm', 'r')} } END]`
}

function textOfRows(source: EventSource, near: string, far: string, link: string): string {
  const { edge, direction, ofNode, ofEdge, columns, onward } = source
  const types = [...ofNode.keys()].map((name) => `${far}:${name}`)
  // Where the relationship itself has dates, whatever it leads to.
  const where =
    types.length === 0 || ofEdge.length > 0
      ? `${far}.claimCount > 0`
      : `${far}.claimCount > 0 AND (${types.join(' OR ')})`
  const onwards = onward.map(
    (next) => `COLLECT { ${textOfRows(next, far, 'k', 's')} LIMIT $p.mostOnward }`,
  )
  const parts = [
    `${link}.id`,
    `${link}.standing`,
    valuesOf(link, columnsOf(ofEdge)),
    `${far}.id`,
    valuesOf(far, columns),
    ...onwards,
  ]
  return `MATCH ${arrow(near, `${link}:${edge.name}`, far, direction)} WHERE ${where} RETURN [${parts.join(', ')}]`
}

const arrow = (near: string, link: string, far: string, direction: EventSource['direction']) =>
  direction === 'out' ? `(${near})-[${link}]->(${far})` : `(${near})<-[${link}]-(${far})`

const valuesOf = (variable: string, columns: readonly string[]) =>
  `[${columns.map((column) => `${variable}.${column}`).join(', ')}]`

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
const textOrNull = (stored: unknown) => (typeof stored === 'string' ? stored : null)

interface Dated {
  readonly kind: EventKind
  readonly date: PartialDate | null
  readonly value: unknown
}

/** Events as they come in, each once whatever ways lead to it. */
class Gathered {
  readonly #id: string
  readonly #events = new Map<string, TimelineEvent>()
  readonly #leftOut = new Map<EdgeType, number>()
  #truncated = false

  constructor(id: string) {
    this.#id = id
  }

  leaveOut(edge: EdgeType, count: number): void {
    this.#leftOut.set(edge, (this.#leftOut.get(edge) ?? 0) + count)
  }

  addOwn(
    kinds: readonly EventKind[],
    columns: readonly string[],
    values: readonly unknown[],
  ): void {
    // What is known of it without a date is on its page, not on its timeline.
    for (const dated of datedOf(kinds, columns, values).filter(({ date }) => date))
      this.#add(dated, { entity: this.#id, link: null, through: [] })
  }

  addSource(
    source: EventSource,
    near: string,
    rows: readonly unknown[],
    before: readonly Link[],
  ): void {
    const { edge, direction, ofEdge, ofNode, columns, onward } = source
    for (const row of rows) {
      const [id, standing, ofLink, farId, values, ...further] = listOf(row)
      const far = String(farId)
      const [from, to] = direction === 'out' ? [near, far] : [far, near]
      const link: Link = { id: String(id), edge, from, to, standing: textOrNull(standing) }
      const through = [...before, link]
      const place = { entity: far, through }
      const kinds = ofNode.get(typeOfId(far)?.name ?? '') ?? []
      const own = datedOf(kinds, columns, listOf(values))
      for (const dated of toShow(own)) this.#add(dated, { ...place, link: null })
      const along = datedOf(ofEdge, columnsOf(ofEdge), listOf(ofLink))
      for (const dated of toShow(along)) this.#add(dated, { ...place, link })
      for (const [at, next] of onward.entries()) {
        const rest = listOf(further[at])
        if (rest.length > MOST_ONWARD) this.#truncated = true
        this.addSource(next, far, rest.slice(0, MOST_ONWARD), through)
      }
    }
  }

  #add(
    { kind, date, value }: Dated,
    place: Pick<TimelineEvent, 'entity' | 'link' | 'through'>,
  ): void {
    const what = `${place.link?.id ?? place.entity}${separator}${kind.name}`
    const known = this.#events.get(what)
    // By the shortest way that it belongs here; the entity asked about tells its own.
    if (place.entity === this.#id && place.through.length > 0 && !place.link) return
    if (known && known.through.length <= place.through.length) return
    const key = `${date ? dateCodec.sort(date) : undated}${separator}${what}`
    this.#events.set(what, { key, date, field: kind.name, about: kind.about, value, ...place })
  }

  timeline(): Timeline {
    return {
      events: [...this.#events.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      leftOut: [...this.#leftOut].map(([edge, count]) => ({ edge, count })),
      truncated: this.#truncated,
    }
  }
}

/** After every date. */
const undated = '\uFFFD'

function datedOf(
  kinds: readonly EventKind[],
  columns: readonly string[],
  values: readonly unknown[],
): readonly Dated[] {
  const read = (field: EventKind['date']) => {
    const own = field.columns.map((column) => values[columns.indexOf(column)] ?? null)
    return field.decode(own, 0)
  }
  return kinds.map((kind) => ({
    kind,
    date: dateCodec.decode(
      kind.date.columns.map((column) => values[columns.indexOf(column)] ?? null),
      0,
    ),
    value: kind.value ? read(kind.value) : null,
  }))
}

/** What has a date; where nothing has, the one thing that happened all the same: the first that is known. */
function toShow(all: readonly Dated[]): readonly Dated[] {
  const dated = all.filter(({ date }) => date)
  if (dated.length > 0) return dated
  const known = all.find(({ value }) => value !== null) ?? all[0]
  return known ? [known] : []
}
