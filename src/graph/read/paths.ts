import { GraphError } from '../driver.ts'
import { sameAs } from '../edges/same-as.ts'
import { type Expanded, expand, type Link } from './expand.ts'
import type { Following } from './following.ts'
import { type CutShort, type LeftOut, PassedBy } from './left-out.ts'
import { Net, standingNamed, standingRank } from './net.ts'
import { rankPaths } from './path-rank.ts'
import type { Reader } from './reader.ts'

export interface PathsRequest {
  readonly from: string
  readonly to: string
  readonly following: Following
  readonly maxHops: number
  /** How many paths to give. */
  readonly first: number
}

/** A way from one entity to another. */
export interface Path {
  /** How many links it has; decisions that two entities are one do not count. */
  readonly length: number
  readonly weakest: string | null
  /** From the one end to the other, both included. */
  readonly nodes: readonly string[]
  readonly hops: readonly Hop[]
}

export interface Hop {
  readonly from: string
  readonly to: string
  /** All links between the two, best founded first; at least one. */
  readonly links: readonly [Link, ...Link[]]
}

export interface PathsFound {
  readonly paths: readonly Path[]
  readonly cutShort: CutShort | null
  readonly leftOut: LeftOut
}

/** A search reads at most so many relationships. */
const MOST_LINKS = 20_000
/** An end with more relationships than this is looked for from the other end alone. */
const MOST_OF_AN_END = 1_000
/** Both sides go on in one statement while it reads no more than this. */
const FEW_LINKS = 2_000

/**
 * The best-founded short paths between two entities: shorter ones first, then those whose weakest link is
 * better founded, then those through nodes with fewer links.
 *
 * Goes breadth first from both ends, a statement a step, always on from the side with fewer links, until
 * as many paths are there as are wanted; never through hubs. What it reads is bounded by relationships and
 * by half of the operation's time: `cutShort` says so. Throws GraphError.
 */
export function findPaths(
  reader: Pick<Reader, 'read' | 'searchMs'>,
  request: PathsRequest,
): Promise<PathsFound> {
  return new PathSearch(reader, request).run()
}

/** One end of a search, and how far it has come from there. */
class Side {
  readonly start: string
  /** How many links away every entity is that was reached; twins are as far as each other. */
  readonly distances: Map<string, number>
  /** The entities to go on from. */
  frontier: readonly string[]
  depth = 0
  /** A hub, from which only so much was read that nothing follows from it. */
  isBlocked = false

  constructor(start: string) {
    this.start = start
    this.distances = new Map([[start, 0]])
    this.frontier = [start]
  }

  get isExhausted(): boolean {
    return this.frontier.length === 0 && !this.isBlocked
  }
}

class PathSearch {
  readonly #reader: Pick<Reader, 'read' | 'searchMs'>
  readonly #request: PathsRequest
  readonly #net = new Net()
  readonly #passedBy = new PassedBy()
  readonly #a: Side
  readonly #b: Side
  readonly #twinsLooked = new Set<string>()
  readonly #endsAt: number
  #linksLeft = MOST_LINKS
  #cutShort: CutShort | null = null

  constructor(reader: Pick<Reader, 'read' | 'searchMs'>, request: PathsRequest) {
    this.#reader = reader
    this.#request = request
    this.#a = new Side(request.from)
    this.#b = new Side(request.to)
    this.#endsAt = performance.now() + (reader.searchMs ?? Infinity)
  }

  async run(): Promise<PathsFound> {
    const { maxHops, first } = this.#request
    const paths: Path[] = []
    try {
      const ends = await this.#read([this.#a.start, this.#b.start], MOST_OF_AN_END)
      if (ends.length === 2) {
        await this.#begin(ends)
        for (let known = -1; ; ) {
          const reached = Math.min(maxHops, this.#known())
          while (known < reached && paths.length < first) {
            paths.push(...this.#ofLength(++known, first - paths.length))
          }
          if (known >= maxHops || paths.length >= first) break
          await this.#goOn()
        }
      }
    } catch (error) {
      if (!(error instanceof GraphError) || error.reason !== 'TIMEOUT') throw error
      this.#cutShort = 'TIME'
    }
    return { paths, cutShort: this.#cutShort, leftOut: this.#leftOut() }
  }

  /** Paths of up to this length have all their links in what was read. */
  #known(): number {
    if (this.#a.isExhausted || this.#b.isExhausted) return Infinity
    return this.#a.depth + this.#b.depth
  }

  async #read(ids: readonly string[], most: number): Promise<readonly Expanded[]> {
    const { following } = this.#request
    const mostMs = this.#endsAt - performance.now()
    if (mostMs <= 0) throw new GraphError('TIMEOUT', 'The search took longer than its time.', null)
    const found = await expand(this.#reader, following, ids, { most, mostMs })
    for (const node of found) {
      this.#linksLeft -= node.links.length
      this.#passedBy.add(node)
      this.#net.add(node, sameAs)
    }
    if (following.identity) await this.#lookForTwins()
    return found
  }

  /** Decisions that two are one: rarely there, so that another statement is rarely needed. */
  async #lookForTwins(): Promise<void> {
    for (;;) {
      const ids = this.#net.withTwins(this.#twinsLooked)
      if (ids.length === 0) return
      for (const id of ids) this.#twinsLooked.add(id)
      const along = [sameAs]
      const { following } = this.#request
      for (const node of await expand(this.#reader, following, ids, {
        most: MOST_OF_AN_END,
        along,
      }))
        this.#net.add(node, sameAs)
    }
  }

  async #begin(ends: readonly Expanded[]): Promise<void> {
    const sides = [this.#a, this.#b]
    for (const side of sides) side.frontier = this.#net.twinsOf(side.start)
    const twins = sides.flatMap(({ start, frontier }) => frontier.filter((id) => id !== start))
    const all = [...ends, ...(await this.#read(twins, MOST_OF_AN_END))]
    const cut = new Set(all.filter(({ isCut }) => isCut).map(({ id }) => id))
    const blocked = sides.filter(({ frontier }) => frontier.some((id) => cut.has(id)))
    // Of two hubs, what was read of them is all there is to go by.
    if (blocked.length === 2) this.#cutShort = 'SIZE'
    for (const side of sides) {
      for (const id of side.frontier) side.distances.set(id, 0)
      if (blocked.length === 2 || !blocked.includes(side)) this.#advance(side, side.frontier)
      else {
        side.isBlocked = true
        side.frontier = []
      }
    }
  }

  /** A step from the side with fewer links, or from both where that is little. */
  async #goOn(): Promise<void> {
    const open = [this.#a, this.#b].filter(({ isBlocked }) => !isBlocked)
    const [less, more] = open.toSorted((one, other) => this.#cost(one) - this.#cost(other))
    if (!less) throw new Error('A search goes on from at least one side.')
    const isOneMore = this.#known() + 1 >= this.#request.maxHops
    const both = more && !isOneMore && this.#cost(less) + this.#cost(more) <= FEW_LINKS
    const sides = both ? [less, more] : [less]
    const taken = sides.map((side) => ({ side, ids: this.#affordable(side) }))
    await this.#read([...new Set(taken.flatMap(({ ids }) => ids))], MOST_LINKS)
    for (const { side, ids } of taken) this.#advance(side, ids)
  }

  #cost({ frontier }: Side): number {
    return frontier.reduce((sum, id) => sum + this.#degree(id), 0)
  }

  readonly #degree = (id: string) => this.#net.seen(id)?.degree ?? 0

  /** As much of a frontier as may still be read, the most specific nodes first. */
  #affordable({ frontier }: Side): readonly string[] {
    const ids: string[] = []
    let left = this.#linksLeft
    for (const id of frontier.toSorted((a, b) => this.#degree(a) - this.#degree(b))) {
      left -= this.#degree(id)
      if (left < 0) {
        this.#cutShort = 'SIZE'
        break
      }
      ids.push(id)
    }
    return ids
  }

  #advance(side: Side, from: readonly string[]): void {
    side.depth++
    const next: string[] = []
    for (const id of from) {
      for (const one of this.#net.ties(this.#net.one(id)).keys()) {
        for (const far of this.#net.twinsOf(one)) {
          if (side.distances.has(far)) continue
          side.distances.set(far, side.depth)
          if (this.#isInner(far)) next.push(far)
        }
      }
    }
    side.frontier = next
  }

  /** Whether a path may go through it; what it may not go through for being a hub is noted. */
  readonly #isInner = (id: string): boolean => {
    const { following, from, to } = this.#request
    const ends = [this.#net.one(from), this.#net.one(to)]
    if (ends.includes(this.#net.one(id))) return false
    return this.#net.twinsOf(id).every((twin) => {
      if (following.avoidIds.has(twin)) return false
      const seen = this.#net.seen(twin)
      if (!seen?.hub || following.includeHubs) return true
      this.#passedBy.addHub(seen)
      return false
    })
  }

  #ofLength(length: number, most: number): readonly Path[] {
    const { from, to } = this.#request
    const [one, other] = [this.#net.one(from), this.#net.one(to)]
    if (one === other) return length === 0 ? [this.#path([one])] : []
    if (length === 0) return []
    const graph = {
      ties: (node: string) => this.#net.ties(node),
      isInner: this.#isInner,
      degree: (id: string) =>
        this.#net.twinsOf(id).reduce((sum, each) => sum + this.#degree(each), 0),
    }
    const isOver = () => performance.now() > this.#endsAt
    const { paths, isCut } = rankPaths(graph, { from: one, to: other, length, most, isOver })
    if (isCut) this.#cutShort = isOver() ? 'TIME' : 'SIZE'
    // Once more, since a decision that two are one may be the weakest thing on the way.
    return paths
      .map(({ nodes }) => this.#path(nodes))
      .toSorted((a, b) => standingRank(b.weakest) - standingRank(a.weakest))
  }

  /** With the links between the nodes, and between them the decisions by which one entity is the next. */
  #path(nodes: readonly string[]): Path {
    const hops: Hop[] = []
    let at = this.#request.from
    const go = (link: Link, links: readonly Link[]) => {
      const to = link.from === at ? link.to : link.from
      hops.push({ from: at, to, links: [link, ...links] })
      at = to
    }
    const becomes = (id: string) => {
      for (const link of this.#net.identityBetween(at, id)) go(link, [])
    }
    for (const [index, node] of nodes.slice(1).entries()) {
      const tie = this.#net.ties(nodes[index] ?? '').get(node)
      if (!tie) continue
      const [best, ...others] = tie.links
      const isHere = this.#net.one(best.from) === nodes[index]
      becomes(isHere ? best.from : best.to)
      const ends = [best.from, best.to]
      go(
        best,
        others.filter(({ from, to }) => ends.includes(from) && ends.includes(to)),
      )
    }
    becomes(this.#request.to)
    const standings = hops.map(({ links: [link] }) => standingRank(link.standing))
    return {
      length: nodes.length - 1,
      weakest: standingNamed(Math.min(...standings)),
      nodes: [this.#request.from, ...hops.map(({ to }) => to)],
      hops,
    }
  }

  #leftOut(): LeftOut {
    return this.#passedBy.sum((id) => this.#a.distances.has(id) && this.#b.distances.has(id))
  }
}
