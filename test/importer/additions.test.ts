import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { type TestRecord, withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, takeBack, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

/** Adds records to what the example data set says. */
const add = (...records: readonly TestRecord[]) =>
  withDataSet(
    {
      records: [],
      files: { 'more.jsonl': records.map((each) => JSON.stringify(each)).join('\n') },
    },
    (folder) =>
      importFolder({ graph, folder, additions: [path.join(folder, 'records', 'more.jsonl')] }),
  )

test('an addition may refer to what the data set has said before', async () => {
  const unit = { type: 'Unit', key: 'u', fields: { name: 'U' } }
  await importData(graph, {
    records: [unit, { type: 'Officer', key: 'a', fields: { name: 'Ann' } }],
  })
  const { problems } = await add({
    type: 'Officer',
    key: 'b',
    fields: { name: 'Bob' },
    relationships: { units: [{ entity: 'Unit/u' }] },
  })
  expect(problems).toEqual([])
  expect(
    await graph.read(
      'MATCH (o:Officer) RETURN o.name, COUNT { (o)-[:SERVED_IN]->() } ORDER BY o.name',
    ),
  ).toEqual([
    ['Ann', 0],
    ['Bob', 1],
  ])
})

test('an addition that says again what was said adds to it, and goes on saying it when that is taken back', async () => {
  const unit = { type: 'Unit', key: 'u', fields: { name: 'U' }, locator: { row: 1 } }
  const { run } = await importData(graph, { records: [unit, unit] })
  const again = { ...unit, locator: { row: 9 } }
  const report = await add(again, again, again)
  expect(report.counts).toMatchObject({ rows: 3, changed: 1, retracted: 0 })
  const claims = () => graph.read('MATCH (c:Claim) RETURN c.count, c.locator, c.live')
  expect(await claims()).toEqual([[5, '{"row":1}', true]])
  await takeBack(graph, 'example', run)
  expect(await claims()).toEqual([[5, '{"row":1}', true]])
})
