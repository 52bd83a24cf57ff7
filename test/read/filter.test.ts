import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { entityId } from '../../src/ids.ts'
import { mostConditions, mostLevels } from '../../src/resolvers/filter-input.ts'
import { mostValues } from '../../src/resolvers/test-input.ts'
import { type TestClaim, writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { at, listAt } from '../support/json.ts'
import { cleanDatabase, testConnection } from '../support/neo4j.ts'

const graph = openGraph(testConnection())

const id = (type: string, key: string) => entityId(type, 'filters', key)
const [force, station] = [id('Unit', 'force'), id('Unit', 'station')]
const article = id('Article', 'gazette')

function officer(
  key: string,
  fields: Record<string, unknown>,
  tenures: readonly Record<string, string>[] = [],
): TestClaim {
  return {
    about: id('Officer', key),
    fields,
    links: tenures.map(({ unit = force, ...properties }) => ({
      edge: 'SERVED_IN',
      to: unit,
      properties,
    })),
    standing: 'OFFICIAL',
  }
}

beforeAll(async () => {
  await cleanDatabase()
  await migrate(graph)
  await writeClaims(graph, [
    { about: force, fields: { name: 'Force', kind: 'FORCE' } },
    { about: station, fields: { name: 'Station' }, links: [{ edge: 'PART_OF', to: force }] },
    { about: article, fields: { headline: 'Cleared', published: '2023-11' } },
    officer('nunez', { name: 'María Núñez', rank: 'SERGEANT' }, [
      { rank: 'CONSTABLE', from: '2001', to: '2004' },
      { rank: 'SERGEANT', from: '2008-03', unit: station },
    ]),
    officer('oconnor', { name: 'Pat O’Connor', rank: 'CONSTABLE', rankFlags: ['DETECTIVE'] }, [
      { rank: 'CONSTABLE', from: '2004-06-15' },
    ]),
    officer('smith', { name: 'Jo Smith', alternativeNames: ['J. Smythe'] }, [{ to: '2003' }]),
    officer('emoji', { name: '😀 Ｆull', rank: 'INSPECTOR' }),
    officer('long', { name: `${'Long '.repeat(60)}One` }),
    officer('longer', { name: `${'Long '.repeat(60)}Two` }),
    {
      about: id('Officer', 'unnamed'),
      fields: { identification: 'UNIDENTIFIED' },
      source: article,
    },
    {
      about: id('Officer', 'smith'),
      fields: { rank: 'SERGEANT' },
      source: id('Post', 'forum'),
      standing: 'COMMENTARY',
    },
    {
      about: id('Fundraiser', 'one'),
      fields: { title: 'One', target: 'GBP 2500.50', supporters: 7 },
    },
    { about: id('Fundraiser', 'two'), fields: { title: 'Two', target: 'EUR 100' } },
    { about: id('Statement', 'rate'), fields: { topic: 'Rate', value: 2.5, period: '2022' } },
    {
      about: id('Report', 'inspection'),
      fields: { headline: 'Inspection', official: true, url: 'https://Example.org/A' },
      links: [{ edge: 'MENTIONS', to: id('Officer', 'nunez'), properties: { start: 5, end: 9 } }],
    },
    {
      about: article,
      links: [
        { edge: 'MENTIONS', to: id('Officer', 'oconnor'), properties: { start: 1, end: 4 } },
        { edge: 'MENTIONS', to: force, properties: { start: 20, end: 25 } },
      ],
    },
    {
      about: id('Ruling', 'panel'),
      fields: { decided: '2023-11-21', outcomes: ['WRITTEN_WARNING'], finding: 'MISCONDUCT' },
    },
    { about: id('Ruling', 'other'), fields: { decided: '2023' } },
  ])
})
afterAll(() => graph.close())

/** The labels that a list gives under a filter. */
async function labels(list: string, filter: string): Promise<unknown[]> {
  const data = await dataOf(graph, `{ ${list}(filter: ${filter}) { totalCount nodes { label } } }`)
  const found = listAt(data, `${list}.nodes`).map((node) => at(node, 'label'))
  expect(at(data, `${list}.totalCount`)).toBe(found.length)
  return found
}

const officers = (filter: string) => labels('officers', filter)
const [long, longer] = ['One', 'Two'].map((last) => `${'Long '.repeat(60)}${last}`)
const everyone = ['Jo Smith', long, longer, 'María Núñez', 'Pat O’Connor', '😀 Ｆull']

describe('A text', () => {
  test('is compared without case and accents, whatever apostrophe it has', async () => {
    expect(await officers('{ name: { eq: "MARIA nunez" } }')).toEqual(['María Núñez'])
    expect(await officers(`{ name: { in: ["pat o'connor", "jo  SMITH"] } }`)).toEqual([
      'Jo Smith',
      'Pat O’Connor',
    ])
    expect(await officers('{ name: { startsWith: "mária" } }')).toEqual(['María Núñez'])
    expect(await officers('{ name: { contains: "O`CONN" } }')).toEqual(['Pat O’Connor'])
    // Whatever apostrophe is typed, and letters that Unicode does not take apart.
    for (const last of ['O´Connor', 'O′Connor', 'OʻConnor', 'O‛Connor', 'Ø’Connor'])
      expect(await officers(`{ name: { eq: "Pat ${last}" } }`)).toEqual(['Pat O’Connor'])
    expect(await labels('reports', '{ url: { eq: "https://example.org/a" } }')).toEqual([
      'Inspection',
    ])
  })

  test('is told from another that differs only where an index has cut both, or has a substitute', async () => {
    expect(await officers(`{ name: { eq: "${long}" } }`)).toEqual([long])
    expect(await officers(`{ name: { startsWith: "${'long '.repeat(60)}t" } }`)).toEqual([longer])
    expect(await officers('{ name: { eq: "😁 full" } }')).toEqual([])
    expect(await officers('{ name: { eq: "😀 FULL" } }')).toEqual(['😀 Ｆull'])
  })

  test('that begins with nothing is any that is there; one that is missing begins with no letter', async () => {
    expect((await officers('{ name: { startsWith: "" } }')).length).toBe(everyone.length)
    expect(await officers('{ name: { startsWith: "\\uFFFD" } }')).toEqual([])
    expect(await officers('{ name: { eq: "\\uFFFD" } }')).toEqual([])
  })
})

describe('Other values', () => {
  test('of a closed set, and sets of them', async () => {
    expect(await officers('{ rank: { in: [INSPECTOR, CONSTABLE] } }')).toEqual([
      'Pat O’Connor',
      '😀 Ｆull',
    ])
    expect(await officers('{ rankFlags: { hasAny: [DETECTIVE, SPECIAL] } }')).toEqual([
      'Pat O’Connor',
    ])
    expect(await officers('{ rankFlags: { hasAll: [DETECTIVE, SPECIAL] } }')).toEqual([])
    expect(
      await officers('{ name: { exists: true }, rankFlags: { hasNone: [DETECTIVE] } }'),
    ).toEqual(everyone.filter((name) => name !== 'Pat O’Connor'))
    expect(await officers('{ alternativeNames: { contains: "smyth" } }')).toEqual(['Jo Smith'])
    expect(await labels('rulings', '{ outcomes: { hasAny: [WRITTEN_WARNING] } }')).toHaveLength(1)
  })

  test('numbers, amounts in their currency, yes and no', async () => {
    expect(await labels('fundraisers', '{ supporters: { moreThan: 6, atMost: 7 } }')).toEqual([
      'One',
    ])
    expect(await labels('fundraisers', '{ target: { currency: "GBP", eq: 2500.5 } }')).toEqual([
      'One',
    ])
    expect(await labels('fundraisers', '{ target: { currency: "EUR", atLeast: 100 } }')).toEqual([
      'Two',
    ])
    expect(await labels('statements', '{ value: { lessThan: 2.51 } }')).toEqual(['Rate'])
    expect(await labels('reports', '{ official: { eq: false } }')).toEqual([])
  })

  test('a partial date overlaps what it can mean, and is before or after what it must be', async () => {
    const decided = async (test: string) =>
      (await labels('rulings', `{ decided: { ${test} } }`)).length
    // 21 November 2023, and some day of 2023.
    expect(await decided('overlaps: { from: "2023-12-01" }')).toBe(1)
    expect(await decided('overlaps: { from: "2023-11-01", to: "2023-11-30" }')).toBe(2)
    expect(await decided('before: "2023-12-01"')).toBe(1)
    expect(await decided('before: "2024-01-01"')).toBe(2)
    expect(await decided('onOrAfter: "2023-01-01"')).toBe(2)
    expect(await decided('after: "2023-01-01"')).toBe(1)
    expect(await decided('eq: "2023"')).toBe(1)
    expect(await decided('eq: "2023-11-21"')).toBe(1)
  })
})

describe('What is missing', () => {
  test('meets no test, so that `not` of a test finds it', async () => {
    expect(await officers('{ rank: { eq: SERGEANT } }')).toEqual(['Jo Smith', 'María Núñez'])
    expect(await officers('{ not: { rank: { eq: SERGEANT } } }')).toEqual([
      long,
      longer,
      'Pat O’Connor',
      '😀 Ｆull',
      'Officer, unnamed',
    ])
    expect(await officers('{ not: { rank: { eq: SERGEANT } }, rank: { exists: true } }')).toEqual([
      'Pat O’Connor',
      '😀 Ｆull',
    ])
    expect(await officers('{ name: { exists: false } }')).toEqual(['Officer, unnamed'])
  })

  test('relationships: none is like what it is not, and every one of none is like anything', async () => {
    expect(await labels('units', '{ partOf: { some: {} } }')).toEqual(['Station'])
    expect(await labels('units', '{ partOf: { none: {} } }')).toEqual(['Force'])
    expect(
      await labels('units', '{ partOf: { every: { node: { kind: { eq: FORCE } } } } }'),
    ).toEqual(['Force', 'Station'])
    expect(
      await labels('units', '{ partOf: { every: { node: { kind: { eq: STATION } } } } }'),
    ).toEqual(['Force'])
  })

  test('an empty filter is all, an empty list of values nothing, and so is an `or` of nothing', async () => {
    const all = await officers('{}')
    expect(all).toEqual([...everyone, 'Officer, unnamed'])
    expect(await officers('{ and: [] }')).toEqual(all)
    expect(await officers('{ and: [{}, { or: [{}] }] }')).toEqual(all)
    expect(await officers('{ name: { in: [] } }')).toEqual([])
    expect(await officers('{ id: { in: [] } }')).toEqual([])
    expect(await officers('{ or: [] }')).toEqual([])
    expect(await officers('{ not: {} }')).toEqual([])
  })
})

describe('Relationships and claims', () => {
  test('some, none and every look at the node and at the relationship together', async () => {
    const served = (how: string, like: string) => officers(`{ units: { ${how}: { ${like} } } }`)
    expect(
      await served('some', 'node: { name: { eq: "force" } }, rank: { eq: CONSTABLE }'),
    ).toEqual(['María Núñez', 'Pat O’Connor'])
    expect(
      await served('some', 'node: { name: { eq: "station" } }, rank: { eq: CONSTABLE }'),
    ).toEqual([])
    expect(await served('some', 'from: { exists: false }')).toEqual(['Jo Smith'])
  })

  test('a node of several types is asked for as one of them', async () => {
    const named = async (like: string) =>
      labels('articles', `{ mentions: { some: { node: { ${like} } } } }`)
    expect(await named('officer: { rank: { eq: CONSTABLE } }')).toEqual(['Cleared'])
    expect(await named('officer: { rank: { eq: SERGEANT } }')).toEqual([])
    expect(await named('unit: {}')).toEqual(['Cleared'])
    expect(await named('person: {}')).toEqual([])
    const data = await dataOf(
      graph,
      `{ article(id: "${article}") { mentions(filter: { unit: {} }, edge: { start: { moreThan: 1 } }) { totalCount nodes { label } } } }`,
    )
    expect(at(data, 'article.mentions')).toEqual({ totalCount: 1, nodes: [{ label: 'Force' }] })
  })

  test('claims: a standing at least, a source, a data set, and since when', async () => {
    expect(await officers('{ claims: { some: { standing: { eq: COMMENTARY } } } }')).toEqual([
      'Jo Smith',
    ])
    expect(await officers('{ claims: { none: { standing: { atLeast: OFFICIAL } } } }')).toEqual([
      'Officer, unnamed',
    ])
    expect(await officers(`{ claims: { some: { source: "${article}" } } }`)).toEqual([
      'Officer, unnamed',
    ])
    expect(await officers('{ claims: { some: { dataset: "other" } } }')).toEqual([])
    expect(
      await officers('{ claims: { some: { recordedSince: "2024-02-01T00:00:00Z" } } }'),
    ).toEqual([])
    expect((await officers('{ standing: { atMost: OFFICIAL } }')).length).toBe(7)
  })

  test('who served in the unit on a day: where a partial date can mean it, and an end is not known', async () => {
    const on = async (day: string) => {
      const data = await dataOf(
        graph,
        `{ unit(id: "${force}") { officers(validOn: "${day}") { totalCount nodes { label } } } }`,
      )
      return listAt(data, 'unit.officers.nodes').map((node) => at(node, 'label'))
    }
    expect(await on('1990-01-01')).toEqual(['Jo Smith'])
    expect(await on('2001-01-01')).toEqual(['Jo Smith', 'María Núñez'])
    expect(await on('2004-06-15')).toEqual(['María Núñez', 'Pat O’Connor'])
    expect(await on('2020-01-01')).toEqual(['Pat O’Connor'])
    const data = await dataOf(
      graph,
      `{ officer(id: "${id('Officer', 'nunez')}") { units(validOn: "2010-05-05") { nodes { name } } } }`,
    )
    expect(at(data, 'officer.units.nodes')).toEqual([{ name: 'Station' }])
  })

  test('aliases of one field keep their own filters and orders, and variables do what literals do', async () => {
    const document = `query Q($filter: OfficerFilter, $order: [UnitOfficersOrder!]) { unit(id: "${force}") {
      all: officers { totalCount nodes { label } }
      named: officers(filter: { name: { contains: "smith" } }) { totalCount nodes { label } }
      same: officers(filter: $filter) { totalCount nodes { label } }
      latest: officers(orderBy: [{ field: EDGE_FROM, direction: DESC }, { field: NAME }]) { nodes { label } }
      alike: officers(orderBy: $order) { nodes { label } }
    } }`
    const variables = {
      filter: { name: { contains: 'smith' } },
      order: [{ field: 'EDGE_FROM', direction: 'DESC' }, { field: 'NAME' }],
    }
    const ordered = [{ label: 'Pat O’Connor' }, { label: 'María Núñez' }, { label: 'Jo Smith' }]
    const { unit } = await dataOf(graph, document, variables)
    expect(unit).toEqual({
      all: { totalCount: 3, nodes: ordered.toReversed() },
      named: { totalCount: 1, nodes: [{ label: 'Jo Smith' }] },
      same: { totalCount: 1, nodes: [{ label: 'Jo Smith' }] },
      latest: { nodes: ordered },
      alike: { nodes: ordered },
    })
    const byLevel = await executeDocument(graph, document, variables, { lookAhead: false })
    expect(byLevel.result.data).toEqual({ unit })
  })
})

describe('What cannot be used', () => {
  async function refusal(document: string): Promise<[unknown, string]> {
    const { result } = await executeDocument(graph, document)
    const [error] = result.errors ?? []
    return [error?.extensions.code, error?.message ?? '']
  }
  const ofFilter = (filter: string) => refusal(`{ officers(filter: ${filter}) { nodes { id } } }`)

  test.each([
    ['{ rank: { eq: null } }', '`filter.rank.eq`'],
    ['{ or: [{}, { name: { exists: false, eq: "x" } }] }', '`filter.or[1].name`'],
    [
      '{ rankAsOf: { overlaps: { from: "2024-01-01", to: "2023-01-01" } } }',
      '`filter.rankAsOf.overlaps`',
    ],
    ['{ rankAsOf: { overlaps: {} } }', '`filter.rankAsOf.overlaps`'],
    ['{ rankAsOf: { onOrAfter: "2024-01-01", before: "2023-01-01" } }', '`filter.rankAsOf`'],
    ['{ rankAsOf: { eq: "2023-21" } }', '`filter.rankAsOf.eq`'],
    ['{ claimCount: { atLeast: 5, atMost: 2 } }', '`filter.claimCount`'],
    [
      '{ fundraisers: { some: { node: { target: { atLeast: 5 } } } } }',
      '`filter.fundraisers.some.node.target.atLeast`',
    ],
  ])('%s is refused with its place', async (filter, place) => {
    const [code, message] = await ofFilter(filter)
    expect(code).toBe('BAD_USER_INPUT')
    expect(message).toContain(place)
  })

  test('more conditions, levels, values and fields of an order than the limit say so', async () => {
    const many = Array.from({ length: mostConditions + 1 }, () => '{ name: { eq: "x" } }')
    expect((await ofFilter(`{ or: [${many.join(', ')}] }`))[0]).toBe('LIMIT_EXCEEDED')
    const empty = Array.from({ length: 5 * mostConditions }, () => '{ not: {} }').join(', ')
    expect((await ofFilter(`{ or: [${empty}] }`))[0]).toBe('LIMIT_EXCEEDED')
    const ranks = Array.from({ length: mostValues + 1 }, () => 'SERGEANT').join(', ')
    expect((await ofFilter(`{ rank: { in: [${ranks}] } }`))[0]).toBe('LIMIT_EXCEEDED')
    const deep = `${'{ not: '.repeat(mostLevels)}{}${' }'.repeat(mostLevels)}`
    const [code, message] = await ofFilter(deep)
    expect(code).toBe('LIMIT_EXCEEDED')
    expect(message).toContain('`filter.not.not')
    const ids = JSON.stringify(Array.from({ length: mostValues + 1 }, String))
    expect((await ofFilter(`{ id: { in: ${ids} } }`))[0]).toBe('LIMIT_EXCEEDED')
    const fields = ['NAME', 'RANK', 'STANDING', 'DEPARTURE', 'CLAIM_COUNT', 'DUTY_STATUS']
    const order = fields.map((field) => `{ field: ${field} }`).join(', ')
    const [tooMany] = await refusal(`{ officers(orderBy: [${order}]) { nodes { id } } }`)
    expect(tooMany).toBe('LIMIT_EXCEEDED')
  })

  test('a cursor is refused by another order, by another list, and by the list’s own order', async () => {
    const cursorOf = async (list: string) => {
      const data = await dataOf(graph, `{ list: ${list} { edges { cursor } } }`)
      return String(at(data, 'list.edges.0.cursor'))
    }
    const byRank = await cursorOf('officers(first: 1, orderBy: [{ field: RANK }])')
    const byName = await cursorOf('officers(first: 1, orderBy: [{ field: NAME, direction: DESC }])')
    const own = await cursorOf('officers(first: 1)')
    for (const [list, order, cursor] of [
      ['officers', 'orderBy: [{ field: RANK, direction: DESC }]', byRank],
      ['officers', 'orderBy: [{ field: NAME, direction: DESC }]', byRank],
      ['persons', 'orderBy: [{ field: NAME, direction: DESC }]', byName],
      ['officers', 'orderBy: [{ field: RANK }]', own],
      ['officers', '', byRank],
    ]) {
      const [code, message] = await refusal(
        `{ ${list}(first: 1, after: "${cursor}", ${order}) { nodes { id } } }`,
      )
      expect(code).toBe('BAD_USER_INPUT')
      expect(message).toContain('`after`')
    }
    // The order that the list has anyway is no other order.
    const { result } = await executeDocument(
      graph,
      `{ officers(first: 1, after: "${own}", orderBy: [{ field: NAME }]) { nodes { label } } }`,
    )
    expect(at(result.data, 'officers.nodes.0.label')).toBe(long)
  })

  test('a list as of a day is neither filtered nor put in another order', async () => {
    for (const wish of ['filter: { rank: { eq: SERGEANT } }', 'orderBy: [{ field: RANK }]']) {
      const [code] = await refusal(`{ officers(asOf: "2024-01-05", ${wish}) { nodes { id } } }`)
      expect(code).toBe('BAD_USER_INPUT')
      const below = await refusal(
        `{ unit(id: "${force}", asOf: "2024-01-05") { officers(${wish}) { nodes { id } } } }`,
      )
      expect(below[0]).toBe('BAD_USER_INPUT')
    }
  })
})
