import { afterAll, beforeEach, expect, test } from 'vitest'
import { defineEdge, type EdgeType } from '../../src/graph/declare/edge.ts'
import { defineEnum } from '../../src/graph/declare/enum.ts'
import { defineNode } from '../../src/graph/declare/node.ts'
import {
  date,
  enumeration,
  overTime,
  type Properties,
  text,
} from '../../src/graph/declare/property.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import type { Model } from '../../src/graph/migrate/summary.ts'
import { edgeSort, nodeSort } from '../../src/graph/sort-key.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const graph = openGraph(testConnection())
const people = 2500

/** A small model of its own, so that each test can change one thing in it. */
const name = text('The name.')
const born = date('Day of birth.')
const size = enumeration(
  defineEnum('Size', 'How large.', { SMALL: 'Few.', LARGE: 'Many.' }),
  'Size.',
)

function model({
  person = { name, born } as Properties,
  order = 'name',
  hub = ['in'] as EdgeType['hub'],
  identity = [] as readonly string[],
  edgeProperties = { since: date('First day.') } as Properties,
  edges = true,
  clubs = true,
} = {}): Model {
  const Person = defineNode('Person', { about: 'Anyone.', properties: person, order })
  const Club = defineNode('Club', { about: 'A club.', properties: { name, size }, order: 'name' })
  const joined = defineEdge('JOINED', {
    about: 'The person joined the club.',
    from: Person,
    out: 'clubs',
    to: Club,
    in: 'members',
    properties: edgeProperties,
    identity,
    hub,
  })
  return { nodeTypes: clubs ? [Person, Club] : [Person], edgeTypes: edges ? [joined] : [] }
}

beforeEach(async () => {
  await cleanDatabase()
  await migrate(graph, { model: model() })
  await graph.execute(
    `CREATE (c:Entity:Club {id: 'club-1', name: 'Chess', nameFolded: 'chess', size: 'LARGE', sort: 'chess\\u0001club-1'})
     WITH c UNWIND range(1, $people) AS i
     CREATE (p:Entity:Person {
       id: 'person-' + i, name: 'Person ' + i, nameFolded: 'person ' + i, sort: 'person ' + i + '\\u0001person-' + i,
       born: toString(1900 + i % 100), bornEarliest: toString(1900 + i % 100) + '-01-01',
       bornLatest: toString(1900 + i % 100) + '-12-31'
     })
     CREATE (p)-[r:JOINED {id: 'e' + i, toId: c.id, inSort: p.sort + '\\u0001e' + i, since: '2020'}]->(c)`,
    { people },
  )
})
afterAll(() => graph.close())

async function personRow(columns: string) {
  const [row] = await graph.read(
    `MATCH (p:Person {id: 'person-7'})-[r:JOINED]->(c) RETURN ${columns}`,
  )
  return row
}

test('another order property gives all nodes of the type, and the hubs they belong to, new sort keys', async () => {
  const changed = model({ order: 'born' })
  const report = await migrate(graph, { model: changed })

  expect(report.refreshed).toEqual([
    { what: 'Person.sort', count: people },
    { what: 'JOINED.inSort', count: people },
  ])
  const [Person] = changed.nodeTypes
  const year = { edtf: '1907', earliest: '1907-01-01', latest: '1907-12-31' }
  const sort = Person && nodeSort(Person, { born: year }, 'person-7')
  expect(await personRow('p.sort, r.inSort, r.toId')).toEqual([
    sort,
    edgeSort(String(sort), 'e7'),
    'club-1',
  ])
})

test('a hub direction that is added gets its columns and its index', async () => {
  const report = await migrate(graph, { model: model({ hub: ['in', 'out'] }) })

  expect(report.created).toEqual(['warrant_range_JOINED_fromId_outSort'])
  expect(report.refreshed).toEqual([{ what: 'JOINED.outSort', count: people }])
  expect(await personRow('r.fromId, r.outSort')).toEqual([
    'person-7',
    edgeSort('chess\u0001club-1', 'e7'),
  ])
})

test('a hub direction that is dropped takes its columns and its index along', async () => {
  const report = await migrate(graph, { model: model({ hub: [] }) })

  expect(report.dropped).toEqual(['warrant_range_JOINED_toId_inSort'])
  expect(report.refreshed).toEqual([{ what: 'JOINED.toId, JOINED.inSort', count: people }])
  expect(await personRow('r.toId, r.inSort, r.since')).toEqual([null, null, '2020'])
})

test('a property that is no longer declared loses its stored values, and the report says what stays', async () => {
  const report = await migrate(graph, { model: model({ person: { name } }) })

  expect(report.refreshed).toEqual([
    { what: 'Person.born, Person.bornEarliest, Person.bornLatest', count: people },
  ])
  expect(report.notes).toEqual([
    'Person.born is no longer declared: its values were removed, and the claims that hold them stay. ' +
      'If it was renamed, write its new name in the records of the data sets that claim it, and import them again.',
  ])
  expect(await personRow('p.born, p.bornLatest, p.name')).toEqual([null, null, 'Person 7'])
})

test('a property of another kind loses its stored values, because they cannot be read', async () => {
  const report = await migrate(graph, { model: model({ person: { name, born: text('Born.') } }) })

  expect(report.notes).toEqual([
    'Person.born was declared as date value and is now text value: its values were removed. ' +
      'Import a release of the data sets that claim it without it, then the whole release again.',
  ])
  expect(await personRow('p.born, p.bornLatest')).toEqual([null, null])
})

test('a property that now adds up over time keeps its values, and the report says what to import', async () => {
  const report = await migrate(graph, { model: model({ person: { name: overTime(name), born } }) })

  expect(report.refreshed).toEqual([])
  expect(report.notes).toEqual([
    'Person.name combined its claims by one, and now by overTime. ' +
      'Import a release of the data sets that claim it without it, then the whole release again.',
  ])
  expect(await personRow('p.name')).toEqual(['Person 7'])
})

test('a property of a relationship that is no longer declared loses its stored values', async () => {
  const report = await migrate(graph, { model: model({ edgeProperties: {} }) })

  expect(report.refreshed).toEqual([
    { what: 'JOINED.since, JOINED.sinceEarliest, JOINED.sinceLatest', count: people },
  ])
  expect(await personRow('r.since, r.id')).toEqual([null, 'e7'])
})

test('another identity of a relationship is reported, since only the claims can give it again', async () => {
  const report = await migrate(graph, { model: model({ identity: ['since'] }) })

  expect(report.notes).toEqual([
    'JOINED has another identity, so that the ids of stored ones are out of date. ' +
      'Import a release of the data sets that claim it without it, then the whole release again.',
  ])
})

test('nodes and relationships whose declaration is gone are counted and left to the operator', async () => {
  const { notes } = await migrate(graph, { model: model({ edges: false, clubs: false }) })

  expect(notes).toEqual([
    'Club is no longer declared, and 1 of them are stored, which nothing reads. ' +
      'To remove them: MATCH (x:Club) CALL (x) { DETACH DELETE x } IN TRANSACTIONS OF 10000 ROWS',
    `JOINED is no longer declared, and ${people} of them are stored, which nothing reads. ` +
      'To remove them: MATCH ()-[x:JOINED]->() CALL (x) { DELETE x } IN TRANSACTIONS OF 10000 ROWS',
  ])
  for (const note of notes) await graph.execute(note.slice(note.indexOf('MATCH')))
  expect(await graph.read('MATCH (n:Entity) RETURN count(n)')).toEqual([[people]])
})

test('data in a database that keeps no summary is checked, and only what differs is written', async () => {
  await graph.execute(
    "MATCH (m:Model) DELETE m WITH 1 AS one MATCH (p:Person {id: 'person-7'}) SET p.sort = 'x'",
  )

  const report = await migrate(graph, { model: model() })

  expect(report.refreshed).toEqual([{ what: 'Person.sort', count: 1 }])
})
