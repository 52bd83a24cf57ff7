import { beforeAll, describe, expect, test } from 'vitest'
import { createContext } from '../../src/context.ts'
import { neighbourhoodOf } from '../../src/resolvers/neighbourhood.ts'
import { pathsBetween } from '../../src/resolvers/paths.ts'
import { type TestClaim, writeClaims } from '../support/claims.ts'
import { useGraph } from '../support/graph.ts'

/*
 * A graph as dense as it can be without hubs: two crowds of officers, each of whom is a subject of each
 * of the crowd's cases. Nothing connects the crowds, so that a search for paths has to give up.
 */

const graph = useGraph()
const size = 190

beforeAll(async () => {
  const both = ['one', 'other'].flatMap((crowd): TestClaim[] => [
    { about: `officer-${crowd}`, links: [{ edge: 'SUBJECT_OF', to: `case-${crowd}` }] },
    { about: `case-${crowd}`, fields: { title: crowd } },
  ])
  await writeClaims(graph, both)
  for (const crowd of ['one', 'other']) {
    await graph.execute(
      `UNWIND range(1, ${size}) AS i
       CREATE (:Entity:Officer {id: 'officer-${crowd}' + i, claimCount: 1, standing: 'REPORTED', sort: 'o' + i})
       CREATE (:Entity:Case {id: 'case-${crowd}' + i, claimCount: 1, standing: 'REPORTED', sort: 'c' + i})`,
    )
    await graph.execute(
      `UNWIND range(1, ${size}) AS i MATCH (o:Officer {id: 'officer-${crowd}' + i})
       MATCH (first:Case {id: 'case-${crowd}'}) MATCH (start:Officer {id: 'officer-${crowd}'})
       CREATE (o)-[:SUBJECT_OF {id: 'x${crowd}' + i, standing: 'REPORTED', claims: ''}]->(first)
       WITH o, i UNWIND range(1, ${size - 5}) AS j MATCH (c:Case {id: 'case-${crowd}' + j})
       CREATE (o)-[:SUBJECT_OF {id: 'y${crowd}' + i + '-' + j, standing: 'REPORTED', claims: ''}]->(c)`,
    )
  }
})

const contextOf = (operationTimeoutMs: number) =>
  createContext(
    graph,
    { maxPageSize: 100, operationTimeoutMs, maxCost: 100_000, maxSubscriptions: 1 },
    undefined,
  )

describe('In a graph as dense as can be', () => {
  const between = { from: 'officer-one', to: 'officer-other', maxHops: 6, first: 5 }

  test.each([2, 30, 100, 300])(
    'a search for paths that has %i ms gives what it has found, and says that it was cut short',
    async (operationTimeoutMs) => {
      const { paths, cutShort } = await pathsBetween(
        { ...between, includeHubs: true },
        contextOf(operationTimeoutMs),
      )
      expect(paths).toEqual([])
      expect(['TIME', 'SIZE']).toContain(cutShort)
    },
  )

  test('a search for paths that has all the time stops at a number of relationships', async () => {
    const { paths, cutShort } = await pathsBetween(
      { ...between, includeHubs: false },
      contextOf(60_000),
    )
    expect(paths).toEqual([])
    expect(cutShort).toBe('SIZE')
  })

  test('paths that are there are found among thousands, as many as asked for', async () => {
    const { paths } = await pathsBetween(
      { from: 'officer-one1', to: 'officer-one2', maxHops: 6, first: 100, includeHubs: false },
      contextOf(60_000),
    )
    expect(paths.length).toBe(100)
    expect(new Set(paths.map(({ length }) => length))).toEqual(new Set([2]))
  })

  test('a neighbourhood is no larger than asked for, and says that it was cut short', async () => {
    const found = await neighbourhoodOf(
      { id: 'officer-one', depth: 3, limit: 50, includeHubs: true },
      contextOf(60_000),
    )
    expect(found?.nodes.length).toBe(50)
    expect(found?.cutShort).not.toBeNull()
    // Every link between two that are shown is there.
    const ids = new Set(found?.nodes.map(({ id }) => id))
    for (const { from, to } of found?.links ?? []) expect(ids.has(from) && ids.has(to)).toBe(true)
  })
})
