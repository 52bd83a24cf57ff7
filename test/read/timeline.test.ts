import { beforeAll, describe, expect, test } from 'vitest'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { importData, useGraph } from '../support/graph.ts'
import { at, listAt, textAt } from '../support/json.ts'

const graph = useGraph()

const press = { source: 'Article/press', stated: '2024-02-01' }
const body = { source: 'Report/body', stated: '2024-02-01' }
const forum = { source: 'Post/forum', stated: '2024-02-01' }
const ann = idOf('Officer', 'ann')
const carl = idOf('Officer', 'carl')

const records: readonly TestRecord[] = [
  { type: 'Post', key: 'forum', fields: { posted: '2024-03-03' } },
  { type: 'Report', key: 'body', fields: { official: true, published: '2024-01-01' } },
  { type: 'Article', key: 'press', fields: { headline: 'News', published: '2022-05-06' } },
  {
    type: 'Article',
    key: 'press',
    relationships: { mentions: [{ entity: 'Officer/ann' }] },
    ...press,
  },
  {
    type: 'Post',
    key: 'forum',
    relationships: { mentions: [{ entity: 'Officer/ann' }] },
    ...forum,
  },
  {
    type: 'Officer',
    key: 'ann',
    fields: { name: 'Ann', rank: { value: 'SERGEANT', asOf: '2019' } },
    relationships: {
      units: [{ entity: 'Unit/team', from: '2015-03', to: '2020' }],
      cases: [{ entity: 'Case/c' }],
      incidents: [{ entity: 'Incident/night', role: 'WITNESS' }],
    },
    ...body,
  },
  {
    type: 'Officer',
    key: 'ann',
    relationships: { incidents: [{ entity: 'Incident/gossip', role: 'WITNESS' }] },
    ...forum,
  },
  { type: 'Unit', key: 'team', fields: { name: 'Team' }, ...body },
  { type: 'Incident', key: 'night', fields: { title: 'A night', occurred: '2021-11' }, ...body },
  // The same night to the day, but only a post says so.
  { type: 'Incident', key: 'gossip', fields: { title: 'Gossip', occurred: '2021' }, ...forum },
  {
    type: 'Case',
    key: 'c',
    fields: { title: 'The case', opened: '2021-12', stage: { value: 'CHARGED', asOf: '2022-01' } },
    ...body,
  },
  {
    type: 'Allegation',
    key: 'x',
    fields: { title: 'Theft', status: { value: 'CHARGED', asOf: '2022-01' } },
    relationships: { against: [{ entity: 'Officer/ann' }], cases: [{ entity: 'Case/c' }] },
    ...body,
  },
  {
    type: 'Hearing',
    key: 'h',
    fields: { title: 'First hearing', on: '2022-02-03' },
    relationships: { cases: [{ entity: 'Case/c' }] },
    ...press,
  },
  {
    type: 'Ruling',
    key: 'r',
    fields: { title: 'Verdict', finding: 'GUILTY', decided: '2022-06-01' },
    relationships: {
      cases: [{ entity: 'Case/c' }],
      decides: [{ entity: 'Allegation/x', finding: 'GUILTY' }],
    },
    ...press,
  },
  {
    type: 'Officer',
    key: 'carl',
    fields: { name: 'Carl' },
    relationships: { incidents: [{ entity: 'Incident/undated', role: 'WITNESS' }] },
    ...press,
  },
  { type: 'Incident', key: 'undated', fields: { title: 'Some day' }, ...press },
]

beforeAll(async () => {
  const report = await importData(graph, { standing: 'COMMENTARY', records })
  expect(report.problems).toEqual([])
})

const event =
  'field value relationship standing date { edtf } entity { label } through { relationship } claims { totalCount }'

async function timelineOf(id: string, rest = '') {
  const data = await dataOf(
    graph,
    `query ($id: ID!) { timeline(id: $id${rest}) { totalCount truncated commentaryLeftOut leftOut { count } nodes { ${event} }
      pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
    { id },
  )
  const found = at(data, 'timeline')
  const lines = listAt(found, 'nodes').map((node) =>
    [
      at(node, 'date.edtf') ?? '–',
      at(node, 'entity.label'),
      at(node, 'field'),
      at(node, 'value'),
      at(node, 'standing'),
    ]
      .filter((part) => part !== null)
      .join(' '),
  )
  return { found, lines }
}

describe('The timeline of an officer', () => {
  test('is what happened, in order, each with what gives its date and how well it is founded', async () => {
    const { lines, found } = await timelineOf(ann)
    expect(lines).toEqual([
      '2015-03 Team from OFFICIAL',
      '2019 Ann rank SERGEANT OFFICIAL',
      '2020 Team to OFFICIAL',
      '2021-11 A night occurred OFFICIAL',
      '2021-12 The case opened OFFICIAL',
      '2022-01 The case stage CHARGED OFFICIAL',
      '2022-02-03 First hearing on REPORTED',
      '2022-05-06 News published REPORTED',
      '2022-06-01 Theft status PROVEN REPORTED',
      '2022-06-01 Verdict decided REPORTED',
    ])
    expect(found).toMatchObject({ totalCount: 10, truncated: false, leftOut: [] })
  })

  test('leads to the claims of each, and tells by which relationships it belongs there', async () => {
    const { found } = await timelineOf(ann)
    expect(found).toMatchObject({
      nodes: [
        {
          relationship: 'SERVED_IN',
          through: [{ relationship: 'SERVED_IN' }],
          claims: { totalCount: 1 },
        },
        { relationship: null, through: [], claims: { totalCount: 1 } },
        {},
        { relationship: null, through: [{ relationship: 'INVOLVED_IN' }] },
        {},
        {},
        {
          through: [{ relationship: 'SUBJECT_OF' }, { relationship: 'HEARD_IN' }],
          claims: { totalCount: 1 },
        },
        { through: [{ relationship: 'MENTIONS' }], claims: { totalCount: 1 } },
        // It follows from the ruling.
        { claims: { totalCount: 0 } },
        {},
      ],
    })
  })

  test('shows nothing that only a post says, and counts what it leaves out', async () => {
    const { lines, found } = await timelineOf(ann)
    expect(lines.join()).not.toContain('Gossip')
    expect(found).toMatchObject({ commentaryLeftOut: 1 })
    // Of the incident itself it is shown for what it is.
    expect((await timelineOf(idOf('Incident', 'gossip'))).lines).toEqual([
      '2021 Gossip occurred COMMENTARY',
    ])
  })

  test('has what is known without a date at its end', async () => {
    expect((await timelineOf(carl)).lines).toEqual(['– Some day occurred REPORTED'])
  })

  test('is read by pages, forwards and backwards', async () => {
    const { lines } = await timelineOf(ann)
    const first = await timelineOf(ann, ', first: 4')
    expect(first.lines).toEqual(lines.slice(0, 4))
    const after = textAt(first.found, 'pageInfo.endCursor')
    const next = await timelineOf(ann, `, first: 4, after: "${after}"`)
    expect(next.lines).toEqual(lines.slice(4, 8))
    const before = textAt(next.found, 'pageInfo.startCursor')
    expect((await timelineOf(ann, `, last: 2, before: "${before}"`)).lines).toEqual(
      lines.slice(2, 4),
    )
  })
})

test('a case has the timeline of its own hearings and rulings', async () => {
  const { lines } = await timelineOf(idOf('Case', 'c'))
  expect(lines).toContain('2022-02-03 First hearing on REPORTED')
  expect(lines).toContain('2022-06-01 Verdict decided REPORTED')
})

test('a timeline is a field of every entity too, and the same; null where there is no such entity', async () => {
  const data = await dataOf(
    graph,
    `query ($id: ID!) {
      node(id: $id) { ... on Entity { timeline { nodes { ${event} } } } }
      timeline(id: $id) { nodes { ${event} } }
      nobody: timeline(id: "officer-nobody") { totalCount }
      none: timeline(id: "nonsense") { totalCount }
    }`,
    { id: ann },
  )
  expect(at(data, 'node.timeline')).toEqual(data.timeline)
  expect(data).toMatchObject({ nobody: null, none: null })
})

test('the timelines of many officers take as many statements as that of one', async () => {
  const { statements, result } = await executeDocument(
    graph,
    `{ officers { nodes { timeline(first: 3) { nodes { ${event} } } } } }`,
  )
  expect(result.errors).toBeUndefined()
  // The officers, what happened, who says so, the rulings' evidence, the entities, the claims.
  expect(statements).toBeLessThanOrEqual(6)
})

test('what happened is refused below an answer as of a day, and so is the rest that speaks of today', async () => {
  for (const field of [
    'timeline { totalCount }',
    'history { totalCount }',
    'associates { totalCount }',
  ]) {
    const { result } = await executeDocument(
      graph,
      `query ($id: ID!) { officer(id: $id, asOf: "2099-01-01") { ${field} } }`,
      { id: ann },
    )
    expect(result.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  }
})
