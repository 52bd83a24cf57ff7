import { dateCodec } from '../declare/codec.ts'
import type { EdgeType } from '../declare/edge.ts'
import { membersOf } from '../declare/node.ts'
import { int } from '../driver.ts'
import { sameAs } from '../edges/same-as.ts'
import { edgeTypes, typeOfId } from '../model.ts'
import { Officer } from '../nodes/officer.ts'
import { separator } from '../sort-key.ts'
import type { HubReason, Link } from './expand.ts'
import { HUB_DEGREE } from './following.ts'
import { standingNamed, standingRank } from './net.ts'
import { betterOverlap, type Overlap, overlapOf, type Tenure } from './overlap.ts'
import type { Reader } from './reader.ts'

/** Another officer, and what both have in common. */
export interface Associate {
  readonly id: string
  /** Text that sorts as associates do: the best founded and most specific first. */
  readonly key: string
  /** The sum, over what is shared, of one divided by how many others share it. */
  readonly weight: number
  /** The standing of the best founded thing that both share: of its two links, the weaker. */
  readonly standing: string | null
  /** Best founded first, then most specific. */
  readonly shared: readonly Shared[]
}

/** Something that two officers share. */
export interface Shared {
  readonly id: string
  readonly edge: EdgeType
  /** How many officers share it. */
  readonly officers: number
  /** The weaker of the two links. */
  readonly standing: string | null
  /** The officer's own links to it, then the other's; at least one of each. */
  readonly links: readonly Link[]
  /** Of a unit: when both served there. */
  readonly overlap: Overlap | null
}

export interface Associates {
  /** In order. */
  readonly associates: readonly Associate[]
  /** Units, cases and incidents that too many share. */
  readonly leftOut: readonly SharedByTooMany[]
  /** Whether there are more than were read. */
  readonly truncated: boolean
}

export interface SharedByTooMany {
  readonly id: string
  readonly edge: EdgeType
  readonly officers: number
  readonly reason: HubReason
}

/** Relationships by which officers are associates, as declared. */
const shares = edgeTypes.filter(
  ({ associates, from, internal }) => associates && !internal && membersOf(from).includes(Officer),
)
/** Of an officer, so many units, cases and incidents are looked into; nobody has more but whoever stands for many. */
const MOST_OF_ONE = 500
/** Of all their other officers, so many are read. */
const MOST_ROWS = 5_000

const dateColumns = (variable: string, edge: EdgeType) =>
  ['from', 'to'].flatMap((name) => {
    const field = edge.fields.get(name)
    return dateCodec.columns.map((suffix) => (field ? `${variable}.${name}${suffix}` : 'null'))
  })

const linkText = (variable: string, edge: EdgeType) =>
  `[${[`${variable}.id`, `${variable}.standing`, ...dateColumns(variable, edge)].join(', ')}]`

/** Those who were decided to be one with an officer; of a chain of decisions the next link alone, since ways through them multiply. */
const twinsText = (officer: string) =>
  `COLLECT { MATCH (${officer})-[:${sameAs.name}]-(twin:Officer) RETURN DISTINCT twin.id }`

/** How many officers share it; of what has far more relationships than that could matter for, the relationships. */
const officersText = ({ name }: EdgeType) =>
  `CASE WHEN COUNT { (s)<-[:${name}]-() } > 4 * $p.hub THEN COUNT { (s)<-[:${name}]-() }
     ELSE COUNT { MATCH (s)<-[:${name}]-(one:Officer) RETURN DISTINCT one } END`

/**
 * What an officer is linked to along one relationship, and who else is, the most specific first; so that
 * what is read is bounded, and what is not read is what means least.
 */
const shareText = (edge: EdgeType) => `COLLECT {
  UNWIND selves AS self MATCH (self)-[r:${edge.name}]->(s) WHERE s.claimCount > 0
  RETURN [s.id, s.kind, ${officersText(edge)}, self.id, ${linkText('r', edge)}] LIMIT $p.mostOfOne
}, COLLECT {
  UNWIND selves AS self MATCH (self)-[:${edge.name}]->(s) WHERE s.claimCount > 0
  WITH DISTINCT s WITH s, ${officersText(edge)} AS officers
  WHERE officers <= $p.hub ORDER BY officers LIMIT $p.mostOfOne
  MATCH (s)<-[t:${edge.name}]-(other:Officer) WHERE NOT other IN selves
  RETURN [s.id, other.id, ${twinsText('other')}, ${linkText('t', edge)}] LIMIT $p.mostRows
}`

/**
 * The other officers with whom some officers share cases, incidents or units at the same time, by the id
 * of each. What more officers share than a hub has relationships, or everybody shares (a whole force), is
 * left out and said. Articles and threads count for nothing. Officers whom somebody decided to be one
 * (SAME_AS) are one here: they share what any of them does, and are not each other's associates. One
 * statement for all:
 * ```cypher
 * UNWIND $p.ids AS id MATCH (o:Officer {id: id})
 * WITH id, [o] + COLLECT { MATCH (o)-[:SAME_AS*1..]-(twin:Officer) … } AS selves
 * RETURN id, COLLECT { UNWIND selves AS self MATCH (self)-[r:SUBJECT_OF]->(s) … },
 *   COLLECT { … MATCH (s)<-[t:SUBJECT_OF]-(other:Officer) WHERE NOT other IN selves … }, …
 * ```
 * Throws GraphError.
 */
export async function readAssociates(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Associates>> {
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (o:Officer {id: id})
     WITH id, [o] + COLLECT { MATCH (o)-[:${sameAs.name}*1..]-(twin:Officer) WHERE twin <> o RETURN DISTINCT twin } AS selves
     RETURN id, ${shares.map(shareText).join(', ')}`,
    { ids, hub: int(HUB_DEGREE), mostOfOne: int(MOST_OF_ONE), mostRows: int(MOST_ROWS) },
  )
  return new Map(rows.map(([id, ...values]) => [String(id), associatesOf(values)]))
}

function associatesOf(values: readonly unknown[]): Associates {
  const gathered = new Gathered()
  for (const [at, edge] of shares.entries()) {
    gathered.addOwn(edge, listOf(values[2 * at]))
    gathered.addTwins(listOf(values[2 * at + 1]))
  }
  for (const [at, edge] of shares.entries()) gathered.addOthers(edge, listOf(values[2 * at + 1]))
  return gathered.sum()
}

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])

interface ReadLink extends Tenure {
  readonly link: Link
}

function readLink(edge: EdgeType, officer: string, shared: string, stored: unknown): ReadLink {
  const values = listOf(stored)
  const [id, standing] = values
  const link: Link = {
    id: String(id),
    edge,
    from: officer,
    to: shared,
    standing: typeof standing === 'string' ? standing : null,
  }
  return { link, from: dateCodec.decode(values, 2), to: dateCodec.decode(values, 5) }
}

/** What the officer is linked to, and who else by which links. */
interface Meeting {
  readonly id: string
  readonly edge: EdgeType
  readonly officers: number
  readonly own: ReadLink[]
  /** By person. */
  readonly others: Map<string, ReadLink[]>
}

class Gathered {
  readonly #meetings = new Map<string, Meeting>()
  readonly #leftOut = new Map<string, SharedByTooMany>()
  readonly #people = new People()
  /** The officer that a person is shown as: of those that were decided to be one, the first that shares something. */
  readonly #shownAs = new Map<string, string>()
  #truncated = false

  addOwn(edge: EdgeType, rows: readonly unknown[]): void {
    if (rows.length >= MOST_OF_ONE) this.#truncated = true
    for (const row of rows) {
      const [shared, kind, count, self, stored] = listOf(row)
      const [id, officers] = [String(shared), Number(count)]
      const key = `${edge.name} ${id}`
      const common = typeOfId(id)?.common
      const isCommon = typeof kind === 'string' && common?.values.includes(kind)
      const reason = officers > HUB_DEGREE ? 'MANY' : isCommon ? 'COMMON' : null
      if (reason) this.#leftOut.set(key, { id, edge, officers, reason })
      else {
        const link = readLink(edge, String(self), id, stored)
        const known = this.#meetings.get(key)
        if (known) known.own.push(link)
        else this.#meetings.set(key, { id, edge, officers, own: [link], others: new Map() })
      }
    }
  }

  /** Before any of the others are added: who of them is one. */
  addTwins(rows: readonly unknown[]): void {
    for (const row of rows) {
      const [, officer, twins] = listOf(row)
      for (const twin of listOf(twins)) this.#people.join(String(officer), String(twin))
    }
  }

  addOthers(edge: EdgeType, rows: readonly unknown[]): void {
    if (rows.length >= MOST_ROWS) this.#truncated = true
    for (const row of rows) {
      const [shared, officer, , stored] = listOf(row)
      const other = String(officer)
      const person = this.#people.of(other)
      const meeting = this.#meetings.get(`${edge.name} ${String(shared)}`)
      if (!meeting) continue
      const link = readLink(edge, other, meeting.id, stored)
      const known = meeting.others.get(person)
      if (known) known.push(link)
      else meeting.others.set(person, [link])
      const shown = this.#shownAs.get(person)
      if (shown === undefined || other < shown) this.#shownAs.set(person, other)
    }
  }

  sum(): Associates {
    const shared = new Map<string, Shared[]>()
    for (const meeting of this.#meetings.values()) {
      for (const [other, links] of meeting.others) {
        const what = shareOf(meeting, links)
        if (!what) continue
        const known = shared.get(other)
        if (known) known.push(what)
        else shared.set(other, [what])
      }
    }
    return {
      associates: [...shared]
        .map(([person, what]) => associateOf(this.#shownAs.get(person) ?? person, what))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      leftOut: [...this.#leftOut.values()].toSorted((a, b) => b.officers - a.officers),
      truncated: this.#truncated,
    }
  }
}

/** How many people share it: of officers who were decided to be one each but the first is no other. */
function peopleIn({ officers, own, others }: Meeting): number {
  const again = [own, ...others.values()].map(
    (links) => new Set(links.map(({ link }) => link.from)).size - 1,
  )
  return officers - again.reduce((sum, each) => sum + each, 0)
}

/** Which officers are one person: those that decisions lead from one to the other. */
class People {
  readonly #first = new Map<string, string>()

  of(officer: string): string {
    const first = this.#first.get(officer)
    return first === undefined ? officer : this.of(first)
  }

  join(one: string, other: string): void {
    const [a = one, b = other] = [this.of(one), this.of(other)].toSorted()
    if (a !== b) this.#first.set(b, a)
  }
}

/** What two officers share by being linked to one thing; null where their times there show that they did not meet. */
function shareOf(meeting: Meeting, theirs: readonly ReadLink[]): Shared | null {
  const { id, edge, own } = meeting
  const isTimed = edge.fields.has('from') && edge.fields.has('to')
  const pairs = own.flatMap((mine) =>
    theirs.map((other) => ({ mine, other, overlap: isTimed ? overlapOf(mine, other) : null })),
  )
  const met = isTimed ? pairs.filter(({ overlap }) => overlap) : pairs
  if (met.length === 0) return null
  const ranks = met.map(({ mine, other }) =>
    Math.min(standingRank(mine.link.standing), standingRank(other.link.standing)),
  )
  const links = met.flatMap(({ mine, other }) => [mine.link, other.link])
  return {
    id,
    edge,
    officers: peopleIn(meeting),
    standing: standingNamed(Math.max(...ranks)),
    links: [...new Map(links.map((link) => [link.id, link])).values()].toSorted(
      (a, b) =>
        Number(theirs.some(({ link }) => link === a)) -
        Number(theirs.some(({ link }) => link === b)),
    ),
    overlap: met.map(({ overlap }) => overlap).reduce(betterOverlap, null),
  }
}

/** What is shared with few weighs more; what may not have been shared at all, half. */
function weightOf({ officers, overlap }: Shared): number {
  return (overlap && !overlap.certain ? 0.5 : 1) / Math.max(1, officers - 1)
}

function associateOf(id: string, all: readonly Shared[]): Associate {
  const shared = all.toSorted(
    (a, b) =>
      standingRank(b.standing) - standingRank(a.standing) ||
      weightOf(b) - weightOf(a) ||
      (a.id < b.id ? -1 : 1),
  )
  const weight = shared.reduce((sum, each) => sum + weightOf(each), 0)
  const standing = shared[0]?.standing ?? null
  // Who is put together by commentary alone stands last.
  const tier = standingRank(standing) > 0 ? 0 : 1
  const falling = String(1e9 - Math.round(weight * 1e6)).padStart(10, '0')
  return { id, key: [tier, falling, id].join(separator), weight, standing, shared }
}
