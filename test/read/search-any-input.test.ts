import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { executeDocument } from '../support/execute.ts'
import { at } from '../support/json.ts'
import { crowd, writeKnown } from '../support/named-people.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'
import { Random } from '../support/random.ts'

const graph = openGraph(testConnection())

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
  await writeKnown(graph, crowd(500))
  await graph.execute('CALL db.awaitIndexes(300)')
})
afterAll(() => graph.close())

async function search(query: string) {
  const { result } = await executeDocument(
    graph,
    `query ($q: String!) { search(query: $q, first: 5) { totalCount nodes { id } } suggest(prefix: $q) { score } }`,
    { q: query },
  )
  return result
}

const odd = [
  '',
  ' ',
  '"(((',
  '*:*',
  '*',
  '?',
  'AND',
  'OR NOT',
  'john AND',
  'NOT john',
  'name:john',
  'john~2',
  'jo?n',
  '/.*/',
  '[a TO z]',
  '{a TO *}',
  'john^9',
  '\\',
  '\\"',
  '+-!(){}[]^"~*?:\\/&&||',
  '#officer',
  '_john',
  '👮🏽‍♀️',
  '👮 john',
  '\ud800',
  'john\udc00smith',
  '\u0000',
  '\u0001john',
  '\u202ejohn',
  "'",
  "o''''connor",
  '’’’',
  '$p.strict',
  "'}) YIELD node //",
  'a'.repeat(10_000),
  'ab '.repeat(5_000),
  '\u0301'.repeat(3_000),
  'İıſ',
  '﷽',
  '𝕁𝕠𝕙𝕟',
]

test.each(odd.map((query) => [JSON.stringify(query).slice(0, 40), query]))(
  'any text gives an answer or an empty list: %s',
  async (_, query) => {
    const result = await search(query)
    expect(result.errors).toBeUndefined()
    expect(at(result.data, 'search.totalCount')).toBeLessThanOrEqual(200)
  },
)

test('what has no letter and no digit finds nothing', async () => {
  for (const query of ['', '"(((', '*:*', '👮🏽‍♀️', '?', '\ud800']) {
    expect(at((await search(query)).data, 'search')).toEqual({ totalCount: 0, nodes: [] })
  }
})

test('words and marks of Lucene’s own are words and marks', async () => {
  const plain = at((await search('Anna Aldby')).data, 'search.nodes')
  expect(plain).not.toEqual([])
  for (const query of ['"Anna Aldby"', 'anna +aldby', '(anna) aldby*', 'anna\\ aldby^'])
    expect(at((await search(query)).data, 'search.nodes')).toEqual(plain)
})

test('hundreds of texts drawn by chance are answered', async () => {
  const random = new Random(7)
  const alphabet = [
    ...'abcxyzÀßøŁ東🔥 \t\n"\'’`()[]{}*?~^:\\/|&+-!#_.@0129',
    '\ud83d',
    '\udc00',
    ' AND ',
    ' TO ',
    '~2',
  ]
  for (let drawn = 0; drawn < 400; drawn++) {
    const query = Array.from({ length: random.below(40) }, () => random.pick(alphabet)).join('')
    const { errors } = await search(query)
    expect([query, errors]).toEqual([query, undefined])
  }
})
