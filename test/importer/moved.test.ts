import { beforeEach, expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

test('An import of a release with a line more at its top tells which claims are new and which only moved', async () => {
  const rowsOf = (...keys: readonly string[]) =>
    keys.map((key, index) => ({
      type: 'Officer',
      key,
      fields: { name: `Officer ${key}` },
      locator: { row: index + 2 },
    }))
  await importData(graph, { records: rowsOf('a', 'b', 'c') })
  const next = { release: '2', released: '2024', records: rowsOf('new', 'a', 'b', 'c') }
  const planned = await withDataSet(next, (folder) => importFolder({ graph, folder, dryRun: true }))
  expect(planned.samples.map(({ kind, field }) => [kind, field])).toEqual([['added', 'name']])
  const { counts, run, release } = await importData(graph, next)
  expect(counts).toEqual(planned.counts)
  expect(counts).toMatchObject({
    rows: 4,
    applied: 1,
    unchangedRows: 3,
    claims: 4,
    added: 1,
    changed: 0,
    moved: 3,
    unchanged: 0,
  })
  // They are cited where they stand in the release that is cited.
  const cited = await graph.read('MATCH (c:Claim) RETURN DISTINCT c.source, c.changedBy, c.stated')
  expect(cited).toEqual([[release.id, run, '2024']])
  const rows = await graph.read('MATCH (c:Claim) RETURN c.locator ORDER BY c.locator')
  expect(rows).toEqual([2, 3, 4, 5].map((row) => [JSON.stringify({ row })]))
})

test('A row that another source gives for its own words has not moved, but changed', async () => {
  const cited = (row: number) => [
    { type: 'Report', key: 'r', fields: { headline: 'A report' } },
    { type: 'Officer', key: 'a', fields: { name: 'Ann' }, source: 'Report/r', locator: { row } },
  ]
  await importData(graph, { records: cited(1) })
  const { counts } = await importData(graph, { release: '2', records: cited(2) })
  expect(counts).toMatchObject({ changed: 1, moved: 0, unchanged: 1 })
})
