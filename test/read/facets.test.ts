import { beforeAll, expect, test } from 'vitest'
import { writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { useGraph } from '../support/graph.ts'
import { idOf } from '../support/graph-fixture.ts'
import { at } from '../support/json.ts'
import { shown, statementsOf } from '../support/read-statements.ts'

const graph = useGraph()

const unit = idOf('Unit', 0)
const officer = (number: number) => idOf('Officer', number)
const allegation = (number: number) => idOf('Allegation', number)

/** Three officers of a unit, the first of whom served twice; six allegations, one of them taken back. */
beforeAll(async () => {
  const served = (from: string, rank: string) => ({
    edge: 'SERVED_IN',
    to: unit,
    properties: { from, rank },
  })
  const against = (number: number) => [{ edge: 'AGAINST', to: officer(number) }]
  await writeClaims(graph, [
    { about: unit, fields: { name: 'Traffic' } },
    {
      about: officer(0),
      fields: { name: 'Ann', rank: 'SERGEANT', rankFlags: ['ACTING', 'DETECTIVE'] },
      links: [served('2001', 'CONSTABLE'), served('2008', 'SERGEANT')],
    },
    {
      about: officer(1),
      fields: { name: 'Ben', rank: 'CONSTABLE', rankFlags: ['DETECTIVE'] },
      links: [served('2008-05', 'CONSTABLE'), { edge: 'POSSIBLY_SAME', to: officer(2) }],
    },
    { about: officer(2), fields: { name: 'Cy' }, links: [served('2007/2008', 'CONSTABLE')] },
    { about: allegation(0), fields: { kind: 'Incivility', counts: 1 }, links: against(0) },
    { about: allegation(1), fields: { kind: 'Incivility', counts: 2 }, links: against(0) },
    { about: allegation(2), fields: { kind: 'Neglect of duty' }, links: against(1) },
    { about: allegation(3), fields: { kind: 'Oppression', counts: 6 }, links: against(1) },
    { about: allegation(4), fields: { title: 'Of no known kind' }, links: against(2) },
    { about: allegation(5), fields: { kind: 'Oppression' }, links: against(2), live: false },
  ])
})

async function facetOf(document: string): Promise<unknown> {
  const data = await dataOf(graph, document)
  return at(data, 'unit.officers.facets.0') ?? at(data, 'unit.officers.edgeFacets.0')
}

const wanted = '{ by total missing valueCount values { value label count } }'
const officersOf = (asked: string) => `{ unit(id: "${unit}") { officers { ${asked} ${wanted} } } }`

async function cypherOf(document: string): Promise<string> {
  const sent = await statementsOf(graph, () => dataOf(graph, document))
  return sent.map(shown).join('\n\n')
}

async function errorOf(document: string): Promise<unknown> {
  const { result } = await executeDocument(graph, document)
  const [error] = result.errors ?? []
  return error && [error.extensions.code, error.message, error.path?.join('.')]
}

test('allegations of a unit by kind: the most frequent first, equally frequent ones by name', async () => {
  expect(await facetOf(officersOf('facets(by: [{ allegations: KIND }])'))).toEqual({
    by: 'allegations.KIND',
    total: 5,
    missing: 1,
    valueCount: 3,
    values: [
      { value: 'Incivility', label: 'Incivility', count: 2 },
      { value: 'Neglect of duty', label: 'Neglect of duty', count: 1 },
      { value: 'Oppression', label: 'Oppression', count: 1 },
    ],
  })
})

test('an officer who served twice in a unit is in its list twice, and his allegations count once', async () => {
  const document = officersOf('totalCount facets(by: [{ field: RANK }])')
  expect(at(await dataOf(graph, document), 'unit.officers.totalCount')).toBe(4)
  expect(await facetOf(document)).toMatchObject({
    total: 4,
    missing: 1,
    values: [
      { value: 'SERGEANT', label: 'Sergeant', count: 2 },
      { value: 'CONSTABLE', label: 'Constable', count: 1 },
    ],
  })
  expect(await facetOf(officersOf('facets(by: [{ allegations: STANDING }])'))).toMatchObject({
    total: 5,
    values: [{ value: 'REPORTED', count: 5 }],
  })
})

test('a set of values counts once for each of them', async () => {
  const data = await dataOf(graph, `{ officers { facets(by: [{ field: RANK_FLAGS }]) ${wanted} } }`)
  expect(at(data, 'officers.facets.0')).toMatchObject({
    total: 3,
    missing: 1,
    valueCount: 2,
    values: [
      { value: 'DETECTIVE', count: 2 },
      { value: 'ACTING', count: 1 },
    ],
  })
})

test('a date has a year where it can lie in no other, and a month where that is known', async () => {
  expect(await facetOf(officersOf('edgeFacets(by: [FROM_YEAR])'))).toMatchObject({
    total: 4,
    missing: 1,
    values: [
      { value: '2008', label: '2008', count: 2 },
      { value: '2001', label: '2001', count: 1 },
    ],
  })
  expect(await facetOf(officersOf('edgeFacets(by: [FROM_MONTH])'))).toMatchObject({
    missing: 3,
    values: [{ value: '2008-05', label: 'May 2008', count: 1 }],
  })
})

test('what relationships one away say is counted for each of these', async () => {
  const document =
    '{ officers { facets(by: [{ unitsEdge: RANK }, { units: NAME }]) { total values { value count } } } }'
  expect(at(await dataOf(graph, document), 'officers.facets')).toEqual([
    {
      total: 4,
      values: [
        { value: 'CONSTABLE', count: 3 },
        { value: 'SERGEANT', count: 1 },
      ],
    },
    { total: 1, values: [{ value: 'Traffic', count: 1 }] },
  ])
})

test('what has been taken back, and who may be the same as whom, is not counted', async () => {
  const document = `{ allegations { totalCount facets(by: [{ field: KIND }]) ${wanted} }
    entity: __type(name: "OfficerFacet") { inputFields { name } } }`
  const data = await dataOf(graph, document)
  expect(at(data, 'allegations')).toMatchObject({
    totalCount: 5,
    facets: [{ total: 5, missing: 1 }],
  })
  expect(JSON.stringify(at(data, 'entity'))).not.toMatch(/possibl/i)
})

test('values of a vocabulary bring along what they mean, so that a charge is not taken for a finding', async () => {
  const data = await dataOf(
    graph,
    '{ officers { facets(by: [{ field: RANK }]) { values { value meaning } } } }',
  )
  expect(at(data, 'officers.facets.0.values.0')).toEqual({
    value: 'CONSTABLE',
    meaning: expect.stringMatching(/\.$/),
  })
})

test('statistics of what has a number', async () => {
  const document = `{ allegations { statistics(of: [COUNTS]) { of count missing min max mean median sum } } }`
  expect(at(await dataOf(graph, document), 'allegations.statistics.0')).toEqual({
    of: 'COUNTS',
    count: 3,
    missing: 2,
    min: 1,
    max: 6,
    mean: 3,
    median: 2,
    sum: 9,
  })
})

test('a page with its facets and statistics is one statement; without a page none is read', async () => {
  const facets = `facets(by: [{ field: RANK }, { allegations: KIND }]) { valueCount }`
  expect(
    await cypherOf(`{ unit(id: "${unit}") { officers(first: 2) { nodes { name } ${facets} } } }`),
  ).toMatchInlineSnapshot(`
    "MATCH (n0:Unit {id: $p.v0}) CALL (n0) { MATCH (n0)<-[r3:SERVED_IN]-(n3)
    WITH n3.rank AS k2, count(*) AS c2
    ORDER BY c2 DESC, k2
    RETURN [sum(c2), count(k2), sum(CASE WHEN k2 IS NULL THEN c2 ELSE 0 END), collect(CASE WHEN k2 IS NOT NULL THEN [k2, c2] END)[..$p.v3]] AS f6 } CALL (n0) { MATCH (n0)<-[r5:SERVED_IN]-(n5)
    WITH DISTINCT n5 MATCH (n5)<-[s4:AGAINST]-(m4)
    WITH DISTINCT m4
    WITH m4.kind AS k4, count(*) AS c4
    ORDER BY c4 DESC, k4
    RETURN [sum(c4), count(k4), sum(CASE WHEN k4 IS NULL THEN c4 ELSE 0 END), collect(CASE WHEN k4 IS NOT NULL THEN [k4, c4] END)[..$p.v4]] AS f7 }
    RETURN [n0.id, [COLLECT { MATCH ()<-[r1:SERVED_IN]-(n1)
    WHERE r1.toId = n0.id AND r1.inSort > $p.v1
    WITH r1, n1
    ORDER BY r1.toId, r1.inSort LIMIT $p.v2
    RETURN [n1.id, n1.name] }, [[null, f6], [null, f7]]]]
      v0: "unit-3g99n7fr260zq8agsm18"
      v1: ""
      v2: int 3
      v3: int 0
      v4: int 0"
  `)
  expect(
    await cypherOf(`{ allegations { statistics(of: [COUNTS]) { sum } } }`),
  ).toMatchInlineSnapshot(`
    "RETURN [null, [[null, head(COLLECT { MATCH (n0:Allegation)
    RETURN [count(*), [count(n0.counts), min(n0.counts), max(n0.counts), percentileCont(n0.counts, 0.5), sum(n0.counts)]] })]]] AS a0"
  `)
})

test('facets below many parents are still one statement, and batched where they are not read ahead', async () => {
  const document =
    '{ officers(first: 50) { nodes { allegations { facets(by: [{ field: KIND }]) { total } } } } }'
  const ahead = await executeDocument(graph, document)
  const byLevel = await executeDocument(graph, document, {}, { lookAhead: false })
  expect([ahead.statements, byLevel.statements]).toEqual([1, 2])
  expect(byLevel.result).toEqual(ahead.result)
})

test('aliases of one facet each get the values that they ask for', async () => {
  const data = await dataOf(
    graph,
    `{ allegations { facets(by: [{ field: KIND }]) { one: values(first: 1) { value } none: values(first: 0) { value } all: values { value } } } }`,
  )
  expect(at(data, 'allegations.facets.0')).toEqual({
    one: [{ value: 'Incivility' }],
    none: [],
    all: [{ value: 'Incivility' }, { value: 'Neglect of duty' }, { value: 'Oppression' }],
  })
})

test('what cannot be counted is refused where it was asked for', async () => {
  expect(
    await errorOf(
      '{ officers { facets(by: [{ field: RANK }]) { values(first: 101) { count } } } }',
    ),
  ).toEqual([
    'LIMIT_EXCEEDED',
    '`first: 101` is over the page limit of 100, and the rarest values have no pages. `valueCount` says how many there are.',
    'officers.facets.0.values',
  ])
  expect(
    await errorOf('{ officers { facets(by: [{ field: RANK }]) { values(first: -1) { count } } } }'),
  ).toEqual([
    'BAD_USER_INPUT',
    'Expected in `first` a number from 0; -1 came.',
    'officers.facets.0.values',
  ])
  const many = Array.from({ length: 21 }, () => '{ field: RANK }').join(', ')
  expect(await errorOf(`{ officers { facets(by: [${many}]) { total } } }`)).toEqual([
    'LIMIT_EXCEEDED',
    '21 in `by` are over the 20 that are counted at once. Ask for them in several operations.',
    'officers.facets',
  ])
  await expect(
    errorOf('{ officers { facets(by: [{ field: RANK, units: KIND }]) { total } } }'),
  ).rejects.toThrow('OneOf Input Object "OfficerFacet" must specify exactly one key.')
})

test('as of another day nothing is counted by values', async () => {
  const expected = [
    'BAD_USER_INPUT',
    'Facets and statistics count what the graph says now, and this list is as of another day. Ask for them without `asOf`.',
  ]
  for (const asked of [
    'facets(by: [{ field: KIND }]) { total }',
    'statistics(of: [COUNTS]) { sum }',
  ])
    expect(await errorOf(`{ allegations(asOf: "2024-06-01") { ${asked} } }`)).toEqual([
      ...expected,
      'allegations',
    ])
  expect(
    await errorOf(
      `{ officer(id: "${officer(0)}", asOf: "2024-06-01") { allegations { facets(by: [{ field: KIND }]) { total } } } }`,
    ),
  ).toEqual([...expected, 'officer.allegations'])
})

test('a finding that only a post speaks of is counted as none, on allegations and of rulings', async () => {
  const [charge, real, rumour] = [allegation(10), idOf('Ruling', 1), idOf('Ruling', 2)]
  const guilty = [
    {
      edge: 'DECIDES',
      to: charge,
      properties: { finding: 'GUILTY', outcomes: ['DISMISSAL_WITHOUT_NOTICE'] },
    },
  ]
  const ruling = {
    fields: { finding: 'GUILTY', outcomes: ['DISMISSAL_WITHOUT_NOTICE'] },
    links: guilty,
  }
  await writeClaims(graph, [
    { about: charge, fields: { title: 'A charge' } },
    { about: real, ...ruling, standing: 'REPORTED' },
    { about: rumour, ...ruling, standing: 'COMMENTARY' },
  ])
  const counted = '{ by total missing values { value count } }'
  const data = await dataOf(
    graph,
    `{ rulings { facets(by: [{ field: FINDING }, { field: OUTCOMES }]) ${counted} }
       allegations(filter: { title: { eq: "A charge" } }) { facets(by: [{ rulingsEdge: FINDING }, { rulingsEdge: OUTCOMES }]) ${counted} } }`,
  )
  const each = (by: string, value: string) => ({
    by,
    total: 2,
    missing: 1,
    values: [{ value, count: 1 }],
  })
  expect(data).toEqual({
    rulings: { facets: [each('FINDING', 'GUILTY'), each('OUTCOMES', 'DISMISSAL_WITHOUT_NOTICE')] },
    allegations: {
      facets: [
        each('rulingsEdge.FINDING', 'GUILTY'),
        each('rulingsEdge.OUTCOMES', 'DISMISSAL_WITHOUT_NOTICE'),
      ],
    },
  })
})

test('statistics of dates look at those open at one end too, by the day that they have', async () => {
  const ruled = (number: number, decided: string) => ({
    about: idOf('Ruling', number),
    fields: { kind: 'APPEAL_DECISION', decided },
  })
  await writeClaims(graph, [ruled(11, '../1988'), ruled(12, '1990-05'), ruled(13, '1999-03/..')])
  const data = await dataOf(
    graph,
    '{ rulings(filter: { kind: { eq: APPEAL_DECISION } }) { statistics(of: [DECIDED]) { count missing earliest latest } } }',
  )
  expect(at(data, 'rulings.statistics')).toEqual([
    { count: 3, missing: 0, earliest: '1988-12-31', latest: '1999-03-01' },
  ])
})
