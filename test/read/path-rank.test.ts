import { expect, test } from 'vitest'
import { type RankedGraph, rankPaths } from '../../src/graph/read/path-rank.ts'
import { Random } from '../support/random.ts'

/* Ranking against the plainest way there is: every path, sorted. */

const isOver = () => false

type Ties = Map<string, Map<string, { rank: number }>>

function drawGraph(seed: number): RankedGraph & { readonly nodes: readonly string[] } {
  const random = new Random(seed)
  const nodes = Array.from({ length: 4 + random.below(9) }, (_, at) => `n${at}`)
  const ties: Ties = new Map(nodes.map((node) => [node, new Map()]))
  for (const [at, a] of nodes.entries()) {
    for (const b of nodes.slice(at + 1)) {
      if (!random.chance(0.45)) continue
      const rank = random.below(5) - 1
      ties.get(a)?.set(b, { rank })
      ties.get(b)?.set(a, { rank })
    }
  }
  const degrees = new Map(nodes.map((node) => [node, random.below(12)]))
  const hubs = new Set(nodes.slice(2).filter(() => random.chance(0.15)))
  return {
    nodes,
    ties: (node) => ties.get(node) ?? new Map(),
    isInner: (node) => node !== 'n0' && node !== 'n1' && !hubs.has(node),
    degree: (node) => degrees.get(node) ?? 0,
  }
}

/** The value of every path of this length, in the order in which they must come: weakest link, sum of degrees. */
function everyPath(graph: RankedGraph, length: number): string[] {
  const found: { weakest: number; sum: number }[] = []
  const walk = (way: readonly string[], weakest: number, sum: number) => {
    const at = way.at(-1) ?? ''
    if (way.length === length + 1) {
      if (at === 'n1') found.push({ weakest, sum })
      return
    }
    for (const [node, { rank }] of graph.ties(at)) {
      if (way.includes(node) || (node !== 'n1' && !graph.isInner(node))) continue
      if (node === 'n1' && way.length !== length) continue
      const own = node === 'n1' ? 0 : graph.degree(node)
      walk([...way, node], Math.min(weakest, rank), sum + own)
    }
  }
  walk(['n0'], Infinity, 0)
  return found
    .toSorted((a, b) => b.weakest - a.weakest || a.sum - b.sum)
    .map(({ weakest, sum }) => `${weakest} ${sum}`)
}

test('paths of each length come in the order that sorting all of them gives', () => {
  let compared = 0
  for (let seed = 1; seed <= 300; seed++) {
    const graph = drawGraph(seed)
    for (const length of [1, 2, 3, 4, 5]) {
      const { paths, isCut } = rankPaths(graph, { from: 'n0', to: 'n1', length, most: 7, isOver })
      const values = paths.map(({ nodes, weakest }) => {
        expect(new Set(nodes).size).toBe(length + 1)
        const sum = nodes.slice(1, -1).reduce((all, node) => all + graph.degree(node), 0)
        return `${weakest} ${sum}`
      })
      expect({ seed, length, values }).toEqual({
        seed,
        length,
        values: everyPath(graph, length).slice(0, 7),
      })
      expect(isCut).toBe(false)
      compared += values.length
    }
  }
  expect(compared).toBeGreaterThan(2_000)
})

test('equal graphs give equal answers, whatever order their links come in', () => {
  const graph = drawGraph(5)
  const turned: RankedGraph = {
    ...graph,
    ties: (node) => new Map([...graph.ties(node)].reverse()),
    degree: () => 1,
  }
  const straight = { ...graph, degree: () => 1 }
  for (const length of [2, 3, 4]) {
    const request = { from: 'n0', to: 'n1', length, most: 100, isOver }
    const [a, b] = [rankPaths(straight, request), rankPaths(turned, request)]
    expect(b).toEqual(a)
  }
})

test('a graph too dense to rank is cut short, and says so', () => {
  const nodes = Array.from({ length: 300 }, (_, at) => `n${at}`)
  const all = new Map(nodes.map((node) => [node, { rank: 1 }]))
  const graph: RankedGraph = {
    // Each degree unlike the others, so that ways of nearly equal worth are very many.
    ties: (node) => new Map([...all].filter(([other]) => other !== node)),
    isInner: (node) => node !== 'n0' && node !== 'n1',
    degree: (node) => Number(node.slice(1)),
  }
  const { paths, isCut } = rankPaths(graph, {
    from: 'n0',
    to: 'n1',
    length: 6,
    most: 100_000,
    isOver,
  })
  expect(isCut).toBe(true)
  expect(paths.length).toBeGreaterThan(0)
})
