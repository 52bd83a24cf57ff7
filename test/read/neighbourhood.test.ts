import { beforeAll, describe, expect, test } from 'vitest'
import { type Link, type TestClaim, writeClaims } from '../support/claims.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { useGraph } from '../support/graph.ts'
import { at, listAt } from '../support/json.ts'

const graph = useGraph()

type Standing = NonNullable<TestClaim['standing']>

const officer = (key: string, ...links: (readonly [Standing, Link])[]): TestClaim[] => [
  { about: `officer-${key}`, fields: { name: key } },
  ...links.map(([standing, link]) => ({ about: `officer-${key}`, standing, links: [link] })),
]
const titled = (id: string): TestClaim => ({ about: id, fields: { title: id } })
const unit = (id: string, kind: string): TestClaim => ({ about: id, fields: { name: id, kind } })
const to = (edge: string, id: string): Link => ({ edge, to: id })

async function around(id: string, rest = '') {
  const data = await dataOf(
    graph,
    `query ($id: ID!) { neighbourhood(id: $id${rest}) {
      truncated cutShortBy
      nodes { distance degree hidden entity { id } }
      links { relationship source target standing claims(first: 1) { totalCount } }
      leftOut { hubs { entity { id } reason } relationships { relationship count } }
    } }`,
    { id },
  )
  const found = at(data, 'neighbourhood')
  return {
    found,
    ids: listAt(found, 'nodes').map((node) => at(node, 'entity.id')),
    links: listAt(found, 'links').map(
      (link) => `${at(link, 'source')} ${at(link, 'relationship')} ${at(link, 'target')}`,
    ),
  }
}

beforeAll(async () => {
  const crowd = Array.from({ length: 520 }, (_, index) => `crowd${index}`)
  await writeClaims(graph, [
    ...['case-one', 'case-two', 'case-far'].map(titled),
    unit('unit-force', 'FORCE'),
    unit('unit-large', 'STATION'),
    {
      about: 'article-a',
      fields: { headline: 'A' },
      links: [to('MENTIONS', 'officer-a'), to('MENTIONS', 'officer-z')],
    },
    ...officer(
      'a',
      ['OFFICIAL', to('SUBJECT_OF', 'case-one')],
      ['REPORTED', to('SUBJECT_OF', 'case-two')],
      ['OFFICIAL', to('SERVED_IN', 'unit-force')],
    ),
    ...officer(
      'b',
      ['OFFICIAL', to('SUBJECT_OF', 'case-one')],
      ['REPORTED', to('SUBJECT_OF', 'case-two')],
    ),
    ...officer('c', ['COMMENTARY', to('SUBJECT_OF', 'case-two')]),
    ...officer('d', ['OFFICIAL', to('SERVED_IN', 'unit-force')]),
    ...officer('z'),
    ...crowd.flatMap((key) => officer(key, ['OFFICIAL', to('SERVED_IN', 'unit-large')])),
  ])
  await graph.execute(
    `MATCH (x:Officer {id: 'officer-a'}) MATCH (y:Officer {id: 'officer-z'})
     CREATE (x)-[:POSSIBLY_SAME {id: 'candidate', standing: 'OFFICIAL', claims: ''}]->(y)`,
  )
})

describe('A neighbourhood', () => {
  test('is the nodes around, the best founded first, and the links between them', async () => {
    const { ids, links, found } = await around('officer-a')
    expect(ids).toEqual(['officer-a', 'case-one', 'unit-force', 'case-two'])
    expect(links.toSorted()).toEqual([
      'officer-a SERVED_IN unit-force',
      'officer-a SUBJECT_OF case-one',
      'officer-a SUBJECT_OF case-two',
    ])
    expect(found).toMatchObject({
      truncated: false,
      nodes: [
        { distance: 0, degree: 3, hidden: 0 },
        { distance: 1, degree: 2, hidden: 1 },
        { distance: 1, degree: 2, hidden: 1 },
        { distance: 1, degree: 3, hidden: 2 },
      ],
      links: [{ claims: { totalCount: 1 } }, {}, {}],
      leftOut: { relationships: [{ relationship: 'MENTIONS', count: 1 }] },
    })
  })

  test('goes on farther, and shows a whole force without what lies behind it', async () => {
    const { ids, links, found } = await around('officer-a', ', depth: 2')
    expect(ids).toEqual([
      'officer-a',
      'case-one',
      'unit-force',
      'case-two',
      'officer-b',
      'officer-c',
    ])
    expect(links).toContain('officer-b SUBJECT_OF case-two')
    expect(found).toMatchObject({
      leftOut: { hubs: [{ entity: { id: 'unit-force' }, reason: 'COMMON' }] },
    })
    expect((await around('officer-a', ', depth: 2, includeHubs: true')).ids).toContain('officer-d')
  })

  test('with a limit keeps the nearest and best founded, says that it is cut short and how much each node hides', async () => {
    const { ids, found } = await around('officer-a', ', depth: 2, limit: 3')
    expect(ids).toEqual(['officer-a', 'case-one', 'unit-force'])
    expect(found).toMatchObject({
      truncated: true,
      cutShortBy: 'LIMIT',
      nodes: [{ hidden: 1 }, {}, {}],
    })
  })

  test('of a hub is a part of it, and says so', async () => {
    const { ids, found } = await around('unit-large', ', limit: 20')
    expect(ids.length).toBe(20)
    expect(found).toMatchObject({
      truncated: true,
      cutShortBy: 'LIMIT',
      nodes: [{ degree: 520, hidden: 501 }, ...Array.from({ length: 19 }, () => ({}))],
    })
    expect((await around('unit-large', ', limit: 100')).found).toMatchObject({ truncated: true })
  })

  test('keeps to what is asked for and away from what is to be avoided', async () => {
    expect((await around('officer-a', ', through: [MENTIONS]')).ids).toEqual([
      'officer-a',
      'article-a',
    ])
    expect(
      (await around('officer-a', ', avoid: { ids: ["case-one"], relationships: [SERVED_IN] }')).ids,
    ).toEqual(['officer-a', 'case-two'])
  })

  test('never shows a candidate, and is null around what is not there', async () => {
    const { found } = await around('officer-a', ', depth: 3, includeHubs: true, limit: 100')
    expect(JSON.stringify(found)).not.toContain('officer-z')
    expect((await around('officer-nobody')).found).toBeNull()
  })

  test('costs a statement for each step, one for what the links say, and one for each type', async () => {
    const { statements } = await executeDocument(
      graph,
      '{ neighbourhood(id: "officer-a", depth: 2) { nodes { entity { label } } links { properties { name } claims { totalCount } } } }',
    )
    // The middle, two steps, the links, the entities (all types joined).
    expect(statements).toBeLessThanOrEqual(5)
  })

  test('refuses a depth that is none, and more nodes than a page may hold', async () => {
    const codeOf = async (rest: string) => {
      const document = `{ neighbourhood(id: "officer-a", ${rest}) { truncated } }`
      const { result } = await executeDocument(graph, document)
      return result.errors?.map(({ extensions }) => extensions.code)
    }
    expect(await codeOf('depth: 4')).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf('depth: 0')).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf('limit: -1')).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf('limit: 101')).toEqual(['LIMIT_EXCEEDED'])
  })
})
