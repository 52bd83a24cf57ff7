import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeCursor } from '../../src/cursors.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { idOf, idsOf, writeFixture } from '../support/graph-fixture.ts'
import { at, listAt } from '../support/json.ts'
import { testConnection } from '../support/neo4j.ts'

const graph = openGraph(testConnection())
const officer = 'officer-paging1'

beforeAll(async () => {
  await writeFixture(graph)
  // One relationship that seven sources support, and an officer whom seven articles name.
  await writeClaims(graph, [
    ...idsOf('Article').map((source) => ({
      about: officer,
      links: [{ edge: 'SERVED_IN', to: 'unit-paging1', properties: { from: '1999' } }],
      source,
    })),
    ...idsOf('Article').map((about) => ({ about, links: [{ edge: 'MENTIONS', to: officer }] })),
    // An incident in which officers and persons had a part; by no index, since it is no hub.
    ...[...idsOf('Officer').slice(0, 4), ...idsOf('Person').slice(0, 4)].map((about) => ({
      about,
      links: [{ edge: 'INVOLVED_IN', to: 'incident-paging1' }],
    })),
  ])
})
afterAll(() => graph.close())

/** Lists of each kind: what leads to one, and how deep it is looked for. */
const lists: Readonly<
  Record<string, { path: string; around: (list: string) => string; field: string }>
> = {
  'all nodes of a type': { field: 'officers', path: 'officers', around: (list) => `{ ${list} }` },
  'a relationship of a hub, to nodes of several types': {
    field: 'mentionedIn',
    path: 'officer.mentionedIn',
    around: (list) => `{ officer(id: "${officer}") { ${list} } }`,
  },
  'a relationship without an index, to nodes of several types': {
    field: 'involved',
    path: 'incident.involved',
    around: (list) => `{ incident(id: "incident-paging1") { ${list} } }`,
  },
  'the claims about an entity': {
    field: 'claims',
    path: 'officer.claims',
    around: (list) => `{ officer(id: "${officer}") { ${list} } }`,
  },
  'the claims behind a relationship': {
    field: 'claims',
    path: 'officer.units.edges.0.claims',
    around: (list) => `{ officer(id: "${officer}") { units(first: 1) { edges { ${list} } } } }`,
  },
  'a list within a list within a list': {
    field: 'mentionedIn',
    path: 'unit.officers.nodes.0.mentionedIn',
    around: (list) => `{ unit(id: "unit-paging1") { officers(first: 1) { nodes { ${list} } } } }`,
  },
}

const shape =
  '{ totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'

describe.each(Object.entries(lists))('%s', (_, { field, path, around }) => {
  const page = async (args: string) =>
    at(await dataOf(graph, around(`${field}(${args}) ${shape}`)), path)
  const whole = async () => {
    const all = await page('first: 100')
    return listAt(all, 'edges').map((edge) => ({
      id: at(edge, 'node.id'),
      cursor: at(edge, 'cursor'),
    }))
  }

  test('pages forwards to the end, each item once', async () => {
    const all = await whole()
    expect(all.length).toBeGreaterThanOrEqual(7)
    for (let from = 0; from < all.length; from += 3) {
      const after = from === 0 ? '' : `, after: "${all[from - 1]?.cursor}"`
      const expected = all.slice(from, from + 3)
      expect(await page(`first: 3${after}`)).toEqual({
        totalCount: all.length,
        edges: expected.map(({ id, cursor }) => ({ cursor, node: { id } })),
        pageInfo: {
          hasNextPage: from + 3 < all.length,
          hasPreviousPage: from > 0,
          startCursor: expected[0]?.cursor,
          endCursor: expected.at(-1)?.cursor,
        },
      })
    }
  })

  test('pages backwards to the beginning, in the same order', async () => {
    const all = await whole()
    for (let to = all.length; to > 0; to -= 3) {
      const before = to === all.length ? '' : `, before: "${all[to]?.cursor}"`
      const expected = all.slice(Math.max(0, to - 3), to)
      expect(await page(`last: 3${before}`)).toEqual({
        totalCount: all.length,
        edges: expected.map(({ id, cursor }) => ({ cursor, node: { id } })),
        pageInfo: {
          hasNextPage: to < all.length,
          hasPreviousPage: to > 3,
          startCursor: expected[0]?.cursor,
          endCursor: expected.at(-1)?.cursor,
        },
      })
    }
  })

  test('a page of none, and the page after the last, are empty and know what is around them', async () => {
    const all = await whole()
    const empty = { edges: [], totalCount: all.length }
    const ends = { startCursor: null, endCursor: null }
    expect(await page('first: 0')).toEqual({
      ...empty,
      pageInfo: { ...ends, hasNextPage: true, hasPreviousPage: false },
    })
    expect(await page('last: 0')).toEqual({
      ...empty,
      pageInfo: { ...ends, hasNextPage: false, hasPreviousPage: true },
    })
    expect(await page(`first: 3, after: "${all.at(-1)?.cursor}"`)).toEqual({
      ...empty,
      pageInfo: { ...ends, hasNextPage: false, hasPreviousPage: true },
    })
    expect(await page(`last: 3, before: "${all[0]?.cursor}"`)).toEqual({
      ...empty,
      pageInfo: { ...ends, hasNextPage: true, hasPreviousPage: false },
    })
  })

  test('a page of exactly what is there ends the list', async () => {
    const all = await whole()
    expect(at(await page(`first: ${all.length}`), 'pageInfo.hasNextPage')).toBe(false)
    expect(at(await page(`last: ${all.length}`), 'pageInfo.hasPreviousPage')).toBe(false)
  })
})

test('names sort without case and accents, a name before longer ones, equal names by id, the unnamed last', async () => {
  const { officers } = await dataOf(graph, '{ officers(first: 100) { nodes { id name } } }')
  const named = listAt(officers, 'nodes').filter((node) => at(node, 'id') !== officer)
  expect(named.map((node) => at(node, 'name'))).toEqual([
    'Ann',
    'Ánn Ó Dálaigh',
    'Anna',
    ...['Núñez', 'Nunez'].toSorted(byIdOf(named)),
    ...['o’connor', "O'Connor"].toSorted(byIdOf(named)),
    'Smith',
    'Smith',
    'Smith',
    'van der Berg',
    'Zoë',
    null,
    null,
  ])
  const smiths = named.filter((node) => at(node, 'name') === 'Smith').map((node) => at(node, 'id'))
  expect(smiths).toEqual(smiths.toSorted())
})

const byIdOf = (nodes: readonly unknown[]) => (a: string, b: string) => {
  const idOfName = (name: string) =>
    String(
      at(
        nodes.find((node) => at(node, 'name') === name),
        'id',
      ),
    )
  return idOfName(a) < idOfName(b) ? -1 : 1
}

test('a reader who pages while data are added misses nothing and sees nothing twice', async () => {
  const pageOf = async (args: string) =>
    at(
      await dataOf(graph, `{ units(${args}) { nodes { id } pageInfo { endCursor hasNextPage } } }`),
      'units',
    )
  const before = listAt(await pageOf('first: 100'), 'nodes').map((node) => at(node, 'id'))
  const seen: unknown[] = []
  let page = await pageOf('first: 2')
  for (let number = 0; ; number++) {
    seen.push(...listAt(page, 'nodes').map((node) => at(node, 'id')))
    if (at(page, 'pageInfo.hasNextPage') !== true || number > 50) break
    // One that sorts before the place that was reached, and one that sorts at the very end.
    await writeClaims(graph, [
      { about: `unit-early${number}`, fields: { name: `0 early ${number}` } },
      { about: `unit-late${number}`, fields: { name: number < 3 ? `東 ${number}` : '0' } },
    ])
    page = await pageOf(`first: 2, after: "${at(page, 'pageInfo.endCursor')}"`)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => before.includes(id))).toEqual(before)
  expect(seen).toContain('unit-late0')
  expect(seen).not.toContain('unit-early0')
})

test('a cursor stays good when the item that it came from has gone', async () => {
  const document = (after: string) =>
    `{ incidents(first: 2, after: "${after}") { edges { cursor node { id } } } }`
  const first = await dataOf(graph, '{ incidents(first: 2) { edges { cursor node { id } } } }')
  const cursor = String(at(first, 'incidents.edges.1.cursor'))
  const next = await dataOf(graph, document(cursor))
  const gone = String(at(first, 'incidents.edges.1.node.id'))
  await graph.execute('MATCH (n:Incident {id: $id}) DETACH DELETE n', { id: gone })
  expect(await dataOf(graph, document(cursor))).toEqual(next)
})

const refused: readonly (readonly [string, string, string])[] = [
  ['first: -1', 'BAD_USER_INPUT', 'Expected in `first` a number from 0; -1 came.'],
  ['last: -5', 'BAD_USER_INPUT', 'Expected in `last` a number from 0; -5 came.'],
  ['first: 1, last: 1', 'BAD_USER_INPUT', 'both directions came'],
  [`first: 1, before: "${encodeCursor('x')}"`, 'BAD_USER_INPUT', 'Expected `before` with `last`'],
  [`last: 1, after: "${encodeCursor('x')}"`, 'BAD_USER_INPUT', 'both directions came'],
  [
    'first: 1, after: "%%%"',
    'BAD_USER_INPUT',
    'Expected in `after` a cursor that a connection gave',
  ],
  ['first: 1, after: ""', 'BAD_USER_INPUT', 'Expected in `after` a cursor that a connection gave'],
  [
    'last: 1, before: "12"',
    'BAD_USER_INPUT',
    'Expected in `before` a cursor that a connection gave',
  ],
  ['first: 101', 'LIMIT_EXCEEDED', '`first: 101` is over the page limit of 100.'],
  ['last: 1000', 'LIMIT_EXCEEDED', '`last: 1000` is over the page limit of 100.'],
]

describe.each(refused)('%s', (args, code, message) => {
  test.each(Object.entries(lists))(
    'is refused with %s, at its own path',
    async (_, { field, path, around }) => {
      const { result } = await executeDocument(graph, around(`${field}(${args}) { nodes { id } }`))
      expect(result.errors?.length).toBe(1)
      const [error] = result.errors ?? []
      expect(error?.path?.join('.')).toBe(path)
      expect(error?.extensions.code).toBe(code)
      expect(error?.message).toContain(message)
    },
  )
})

test('a list that is refused under many parents is complained of once, at the first', async () => {
  const document = '{ officers(first: 3) { nodes { id units(first: -1) { nodes { id } } } } }'
  const { result } = await executeDocument(graph, document)
  expect(result.errors?.map(({ path }) => path?.join('.'))).toEqual(['officers.nodes.0.units'])
})

test('a cursor of another list is taken as a place in this one, and never fails', async () => {
  const cursor = encodeCursor(`${idOf('Officer', 0)}~abc`)
  const document = `{ officers(first: 1, after: "${cursor}") { edges { cursor } } units(last: 1, before: "${encodeCursor('\u0000')}") { edges { cursor } } }`
  expect((await executeDocument(graph, document)).result.errors).toBeUndefined()
})
