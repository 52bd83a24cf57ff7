import type { ProfiledPlan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeType } from '../../src/graph/declare/node.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { foldedValues, keyValues } from '../../src/graph/filter-columns.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { nodeTypes } from '../../src/graph/model.ts'
import { Allegation } from '../../src/graph/nodes/allegation.ts'
import { Article } from '../../src/graph/nodes/article.ts'
import { Case } from '../../src/graph/nodes/case.ts'
import { Officer } from '../../src/graph/nodes/officer.ts'
import { nodeSort } from '../../src/graph/sort-key.ts'
import { parsePartialDate } from '../../src/partial-date.ts'
import { executeDocument } from '../support/execute.ts'
import { listOfType } from '../support/filter-model.ts'
import { at, listAt } from '../support/json.ts'
import { cleanDatabase, testConnection, testDriver } from '../support/neo4j.ts'
import { type SentStatement, statementsOf } from '../support/read-statements.ts'

/*
 * What an index can serve costs as the page, whatever the list holds. Costs are database hits, and plans
 * are read: no scan of a label, and nothing sorted that an index has in order.
 */

const graph = openGraph(testConnection())
const driver = testDriver()
const count = 20_000
const force = 'unit-force'

const numbered = (number: number) => String(number).padStart(6, '0')
const kinds = ['Incivility', 'Neglect of duty', 'Oppressive conduct', 'Discrimination']
/** Three of all allegations. */
const rare = 'Corrupt practice'

function node(type: NodeType, number: number, values: Record<string, unknown>) {
  const id = `${type.name.toLowerCase()}-${numbered(number)}`
  const sort = nodeSort(type, values, id)
  const columns = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      (type.properties[name]?.codec.columns ?? []).map((suffix, index) => [
        name + suffix,
        type.properties[name]?.codec.encode(value)[index],
      ]),
    ),
  )
  const kept = {
    ...columns,
    ...foldedValues(type.fields, columns),
    ...keyValues(type, values, sort),
  }
  const present = Object.entries(kept).filter(([, value]) => value !== null)
  return { id, sort, claimCount: 1, ...Object.fromEntries(present) }
}

async function create(type: NodeType, values: (number: number) => Record<string, unknown>) {
  const rows = Array.from({ length: count }, (_, number) => node(type, number, values(number)))
  await graph.execute(
    `UNWIND $rows AS row CALL (row) { CREATE (n:Entity:${type.name}) SET n = row } IN TRANSACTIONS OF 5000 ROWS`,
    { rows },
  )
}

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
  await create(Officer, (number) => (number % 4 === 3 ? {} : { name: `Name ${numbered(number)}` }))
  await create(Allegation, (number) => ({
    title: `Title ${numbered(count - number)}`,
    ...(number % 5 !== 4 && {
      kind: number % 7_000 === 5 ? rare : kinds[number % kinds.length],
    }),
  }))
  await create(Case, (number) => ({
    title: `Case ${numbered(number)}`,
    reference: `Ref/${numbered(number)}`,
  }))
  await create(Article, (number) => ({
    headline: `Headline ${numbered(count - number)}`,
    url: `https://example.org/${numbered(number)}`,
    ...(number % 3 !== 2 && { published: parsePartialDate(String(1900 + (number % 120))) }),
  }))
  await graph.execute(
    `CREATE (:Entity:Unit {id: $force, name: 'Force', sort: 'force\\u0001' + $force, claimCount: 1})`,
    { force },
  )
  await graph.execute(
    `MATCH (force:Unit {id: $force}) UNWIND range(0, $count - 1) AS i
     CALL (force, i) {
       WITH force, i, right('00000' + toString(i), 6) AS number
       MATCH (o:Officer {id: 'officer-' + number})
       MATCH (a:Allegation {id: 'allegation-' + number})
       MATCH (c:Case {id: 'case-' + number})
       CREATE (o)-[:SERVED_IN {id: 's' + i, toId: force.id, inSort: o.sort + '\\u0001s' + i}]->(force)
       CREATE (a)-[:AGAINST {id: 'a' + i, toId: o.id, inSort: a.sort + '\\u0001a' + i}]->(o)
       CREATE (a)-[:PART_OF_CASE {id: 'p' + i}]->(c)
       CREATE (r:Entity:Ruling {id: 'ruling-' + number, sort: '\\uFFFD\\u0001ruling-' + number,
         finding: CASE i % 3 WHEN 0 THEN 'MISCONDUCT' ELSE 'GROSS_MISCONDUCT' END})
       CREATE (r)-[:MADE_IN {id: 'm' + i}]->(c)
     } IN TRANSACTIONS OF 5000 ROWS`,
    { force, count },
  )
  await graph.execute('CALL db.awaitIndexes(300)')
  await graph.execute('CALL db.prepareForReplanning()')
}, 300_000)

afterAll(async () => {
  await graph.close()
  await driver.close()
})

interface Cost {
  readonly hits: number
  readonly operators: readonly string[]
  readonly data: Record<string, unknown>
}

async function profileOf({ text, parameters }: SentStatement): Promise<ProfiledPlan> {
  const session = driver.session({ database: testConnection().database })
  try {
    const { summary } = await session.run(`PROFILE ${text}`, { ...parameters })
    if (!summary.profile) throw new Error('Neo4j gave no profile.')
    return summary.profile
  } finally {
    await session.close()
  }
}

const operatorsOf = (plan: ProfiledPlan): readonly ProfiledPlan[] => [
  plan,
  ...plan.children.flatMap(operatorsOf),
]

async function costOf(document: string, variables: Record<string, unknown> = {}): Promise<Cost> {
  let data: Record<string, unknown> = {}
  const sent = await statementsOf(graph, async () => {
    const { result } = await executeDocument(graph, document, variables)
    if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'))
    data = result.data ?? {}
  })
  const [statement, ...others] = sent
  if (!statement || others.length > 0) throw new Error(`${sent.length} statements were sent.`)
  const operators = operatorsOf(await profileOf(statement))
  return {
    data,
    hits: operators.reduce((sum, { dbHits }) => sum + dbHits, 0),
    operators: operators.map(({ operatorType }) => operatorType.replace('@neo4j', '')),
  }
}

const scans = /^(NodeByLabelScan|AllNodesScan|DirectedAllRelationshipsScan)/
const sorts = /^(Sort|Top|PartialSort|PartialTop)/

function expectIndexOrder({ operators }: Cost): void {
  expect(operators.filter((name) => scans.test(name) || sorts.test(name))).toEqual([])
}

/** Of a type: the fields that a list of it reads in order by an index. */
const indexedOf = ({ properties, order }: NodeType) =>
  Object.keys(properties).filter((name) => name === order || properties[name]?.indexed === true)

const upper = (name: string) => name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()

test('every declared indexed field gives its order by an index, either way, wherever missing values stand', async () => {
  for (const type of nodeTypes) {
    for (const name of indexedOf(type)) {
      const list = listOfType(type.name)
      const wishes = ['ASC', 'DESC'].flatMap((way) =>
        ['FIRST', 'LAST'].map((nulls) => `direction: ${way}, nulls: ${nulls}`),
      )
      const lists = wishes.map(
        (wish, at) =>
          `a${at}: ${list}(first: 10, orderBy: [{ field: ${upper(name)}, ${wish} }]) { nodes { id } }`,
      )
      const cost = await costOf(`{ ${lists.join(' ')} }`)
      expectIndexOrder(cost)
      expect(cost.hits, `${list} by ${name}`).toBeLessThan(400)
    }
  }
}, 300_000)

test('a page deep in an order by an index costs as the first, forwards and backwards', async () => {
  const document = `query Q($after: String, $before: String, $first: Int, $last: Int) {
    articles(first: $first, after: $after, last: $last, before: $before, orderBy: [{ field: PUBLISHED, direction: DESC }]) {
      edges { cursor node { published { edtf } } } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }`
  const cursorOf = async (filter: string) => {
    const { result } = await executeDocument(
      graph,
      document.replace('orderBy', `filter: { ${filter} }, orderBy`),
      { first: 1 },
    )
    return at(result.data, 'articles.pageInfo.endCursor')
  }
  const dated = await cursorOf('published: { eq: "1930" }')
  // Two of three have a date, and stand before those that have none.
  const undated = await cursorOf('id: { eq: "article-010001" }')
  for (const page of [
    { first: 10, after: dated },
    { last: 10, before: dated },
    { first: 10, after: undated },
    { last: 10, before: undated },
    { last: 10 },
    { first: 10 },
  ]) {
    const cost = await costOf(document, page)
    expectIndexOrder(cost)
    expect(listAt(cost.data, 'articles.edges').length).toBe(10)
    expect(cost.hits, JSON.stringify(page)).toBeLessThan(150)
  }
}, 120_000)

test('a value of an indexed field is read in the usual order by the index on that field, rare or frequent', async () => {
  for (const kind of [rare, kinds[0]]) {
    const document = `query Q($kind: String, $after: String) {
      allegations(first: 20, after: $after, filter: { kind: { eq: $kind } }) {
        edges { cursor node { title kind } } pageInfo { hasNextPage hasPreviousPage } } }`
    const cost = await costOf(document, { kind: kind?.toUpperCase() })
    expectIndexOrder(cost)
    expect(cost.hits).toBeLessThan(200)
    const titles = listAt(cost.data, 'allegations.edges').map((edge) => at(edge, 'node.title'))
    expect(titles.length).toBe(kind === rare ? 3 : 20)
    expect(titles).toEqual(titles.toSorted())
    const deep = await costOf(document, {
      kind,
      after: at(cost.data, `allegations.edges.${titles.length - 2}.cursor`),
    })
    expectIndexOrder(deep)
    expect(deep.hits).toBeLessThan(200)
    expect(at(deep.data, 'allegations.edges.0.node.title')).toBe(titles.at(-1))
  }
})

test('values, beginnings and ids lead to their nodes by an index', async () => {
  for (const [list, filter, most] of [
    ['officers', 'name: { eq: "NAME 000500" }', 30],
    ['officers', 'name: { startsWith: "name 0005" }', 200],
    ['officers', 'name: { in: ["name 000500", "Náme 010000", "nobody"] }', 60],
    ['officers', 'id: { in: ["officer-000500", "officer-010001"] }', 60],
    ['cases', 'reference: { eq: "ref/000500" }', 30],
    ['cases', 'reference: { startsWith: "ref/00050" }', 150],
    ['cases', 'reference: { in: ["ref/000500", "REF/010000"] }', 60],
    ['articles', 'url: { eq: "https://example.org/000500" }', 30],
    ['articles', 'headline: { startsWith: "headline 00005" }', 200],
  ] as const) {
    const document = `query Q($after: String) { ${list}(first: 20, after: $after, filter: { ${filter} }) { nodes { id } pageInfo { endCursor } } }`
    const first = await costOf(document)
    expect(first.operators.filter((name) => scans.test(name))).toEqual([])
    expect(listAt(first.data, `${list}.nodes`).length, filter).toBeGreaterThan(0)
    expect(first.hits, filter).toBeLessThan(most)
    const next = await costOf(document, { after: at(first.data, `${list}.pageInfo.endCursor`) })
    expect(next.hits, `${filter}, the next page`).toBeLessThan(most)
  }
})

test('officers with some allegation of a kind in a case ruled so are found by walking the order of names', async () => {
  const cost = await costOf(`{
    officers(first: 20, filter: { allegations: { some: { node: {
      kind: { eq: "neglect of duty" }
      cases: { some: { node: { rulings: { some: { node: { finding: { eq: GROSS_MISCONDUCT } } } } } } }
    } } } }) { nodes { name } }
  }`)
  expectIndexOrder(cost)
  expect(listAt(cost.data, 'officers.nodes').length).toBe(20)
  expect(cost.hits).toBeLessThan(4_000)
})

test('what has a relationship to something named is read from there, and not looked for among all', async () => {
  for (const [list, filter, found, most] of [
    ['officers', 'allegations: { some: { node: { id: { eq: "allegation-000500" } } } }', 1, 50],
    [
      'allegations',
      'cases: { some: { node: { id: { in: ["case-000500", "case-010001", "case-000500"] } } } }',
      2,
      100,
    ],
    ['rulings', 'cases: { some: { node: { id: { eq: "case-000500" } } } }', 1, 50],
  ] as const) {
    const cost = await costOf(`{ ${list}(first: 20, filter: { ${filter} }) { nodes { id } } }`)
    expect(cost.operators.filter((name) => scans.test(name))).toEqual([])
    expect(listAt(cost.data, `${list}.nodes`).length, filter).toBe(found)
    expect(cost.hits, filter).toBeLessThan(most)
  }
})

test('from a hub that is named, the index on its relationships is walked in the order of the type', async () => {
  const document = `query Q($after: String, $before: String, $first: Int, $last: Int) {
    officers(first: $first, after: $after, last: $last, before: $before, filter: {
      units: { some: { node: { id: { eq: "${force}" } } } }
      allegations: { some: { node: { kind: { eq: "incivility" } } } }
    }) { edges { cursor node { name } } pageInfo { hasPreviousPage hasNextPage } } }`
  const first = await costOf(document, { first: 20 })
  const after = at(first.data, 'officers.edges.19.cursor')
  const next = await costOf(document, { first: 20, after })
  const back = await costOf(document, {
    last: 20,
    before: at(next.data, 'officers.edges.0.cursor'),
  })
  for (const cost of [first, next, back]) {
    expectIndexOrder(cost)
    expect(listAt(cost.data, 'officers.edges').length).toBe(20)
    expect(cost.hits).toBeLessThan(4_000)
  }
  expect(back.data.officers).toMatchObject({ edges: at(first.data, 'officers.edges') })
})

test('a filtered page of a hub walks the index on its relationships until it is full', async () => {
  const cost = await costOf(
    `{ unit(id: "${force}") { officers(first: 20, filter: { allegations: { some: { node: { kind: { eq: "incivility" } } } } }) { nodes { name } } } }`,
  )
  expectIndexOrder(cost)
  expect(listAt(cost.data, 'unit.officers.nodes').length).toBe(20)
  expect(cost.hits).toBeLessThan(3_000)
})

test('a hub is read against the order of its members by the same index', async () => {
  const cost = await costOf(
    `{ unit(id: "${force}") { officers(first: 20, orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } pageInfo { hasPreviousPage } } } }`,
  )
  expectIndexOrder(cost)
  expect(at(cost.data, 'unit.officers.nodes.0.name')).toBe(`Name ${numbered(count - 2)}`)
  expect(cost.hits).toBeLessThan(300)
})

test('without a filter a total stays a counter; under one it is what the filter finds', async () => {
  const plain = await costOf(`{ unit(id: "${force}") { officers { totalCount } } }`)
  expect(plain.hits).toBeLessThan(10)
  const cost = await costOf(
    `{ allegations(filter: { kind: { eq: "${rare}" } }) { totalCount } unit(id: "${force}") { officers { totalCount } } }`,
  )
  expect(at(cost.data, 'allegations.totalCount')).toBe(3)
  expect(cost.hits).toBeLessThan(40)
})
