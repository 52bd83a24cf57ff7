import { afterAll, beforeEach, expect, test } from 'vitest'
import { defineEdge } from '../../src/graph/declare/edge.ts'
import { defineNode } from '../../src/graph/declare/node.ts'
import { date, indexed, set, text } from '../../src/graph/declare/property.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import type { Model } from '../../src/graph/migrate/summary.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

/* What is stored for filters and orders follows from the declarations, and is brought in line with them. */

const graph = openGraph(testConnection())

function model({
  hasIndex = false,
  order = 'name',
}: {
  hasIndex?: boolean
  order?: 'name' | 'seen'
} = {}): Model {
  const seen = date('When it was seen.')
  const Ship = defineNode('Ship', {
    about: 'A ship.',
    properties: {
      name: text('The name.'),
      formerNames: set(text('Names before.')),
      seen: hasIndex ? indexed(seen) : seen,
    },
    order,
  })
  const follows = defineEdge('FOLLOWS', {
    about: 'Sails behind it.',
    from: Ship,
    out: 'ahead',
    to: Ship,
    in: 'behind',
    properties: { manner: text('How.') },
  })
  return { nodeTypes: [Ship], edgeTypes: [follows] }
}

beforeEach(async () => {
  await cleanDatabase()
  await migrate(graph, { model: model() })
  // As a Warrant that had no filters left it.
  await graph.execute(
    `CREATE (a:Entity:Ship {id: 'ship-1', name: 'Ålesund', formerNames: ['oslo', 'Ærø'], sort: 'alesund\\u0001ship-1',
        seen: '2020', seenEarliest: '2020-01-01', seenLatest: '2020-12-31'})
     CREATE (b:Entity:Ship {id: 'ship-2', name: 'bergen', sort: 'bergen\\u0001ship-2'})
     CREATE (a)-[:FOLLOWS {id: 'f1', manner: 'Slowly'}]->(b)`,
  )
})
afterAll(() => graph.close())

async function forgetFilters(): Promise<void> {
  const [row] = await graph.read("MATCH (m:Model {id: 'model'}) RETURN m.summary")
  const { filterVersion, ...summary } = JSON.parse(String(row?.[0]))
  expect(filterVersion).toBe(2)
  for (const kind of [summary.nodes, summary.edges])
    for (const each of Object.values<Record<string, unknown>>(kind)) delete each.filtered
  await graph.execute(
    "MATCH (m:Model {id: 'model'}) SET m.summary = $summary, m.fingerprint = 'before'",
    { summary: JSON.stringify(summary) },
  )
}

const ships = (columns: string) => graph.read(`MATCH (n:Ship) RETURN ${columns} ORDER BY n.id`)

test('a database from before there were filters gets what they need', async () => {
  await forgetFilters()
  const report = await migrate(graph, { model: model() })
  expect(report.refreshed).toEqual([
    { what: 'Ship.nameFolded, Ship.formerNamesFolded', count: 1 },
    { what: 'FOLLOWS.mannerFolded', count: 1 },
  ])
  expect(await ships('n.nameFolded, n.formerNamesFolded')).toEqual([
    ['alesund', ['oslo', 'aero']],
    [null, null],
  ])
  expect(await graph.read('MATCH ()-[r:FOLLOWS]->() RETURN r.mannerFolded')).toEqual([['slowly']])
})

test('a property that becomes indexed gets a key for every node, and loses it when it is no longer', async () => {
  const added = await migrate(graph, { model: model({ hasIndex: true }) })
  expect(added.created).toEqual(['warrant_range_Ship_seenKey'])
  expect(await ships('n.seenKey')).toEqual([
    ['2020-01-01 2020-12-31\u0001alesund\u0001ship-1'],
    ['\uFFFD\u0001bergen\u0001ship-2'],
  ])

  const removed = await migrate(graph, { model: model() })
  expect(removed.dropped).toEqual(['warrant_range_Ship_seenKey'])
  expect(removed.refreshed).toEqual([{ what: 'Ship.seenKey', count: 2 }])
  expect(await ships('n.seenKey')).toEqual([[null], [null]])
})

test('another order of a type changes its keys, which hold it; what it is ordered by needs none', async () => {
  await migrate(graph, { model: model({ hasIndex: true }) })
  const report = await migrate(graph, { model: model({ hasIndex: true, order: 'seen' }) })
  expect(report.dropped).toEqual(['warrant_range_Ship_seenKey'])
  expect(await ships('n.sort, n.seenKey')).toEqual([
    ['2020-01-01 2020-12-31\u0001ship-1', null],
    ['\uFFFD\u0001ship-2', null],
  ])
  await migrate(graph, { model: model({ hasIndex: true }) })
  expect(await ships('n.seenKey')).toEqual([
    ['2020-01-01 2020-12-31\u0001alesund\u0001ship-1'],
    ['\uFFFD\u0001bergen\u0001ship-2'],
  ])
})

test('what was stored when text was folded otherwise is worked out again: sort keys, filters, keys', async () => {
  const ships = model({ hasIndex: true })
  await migrate(graph, { model: ships })
  const [row] = await graph.read("MATCH (m:Model {id: 'model'}) RETURN m.summary")
  const before = { ...JSON.parse(String(row?.[0])), sortKeyVersion: 1, filterVersion: 1 }
  await graph.execute(
    `MATCH (m:Model {id: 'model'}) SET m.summary = $summary, m.fingerprint = 'before'
     CREATE (:Entity:Ship {id: 'ship-3', name: 'Søren O´Connor', nameFolded: 'søren o connor',
       sort: 'søren o connor\\u0001ship-3', seenKey: '\\uFFFD\\u0001søren o connor\\u0001ship-3'})`,
    { summary: JSON.stringify(before) },
  )
  await migrate(graph, { model: ships })
  expect(
    await graph.read("MATCH (n:Ship {id: 'ship-3'}) RETURN n.nameFolded, n.sort, n.seenKey"),
  ).toEqual([
    ["soren o'connor", "soren o'connor\u0001ship-3", "\uFFFD\u0001soren o'connor\u0001ship-3"],
  ])
})
