import type { EdgeType } from '../declare/edge.ts'
import type { Expanded, HubReason, Seen } from './expand.ts'

/** What a search passed by, so that whoever reads the answer knows what it does not say. */
export interface LeftOut {
  /** Relationships that connect nobody, by kind: how many the nodes looked at have. */
  readonly relationships: readonly { readonly edge: EdgeType; readonly count: number }[]
  /** Nodes that were not gone through, those first that would have made a connection. */
  readonly hubs: readonly LeftOutHub[]
}

export interface LeftOutHub {
  readonly id: string
  readonly degree: number
  readonly reason: HubReason
  /** Whether it is reached from both ends. */
  readonly between: boolean
}

/** Gathers what is passed by while a search goes on. */
export class PassedBy {
  readonly #counts = new Map<EdgeType, number>()
  readonly #counted = new Set<string>()
  readonly #hubs = new Map<string, Seen>()

  add({ id, passedBy }: Expanded): void {
    if (this.#counted.has(id)) return
    this.#counted.add(id)
    for (const [edge, count] of passedBy) {
      if (count > 0) this.#counts.set(edge, (this.#counts.get(edge) ?? 0) + count)
    }
  }

  addHub(seen: Seen): void {
    this.#hubs.set(seen.id, seen)
  }

  /** `isBetween` tells of a hub whether it is reached from both ends. */
  sum(isBetween: (id: string) => boolean = () => false): LeftOut {
    const hubs = [...this.#hubs.values()].flatMap(({ id, degree, hub }) =>
      hub ? [{ id, degree, reason: hub, between: isBetween(id) }] : [],
    )
    return {
      relationships: [...this.#counts]
        .map(([edge, count]) => ({ edge, count }))
        .toSorted((a, b) => b.count - a.count),
      hubs: hubs.toSorted(
        (a, b) =>
          Number(b.between) - Number(a.between) || b.degree - a.degree || (a.id < b.id ? -1 : 1),
      ),
    }
  }
}

/** Why a search has less than there may be. */
export type CutShort = 'TIME' | 'SIZE' | 'LIMIT'
