import { GraphError } from '../driver.ts'
import { sameAs } from '../edges/same-as.ts'
import { type Expanded, expand, type Link, type Seen } from './expand.ts'
import type { Following } from './following.ts'
import { type CutShort, type LeftOut, PassedBy } from './left-out.ts'
import { byStanding, standingRank } from './net.ts'
import type { Reader } from './reader.ts'

export interface NeighbourhoodRequest {
  readonly id: string
  readonly following: Following
  /** How many links away the farthest may be. */
  readonly depth: number
  /** How many nodes to give, the one in the middle included. */
  readonly limit: number
}

/** A node to draw. */
export interface Neighbour {
  readonly id: string
  /** How many links it is from the middle. */
  readonly distance: number
  /** How many of the relationships that are followed it has. */
  readonly degree: number
}

/** A node with what of it is in the drawing. */
export interface ShownNeighbour extends Neighbour {
  /** How many of its relationships are not among the links. */
  readonly hidden: number
}

export interface Neighbourhood {
  /** The nearest first, then the best founded, then the most specific. */
  readonly nodes: readonly ShownNeighbour[]
  /** Every link that was seen between them. */
  readonly links: readonly Link[]
  readonly cutShort: CutShort | null
  readonly leftOut: LeftOut
}

/** Of a node in the middle with more relationships than this, so many are read, and the best of those shown. */
const MOST_OF_ONE = 500
/** A neighbourhood reads at most so many relationships. */
const MOST_LINKS = 10_000

interface Candidate extends Seen {
  readonly standing: number
}

/**
 * What lies around an entity, ready to draw: a statement for each step outwards, and one for the links
 * among the outermost. Goes on from no hub but the one in the middle, and of that reads a part. Null where
 * there is no such entity. Throws GraphError.
 */
export async function findNeighbourhood(
  reader: Pick<Reader, 'read' | 'searchMs'>,
  request: NeighbourhoodRequest,
): Promise<Neighbourhood | null> {
  const search = new NeighbourhoodSearch(reader, request)
  return (await search.run()) ? search.result() : null
}

class NeighbourhoodSearch {
  readonly #reader: Pick<Reader, 'read' | 'searchMs'>
  readonly #request: NeighbourhoodRequest
  readonly #shown = new Map<string, Neighbour>()
  readonly #links = new Map<string, Link>()
  readonly #passedBy = new PassedBy()
  readonly #endsAt: number
  #linksLeft = MOST_LINKS
  #cutShort: CutShort | null = null

  constructor(reader: Pick<Reader, 'read' | 'searchMs'>, request: NeighbourhoodRequest) {
    this.#reader = reader
    this.#request = request
    this.#endsAt = performance.now() + (reader.searchMs ?? Infinity)
  }

  /** Whether there is such an entity. */
  async run(): Promise<boolean> {
    const { id, depth } = this.#request
    const [middle] = await this.#read([id])
    if (!middle) return false
    this.#shown.set(id, { id, distance: 0, degree: middle.degree })
    let read: readonly Expanded[] = [middle]
    try {
      for (let distance = 1; distance <= depth && read.length > 0; distance++) {
        const next = this.#show(read, distance)
        // After the last step too: links among the outermost are part of the drawing.
        read = await this.#read(this.#affordable(next))
      }
    } catch (error) {
      if (!(error instanceof GraphError) || error.reason !== 'TIMEOUT') throw error
      this.#cutShort = 'TIME'
    }
    return true
  }

  async #read(ids: readonly string[]): Promise<readonly Expanded[]> {
    const { following } = this.#request
    const mostMs = this.#endsAt - performance.now()
    if (mostMs <= 0) throw new GraphError('TIMEOUT', 'The search took longer than its time.', null)
    const along = following.identity ? [...following.kinds, sameAs] : following.kinds
    const found = await expand(this.#reader, following, ids, { most: MOST_OF_ONE, along, mostMs })
    for (const node of found) {
      this.#linksLeft -= node.links.length
      this.#passedBy.add(node)
      if (node.isCut) this.#cutShort ??= node.id === this.#request.id ? 'LIMIT' : 'SIZE'
      for (const link of node.links) this.#links.set(link.id, link)
    }
    return found
  }

  /** Takes up what was reached, the best founded and most specific first, as far as the limit goes. */
  #show(read: readonly Expanded[], distance: number): readonly Seen[] {
    const candidates = new Map<string, Candidate>()
    for (const { id, links, reached } of read) {
      const standings = bestStandings(id, links)
      for (const seen of reached) {
        if (this.#shown.has(seen.id) || this.#request.following.avoidIds.has(seen.id)) continue
        const standing = standings.get(seen.id) ?? -1
        if (standing > (candidates.get(seen.id)?.standing ?? -2))
          candidates.set(seen.id, { ...seen, standing })
      }
    }
    const ranked = [...candidates.values()].toSorted(
      (a, b) => b.standing - a.standing || a.degree - b.degree || (a.id < b.id ? -1 : 1),
    )
    const room = this.#request.limit - this.#shown.size
    if (ranked.length > room) this.#cutShort ??= 'LIMIT'
    const taken = ranked.slice(0, Math.max(0, room))
    for (const { id, degree } of taken) this.#shown.set(id, { id, distance, degree })
    return taken
  }

  /** The nodes to go on from: hubs are shown, and not gone on from. */
  #affordable(nodes: readonly Seen[]): readonly string[] {
    const ids: string[] = []
    let left = this.#linksLeft
    for (const seen of nodes.toSorted((a, b) => a.degree - b.degree)) {
      if (seen.hub && !this.#request.following.includeHubs) {
        this.#passedBy.addHub(seen)
        continue
      }
      left -= Math.min(seen.degree, MOST_OF_ONE)
      if (left < 0) {
        this.#cutShort = 'SIZE'
        break
      }
      ids.push(seen.id)
    }
    return ids
  }

  result(): Neighbourhood {
    const links = [...this.#links.values()].filter(
      ({ from, to }) => this.#shown.has(from) && this.#shown.has(to),
    )
    const drawn = new Map<string, number>()
    for (const { edge, from, to } of links) {
      // Degrees are without these.
      if (edge === sameAs) continue
      for (const id of new Set([from, to])) drawn.set(id, (drawn.get(id) ?? 0) + 1)
    }
    return {
      nodes: [...this.#shown.values()].map((node) => ({
        ...node,
        hidden: Math.max(0, node.degree - (drawn.get(node.id) ?? 0)),
      })),
      links: links.sort(byStanding),
      cutShort: this.#cutShort,
      leftOut: this.#passedBy.sum(),
    }
  }
}

/** Of each node that one is linked to, the place of the standing of its best link. */
function bestStandings(near: string, links: readonly Link[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>()
  for (const { from, to, standing } of links) {
    const far = from === near ? to : from
    best.set(far, Math.max(best.get(far) ?? -1, standingRank(standing)))
  }
  return best
}
