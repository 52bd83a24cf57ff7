import { beforeAll, expect, test } from 'vitest'
import { type Link, type TestClaim, writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { useGraph } from '../support/graph.ts'
import { at, listAt, textAt } from '../support/json.ts'

const graph = useGraph()

type Standing = NonNullable<TestClaim['standing']>

const officer = (key: string, ...links: (readonly [Standing, Link])[]): TestClaim[] => [
  { about: `officer-${key}`, fields: { name: key } },
  ...links.map(([standing, link]) => ({ about: `officer-${key}`, standing, links: [link] })),
]
const to = (edge: string, id: string, properties?: Readonly<Record<string, unknown>>): Link => ({
  edge,
  to: id,
  ...(properties && { properties }),
})
const served = (id: string, from?: string, end?: string): Link =>
  to('SERVED_IN', id, { ...(from && { from }), ...(end && { to: end }) })

beforeAll(async () => {
  const crowd = Array.from({ length: 205 }, (_, index) => `crowd${index}`)
  await writeClaims(graph, [
    { about: 'case-two', fields: { title: 'Of two' } },
    { about: 'case-many', fields: { title: 'Of many' } },
    { about: 'case-talk', fields: { title: 'Only talked of' } },
    { about: 'incident-night', fields: { title: 'A night' } },
    { about: 'unit-force', fields: { name: 'A force', kind: 'FORCE' } },
    { about: 'unit-team', fields: { name: 'A team', kind: 'TEAM' } },
    { about: 'unit-large', fields: { name: 'A station', kind: 'STATION' } },
    ...officer(
      'a',
      ['OFFICIAL', to('SUBJECT_OF', 'case-two')],
      ['OFFICIAL', to('SUBJECT_OF', 'case-many')],
      ['OFFICIAL', to('SUBJECT_OF', 'case-talk')],
      ['OFFICIAL', to('INVOLVED_IN', 'incident-night', { role: 'WITNESS' })],
      ['OFFICIAL', served('unit-force', '2001')],
      ['OFFICIAL', served('unit-team', '2010-01-01', '2012-12-31')],
      ['OFFICIAL', served('unit-large', '2013')],
    ),
    ...officer(
      'partner',
      ['OFFICIAL', to('SUBJECT_OF', 'case-two')],
      ['REPORTED', to('INVOLVED_IN', 'incident-night', { role: 'OFFICER_PRESENT' })],
      ['OFFICIAL', served('unit-team', '2011-06-01', '2015')],
    ),
    ...officer('before', ['OFFICIAL', served('unit-team', '2005', '2008')]),
    ...officer('perhaps', ['OFFICIAL', served('unit-team')]),
    ...officer('many1', ['OFFICIAL', to('SUBJECT_OF', 'case-many')]),
    ...officer('many2', ['OFFICIAL', to('SUBJECT_OF', 'case-many')]),
    ...officer('talk', ['COMMENTARY', to('SUBJECT_OF', 'case-talk')]),
    ...officer('force', ['OFFICIAL', served('unit-force', '2001')]),
    { about: 'unit-pair', fields: { name: 'Two people', kind: 'TEAM' } },
    ...officer(
      'twice',
      ['OFFICIAL', served('unit-pair', '2001', '2002')],
      ['OFFICIAL', served('unit-pair', '2005', '2006')],
    ),
    ...officer('once', ['OFFICIAL', served('unit-pair', '2001', '2006')]),
    // One man and his friend, each of whom two data sets have.
    { about: 'case-both', fields: { title: 'Of both' } },
    { about: 'case-other', fields: { title: 'Of the other alone' } },
    ...officer('same1', ['OFFICIAL', to('SUBJECT_OF', 'case-both')]),
    ...officer(
      'same2',
      ['OFFICIAL', to('SUBJECT_OF', 'case-both')],
      ['OFFICIAL', to('SUBJECT_OF', 'case-other')],
      ['REPORTED', to('SAME_AS', 'officer-same1')],
    ),
    ...officer('friend1', ['OFFICIAL', to('SUBJECT_OF', 'case-both')]),
    ...officer(
      'friend2',
      ['OFFICIAL', to('SUBJECT_OF', 'case-other')],
      ['REPORTED', to('SAME_AS', 'officer-friend1')],
    ),
    ...crowd.flatMap((key) => officer(key, ['OFFICIAL', served('unit-large', '2013')])),
  ])
})

const shared =
  'shared { relationship sharedBy standing entity { id } overlap { certain from to } links { source standing claims { totalCount } } }'

test('associates share cases, incidents and units at the same time: who shares most with fewest first, whom only talk puts together last', async () => {
  const data = await dataOf(
    graph,
    `{ officer(id: "officer-a") { associates { totalCount truncated edges { node { name } standing counts { relationship count } ${shared} } } } }`,
  )
  const edges = listAt(data, 'officer.associates.edges')
  expect(edges.map((edge) => at(edge, 'node.name'))).toEqual([
    'partner',
    'many1',
    'many2',
    'perhaps',
    'talk',
  ])
  expect(edges[0]).toMatchObject({
    standing: 'OFFICIAL',
    counts: [
      { relationship: 'SUBJECT_OF', count: 1 },
      { relationship: 'SERVED_IN', count: 1 },
      { relationship: 'INVOLVED_IN', count: 1 },
    ],
    shared: [
      {
        relationship: 'SUBJECT_OF',
        entity: { id: 'case-two' },
        sharedBy: 2,
        standing: 'OFFICIAL',
        overlap: null,
        links: [{ source: 'officer-a', claims: { totalCount: 1 } }, { source: 'officer-partner' }],
      },
      {
        relationship: 'SERVED_IN',
        overlap: { certain: true, from: '2011-06-01', to: '2012-12-31' },
      },
      { relationship: 'INVOLVED_IN', standing: 'REPORTED' },
    ],
  })
  expect(edges[3]).toMatchObject({ shared: [{ overlap: { certain: false } }] })
  expect(edges[4]).toMatchObject({ standing: 'COMMENTARY' })
})

test('a whole force, and what hundreds share, make nobody associates, and are said', async () => {
  const data = await dataOf(
    graph,
    '{ officer(id: "officer-a") { associates(first: 100) { nodes { id } leftOut { entity { id } relationship sharedBy reason } } } }',
  )
  expect(JSON.stringify(at(data, 'officer.associates.nodes'))).not.toMatch(/force|crowd/)
  expect(at(data, 'officer.associates.leftOut')).toEqual([
    {
      entity: { id: 'unit-large' },
      relationship: 'SERVED_IN',
      sharedBy: 206,
      reason: 'MANY',
    },
    { entity: { id: 'unit-force' }, relationship: 'SERVED_IN', sharedBy: 2, reason: 'COMMON' },
  ])
})

test('who served twice is one officer', async () => {
  const data = await dataOf(
    graph,
    '{ officer(id: "officer-once") { associates { edges { node { name } shared { sharedBy } } } } }',
  )
  expect(at(data, 'officer.associates.edges')).toEqual([
    { node: { name: 'twice' }, shared: [{ sharedBy: 2 }] },
  ])
})

test.each([
  ['same1', 'same2'],
  ['same2', 'same1'],
])(
  'officers who were decided to be one share what either does, and are not their own associates: %s',
  async (key, twin) => {
    const data = await dataOf(
      graph,
      `{ officer(id: "officer-${key}") { associates { edges { node { name } weight shared { sharedBy entity { id } links { source } } } } } }`,
    )
    expect(at(data, 'officer.associates.edges')).toEqual([
      {
        node: { name: 'friend1' },
        weight: 2,
        shared: [
          {
            sharedBy: 2,
            entity: { id: 'case-both' },
            links: [
              { source: `officer-${key}` },
              { source: `officer-${twin}` },
              { source: 'officer-friend1' },
            ],
          },
          {
            sharedBy: 2,
            entity: { id: 'case-other' },
            links: [{ source: 'officer-same2' }, { source: 'officer-friend2' }],
          },
        ],
      },
    ])
  },
)

test('two who served in one unit one after the other are no associates', async () => {
  const data = await dataOf(
    graph,
    '{ officer(id: "officer-before") { associates { nodes { name } edges { shared { overlap { certain } } } } } }',
  )
  // Of the one whose dates nobody gives it is not certain.
  expect(at(data, 'officer.associates')).toEqual({
    nodes: [{ name: 'perhaps' }],
    edges: [{ shared: [{ overlap: { certain: false } }] }],
  })
})

test('pages of associates hold each once, in both directions', async () => {
  const page = (rest: string) =>
    dataOf(
      graph,
      `{ officer(id: "officer-a") { associates(${rest}) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
    )
  const first = await page('first: 2')
  const end = textAt(first, 'officer.associates.pageInfo.endCursor')
  const next = await page(`first: 2, after: "${end}"`)
  expect(at(next, 'officer.associates')).toMatchObject({
    totalCount: 5,
    nodes: [{ name: 'many2' }, { name: 'perhaps' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: true },
  })
  const start = textAt(next, 'officer.associates.pageInfo.startCursor')
  expect(at(await page(`last: 1, before: "${start}"`), 'officer.associates.nodes')).toEqual([
    { name: 'many1' },
  ])
})

test('associates of many officers take one statement, one for what their links say, and one for whom they are', async () => {
  const { statements, result } = await executeDocument(
    graph,
    `{ officers(first: 50) { nodes { associates(first: 5) { edges { node { name } shared(first: 2) { links { claims { totalCount } } } } } } } }`,
  )
  expect(result.errors).toBeUndefined()
  expect(statements).toBe(4)
})
