import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { exportTables } from '../../src/exporter/export-tables.ts'
import { hashContent } from '../../src/graph/content-hash.ts'
import { edgeTypes, nodeTypes } from '../../src/graph/model.ts'
import { idOf } from '../support/data-set.ts'
import { inFolder } from '../support/exported.ts'
import { importData, useGraph } from '../support/graph.ts'
import { idOf as fixtureId, writeFixture } from '../support/graph-fixture.ts'

const graph = useGraph()
let tables: ReadonlyMap<string, readonly Record<string, string>[]>
let texts: ReadonlyMap<string, string>

beforeAll(async () => {
  await writeFixture(graph)
  await importData(graph, {
    records: [
      {
        type: 'Officer',
        key: 'formula',
        fields: {
          name: '=HYPERLINK("https://example.org")',
          alternativeNames: ['-1', '@SUM(1)', 'a, "b"\nc'],
        },
      },
      { type: 'Statement', key: 's', fields: { value: -3.5, period: '2020-01/2020-03' } },
      { type: 'Fundraiser', key: 'f', fields: { target: 'GBP 149000.50' } },
    ],
  })
  const read = await inFolder(async (folder) => {
    await exportTables(graph, folder, () => {})
    const files = await readdir(folder)
    return Promise.all(
      files.map(async (file) => {
        const text = await readFile(path.join(folder, file), 'utf8')
        return [path.basename(file, '.csv'), text] as const
      }),
    )
  })
  texts = new Map(read)
  tables = new Map(read.map(([name, text]) => [name, parse(text, { columns: true })]))
})

const rowOf = (table: string, id: string) => tables.get(table)?.find((row) => row.id === id)

test('there is a table for each type and each relationship, and none for candidates', () => {
  const names = [
    ...nodeTypes.map(({ name }) => name),
    ...edgeTypes.filter(({ internal }) => !internal).map(({ name }) => name),
  ]
  expect([...tables.keys()].toSorted()).toEqual(names.toSorted())
  expect(tables.has('POSSIBLY_SAME')).toBe(false)
})

test('every entity and every public relationship is in a table once', async () => {
  const { entities, relationships } = await hashContent(graph)
  const sizeOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (tables.get(name)?.length ?? 0), 0)
  const internal = edgeTypes.filter((edge) => edge.internal).map(({ name }) => name)
  const [row] = await graph.read('MATCH ()-[r]->() WHERE type(r) IN $types RETURN count(r)', {
    types: internal,
  })
  expect(sizeOf(nodeTypes.map(({ name }) => name))).toBe(entities)
  expect(sizeOf(edgeTypes.map(({ name }) => name))).toBe(relationships - Number(row?.[0]))
})

test('text that a spreadsheet would take for a formula is led by an apostrophe; numbers are not', () => {
  expect(rowOf('Officer', idOf('Officer', 'formula'))).toMatchObject({
    name: '\'=HYPERLINK("https://example.org")',
    alternativeNames: '\'-1; @SUM(1); a, "b"\nc',
  })
  expect(rowOf('Statement', idOf('Statement', 's'))).toMatchObject({ value: '-3.5' })
})

test('a date is its text and its bounds, money an amount and a currency', () => {
  expect(rowOf('Statement', idOf('Statement', 's'))).toMatchObject({
    period: '2020-01/2020-03',
    periodEarliest: '2020-01-01',
    periodLatest: '2020-03-31',
  })
  expect(rowOf('Fundraiser', idOf('Fundraiser', 'f'))).toMatchObject({
    target: '149000.50',
    targetCurrency: 'GBP',
    raised: '',
  })
})

test('columns are those of the declarations, in their order', () => {
  const header = (name: string) => texts.get(name)?.split('\r\n', 1)[0]
  expect(header('Person')).toBe(
    'id,name,alternativeNames,identification,standing,claimCount,conflicts',
  )
  expect(header('SERVED_IN')).toBe(
    'fromId,toId,rank,from,fromEarliest,fromLatest,to,toEarliest,toLatest,standing,claims',
  )
})

test('a relationship says which claims support it', () => {
  const served = tables
    .get('SERVED_IN')
    ?.filter((row) => row.claims?.includes(fixtureId('Officer', 0)))
  expect(served?.length).toBeGreaterThan(1)
})
