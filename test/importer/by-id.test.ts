import { beforeEach, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import { idOf } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const unit = idOf('Unit', 'u')
const officer = idOf('Officer', 'a')

test('a record and a reference may name an entity by its id, and make the same claims as by its key', async () => {
  await importData(graph, {
    records: [
      { type: 'Unit', key: 'u' },
      { type: 'Officer', key: 'a', relationships: { units: [{ entity: 'Unit/u' }] } },
    ],
  })
  const byKey = await hashContent(graph)
  await clearGraph(graph)
  const { problems } = await importData(graph, {
    records: [
      { type: 'Unit', id: unit },
      { type: 'Officer', id: officer, relationships: { units: [{ entity: unit }] } },
    ],
  })
  expect(problems).toEqual([])
  expect(await hashContent(graph)).toEqual(byKey)
})

test('an id of another type, of no form, or beside a key is refused and says what was expected', async () => {
  const { problems, counts } = await importData(graph, {
    records: [
      { type: 'Officer', id: unit },
      { type: 'Officer', id: 'officer-ann-smith' },
      { type: 'Officer', id: officer, key: 'a' },
      { type: 'Officer', id: officer, scheme: 'url' },
    ],
  })
  expect(counts).toMatchObject({ rows: 4, refused: 4 })
  const form = 'Expected the id of an entity of type Officer: officer- and 20 letters and digits.'
  expect(problems.map(({ field, expected }) => [field, expected])).toEqual([
    ['id', form],
    ['id', form],
    ['id', 'Expected a name that is known here; there is no id.'],
    ['scheme', 'Expected a name that is known here; there is no scheme.'],
  ])
})

test('a reference by an id that nobody speaks of is refused and names the id', async () => {
  const { problems } = await importData(graph, {
    records: [{ type: 'Officer', key: 'a', relationships: { units: [{ entity: unit }] } }],
  })
  expect(problems.map(({ came, expected }) => [came, expected])).toEqual([
    [
      JSON.stringify(unit),
      `Expected a reference to something that has a record; there is no Unit with id ${unit}, in this data set or another.`,
    ],
  ])
})

test('what another data set says of an entity by its id stays when the entity’s own data set speaks of it first', async () => {
  const own = {
    records: [
      { type: 'Unit', key: 'u', fields: { name: 'The unit' } },
      { type: 'Officer', key: 'a', fields: { name: 'Ann' } },
    ],
  }
  const other = {
    name: 'other',
    records: [
      { type: 'Unit', id: unit, fields: { abbreviation: 'U' } },
      {
        type: 'Officer',
        id: officer,
        fields: { rank: 'CONSTABLE' },
        relationships: { units: [{ entity: unit }] },
      },
    ],
  }
  await importData(graph, own)
  await importData(graph, other)
  const inOrder = await hashContent(graph)
  await clearGraph(graph)
  await importData(graph, other)
  await importData(graph, own)
  expect((await hashContent(graph)).hash).toBe(inOrder.hash)
  expect(
    await graph.read('MATCH (o:Officer) RETURN o.name, o.rank, o.claimCount, COUNT { (o)-->() }'),
  ).toEqual([['Ann', 'CONSTABLE', 2, 1]])
})
