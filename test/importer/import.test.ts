import { beforeEach, describe, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { idOf, type TestRecord, withDataSet } from '../support/data-set.ts'
import { clearGraph, findNode, importData, takeBack, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const ann = idOf('Officer', 'ann')
const officer = (fields: TestRecord, more: TestRecord = {}) => ({
  type: 'Officer',
  key: 'ann',
  fields,
  ...more,
})
const unit = { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { name: 'The Met' } }
const article = {
  type: 'Article',
  scheme: 'url',
  key: 'https://example.org/a',
  fields: { headline: 'A' },
}
const fromArticle = { source: 'Article/url:https://example.org/a', stated: '2023-11-21' }

/** All there is, without what tells one run from another. */
async function everything() {
  const nodes = await graph.read('MATCH (n) WHERE NOT n:Model RETURN properties(n) ORDER BY n.id')
  const relationships = await graph.read('MATCH ()-[r]->() RETURN properties(r) ORDER BY r.id')
  return JSON.stringify([nodes, relationships])
}

async function claimsOf(entity: string) {
  const rows = await graph.read(
    `MATCH (c:Claim) WHERE c.id STARTS WITH $p.id + '~'
     RETURN c.asserts, c.live, c.count, c.support, c.standing, c.source ORDER BY c.asserts`,
    { p: { id: entity } },
  )
  return rows.map(([asserts, live, count, support, standing]) => ({
    says: JSON.parse(String(asserts)).fields,
    live,
    count,
    standing,
    support: Array.isArray(support)
      ? support.map((entry) => Object.keys(JSON.parse(entry))[0])
      : [],
  }))
}

test('a record becomes a node with its fields, and the claim behind it', async () => {
  const report = await importData(graph, {
    records: [officer({ name: 'Ann Example', rank: { value: 'SERGEANT', asOf: '2021' } })],
  })
  expect(report.problems).toEqual([])
  expect(await findNode(graph, ann)).toMatchObject({
    name: 'Ann Example',
    rank: 'SERGEANT',
    rankAsOf: '2021',
    rankAsOfEarliest: '2021-01-01',
    rankAsOfLatest: '2021-12-31',
    standing: 'OFFICIAL',
    claimCount: 1,
  })
  expect(await claimsOf(ann)).toMatchObject([{ live: true, count: 1, support: ['from'] }])
})

describe('standing follows from the kind of source', () => {
  test.each([
    ['Post', {}, 'COMMENTARY'],
    ['Article', {}, 'REPORTED'],
    ['Report', {}, 'REPORTED'],
    ['Report', { official: false }, 'REPORTED'],
    ['Report', { official: true }, 'OFFICIAL'],
    ['Ruling', {}, 'ADJUDICATED'],
  ])('%s %j: %s', async (type, fields, standing) => {
    await importData(graph, {
      standing: 'COMMENTARY',
      records: [{ type, key: 's', fields }, officer({ name: 'Ann' }, { source: `${type}/s` })],
    })
    expect(await findNode(graph, ann)).toMatchObject({ standing })
  })

  test('a post cannot make a report official', async () => {
    const posted = { type: 'Report', key: 'r', fields: { official: true }, source: 'Post/p' }
    await importData(graph, {
      records: [
        { type: 'Report', key: 'r' },
        { type: 'Post', key: 'p' },
        posted,
        officer({ name: 'Ann' }, { source: 'Report/r' }),
      ],
    })
    expect(await findNode(graph, ann)).toMatchObject({ standing: 'REPORTED' })
  })

  test('a hundred posts stay commentary, and one article outweighs them', async () => {
    const posts = Array.from({ length: 100 }, (_, index) => [
      { type: 'Post', key: String(index) },
      officer({ name: 'Anne' }, { source: `Post/${index}`, stated: '2024-01-01' }),
    ]).flat()
    await importData(graph, { records: posts })
    expect(await findNode(graph, ann)).toMatchObject({
      name: 'Anne',
      standing: 'COMMENTARY',
      claimCount: 100,
    })
    await importData(graph, {
      records: [...posts, article, officer({ name: 'Ann' }, fromArticle)],
      release: '2',
    })
    expect(await findNode(graph, ann)).toMatchObject({ name: 'Ann', standing: 'REPORTED' })
  })

  test('what was read elsewhere counts as unverified until someone says otherwise', async () => {
    const post = { type: 'Post', key: 'p' }
    const pasted = officer({ name: 'Ann' }, { ...fromArticle, via: 'Post/p' })
    await importData(graph, { records: [article, post, pasted] })
    const verified = () =>
      graph.read('MATCH (c:Claim {sourceType: "Article"}) RETURN c.verified, c.viaType')
    expect(await verified()).toEqual([[false, 'Post']])
    await importData(graph, {
      release: '2',
      records: [article, post, { ...pasted, verified: true }],
    })
    expect(await verified()).toEqual([[true, 'Post']])
  })
})

describe('a data set imported again', () => {
  test('in another order, it is known by its records', async () => {
    const records = ['a', 'b', 'c'].map((key) => ({ type: 'Officer', key, fields: { name: key } }))
    await importData(graph, { records })
    const again = await importData(graph, { records: records.toReversed() })
    expect(again).toMatchObject({ outcome: 'unchanged', run: null, counts: { rows: 3, claims: 3 } })
  })

  const records = [
    unit,
    officer({ name: 'Ann' }, { relationships: { units: [{ entity: 'Unit/force:metropolitan' }] } }),
  ]

  test('the same changes nothing and says so', async () => {
    const first = await importData(graph, { records })
    expect(first).toMatchObject({ outcome: 'imported', counts: { added: 2 } })
    const before = await everything()
    const second = await importData(graph, { records })
    expect(second).toMatchObject({
      outcome: 'unchanged',
      run: null,
      counts: {
        records: 2,
        refused: 0,
        claims: 2,
        added: 0,
        unchanged: 2,
        retracted: 0,
      },
    })
    expect(await everything()).toBe(before)
  })

  test('in another order is the same', async () => {
    await importData(graph, { records })
    expect((await importData(graph, { records: records.toReversed() })).outcome).toBe('unchanged')
  })

  test('a dry run tells what an import would do, and writes nothing', async () => {
    await importData(graph, { records })
    const before = await everything()
    const next = { release: '2', records: [unit, officer({ name: 'Anne' })] }
    const planned = await withDataSet(next, (folder) =>
      importFolder({ graph, folder, dryRun: true }),
    )
    expect(planned).toMatchObject({ outcome: 'planned', run: null, applied: null })
    expect(await everything()).toBe(before)
    const done = await importData(graph, next)
    expect(done.counts).toEqual(planned.counts)
    expect(done.counts).toMatchObject({ claims: 2, added: 1, unchanged: 1, retracted: 1 })
  })

  test('equal records of one release are one claim with a count', async () => {
    await importData(graph, { records: [unit, unit, unit] })
    const [claim] = await graph.read('MATCH (c:Claim) RETURN c.count')
    expect(claim).toEqual([3])
  })

  test('A, then B, then A again is three intervals on two claims', async () => {
    for (const [release, name] of [
      ['1', 'Ann'],
      ['2', 'Anne'],
      ['3', 'Ann'],
    ] as const) {
      await importData(graph, { release, records: [officer({ name })] })
      expect(await findNode(graph, ann)).toMatchObject({ name, claimCount: 1 })
    }
    expect(await claimsOf(ann)).toMatchObject([
      { says: { name: { value: 'Ann' } }, live: true, support: ['from', 'until', 'from'] },
      { says: { name: { value: 'Anne' } }, live: false, support: ['from', 'until'] },
    ])
  })

  test('a claim that moved in its source is the same claim at another place', async () => {
    const at = (row: number) => ({ records: [officer({ name: 'Ann' }, { locator: { row } })] })
    await importData(graph, at(1))
    const report = await importData(graph, { ...at(2), release: '2' })
    expect(report.counts).toMatchObject({ added: 0, changed: 0, moved: 1, retracted: 0 })
    expect(await graph.read('MATCH (c:Claim) RETURN c.locator')).toEqual([['{"row":2}']])
  })

  test('a relationship goes with the last claim that supports it', async () => {
    const serves = { relationships: { units: [{ entity: 'Unit/force:metropolitan' }] } }
    const both = [
      unit,
      article,
      officer({ name: 'Ann' }, serves),
      officer({}, { ...serves, ...fromArticle }),
    ]
    await importData(graph, { records: both })
    const links = () =>
      graph.read('MATCH ()-[r:SERVED_IN]->() RETURN size(split(r.claims, " ")), r.standing')
    expect(await links()).toEqual([[2, 'OFFICIAL']])
    await importData(graph, {
      release: '2',
      records: [unit, article, officer({}, { ...serves, ...fromArticle })],
    })
    expect(await links()).toEqual([[1, 'REPORTED']])
    await importData(graph, { release: '3', records: [unit, article, officer({ name: 'Ann' })] })
    expect(await links()).toEqual([])
  })

  test('an entity goes with the last claim about it, and its claims are kept', async () => {
    await importData(graph, { records })
    const report = await importData(graph, { release: '2', records: [unit] })
    expect(report.applied).toMatchObject({ entitiesRemoved: 1, relationshipsRemoved: 1 })
    expect(await findNode(graph, ann)).toBeNull()
    expect(await claimsOf(ann)).toMatchObject([{ live: false }])
  })
})

describe('several data sets', () => {
  const shared = (name: string) => ({ ...unit, fields: { name } })

  test('speak of one entity where the key is shared', async () => {
    await importData(graph, { name: 'one', records: [shared('The Met')], standing: 'OFFICIAL' })
    await importData(graph, { name: 'two', records: [shared('The Force')], standing: 'REPORTED' })
    const [row] = await graph.read('MATCH (u:Unit) RETURN u.name, u.claimCount, u.conflicts')
    expect(row?.slice(0, 2)).toEqual(['The Met', 2])
    expect(JSON.parse(String(row?.[2]))).toMatchObject([
      { field: 'name', values: [{ value: 'The Met' }, { value: 'The Force' }] },
    ])
    await importData(graph, { name: 'one', release: '2', records: [article] })
    expect(await graph.read('MATCH (u:Unit) RETURN u.name, u.conflicts')).toEqual([
      ['The Force', null],
    ])
  })

  test('imported at the same time add up as if one had come after the other', async () => {
    const forces = (kind: TestRecord) =>
      Array.from({ length: 200 }, (_, index) => ({
        type: 'Unit',
        scheme: 'force',
        key: String(index),
        fields: kind,
      }))
    await Promise.all([
      importData(graph, { name: 'one', records: forces({ name: 'Met' }), standing: 'REPORTED' }),
      importData(graph, { name: 'two', records: forces({ abbreviation: 'MPS' }).toReversed() }),
    ])
    expect(
      await graph.read(
        'MATCH (u:Unit) RETURN u.name, u.abbreviation, u.claimCount, u.standing, count(*)',
      ),
    ).toEqual([['Met', 'MPS', 2, 'OFFICIAL', 200]])
  })

  test('never speak of one officer by their own keys', async () => {
    await importData(graph, { name: 'one', records: [officer({ name: 'Ann' })] })
    await importData(graph, { name: 'two', records: [officer({ name: 'Ann' })] })
    expect(await graph.read('MATCH (o:Officer) RETURN count(o)')).toEqual([[2]])
  })

  test('can refer to what another one brought', async () => {
    const serves = officer(
      {},
      { relationships: { units: [{ entity: 'Unit/force:metropolitan' }] } },
    )
    const alone = await importData(graph, { name: 'two', records: [serves] })
    expect(alone.problems).toMatchObject([{ field: 'relationships.units[0].entity' }])
    await importData(graph, { name: 'one', records: [unit] })
    expect((await importData(graph, { name: 'two', records: [serves] })).problems).toEqual([])
    await importData(graph, { name: 'one', release: '2', records: [article] })
    expect(
      await graph.read('MATCH (:Officer)-[:SERVED_IN]->(u:Entity) RETURN u.name, u.claimCount'),
    ).toEqual([[null, 0]])
    await importData(graph, { name: 'two', release: '2', records: [article] })
    expect(await graph.read('MATCH (u:Unit) RETURN u')).toEqual([])
  })
})

describe('a report that another data set says is official', () => {
  const report = (more: TestRecord = {}) => ({
    type: 'Report',
    scheme: 'url',
    key: 'https://example.org/r',
    ...more,
  })
  const byReport = { source: 'Report/url:https://example.org/r', stated: '2021' }
  const saying = (official: boolean, release: string) =>
    importData(graph, { name: 'kinds', release, records: [report({ fields: { official } })] })
  const cites: readonly TestRecord[] = [
    report({ fields: { headline: 'R' } }),
    { type: 'Allegation', key: 'x', fields: { title: 'X' } },
    {
      type: 'Ruling',
      key: 'r',
      relationships: { decides: [{ entity: 'Allegation/x' }] },
      ...byReport,
    },
    { ...officer({ name: 'Ann' }), ...byReport },
  ]
  const standings = () =>
    graph.read(
      `MATCH (o:Officer) MATCH (:Ruling)-[d:DECIDES]->() MATCH (c:Claim {source: $p.id, live: true})
       RETURN o.standing, d.standing, collect(DISTINCT c.standing)`,
      { p: { id: entityId('Report', 'url', 'https://example.org/r') } },
    )

  test('raises and lowers what is claimed by it, whichever was imported first', async () => {
    await importData(graph, { records: cites, standing: 'COMMENTARY' })
    expect(await standings()).toEqual([['REPORTED', 'REPORTED', ['REPORTED']]])
    await saying(true, '1')
    expect(await standings()).toEqual([['OFFICIAL', 'OFFICIAL', ['OFFICIAL']]])
    await saying(false, '2')
    expect(await standings()).toEqual([['REPORTED', 'REPORTED', ['REPORTED']]])
    await saying(true, '3')
    await importData(graph, { name: 'kinds', release: '4', records: [article] })
    expect(await standings()).toEqual([['REPORTED', 'REPORTED', ['REPORTED']]])
    const before = await standings()
    await importData(graph, { records: cites, standing: 'COMMENTARY' })
    expect(await standings()).toEqual(before)
  })
  test('is as before when the import that said so is taken back', async () => {
    await importData(graph, { records: cites, standing: 'COMMENTARY' })
    const before = (await hashContent(graph)).hash
    const { run } = await saying(true, '1')
    expect(await standings()).toEqual([['OFFICIAL', 'OFFICIAL', ['OFFICIAL']]])
    await takeBack(graph, 'kinds', run)
    expect((await hashContent(graph)).hash).toBe(before)
  })
  test('changes nothing for a data set that says otherwise itself', async () => {
    const [, ...others] = cites
    const own = report({ fields: { official: false } })
    await importData(graph, { records: [own, ...others] })
    await saying(true, '1')
    expect(await standings()).toEqual([['REPORTED', 'REPORTED', ['REPORTED']]])
  })
  test('stays so for a release whose own record of it is refused', async () => {
    const [, ...others] = cites
    await importData(graph, { records: [report({ fields: { official: true } }), ...others] })
    const broken = report({ fields: { official: true, headline: '' } })
    const again = await importData(graph, { release: '2', records: [broken, ...others] })
    expect(again.counts).toMatchObject({ refused: 1, heldBack: 1, changed: 0 })
    expect(await standings()).toEqual([['OFFICIAL', 'OFFICIAL', ['OFFICIAL']]])
  })
})

describe('conflicts', () => {
  test('sources that name different officers for one allegation: the better founded is shown', async () => {
    const against = (key: string, more: TestRecord) => ({
      type: 'Allegation',
      key: 'x',
      relationships: { against: [{ entity: `Officer/${key}` }] },
      ...more,
    })
    await importData(graph, {
      records: [
        officer({ name: 'Ann' }),
        { type: 'Officer', key: 'bob', fields: { name: 'Bob' } },
        { type: 'Post', key: 'p' },
        article,
        against('bob', { source: 'Post/p', stated: '2024' }),
        against('ann', fromArticle),
      ],
    })
    expect(await graph.read('MATCH (:Allegation)-[:AGAINST]->(o) RETURN o.name')).toEqual([['Ann']])
    const allegation = await findNode(graph, idOf('Allegation', 'x'))
    expect(JSON.parse(String(allegation?.conflicts))).toMatchObject([
      {
        field: 'against',
        values: [
          { value: ann, standing: 'REPORTED' },
          { value: idOf('Officer', 'bob'), standing: 'COMMENTARY' },
        ],
      },
    ])
  })
})
