import { beforeEach, describe, expect, test } from 'vitest'
import { describeReport } from '../../src/importer/describe-report.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { isOlder } from '../../src/importer/warnings.ts'
import { parsePartialDate } from '../../src/partial-date.ts'
import { idOf, type TestDataSet, type TestRecord, withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const officer = (fields: TestRecord, more: TestRecord = {}) => ({
  type: 'Officer',
  key: 'ann',
  fields,
  ...more,
})
const ann = idOf('Officer', 'ann')

describe('a release is older than another', () => {
  const release = (label: string, released: string | null) => {
    const date = released === null ? null : parsePartialDate(released)
    return {
      id: label,
      label,
      releasedEarliest: date?.earliest ?? null,
      releasedLatest: date?.latest ?? null,
    }
  }
  test.each([
    ['by its date', ['b', '2023'], ['a', '2024-01'], true],
    ['not, by its date, whatever its name', ['1', '2024-02'], ['2', '2024-01'], false],
    ['by its name where there are no dates', ['9', null], ['10', null], true],
    ['by its name where both were released in one year', ['v1.9', '2024'], ['v1.10', '2024'], true],
    ['not, by names that cannot be compared', ['a', null], ['spring 2', null], false],
    ['not, where it is newer', ['2024-02', null], ['2024-01', null], false],
  ] as const)('%s', (_, one, other, expected) => {
    expect(isOlder(release(one[0], one[1]), release(other[0], other[1]))).toBe(expected)
  })
})

describe('an import warns', () => {
  const dataSet = (more: Partial<TestDataSet> = {}): TestDataSet => ({
    records: [officer({ name: 'Ann' })],
    ...more,
  })

  test('when an older release follows a newer one', async () => {
    await importData(graph, dataSet({ release: '10' }))
    const records = [officer({ name: 'Anne' })]
    const report = await importData(graph, dataSet({ release: '9', records }))
    expect(report.warnings).toEqual([
      'Release 9 is older than 10, which the graph holds: what only the newer one says is retracted. Import 10 again to bring it back.',
    ])
    expect(describeReport(report)).toContain('Warning: Release 9 is older than 10')
  })
  test('when a release has other content than before', async () => {
    expect((await importData(graph, dataSet())).warnings).toEqual([])
    expect((await importData(graph, dataSet())).warnings).toEqual([])
    const report = await importData(graph, dataSet({ records: [officer({ name: 'Anne' })] }))
    expect(report.warnings).toEqual([
      expect.stringMatching(/^Release 1 was imported before with other content\./),
    ])
  })
  test('when a release says nothing any more', async () => {
    await importData(graph, dataSet())
    const empty = dataSet({ release: '2', records: [], files: { 'a.jsonl': '' } })
    expect((await importData(graph, empty)).warnings).toEqual([
      expect.stringMatching(/^The release says nothing/),
    ])
  })
  test('when records of one source contradict each other, with both places', async () => {
    const article = (key: string) => ({ type: 'Article', key })
    const report = await importData(graph, {
      records: [
        officer({ name: 'Ann', rank: 'SERGEANT' }),
        officer({ name: 'Anne', rank: 'INSPECTOR' }),
        article('a'),
        officer({ name: 'Anna' }, { source: 'Article/a' }),
        { type: 'Officer', key: 'bob' },
        { type: 'Allegation', key: 'x', relationships: { against: [{ entity: 'Officer/ann' }] } },
        { type: 'Allegation', key: 'x', relationships: { against: [{ entity: 'Officer/bob' }] } },
        { type: 'Case', key: 'c', fields: { opened: '2023' } },
        { type: 'Case', key: 'c', fields: { opened: '2023-11' } },
      ],
    })
    expect(report.warnings).toEqual([
      expect.stringMatching(
        /^Officer officer-\w+: fields\.name: .* "Anne?" \(records\/records\.jsonl:[12]\), "Anne?" \(records\/records\.jsonl:[12]\)\. They are kept/,
      ),
      expect.stringMatching(/^Allegation allegation-\w+: relationships\.against: .*:6\).*:7\)/),
    ])
    expect(report.counts).toMatchObject({ records: 9 })
  })
})

test('a dry run shows a few of the values that would be added, changed and retracted', async () => {
  const at = (row: number, name: string) => officer({ name }, { locator: { row } })
  const unit = (key: string, name: string, page: number) => ({
    type: 'Unit',
    key,
    fields: { name },
    locator: { page },
  })
  await importData(graph, {
    records: [at(1, 'Ann'), unit('u', 'U', 2), unit('v', 'V', 3)],
  })
  const next = { release: '2', records: [at(1, 'Anne'), unit('u', 'U', 20)] }
  const report = await withDataSet(next, (folder) => importFolder({ graph, folder, dryRun: true }))
  expect(report.samples).toEqual([
    { kind: 'added', type: 'Officer', id: ann, field: 'name', before: '"Ann"', after: '"Anne"' },
    {
      kind: 'changed',
      type: 'Unit',
      id: idOf('Unit', 'u'),
      field: 'locator',
      before: '{"page":2}',
      after: '{"page":20}',
    },
    {
      kind: 'retracted',
      type: 'Unit',
      id: idOf('Unit', 'v'),
      field: 'name',
      before: '"V"',
      after: null,
    },
  ])
  expect(describeReport(report)).toContain(`added     Officer ${ann}: name: "Ann" → "Anne"`)
})
