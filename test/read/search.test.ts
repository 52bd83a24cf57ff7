import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContext } from '../../src/context.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { searchPage } from '../../src/resolvers/search.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { at } from '../support/json.ts'
import { crowd, idOf, type Known, writeKnown } from '../support/named-people.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

/* Fifty thousand officers with names much like each other, and a few among them to be found. */

const graph = openGraph(testConnection())

const planted: readonly Known[] = [
  { key: 'john1', fields: { name: 'John Smith' }, claims: 30 },
  { key: 'john2', fields: { name: 'John Smith' }, claims: 8 },
  { key: 'john3', fields: { name: 'Jon Smith' }, claims: 9 },
  { key: 'jane', fields: { name: 'Jane Smith' }, claims: 7 },
  { key: 'johnson', fields: { name: 'Smith Johnson' }, claims: 12 },
  { key: 'smith', fields: { name: 'Smith', identification: 'PARTLY_NAMED' }, claims: 2 },
  { key: 'smithers', fields: { name: 'Mary Smithers' }, claims: 9 },
  { key: 'smithjones', fields: { name: 'Mary Smith-Jones' }, claims: 4 },
  { key: 'oconnor1', fields: { name: 'Siobhán O’Connor' }, claims: 9 },
  { key: 'oconnor2', fields: { name: "Patrick O'Connor" }, claims: 8 },
  { key: 'oconnor3', fields: { name: 'Conor Connor' }, claims: 3 },
  { key: 'nunez', fields: { name: 'Ana María Núñez' }, claims: 8 },
  { key: 'soren', fields: { name: 'Søren Łukasiewicz' }, claims: 2 },
  { key: 'strasse', fields: { name: 'Karl Straße' }, claims: 2 },
  { key: 'tokyo', fields: { name: '東京 太郎' }, claims: 2 },
  {
    key: 'alias',
    fields: { name: 'Robert Quillfeather', alternativeNames: ['Bob Quill', 'Bobby the Quill'] },
    claims: 2,
  },
  { key: 'collar', fields: { name: 'Ada Wimpole', collarNumber: 'PC 44171' }, claims: 2 },
  { key: 'gmp', type: 'Unit', fields: { name: 'Greater Manchester Police', abbreviation: 'GMP' } },
  { key: 'asp', type: 'Unit', fields: { name: 'Avon and Somerset Police' } },
  { key: 'case', type: 'Case', fields: { title: 'A complaint of 2020', reference: 'IX/123/20' } },
  { key: 'car', type: 'Incident', fields: { title: 'A search of a car in Whitby' } },
  { key: 'news', type: 'Article', fields: { headline: '‘Force used’: the King’s Cross arrests' } },
  {
    key: 'owl',
    type: 'Account',
    fields: { handle: 'night_owl.99' },
    standing: 'COMMENTARY',
  },
]

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
  await writeKnown(graph, [...crowd(50_000), ...planted])
  await graph.execute('CALL db.awaitIndexes(300)')
}, 300_000)
afterAll(() => graph.close())

async function idsOf(query: string, rest = ''): Promise<readonly unknown[]> {
  const data = await dataOf(
    graph,
    `query ($q: String!) { search(query: $q${rest}) { nodes { id } } }`,
    {
      q: query,
    },
  )
  const nodes = at(data, 'search.nodes')
  return Array.isArray(nodes) ? nodes.map((node) => at(node, 'id')) : []
}

test.each([
  ['a whole name finds the best known of those who bear it', 'John Smith', 'officer-john1'],
  ['case and blanks do not matter', '  jOHN   sMITH ', 'officer-john1'],
  ['nor does the order of words', 'Smith, John', 'officer-john1'],
  ['an initial stands for a name', 'J Smith', 'officer-john1'],
  ['so do an initial and a full stop', 'J. Smith', 'officer-john1'],
  ['and initials by themselves', 'JS', 'officer-john1'],
  ['half a name finds who bears it', 'john sm', 'officer-john1'],
  ['so do halves of its words', 'jo smi', 'officer-john1'],
  ['a longer name goes on', 'mary smithe', 'officer-smithers'],
  ['a surname alone is first of all who has no other name', 'Smith', 'officer-smith'],
  ['slips in both words are forgiven', 'Jhon Smtih', 'officer-john1'],
  ['a slip in a long word is forgiven', 'Robert Quilfeahter', 'officer-alias'],
  ['a typewriter’s apostrophe', "O'Connor", 'officer-oconnor1'],
  ['a printer’s apostrophe', 'O’Connor', 'officer-oconnor1'],
  ['an accent for an apostrophe', 'O´Connor', 'officer-oconnor1'],
  ['no apostrophe', 'oconnor', 'officer-oconnor1'],
  ['a blank for an apostrophe', 'o connor', 'officer-oconnor1'],
  ['the other one by his first name', 'patrick oconnor', 'officer-oconnor2'],
  ['accents may be left out', 'siobhan', 'officer-oconnor1'],
  ['or be written where they are', 'Núñez', 'officer-nunez'],
  ['or elsewhere', 'nunèz', 'officer-nunez'],
  ['a middle name may be left out', 'Ana Nunez', 'officer-nunez'],
  ['letters of other alphabets may be typed as they look', 'soren lukasiewicz', 'officer-soren'],
  ['or as they sound', 'strasse', 'officer-strasse'],
  ['other scripts are found', '東京', 'officer-tokyo'],
  ['a hyphen', 'Smith-Jones', 'officer-smithjones'],
  ['a blank for a hyphen', 'smith jones', 'officer-smithjones'],
  ['nothing for a hyphen', 'smithjones', 'officer-smithjones'],
  ['a name of several words written as one', 'johnsmith', 'officer-john1'],
  ['another name', 'bobby quill', 'officer-alias'],
  ['a collar number', '44171', 'officer-collar'],
  ['a name with a number', 'wimpole 44171', 'officer-collar'],
  ['an abbreviation', 'gmp', 'unit-gmp'],
  ['a force by half its name', 'greater man', 'unit-gmp'],
  ['a force by its first letters', 'ASP', 'unit-asp'],
  ['a force without its small words', 'avon somerset', 'unit-asp'],
  ['a reference', 'IX/123/20', 'case-case'],
  ['a reference in other marks', 'ix-123-20', 'case-case'],
  ['a reference in none', 'ix12320', 'case-case'],
  ['words of a title', 'car search whitby', 'incident-car'],
  ['words of a headline, apostrophe or not', 'kings cross arrests', 'article-news'],
  ['a handle', 'night_owl', 'account-owl'],
  ['a name with a word that is not there', 'Robert Smithereens Quillfeather', 'officer-alias'],
])('%s: %s', async (_, query, expected) => {
  const [first] = await idsOf(query)
  expect(first).toBe(expected)
})

test('a hit says how well it matches, and what of it did', async () => {
  const data = await dataOf(
    graph,
    `{ search(query: "bob quill") { totalCount edges { score matched { field value } node { label ... on Officer { identification } } } } }`,
  )
  expect(at(data, 'search.edges.0')).toEqual({
    score: 0.98,
    matched: { field: 'alternativeNames', value: 'Bob Quill' },
    node: { label: 'Robert Quillfeather', identification: null },
  })
})

test('an officer of whom a surname alone is known is found as that', async () => {
  const data = await dataOf(
    graph,
    `{ search(query: "smith", types: [OFFICER], first: 1) { nodes { ... on Officer { name identification } } } }`,
  )
  expect(data.search).toEqual({ nodes: [{ name: 'Smith', identification: 'PARTLY_NAMED' }] })
})

test('equal hits stand in the order of their claims, and then of their names', async () => {
  const found = await idsOf('smith', ', first: 100')
  const smiths = found.filter((id) =>
    ['john1', 'john2', 'john3', 'jane'].some((key) => id === idOf({ key })),
  )
  expect(smiths).toEqual(['officer-john1', 'officer-john3', 'officer-john2', 'officer-jane'])
})

test('types and standing narrow a search', async () => {
  expect(await idsOf('greater', ', types: [OFFICER, CASE]')).not.toContain('unit-gmp')
  expect(await idsOf('greater', ', types: [CASE, UNIT]')).toContain('unit-gmp')
  expect(await idsOf('night owl', ', types: [ACCOUNT]')).toEqual(['account-owl'])
  expect(await idsOf('night owl', ', standingAtLeast: COMMENTARY')).toContain('account-owl')
  expect(await idsOf('night owl', ', standingAtLeast: REPORTED')).not.toContain('account-owl')
  expect(await idsOf('smith', ', types: []')).toEqual([])
})

test('what is typed so far suggests who is meant, in the order of a search', async () => {
  for (const [prefix, expected] of [
    ['mary smithe', 'officer-smithers'],
    ['o’con', 'officer-oconnor1'],
    ['quillf', 'officer-alias'],
    ['greater m', 'unit-gmp'],
    ['IX/1', 'case-case'],
    ['jhon smtih', 'officer-john1'],
  ]) {
    const data = await dataOf(
      graph,
      'query ($prefix: String!) { suggest(prefix: $prefix, first: 5) { node { id } } }',
      { prefix },
    )
    expect([prefix, at(data, 'suggest.0.node.id')]).toEqual([prefix, expected])
  }
})

test('pages of a search are its hits, each once, in both directions', async () => {
  const context = createContext(
    graph,
    { maxCost: 100_000, maxPageSize: 100, operationTimeoutMs: 60_000, maxSubscriptions: 1 },
    undefined,
  )
  const all = await searchPage({ query: 'john', first: 100 }, context)
  expect(all.edges.length).toBe(100)
  const data = await dataOf(
    graph,
    '{ search(query: "john", first: 7) { edges { cursor } pageInfo { endCursor hasNextPage } } }',
  )
  const after = at(data, 'search.pageInfo.endCursor')
  const next = await dataOf(
    graph,
    `query ($after: String) { search(query: "john", first: 7, after: $after) {
      nodes { id } pageInfo { startCursor hasPreviousPage hasNextPage } } }`,
    { after },
  )
  expect(at(next, 'search.nodes')).toEqual(all.edges.slice(7, 14).map(({ id }) => ({ id })))
  const before = at(next, 'search.pageInfo.startCursor')
  const back = await dataOf(
    graph,
    `query ($before: String) { search(query: "john", last: 3, before: $before) {
      nodes { id } pageInfo { hasPreviousPage hasNextPage } } }`,
    { before },
  )
  expect(back.search).toEqual({
    nodes: all.edges.slice(4, 7).map(({ id }) => ({ id })),
    pageInfo: { hasPreviousPage: true, hasNextPage: true },
  })
})

test('a search and all of what is wanted of what it finds take two statements', async () => {
  const { statements, result } = await executeDocument(
    graph,
    `{ search(query: "smith", first: 50) { edges { score node { label ... on Officer {
        name units(first: 3) { nodes { name } } claims(first: 2) { totalCount } } } } } }`,
  )
  expect(result.errors).toBeUndefined()
  expect(statements).toBe(2)
})
