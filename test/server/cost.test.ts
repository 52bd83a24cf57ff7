import { getIntrospectionQuery, getOperationAST, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { estimateCost } from '../../src/resolvers/cost.ts'
import { mostOfSchema } from '../../src/resolvers/introspection-size.ts'
import { schema } from '../../src/schema/index.ts'
import { readExampleFiles } from '../console/read-example-files.ts'
import { idOf, writeFixture } from '../support/graph-fixture.ts'
import { postOf, startApi } from '../support/http-api.ts'
import { valuesIn } from '../support/values-in.ts'

const api = startApi()
const strict = startApi({ MAX_COST: '100' }, api.graph)

beforeAll(() => writeFixture(api.graph))
afterAll(() => api.graph.close())

const estimate = async (query: string, variables?: Record<string, unknown>, name?: string) =>
  (await api.cost(query, variables, name)).estimated

describe('every answer says what it cost', () => {
  test('at most, by its document, and really, by what was read', async () => {
    const query = '{ officers(first: 5) { nodes { name units(first: 3) { totalCount } } } }'
    expect(await api.cost(query)).toEqual({
      // Five officers, their page, and five pages of units of which only the total is wanted.
      estimated: 11,
      limit: 50_000,
      nodes: 5,
      statements: 1,
      timeMs: expect.any(Number),
    })
  })

  test('also where something could not be answered', async () => {
    const response = await api.fetch(
      '/graphql',
      postOf('{ officers(first: 1) { nodes { id } } units(first: -1) { totalCount } }'),
    )
    const { errors, extensions } = await response.json()
    expect(errors).toHaveLength(1)
    expect(extensions.cost).toMatchObject({ estimated: 3, nodes: 1, statements: 1 })
  })

  test('as of a day too, which costs five times as much', async () => {
    const query = `{ officers(first: 4, asOf: "2124-05-01") { nodes { name } } }`
    const { estimated, nodes } = await api.cost(query)
    expect([estimated, nodes]).toEqual([25, 4])
  })
})

describe('what costs nothing', () => {
  test.each([
    ['the schema', '{ __schema { types { name fields { name type { name } } } } __typename }'],
    ['what is skipped', '{ officers(first: 100) @skip(if: true) { nodes { name } } __typename }'],
    [
      'what a variable leaves out',
      'query Q($with: Boolean = false) { officers @include(if: $with) { nodes { name } } }',
    ],
  ])('%s', async (_, query) => {
    expect(await api.cost(query)).toMatchObject({ estimated: 0, nodes: 0, statements: 0 })
  })
})

describe('the estimate is the same', () => {
  const ten = '{ officers(first: 10) { nodes { units(first: 5) { nodes { name } } } } }'
  const fields = 'units(first: 5) { nodes { name } }'

  test.each<[string, string, Record<string, unknown>?, string?]>([
    ['by aliases', `{ a: officers(first: 10) { b: nodes { c: ${fields} } } }`],
    [
      'by fragments, spread twice',
      `{ officers(first: 10) { nodes { ...F ...F } } } fragment F on Officer { ${fields} }`,
    ],
    [
      'by `nodes` and `edges` together, which are read once',
      '{ officers(first: 10) { edges { cursor } nodes { units(first: 5) { nodes { name } edges { node { name } } } } } }',
    ],
    [
      'by a variable',
      `query Q($n: Int!) { officers(first: $n) { nodes { ${fields} } } }`,
      { n: 10 },
    ],
    [
      'by the default of a variable',
      `query Q($n: Int = 10) { officers(first: $n) { nodes { ${fields} } } }`,
    ],
    ['backwards', `{ officers(last: 10) { nodes { ${fields} } } }`],
    [
      'by an interface',
      `{ officers(first: 10) { nodes { ... on Entity { ... on Individual { ... on Officer { ${fields} } } } } } }`,
    ],
    [
      'for one operation of several',
      `query Big { officers(first: 100) { nodes { ${fields} } } } query Ten ${ten}`,
      {},
      'Ten',
    ],
  ])('%s', async (_, query, variables, name) => {
    expect(await estimate(query, variables, name)).toBe(await estimate(ten))
  })

  test('of the same document asked again with another page, it is that of the page', async () => {
    const query = 'query Q($n: Int = 3) { officers(first: $n) { nodes { name } } }'
    const asked = [{ n: 5 }, { n: 50 }, {}, { n: null }, { n: 5 }]
    expect(await Promise.all(asked.map((variables) => estimate(query, variables)))).toEqual([
      6, 51, 4, 21, 6,
    ])
  })

  test('a page of less than nothing makes nothing else cheaper', async () => {
    const hubs = (first: number) =>
      estimate(
        `{ paths(from: "officer-a", to: "officer-b") { leftOut { hubs(first: ${first}) { entity { id } } } } }`,
      )
    expect(await hubs(-2_147_483_648)).toBe(await hubs(0))
    const around = (limit: number) =>
      estimate(`{ neighbourhood(id: "officer-a", limit: ${limit}) { nodes { entity { id } } } }`)
    expect(await around(-1000)).toBe(await around(50))
    expect((await around(100)) - (await around(50))).toBe(50)
  })

  test('what a search found is read for each alias, and a total as of a day is counted one by one', async () => {
    const found = (nodes: string) => estimate(`{ search(query: "a", first: 10) { ${nodes} } }`)
    expect(
      (await found('a: nodes { id } b: nodes { id }')) - (await found('a: nodes { id }')),
    ).toBe(10)
    expect(await estimate('{ officers(asOf: "2124-05-01") { totalCount } }')).toBeGreaterThan(1000)
    // Below what is as of a day too.
    expect(
      await estimate(
        '{ unit(id: "unit-a", asOf: "2124-05-01") { officers(first: 1) { totalCount } } }',
      ),
    ).toBeGreaterThan(1000)
    // What starts at an officer is known with the officer.
    expect(
      await estimate(
        '{ officers(asOf: "2124-05-01", first: 1) { nodes { units(first: 1) { totalCount } } } }',
      ),
    ).toBeLessThan(100)
  })

  test('an alias more is a page more', async () => {
    const page = 'units(first: 5) { nodes { name } }'
    const one = await estimate(`{ officers(first: 10) { nodes { a: ${page} } } }`)
    const two = await estimate(`{ officers(first: 10) { nodes { a: ${page} b: ${page} } } }`)
    expect(two - one).toBe(60)
  })
})

describe('an operation over the limit', () => {
  const query = `{ officers(first: 10) { nodes { name units(first: 9) { nodes { name } } } } }`

  test('is refused before it runs, and says what costs most and what to change', async () => {
    const sent: string[] = []
    api.graph.onRead = (text) => sent.push(text)
    const response = await strict.fetch('/graphql', postOf(query))
    api.graph.onRead = undefined
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'The operation could read 111 nodes and pages; the limit is 100. `officers.nodes.units` is most of it, with 100. Make a page on the way there 2 times smaller (`first:`), or ask for the inner level by itself, with `node(id:)` or `nodes(ids:)`.',
          extensions: {
            code: 'LIMIT_EXCEEDED',
            cost: {
              estimated: 111,
              limit: 100,
              dearest: { path: 'officers.nodes.units', nodes: 100 },
            },
          },
        },
      ],
      extensions: { cost: { estimated: 111, limit: 100, nodes: 0, statements: 0, timeMs: 0 } },
    })
    expect(sent).toEqual([])
  })

  test('cannot hide in a thousand levels of pages', async () => {
    const deep = `{ officers(first: 100) { nodes { ${'units(first: 100) { nodes { officers(first: 100) { nodes { '.repeat(3)}name${' } } } }'.repeat(3)} } } }`
    const { errors } = await api.query(deep)
    expect(errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
    expect(errors?.[0]?.message).toContain('more than a million million')
  })

  test('that is a subscription is refused as well', async () => {
    const hundred = Array.from({ length: 100 }, (_, number) => `d${number}: dataset { name }`)
    const subscription = `subscription { importRun(id: "run-fixture1") { ${hundred.join(' ')} } }`
    const response = await strict.fetch('/graphql', {
      ...postOf(subscription),
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    })
    const text = await response.text()
    expect(text).toContain('LIMIT_EXCEEDED')
  })
})

describe('an answer that would hold too much', () => {
  const aliases = (count: number, key: string, field: string) =>
    Array.from({ length: count }, (_, number) => `${key}${number}: ${field}`).join(' ')

  test('is refused however little is read for it: aliases stand within aliases', async () => {
    const query = `{ articles(first: 100) { nodes { ${aliases(190, 'a', 'published { ...P }')} } } }
      fragment P on PartialDate { ${aliases(190, 'p', 'edtf')} }`
    const { errors } = await api.query(query)
    expect(errors).toEqual([
      {
        message:
          'The answer could hold 3,629,002 values; the limit is 1,500,000. `articles.nodes` is most of it, with 3,629,001. Ask for fewer fields there, or make a page on the way there 3 times smaller (`first:`).',
        extensions: {
          code: 'LIMIT_EXCEEDED',
          values: {
            estimated: 3_629_002,
            limit: 1_500_000,
            fullest: { path: 'articles.nodes', values: 3_629_001 },
          },
        },
      },
    ])
  })

  test('is not one with 25 fields of every node that the cost allows', async () => {
    const own = 'units(first: 99) { edges { cursor node { ...U } } }'
    const { estimated, limit } = await api.cost(`{
      ${aliases(5, 'o', `officers(first: 99) { nodes { ${aliases(25, 'f', 'name')} ${own} } }`)}
    } fragment U on Unit { ${aliases(25, 'u', 'name')} }`)
    expect(estimated).toBeGreaterThan(limit * 0.98)
    expect(estimated).toBeLessThanOrEqual(limit)
  })

  test('is refused of the schema too, whatever name of a type a document is asked with', async () => {
    const bomb = `{ __schema { types { ${aliases(80, 'f', 'fields { ...G }')} } } }
      fragment G on __Field { ${aliases(80, 'g', 'args { ...H }')} }
      fragment H on __InputValue { ${aliases(150, 'h', 'name')} }`
    const { errors } = await api.query(bomb)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('the limit is 500,000'),
      extensions: { code: 'LIMIT_EXCEEDED', values: { limit: 500_000 } },
    })
    const ofType = `query Q($name: String!) { ${aliases(60, 't', '__type(name: $name) { ...F }')} }
      fragment F on __Type { ${aliases(20, 'f', 'fields { ...G }')} }
      fragment G on __Field { ${aliases(80, 'g', 'name')} }`
    expect((await api.query(ofType, { name: 'Boolean' })).errors).toBeUndefined()
    expect((await api.query(ofType, { name: 'Officer' })).errors).toHaveLength(1)
  })

  test('is never the whole schema, as clients ask for it', async () => {
    const all = {
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }
    for (const options of [{}, all]) {
      const query = getIntrospectionQuery(options)
      expect((await strict.query(query)).errors).toBeUndefined()
      const { data } = await api.query(query)
      expect(valuesIn(data)).toBeLessThan(mostOfSchema / 6)
      // What is foreseen is what the answer holds.
      const document = parse(query)
      const operation = getOperationAST(document)
      if (!operation) throw new Error('No operation.')
      const cost = estimateCost({ schema, document, operation, variables: {} }, 100)
      expect(cost?.ofSchema).toBe(valuesIn(data))
    }
  })
})

test('lists without pages may hold more than was estimated, but no operation reads more than the limit', async () => {
  const values = Array.from({ length: 150 }, (_, number) => ({
    value: number,
    standing: 'REPORTED',
    claims: [`${idOf('Officer', 0)}~x${number}`],
  }))
  await api.graph.execute(
    `CREATE (:Entity:Officer {id: 'officer-c0nf11cts', sort: 'zzz', claimCount: 1, conflicts: $conflicts})
     WITH 1 AS one UNWIND $ids AS id CREATE (:Claim {id: id, live: true, standing: 'REPORTED'})`,
    {
      conflicts: JSON.stringify([{ field: 'name', values }]),
      ids: values.map(({ claims: [id] }) => id),
    },
  )
  const { errors } = await strict.query(
    '{ officer(id: "officer-c0nf11cts") { conflicts { values { claims { id } } } } }',
  )
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
})

test('each event of a subscription says what it cost', async () => {
  const response = await api.fetch('/graphql', {
    ...postOf('subscription { importRun(id: "run-fixture1") { number dataset { name } } }'),
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  })
  const [, data = ''] = /data: (\{.*\})/.exec(await response.text()) ?? []
  expect(JSON.parse(data).extensions.cost).toMatchObject({ estimated: 2, nodes: 2, statements: 2 })
})

const examples = readExampleFiles().map((example) => [example.name, example] as const)

test.each(examples)('examples/%s.graphql stays far below the limit', async (_, each) => {
  const { estimated, limit } = await api.cost(each.query, JSON.parse(each.variables ?? '{}'))
  expect(estimated).toBeLessThan(limit / 2)
})
