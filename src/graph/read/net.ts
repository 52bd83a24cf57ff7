import type { EdgeType } from '../declare/edge.ts'
import { Standing } from '../enums.ts'
import type { Expanded, Link, Seen } from './expand.ts'

const places: readonly string[] = Standing.names

/** The place of a standing among the standings, from 0; -1 where there is none. */
export function standingRank(standing: string | null): number {
  return standing === null ? -1 : places.indexOf(standing)
}

/** The name of the standing with this place; null below the least. */
export function standingNamed(rank: number): string | null {
  return Standing.names[rank] ?? null
}

/** Best founded first; the id decides between equals. */
export function byStanding(a: Link, b: Link): number {
  return standingRank(b.standing) - standingRank(a.standing) || (a.id < b.id ? -1 : 1)
}

/** All links between two nodes. */
export interface Tie {
  /** Best founded first; at least one. */
  readonly links: [Link, ...Link[]]
  /** The place of the best one's standing. */
  readonly rank: number
}

const noTies: ReadonlyMap<string, Tie> = new Map()

/**
 * The part of the graph that a search has seen. Entities that somebody decided are one (SAME_AS) are one
 * node of it, under the least of their ids, with the links of all of them.
 */
export class Net {
  readonly #seen = new Map<string, Seen>()
  readonly #same = new Map<string, string>()
  readonly #sameLinks = new Map<string, Link>()
  readonly #links = new Map<string, Link>()
  #ties: ReadonlyMap<string, ReadonlyMap<string, Tie>> | null = null
  #twins: ReadonlyMap<string, readonly string[]> | null = null

  add({ links, reached, ...node }: Expanded, sameAs: EdgeType): void {
    for (const seen of [node, ...reached]) this.#seen.set(seen.id, seen)
    for (const link of links) {
      if (link.from === link.to) continue
      if (link.edge === sameAs) this.#join(link)
      else this.#links.set(link.id, link)
    }
    this.#ties = null
    this.#twins = null
  }

  #join(link: Link): void {
    this.#sameLinks.set(link.id, link)
    const [a, b] = [this.one(link.from), this.one(link.to)].sort()
    if (a !== undefined && b !== undefined && a !== b) this.#same.set(b, a)
  }

  /** The id under which an entity, and all that are one with it, stand here. */
  one(id: string): string {
    let found = id
    for (let next = this.#same.get(found); next !== undefined; next = this.#same.get(found))
      found = next
    return found
  }

  seen(id: string): Seen | undefined {
    return this.#seen.get(id)
  }

  /** Entities whose twins have not been looked for. */
  withTwins(looked: ReadonlySet<string>): string[] {
    return [...this.#seen.values()]
      .filter(({ id, sameAs }) => sameAs > 0 && !looked.has(id))
      .map(({ id }) => id)
  }

  /** Every entity seen that stands under this one's id. */
  twinsOf(id: string): readonly string[] {
    if (this.#sameLinks.size === 0) return [id]
    this.#twins ??= this.#groupTwins()
    return this.#twins.get(this.one(id)) ?? [id]
  }

  #groupTwins(): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, string[]>()
    for (const id of this.#seen.keys()) {
      const group = groups.get(this.one(id))
      if (group) group.push(id)
      else groups.set(this.one(id), [id])
    }
    return groups
  }

  /** What a node is tied to. */
  ties(one: string): ReadonlyMap<string, Tie> {
    this.#ties ??= this.#connect()
    return this.#ties.get(one) ?? noTies
  }

  #connect(): Map<string, Map<string, Tie>> {
    const all = new Map<string, Map<string, Tie>>()
    const add = (near: string, far: string, link: Link) => {
      const around = all.get(near) ?? new Map<string, Tie>()
      all.set(near, around)
      const tie = around.get(far)
      if (tie) tie.links.push(link)
      else around.set(far, { links: [link], rank: standingRank(link.standing) })
    }
    // Best founded first, so that the first link of a tie is its best.
    for (const link of [...this.#links.values()].sort(byStanding)) {
      const [from, to] = [this.one(link.from), this.one(link.to)]
      if (from === to) continue
      add(from, to, link)
      add(to, from, link)
    }
    return all
  }

  /** The decisions by which one entity is another: from the one to the other, the fewest there can be. */
  identityBetween(from: string, to: string): readonly Link[] {
    const cameBy = new Map<string, Link | null>([[from, null]])
    for (const id of cameBy.keys()) {
      if (id === to) break
      for (const link of this.#sameLinks.values()) {
        const far = link.from === id ? link.to : link.to === id ? link.from : null
        if (far !== null && !cameBy.has(far)) cameBy.set(far, link)
      }
    }
    const way: Link[] = []
    for (let id = to; ; ) {
      const link = cameBy.get(id)
      if (!link) return way
      way.unshift(link)
      id = link.from === id ? link.to : link.from
    }
  }
}
