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
    ['id', 'There is no id here.'],
    ['scheme', 'There is no scheme here.'],
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
