import { beforeAll, describe, expect, test } from 'vitest'
import { type Link, type TestClaim, writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { useGraph } from '../support/graph.ts'
import { at, listAt } from '../support/json.ts'

/* Small graphs in which the right answer is known. */

const graph = useGraph()

type Standing = NonNullable<TestClaim['standing']>

const officer = (key: string, ...links: (readonly [Standing, Link])[]): TestClaim[] => [
  { about: `officer-${key}`, fields: { name: key }, standing: 'REPORTED' },
  ...links.map(([standing, link]) => ({ about: `officer-${key}`, standing, links: [link] })),
]
const titled = (id: string): TestClaim => ({ about: id, fields: { title: id } })
const unit = (id: string, kind: string): TestClaim => ({ about: id, fields: { name: id, kind } })
const to = (edge: string, id: string, properties?: Readonly<Record<string, unknown>>): Link => ({
  edge,
  to: id,
  ...(properties && { properties }),
})

async function pathsOf(from: string, end: string, rest = '') {
  const data = await dataOf(
    graph,
    `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to${rest}) {
      truncated cutShortBy
      paths { length weakestStanding nodes { id } hops { direction link { relationship standing } } }
      leftOut { hubCount hubs { entity { id } reason between degree } relationships { relationship count } }
    } }`,
    { from, to: end },
  )
  const ways = listAt(data, 'paths.paths').map((path) =>
    listAt(path, 'nodes')
      .map((node) => at(node, 'id'))
      .join(' '),
  )
  return { ways, found: at(data, 'paths') }
}

describe('Paths between two officers', () => {
  beforeAll(() =>
    writeClaims(graph, [
      ...['case-two', 'case-many', 'case-weak', 'incident-talk', 'case-long'].map(titled),
      unit('unit-far', 'STATION'),
      ...officer(
        'a',
        ['OFFICIAL', to('SUBJECT_OF', 'case-two')],
        ['OFFICIAL', to('SUBJECT_OF', 'case-many')],
        ['REPORTED', to('SUBJECT_OF', 'case-weak')],
        ['COMMENTARY', to('INVOLVED_IN', 'incident-talk', { role: 'WITNESS' })],
        ['ADJUDICATED', to('SERVED_IN', 'unit-far', { from: '2001' })],
        ['ADJUDICATED', to('SERVED_IN', 'unit-far', { from: '2010', rank: 'SERGEANT' })],
      ),
      ...officer(
        'b',
        ['OFFICIAL', to('SUBJECT_OF', 'case-two')],
        ['ADJUDICATED', to('SUBJECT_OF', 'case-many')],
        ['OFFICIAL', to('SUBJECT_OF', 'case-weak')],
        ['OFFICIAL', to('INVOLVED_IN', 'incident-talk', { role: 'WITNESS' })],
        ['ADJUDICATED', to('SUBJECT_OF', 'case-long')],
      ),
      ...['c', 'd', 'e'].flatMap((key) =>
        officer(key, ['OFFICIAL', to('SUBJECT_OF', 'case-many')]),
      ),
      ...officer(
        'between',
        ['ADJUDICATED', to('SERVED_IN', 'unit-far')],
        ['ADJUDICATED', to('SUBJECT_OF', 'case-long')],
      ),
      ...officer('alone'),
    ]),
  )

  test('are ranked by length, then by their weakest standing, then by how few the nodes between are linked to', async () => {
    const { ways, found } = await pathsOf('officer-a', 'officer-b', ', first: 5')
    expect(ways).toEqual([
      'officer-a case-two officer-b',
      'officer-a case-many officer-b',
      'officer-a case-weak officer-b',
      'officer-a incident-talk officer-b',
      'officer-a unit-far officer-between case-long officer-b',
    ])
    expect(found).toMatchObject({
      truncated: false,
      cutShortBy: null,
      paths: [
        { length: 2, weakestStanding: 'OFFICIAL' },
        { length: 2, weakestStanding: 'OFFICIAL' },
        { length: 2, weakestStanding: 'REPORTED' },
        { length: 2, weakestStanding: 'COMMENTARY' },
        { length: 4, weakestStanding: 'ADJUDICATED' },
      ],
    })
  })

  test('say of each hop along what it goes, in which direction, and who says so', async () => {
    const data = await dataOf(
      graph,
      `{ paths(from: "officer-a", to: "officer-between") { paths { hops {
        from { id label } to { id label } direction
        link { relationship label source target standing properties { name value } claims { totalCount nodes { standing entity { label } } } }
        also { properties { name value } claims(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage } } }
      } } } }`,
    )
    expect(listAt(data, 'paths.paths').length).toBe(5)
    expect(at(data, 'paths.paths.0.hops')).toMatchObject([
      {
        from: { id: 'officer-a', label: 'a' },
        to: { id: 'unit-far', label: 'unit-far' },
        direction: 'FORWARD',
        link: {
          relationship: 'SERVED_IN',
          label: 'served in',
          source: 'officer-a',
          target: 'unit-far',
          standing: 'ADJUDICATED',
          claims: { totalCount: 1, nodes: [{ standing: 'ADJUDICATED', entity: { label: 'a' } }] },
        },
        also: [{ claims: { edges: [{}], pageInfo: { hasNextPage: false } } }],
      },
      { direction: 'BACKWARD', link: { properties: [], relationship: 'SERVED_IN' }, also: [] },
    ])
    const said = [
      at(data, 'paths.paths.0.hops.0.link.properties'),
      at(data, 'paths.paths.0.hops.0.also.0.properties'),
    ]
    expect(said).toEqual(
      expect.arrayContaining([
        [{ name: 'from', value: '2001' }],
        [
          { name: 'rank', value: 'SERGEANT' },
          { name: 'from', value: '2010' },
        ],
      ]),
    )
  })

  test('are no longer than maxHops, as many as asked for, and none where nothing connects', async () => {
    expect((await pathsOf('officer-a', 'officer-b', ', maxHops: 2, first: 9')).ways.length).toBe(4)
    expect((await pathsOf('officer-a', 'officer-b', ', first: 1')).ways.length).toBe(1)
    expect((await pathsOf('officer-a', 'case-long', ', maxHops: 1')).ways).toEqual([])
    expect((await pathsOf('officer-a', 'officer-alone', ', maxHops: 6')).found).toMatchObject({
      paths: [],
      truncated: false,
    })
    expect((await pathsOf('officer-a', 'officer-nobody')).ways).toEqual([])
  })

  test('go the other way round just as well', async () => {
    const { ways } = await pathsOf('officer-b', 'officer-a', ', first: 5')
    const { ways: there } = await pathsOf('officer-a', 'officer-b', ', first: 5')
    expect(ways).toEqual(there.map((way) => way.split(' ').reverse().join(' ')))
  })

  test('keep to what is asked for and away from what is to be avoided', async () => {
    const ways = async (rest: string) => (await pathsOf('officer-a', 'officer-b', rest)).ways
    expect(await ways(', through: [INVOLVED_IN]')).toEqual(['officer-a incident-talk officer-b'])
    expect(
      await ways(', avoid: { ids: ["case-two", "case-many"], relationships: [INVOLVED_IN] }'),
    ).toEqual([
      'officer-a case-weak officer-b',
      'officer-a unit-far officer-between case-long officer-b',
    ])
  })

  test('cost a statement for each step and one for each type of entity, however many paths', async () => {
    const document = `{ paths(from: "officer-a", to: "officer-b", first: 5) { paths { nodes { label } hops { link { properties { name } } } } } }`
    const { statements } = await executeDocument(graph, document)
    // Both ends, the next step, what the links say, the entities.
    expect(statements).toBeLessThanOrEqual(4)
  })

  test('refuse one entity twice, a length that is none, and a wish that leaves nothing', async () => {
    const codeOf = async (args: string) => {
      const { result } = await executeDocument(graph, `{ paths(${args}) { truncated } }`)
      return result.errors?.map(({ extensions }) => extensions.code)
    }
    expect(await codeOf('from: "officer-a", to: "officer-a"')).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf('from: "officer-a", to: "officer-b", maxHops: 7')).toEqual([
      'BAD_USER_INPUT',
    ])
    expect(
      await codeOf(
        'from: "officer-a", to: "officer-b", through: [SERVED_IN], avoid: { relationships: [SERVED_IN, SAME_AS] }',
      ),
    ).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf('from: "officer-a", to: "officer-b", first: 101')).toEqual([
      'LIMIT_EXCEEDED',
    ])
  })
})

describe('What connects everybody', () => {
  beforeAll(async () => {
    const crowd = Array.from({ length: 250 }, (_, index) => `crowd${index}`)
    await writeClaims(graph, [
      unit('unit-force', 'FORCE'),
      unit('unit-large', 'STATION'),
      {
        about: 'article-both',
        fields: { headline: 'Both' },
        links: [to('MENTIONS', 'officer-x'), to('MENTIONS', 'officer-y')],
      },
      ...officer(
        'x',
        ['OFFICIAL', to('SERVED_IN', 'unit-force')],
        ['OFFICIAL', to('SERVED_IN', 'unit-large')],
      ),
      ...officer(
        'y',
        ['OFFICIAL', to('SERVED_IN', 'unit-force')],
        ['OFFICIAL', to('SERVED_IN', 'unit-large')],
      ),
      ...crowd.flatMap((key) => officer(key, ['OFFICIAL', to('SERVED_IN', 'unit-large')])),
    ])
    await graph.execute(
      `MATCH (x:Officer {id: 'officer-x'}) MATCH (y:Officer {id: 'officer-y'})
       CREATE (x)-[:POSSIBLY_SAME {id: 'candidate', standing: 'OFFICIAL', claims: ''}]->(y)`,
    )
  })

  test('connects nobody: hubs, whole forces, articles; and the answer says so', async () => {
    const { ways, found } = await pathsOf('officer-x', 'officer-y', ', maxHops: 6')
    expect(ways).toEqual([])
    expect(found).toMatchObject({
      truncated: false,
      leftOut: {
        hubCount: 2,
        hubs: [
          { entity: { id: 'unit-large' }, reason: 'MANY', between: true, degree: 252 },
          { entity: { id: 'unit-force' }, reason: 'COMMON', between: true, degree: 2 },
        ],
        relationships: [{ relationship: 'MENTIONS', count: 2 }],
      },
    })
  })

  test('is gone through when asked for, hubs by one word and relationships by name', async () => {
    const { ways } = await pathsOf('officer-x', 'officer-y', ', includeHubs: true, first: 2')
    expect(ways).toEqual(['officer-x unit-force officer-y', 'officer-x unit-large officer-y'])
    expect((await pathsOf('officer-x', 'officer-y', ', through: [MENTIONS]')).ways).toEqual([
      'officer-x article-both officer-y',
    ])
  })

  test('does not hide that an officer served in a force, when that is what is asked', async () => {
    expect((await pathsOf('officer-x', 'unit-force', ', first: 1')).ways).toEqual([
      'officer-x unit-force',
    ])
    expect((await pathsOf('unit-large', 'officer-crowd7', ', first: 1')).ways).toEqual([
      'unit-large officer-crowd7',
    ])
  })

  test('never is a candidate, whatever is asked for', async () => {
    const { result } = await executeDocument(
      graph,
      '{ paths(from: "officer-x", to: "officer-y", includeHubs: true, first: 50, maxHops: 3) { paths { hops { link { relationship } } } } }',
    )
    expect(JSON.stringify(result)).not.toContain('POSSIBLY_SAME')
  })
})

describe('A decision that two entities are one', () => {
  beforeAll(() =>
    writeClaims(graph, [
      ...['case-p', 'case-q'].map(titled),
      ...officer('p', ['OFFICIAL', to('SUBJECT_OF', 'case-p')]),
      ...officer(
        'twin1',
        ['OFFICIAL', to('SUBJECT_OF', 'case-p')],
        ['REPORTED', to('SAME_AS', 'officer-twin2')],
      ),
      ...officer('twin2', ['ADJUDICATED', to('SUBJECT_OF', 'case-q')]),
      ...officer('q', ['OFFICIAL', to('SUBJECT_OF', 'case-q')]),
    ]),
  )

  test('makes them one node of a path, and is shown as a hop that does not count', async () => {
    const { ways, found } = await pathsOf('officer-p', 'officer-q')
    expect(ways).toEqual(['officer-p case-p officer-twin1 officer-twin2 case-q officer-q'])
    expect(at(found, 'paths.0')).toMatchObject({
      length: 4,
      weakestStanding: 'REPORTED',
      hops: [
        { link: { relationship: 'SUBJECT_OF' } },
        { link: { relationship: 'SUBJECT_OF' } },
        { link: { relationship: 'SAME_AS' }, direction: 'FORWARD' },
        {},
        {},
      ],
    })
  })

  test('makes a path begin and end at either of them', async () => {
    expect((await pathsOf('officer-p', 'officer-twin2')).ways).toEqual([
      'officer-p case-p officer-twin1 officer-twin2',
    ])
    expect((await pathsOf('officer-twin2', 'officer-p')).ways).toEqual([
      'officer-twin2 officer-twin1 case-p officer-p',
    ])
    expect((await pathsOf('officer-twin1', 'officer-twin2')).found).toMatchObject({
      paths: [{ length: 0, weakestStanding: 'REPORTED', hops: [{}] }],
    })
  })

  test('is not taken for true by whoever does not want it', async () => {
    const avoid = ', avoid: { relationships: [SAME_AS] }'
    expect((await pathsOf('officer-p', 'officer-q', avoid)).ways).toEqual([])
  })
})
