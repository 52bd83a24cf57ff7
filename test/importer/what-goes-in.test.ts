import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { idOf, type TestRecord, withDataSet } from '../support/data-set.ts'
import { clearGraph, findNode, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const officer = (key: unknown, fields: TestRecord, more: TestRecord = {}) => ({
  type: 'Officer',
  key,
  fields,
  ...more,
})
const names = async () =>
  (await graph.read('MATCH (o:Officer) RETURN o.name ORDER BY o.name')).flat()
const claims = () =>
  graph.read('MATCH (c:Claim) RETURN c.asserts, c.count, c.stated, c.locator ORDER BY c.id')

describe('a key', () => {
  test('is what was written: 007 is no seven, and 1.10 is not 1.1', async () => {
    const yaml = ['7', '007', '1.1', '1.10', '0x7', '12345678901234567890']
      .map((key) => `- { type: Officer, key: ${key}, fields: { name: Key ${key} } }`)
      .join('\n')
    const report = await importData(graph, { records: [], files: { 'a.yaml': yaml } })
    expect(report.problems).toEqual([])
    expect(await names()).toHaveLength(6)
    expect(await findNode(graph, idOf('Officer', '007'))).toMatchObject({ name: 'Key 007' })
  })
  test('that JSON cannot keep as a number is refused, rather than rounded to another', async () => {
    const jsonl = '{"type":"Officer","key":12345678901234567890}\n{"type":"Officer","key":1.10}'
    const report = await importData(graph, { records: [], files: { 'a.jsonl': jsonl } })
    expect(report.problems).toMatchObject([
      { line: 1, field: 'key' },
      { line: 2, field: 'key' },
    ])
  })
  test('is the same in every form of Unicode, with blanks around it or without', async () => {
    const composed = 'Núñez'
    const serves = { relationships: { cases: [{ entity: `Case/${composed} ` }] } }
    const report = await importData(graph, {
      records: [
        { type: 'Case', key: ` ${composed.normalize('NFD')}`, fields: { title: 'A' } },
        officer('ann', { name: 'Ann' }, serves),
      ],
    })
    expect(report.problems).toEqual([])
    expect(await graph.read('MATCH (:Officer)-[:SUBJECT_OF]->(c) RETURN c.title')).toEqual([['A']])
  })
})

describe('text that would not come out as it went in is refused, with its place', () => {
  test.each([
    ['half a surrogate pair', '"\\ud800"', /half a surrogate pair/],
    ['NUL', '"a\\u0000b"', /control characters/],
    ['the separator of sort keys', '"a\\u0001b"', /control characters/],
    ['what a reader could not read', '"N\\ufffdez"', /UTF-8/],
  ])('%s', async (_, name, why) => {
    const line = `{"type":"Officer","key":"a","fields":{"name":${name}}}`
    const report = await importData(graph, { records: [], files: { 'a.jsonl': `\n${line}` } })
    expect(report.problems).toMatchObject([
      { line: 2, field: 'fields.name', expected: expect.stringMatching(why) },
    ])
  })
  test('a file in Latin-1', async () => {
    const line = Buffer.from('{"type":"Officer","key":"a","fields":{"name":"Nu\xf1ez"}}', 'latin1')
    await withDataSet({ records: [] }, async (folder) => {
      await writeFile(path.join(folder, 'records', 'a.jsonl'), line)
      await expect(importFolder({ graph, folder })).rejects.toThrow(
        /^records\/a\.jsonl:1: expected UTF-8; the byte 0xF1 is none/,
      )
    })
  })
  test('an alias of nothing', async () => {
    const files = { 'a.yaml': '- { type: Officer, key: a }\n- *nothing' }
    const report = await importData(graph, { records: [], files })
    expect(report.counts).toMatchObject({ records: 1, refused: 1 })
    expect(report.problems).toMatchObject([{ file: 'records/a.yaml', line: 2 }])
  })
})

describe('values are never turned into others', () => {
  test.each([
    ['a number for a name', 'Officer', { name: 12 }, 'Put it in quotes.'],
    ['a blank cell', 'Officer', { name: null }, 'Leave it out where the source does not say.'],
    ['no, which is a word', 'Report', { official: 'no' }, 'Write true or false, without quotes.'],
    ['a number as text', 'Allegation', { counts: '3' }, 'Write it without quotes.'],
  ])('%s is refused', async (_, type, fields, todo) => {
    const report = await importData(graph, { records: [{ type, key: 'a', fields }] })
    expect(report.problems).toMatchObject([{ todo }])
  })
  test('an amount that no computer number holds is refused', async () => {
    const raised = 'GBP 99999999999999999999'
    const report = await importData(graph, {
      records: [{ type: 'Fundraiser', key: 'f', fields: { raised } }],
    })
    expect(report.problems).toMatchObject([{ field: 'fields.raised' }])
  })
})

describe('equal assertions are one claim', () => {
  test('whatever the order of a set, and however often it names a value', async () => {
    await importData(graph, {
      records: [
        officer('ann', { alternativeNames: ['A', 'B', 'A'] }),
        officer('ann', { alternativeNames: ['B', 'A'] }),
      ],
    })
    expect(await claims()).toMatchObject([[expect.anything(), 2, null, null]])
  })
  test('that is shown in the same way whatever the order of the records', async () => {
    const at = (row: number, stated: string) =>
      officer('ann', { name: 'Ann' }, { locator: { row }, stated })
    const records = [at(10, '2020'), at(9, '2023'), at(11, '2023')]
    await importData(graph, { records })
    const first = await claims()
    expect(first).toEqual([[expect.anything(), 3, '2023', '{"row":9}']])
    await clearGraph(graph)
    await importData(graph, { records: records.toReversed() })
    expect(await claims()).toEqual(first)
  })
})

describe('a release that refuses a record takes nothing back that the record may repeat', () => {
  const article = { type: 'Article', key: 'a', fields: { headline: 'A' } }
  const before = { records: [officer('ann', { name: 'Ann' }), article] }
  const again = (line: string) =>
    importData(graph, { release: '2', records: [], files: { 'a.jsonl': line } })

  test('of a line that cannot be read, anything', async () => {
    await importData(graph, before)
    const report = await again('{"type": "Officer", "key": "ann"')
    expect(report.counts).toMatchObject({ refused: 1, retracted: 0, heldBack: 2 })
  })
  test('of a record without a key, all of its type', async () => {
    await importData(graph, before)
    const report = await again('{"type": "Officer", "fields": { "name": "Ann" }}')
    expect(report.counts).toMatchObject({ refused: 1, retracted: 1, heldBack: 1 })
    expect(await names()).toEqual(['Ann'])
  })
})
