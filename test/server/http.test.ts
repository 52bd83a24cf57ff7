import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/schema/index.ts'
import { executeDocument } from '../support/execute.ts'
import { idOf, idsOf, writeFixture } from '../support/graph-fixture.ts'
import { postOf, startApi } from '../support/http-api.ts'
import { Random } from '../support/random.ts'
import { randomDocument } from '../support/random-document.ts'

const api = startApi()

beforeAll(() => writeFixture(api.graph))
afterAll(() => api.graph.close())

describe('a request', () => {
  const query = 'query Q($n: Int) { officers(first: $n) { nodes { name } } }'
  const data = { officers: { nodes: [{ name: 'Ann' }] } }

  test('is posted as JSON', async () => {
    expect(await api.query(query, { n: 1 })).toEqual({ status: 200, data })
  })

  test('is got by its address, variables and all', async () => {
    const parameters = new URLSearchParams({ query, variables: '{"n":1}' })
    const response = await api.fetch(`/graphql?${parameters}`)
    expect([response.status, await response.json()]).toMatchObject([200, { data }])
  })

  test('is answered in the media type of GraphQL over HTTP where that is asked for', async () => {
    const response = await api.fetch('/graphql', {
      ...postOf('{ nope }'),
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
      },
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/)
  })

  test('elsewhere than at /graphql finds nothing', async () => {
    expect((await api.fetch('/nowhere')).status).toBe(404)
  })
})

describe('a mistake of the client', () => {
  const tokens = `{ ${'__typename '.repeat(3000)} }`
  const levels = `{ officers ${'{ nodes { units { nodes { officers '.repeat(4)} { totalCount } ${'} } } } '.repeat(4)} }`
  const introspection = `{ __schema { types ${'{ fields { type '.repeat(6)} { name } ${'} } '.repeat(6)} } }`
  const number = 'query Q($n: Int!) { officers(first: $n) { nodes { id } } }'
  const withDefault = 'query Q($id: ID = "x") { officer(id: $id) { id } }'

  test.each<[string, string, Record<string, unknown>, string, string]>([
    ['half a document', '{ officers(first: ', {}, 'GRAPHQL_PARSE_FAILED', 'Unexpected <EOF>'],
    ['no query at all', '', {}, 'GRAPHQL_PARSE_FAILED', 'Unexpected <EOF>'],
    ['an unknown field', '{ nope }', {}, 'GRAPHQL_VALIDATION_FAILED', 'Did you mean "node"'],
    [
      'an argument of another type',
      '{ officers(first: "a") { totalCount } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      'Int cannot represent',
    ],
    [
      'a variable of another type',
      number,
      { n: 'a' },
      'BAD_USER_INPUT',
      'Variable "$n" got invalid value "a"',
    ],
    [
      'a variable left out',
      number,
      {},
      'BAD_USER_INPUT',
      'Variable "$n" of required type "Int!" was not provided.',
    ],
    [
      'null where there must be an id',
      withDefault,
      { id: null },
      'BAD_USER_INPUT',
      'must not be null',
    ],
    [
      'two operations and no name',
      'query A { __typename } query B { __typename }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
      'operation',
    ],
    ['a mutation, of which there are none', 'mutation { x }', {}, 'BAD_USER_INPUT', 'mutation'],
    ['too many tokens', tokens, {}, 'LIMIT_EXCEEDED', 'more than 2000 tokens'],
    ['too many levels', levels, {}, 'LIMIT_EXCEEDED', 'levels deep; the limit is 15'],
    [
      'the schema in the schema in the schema',
      introspection,
      {},
      'GRAPHQL_VALIDATION_FAILED',
      'introspection depth',
    ],
    [
      'too large a page',
      '{ officers(first: 101) { totalCount } }',
      {},
      'LIMIT_EXCEEDED',
      'page limit of 100',
    ],
    [
      'too many ids',
      'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array(101).fill('x') },
      'LIMIT_EXCEEDED',
      '101 ids are over the page limit of 100',
    ],
    ['a negative page', '{ officers(last: -1) { totalCount } }', {}, 'BAD_USER_INPUT', '-1 came'],
    [
      'no cursor of ours',
      '{ officers(after: "%") { totalCount } }',
      {},
      'BAD_USER_INPUT',
      '"%" is none',
    ],
  ])('%s is named with a code', async (_, query, variables, code, message) => {
    const { errors } = await api.query(query, variables)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code])
    expect(errors?.[0]?.message).toContain(message)
    expect(api.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })

  test.each<[string, string, RequestInit | undefined, number]>([
    ['JSON that is none', '/graphql', { ...postOf(''), body: '{' }, 400],
    [
      'a list of requests',
      '/graphql',
      { ...postOf(''), body: '[{"query":"{ __typename }"}]' },
      400,
    ],
    [
      'variables in the address that are no JSON',
      '/graphql?query={__typename}&variables=nope',
      undefined,
      400,
    ],
    ['a mutation by its address', '/graphql?query=mutation{x}', undefined, 405],
    ['another method', '/graphql', { method: 'DELETE' }, 405],
  ])('%s is a bad request', async (_, path, init, status) => {
    const response = await api.fetch(path, init)
    expect(response.status).toBe(status)
    expect((await response.json()).errors[0].extensions.code).toBe('BAD_REQUEST')
  })

  test('a document of as many tokens as may be is read, and a mistake beside the limit is a mistake', async () => {
    const fields = Array.from({ length: 666 }, (_, number) => `a${number}: __typename`)
    const exact = `{ ${fields.join(' ')} }`
    expect((await api.query(exact)).errors).toBeUndefined()
    const broken = await api.query('{ officers(first: 1')
    expect(broken.errors?.[0]?.extensions?.code).toBe('GRAPHQL_PARSE_FAILED')
  })

  test('an id that nothing has is no mistake', async () => {
    const query =
      '{ officer(id: "officer-x") { id } node(id: "nonsense") { id } nodes(ids: ["x"]) { id } }'
    expect(await api.query(query)).toEqual({
      status: 200,
      data: { officer: null, node: null, nodes: [null] },
    })
  })
})

describe('a fault of the server', () => {
  const claimed = 'officer-broken1'

  beforeAll(() =>
    api.graph.execute(
      `CREATE (o:Entity:Officer {id: $id, sort: 'zzz' + $id, claimCount: 1})
       CREATE (c:Claim {id: $id + '~x', live: true, asserts: 'secret {'})`,
      { id: claimed },
    ),
  )

  test('says nothing of its inside, and is logged under the id of the request', async () => {
    const response = await api.fetch('/graphql', {
      ...postOf(`{ officer(id: "${claimed}") { claims { nodes { fields { name } } } } }`),
      headers: { 'content-type': 'application/json', 'x-request-id': 'find-me.1' },
    })
    const text = await response.text()
    expect(JSON.parse(text)).toEqual({
      data: { officer: null },
      extensions: { cost: expect.anything() },
      errors: [
        {
          message: 'The server could not answer. Its log says why.',
          locations: expect.anything(),
          path: ['officer', 'claims', 'nodes', 0, 'fields'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    })
    expect(text).not.toMatch(/secret|JSON|stack|\.ts/)
    expect(response.headers.get('x-request-id')).toBe('find-me.1')
    const faults = api.logged.filter(({ level }) => Number(level) >= 50)
    expect(faults).toEqual([
      expect.objectContaining({ requestId: 'find-me.1', msg: 'A request failed' }),
    ])
    expect(JSON.stringify(faults)).toContain('is not valid JSON')
  })

  test('a stored value that no scalar takes is a fault, and is not shown', async () => {
    await api.graph.execute(
      "CREATE (:Entity:Article {id: 'article-broken1', url: 'javascript:steal()', sort: 'zzz'})",
    )
    const { errors } = await api.query('{ article(id: "article-broken1") { url } }')
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(JSON.stringify(errors)).not.toContain('steal')
  })
})

describe('the id of a request', () => {
  const idOfAnswer = async (sent?: string) => {
    const headers = sent === undefined ? {} : { 'x-request-id': sent }
    return (await api.fetch('/health/live', { headers })).headers.get('x-request-id')
  }

  test('is the one that the caller sent', async () => {
    expect(await idOfAnswer('trace-42')).toBe('trace-42')
  })

  test('is made where none came, or one that a log should not hold', async () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4/
    expect(await idOfAnswer()).toMatch(uuid)
    expect(await idOfAnswer('x'.repeat(65))).toMatch(uuid)
    expect(await idOfAnswer('a b"c')).toMatch(uuid)
  })
})

describe('pages of other origins', () => {
  const preflight = (origin: string): RequestInit => ({
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin')

  test('may not call the API unless they are named', async () => {
    expect(allowed(await api.fetch('/graphql', preflight('https://a.example')))).toBeNull()
    const answer = await api.fetch('/graphql', {
      ...postOf('{ __typename }'),
      headers: { 'content-type': 'application/json', origin: 'https://a.example' },
    })
    expect(allowed(answer)).toBeNull()
  })

  test('may call it where they are, and may read the id of the request', async () => {
    const open = startApi({ CORS_ORIGIN: 'https://a.example, https://b.example' }, api.graph)
    const before = await open.fetch('/graphql', preflight('https://b.example'))
    expect(allowed(before)).toBe('https://b.example')
    expect(before.headers.get('access-control-allow-credentials')).not.toBe('true')
    expect(before.headers.get('access-control-expose-headers')).toBe('x-request-id')
    expect(allowed(await open.fetch('/graphql', preflight('https://evil.example')))).not.toBe(
      'https://evil.example',
    )
  })
})

describe('health', () => {
  test('says that the process lives and that the database answers', async () => {
    for (const [path, text] of [
      ['/health/live', 'live\n'],
      ['/health/ready', 'ready\n'],
    ] as const) {
      const response = await api.fetch(path)
      expect([response.status, await response.text()]).toEqual([200, text])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })
})

test('over HTTP the answers are those of the reference implementation of GraphQL, in 40 random documents', async () => {
  const wide = startApi(
    {
      MAX_TOKENS: '100000',
      MAX_DEPTH: '100',
      MAX_COST: '100000000',
      OPERATION_TIMEOUT_MS: '60000',
    },
    api.graph,
  )
  const world = { ids: [...idsOf('Officer'), ...idsOf('Case'), idOf('Unit', 0)], cursors: ['bQ'] }
  for (let seed = 5001; seed <= 5040; seed++) {
    const { text, variables } = randomDocument(schema, new Random(seed), world)
    const { data, errors } = await wide.query(text, variables)
    const { result } = await executeDocument(api.graph, text, variables)
    expect({ seed, errors, data }).toEqual({ seed, errors: undefined, data: result.data })
  }
}, 300_000)
