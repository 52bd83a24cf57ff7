/** A graph as far as ranking needs it. */
export interface RankedGraph {
  /** What a node is tied to, with the place of the best link's standing: higher is better founded. */
  ties(node: string): ReadonlyMap<string, { readonly rank: number }>
  /** Whether a path may go through it. */
  isInner(node: string): boolean
  /** How many it is linked to: fewer is more specific. */
  degree(node: string): number
}

export interface RankedPath {
  readonly nodes: readonly string[]
  /** The least of the places of its links' standings. */
  readonly weakest: number
}

interface Step {
  readonly node: string
  readonly before: Step | null
  readonly left: number
  readonly weakest: number
  readonly sum: number
  /** The least that the whole can come to. */
  readonly least: number
}

/** More steps than these are looked at in a graph so dense that ranking it would take long. */
const MOST_STEPS = 200_000

/**
 * The best paths of just this length that visit no node twice: by the weakest standing on the way, then
 * by how few links the nodes between have together. Paths come out in this order without the others being
 * looked at: for each standing, from the best, what is left to go is worked out backwards from the end,
 * and of all beginnings that which comes out cheapest is continued (A*).
 */
export function rankPaths(
  graph: RankedGraph,
  {
    from,
    to,
    length,
    most,
    isOver,
  }: { from: string; to: string; length: number; most: number; isOver: () => boolean },
): { readonly paths: readonly RankedPath[]; readonly isCut: boolean } {
  const paths: RankedPath[] = []
  let steps = 0
  for (const standing of [3, 2, 1, 0, -1]) {
    const toGo = workBackwards(graph, { from, to, length, standing })
    const open = new Queue()
    open.add({ node: from, before: null, left: length, weakest: Infinity, sum: 0, least: 0 })
    for (let step = open.take(); step; step = open.take()) {
      if (steps > MOST_STEPS || isOver()) return { paths, isCut: true }
      if (step.left === 0) {
        // Better founded ones were found with the standing before.
        if (step.weakest === standing) paths.push({ nodes: nodesOf(step), weakest: standing })
        if (paths.length >= most) return { paths, isCut: false }
        continue
      }
      for (const [node, { rank }] of graph.ties(step.node)) {
        const rest = toGo[step.left - 1]?.get(node)
        if (rest === undefined || rank < standing || isOn(step, node)) continue
        steps++
        open.add({
          node,
          before: step,
          left: step.left - 1,
          weakest: Math.min(step.weakest, rank),
          sum: step.sum + (node === to ? 0 : graph.degree(node)),
          least: step.sum + rest,
        })
      }
    }
  }
  return { paths, isCut: false }
}

/** For each number of links left, the nodes from which the end can be reached with them, and the least sum of degrees from there on. */
function workBackwards(
  graph: RankedGraph,
  { from, to, length, standing }: { from: string; to: string; length: number; standing: number },
): readonly ReadonlyMap<string, number>[] {
  const toGo: Map<string, number>[] = [new Map([[to, 0]])]
  for (let left = 1; left < length; left++) {
    const here = new Map<string, number>()
    for (const [node, rest] of toGo[left - 1] ?? []) {
      for (const [near, { rank }] of graph.ties(node)) {
        if (rank < standing || near === from || near === to || !graph.isInner(near)) continue
        const sum = rest + graph.degree(near)
        const known = here.get(near)
        if (known === undefined || sum < known) here.set(near, sum)
      }
    }
    toGo.push(here)
  }
  return toGo
}

function isOn(step: Step, node: string): boolean {
  for (let at: Step | null = step; at; at = at.before) if (at.node === node) return true
  return false
}

function nodesOf(step: Step): readonly string[] {
  const nodes: string[] = []
  for (let at: Step | null = step; at; at = at.before) nodes.unshift(at.node)
  return nodes
}

/** Steps, the cheapest first; equal ones in the order of their nodes, so that equal graphs give equal answers. */
class Queue {
  /** A binary heap: each comes before the two at twice its place. */
  readonly #steps: Step[] = []

  add(step: Step): void {
    let at = this.#steps.length
    for (let above = (at - 1) >>> 1; at > 0; above = (at - 1) >>> 1) {
      const other = this.#steps[above]
      if (!other || !isBefore(step, other)) break
      this.#steps[at] = other
      at = above
    }
    this.#steps[at] = step
  }

  take(): Step | undefined {
    const [first] = this.#steps
    const last = this.#steps.pop()
    if (!last || this.#steps.length === 0) return first
    let at = 0
    for (let below = this.#lesser(at); below !== null; below = this.#lesser(at)) {
      const other = this.#steps[below]
      if (!other || !isBefore(other, last)) break
      this.#steps[at] = other
      at = below
    }
    this.#steps[at] = last
    return first
  }

  /** Of the two below a place the one that comes first. */
  #lesser(at: number): number | null {
    const [left, right] = [this.#steps[2 * at + 1], this.#steps[2 * at + 2]]
    if (!left) return null
    return right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
  }
}

function isBefore(a: Step, b: Step): boolean {
  if (a.least !== b.least) return a.least < b.least
  // The longer beginning first: it is nearer to being a path.
  if (a.left !== b.left) return a.left < b.left
  return nodesOf(a).join() < nodesOf(b).join()
}
