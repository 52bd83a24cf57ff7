import { type EdgeType, farEnd } from '../../src/graph/declare/edge.ts'
import { membersOf, type NodeType } from '../../src/graph/declare/node.ts'
import type { Property } from '../../src/graph/declare/property.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { edgeTypes, nodeTypes } from '../../src/graph/model.ts'
import { Dataset } from '../../src/graph/nodes/dataset.ts'
import { ImportRun } from '../../src/graph/nodes/import-run.ts'
import { nodeSort } from '../../src/graph/sort-key.ts'
import { entityId } from '../../src/ids.ts'
import { fixtureRelease, type Link, type TestClaim, writeClaims } from './claims.ts'
import { cleanDatabase } from './neo4j.ts'
import { Random } from './random.ts'

/*
 * A graph for tests: every type and every relationship that is declared, with several pages, missing
 * and equal sort values, accents, loops, conflicts, retracted claims. It derives from the
 * declarations, so that a new type is in it without anybody's doing; officers and their units are
 * written out, so that tests can say what they expect of them.
 */

export const officerNames = [
  'Ann',
  'Anna',
  'Ánn Ó Dálaigh',
  'o’connor',
  "O'Connor",
  'Núñez',
  'Nunez',
  'Smith',
  'Smith',
  'Smith',
  'Zoë',
  'van der Berg',
  null,
  null,
] as const

const perType = 7
const counts: Readonly<Record<string, number>> = { Officer: officerNames.length, Post: 25 }

const words = ['Åsa', 'Zoe', 'alpha', 'Alpha', 'beta beta', 'O’Neill', 'Straße', 'Σίγμα', '東京']
const dates = ['2019', '2020-03', '2021-11-21', '2021-11-21', '2022~', '2020-01/2020-06', '../2018']

export const idOf = (type: string, number: number) => entityId(type, 'fixture', String(number))

/** The ids of a type, in no order that a list shows. */
export function idsOf(type: string): readonly string[] {
  return Array.from({ length: counts[type] ?? perType }, (_, number) => idOf(type, number))
}

/** Empties the database, sets it up, and writes the fixture; the same each time. */
export async function writeFixture(graph: Graph): Promise<void> {
  await cleanDatabase()
  await migrate(graph)
  await writeBooks(graph)
  await writeClaims(graph, fixtureClaims())
}

export function fixtureClaims(): readonly TestClaim[] {
  const random = new Random(20_240_101)
  return nodeTypes.flatMap((type) =>
    idsOf(type.name).flatMap((id, number) => claimsAbout(random, type, id, number)),
  )
}

function claimsAbout(random: Random, type: NodeType, id: string, number: number): TestClaim[] {
  const fields = fieldsOf(random, type, number)
  const links = linksOf(random, type, number)
  const claims: TestClaim[] = [
    { about: id, fields, links, ...origin(random), ...datesOf(random, type) },
  ]
  if (random.chance(0.5)) {
    // Another source: some of the same relationships, and some fields of its own that contradict.
    const others = fieldsOf(random, type, number + 100)
    claims.push({
      about: id,
      fields: type.name === 'Officer' ? without(others, 'name') : others,
      links: links.filter(() => random.chance(0.5)),
      ...origin(random),
      source: idOf('Article', number % perType),
      standing: 'COMMENTARY',
    })
  }
  if (random.chance(0.2))
    claims.push({ about: id, fields: { ...fields }, source: idOf('Post', 0), live: false })
  return claims
}

function without(values: Readonly<Record<string, unknown>>, name: string) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))
}

function origin(random: Random): Partial<TestClaim> {
  const type = random.pick(['Article', 'Report', 'Post', 'Ruling', 'Release'])
  return {
    source: type === 'Release' ? fixtureRelease : idOf(type, random.below(perType)),
    ...(random.chance(0.3) && { via: idOf('Post', random.below(perType)) }),
    ...(random.chance(0.5) && { locator: { page: 1 + random.below(9), start: 10, end: 20 } }),
    ...(random.chance(0.6) && { stated: random.pick(dates) }),
    standing: random.pick(['REPORTED', 'OFFICIAL', 'ADJUDICATED']),
  }
}

function fieldsOf(random: Random, type: NodeType, number: number): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(type.properties)) {
    if (random.chance(0.25)) continue
    const value = sampleOf(random, property, `${type.name.toLowerCase()}/${number}`)
    fields[name] = property.combine === 'set' ? [value] : value
  }
  if (type.name === 'Officer' && number < officerNames.length) {
    fields.name = officerNames[number]
    if (fields.name === null) delete fields.name
  }
  return fields
}

function datesOf(random: Random, type: NodeType): Partial<TestClaim> {
  const asOf: Record<string, string> = {}
  for (const [name, { combine }] of Object.entries(type.properties))
    if (combine === 'overTime' && random.chance(0.6)) asOf[name] = random.pick(dates)
  return { asOf }
}

function sampleOf(random: Random, { codec, derivedValues }: Property, key: string): unknown {
  switch (codec.kind) {
    case 'text':
      return random.pick(words)
    case 'int':
      return random.below(60)
    case 'float':
      return random.below(1000) / 8
    case 'boolean':
      return random.chance(0.5)
    case 'date':
      return random.pick(dates)
    case 'instant':
      return '2024-05-06T07:08:09Z'
    case 'url':
      return `https://example.org/${key}`
    case 'money':
      return random.pick(['GBP 100', 'GBP 2500.50', 'EUR 7.25'])
    case 'enum':
    case 'enums': {
      const names = (codec.enum?.names ?? []).filter((name) => !derivedValues?.includes(name))
      return codec.kind === 'enum' ? random.pick(names) : [random.pick(names), random.pick(names)]
    }
  }
}

function linksOf(random: Random, type: NodeType, number: number): Link[] {
  const links: Link[] = []
  for (const edge of edgeTypes) {
    if (!membersOf(edge.from).includes(type)) continue
    const to = membersOf(farEnd(edge, 'out')).flatMap(({ name }) => idsOf(name))
    const most = edge.cardinality === 'one' ? 1 : 3
    const wanted = new Set<string>()
    for (let left = random.below(most + 1); left > 0; left--)
      // One in three leads to the first, so that something has several pages.
      wanted.add(random.chance(0.35) ? (to[0] ?? '') : random.pick(to))
    for (const id of wanted)
      links.push({ edge: edge.name, to: id, properties: edgeValues(random, edge) })
  }
  if (type.name === 'Officer' && number === 0) {
    const unit = idOf('Unit', 0)
    links.push(
      { edge: 'SERVED_IN', to: unit, properties: { rank: 'CONSTABLE', from: '2001', to: '2004' } },
      { edge: 'SERVED_IN', to: unit, properties: { rank: 'SERGEANT', from: '2008' } },
    )
  }
  return links
}

function edgeValues(random: Random, edge: EdgeType): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(edge.properties)
      .filter(() => random.chance(0.75))
      .map(([name, property]) => [name, sampleOf(random, property, `edge/${name}`)]),
  )
}

/** A data set, a release and two runs, which no claim speaks of. */
async function writeBooks(graph: Graph): Promise<void> {
  const dataset = {
    id: 'dataset-fixture',
    name: 'fixture',
    title: 'Made up',
    licence: 'CC0-1.0',
    standing: 'OFFICIAL',
  }
  const runs = ['2024-01-02T03:04:05.000Z', '2024-02-02T03:04:05.000Z'].map((started, number) => {
    const id = `run-fixture${number + 1}`
    const run = {
      id,
      dataset: 'fixture',
      release: fixtureRelease,
      started,
      status: 'DONE',
      counts: '{"records":7}',
    }
    return { ...run, sort: nodeSort(ImportRun, run, id) }
  })
  await graph.execute(
    `CREATE (d:Dataset) SET d = $dataset
     CREATE (r:Release) SET r = $release
     WITH 1 AS one UNWIND $runs AS run CREATE (i:ImportRun) SET i = run`,
    {
      dataset: { ...dataset, sort: nodeSort(Dataset, dataset, dataset.id) },
      release: {
        id: fixtureRelease,
        dataset: 'fixture',
        label: '2024-01',
        released: '2024-01',
        releasedEarliest: '2024-01-01',
        releasedLatest: '2024-01-31',
      },
      runs,
    },
  )
}
