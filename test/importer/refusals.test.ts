import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { clearGraph, findNode, importData, useGraph } from '../support/graph.ts'

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

/** All there is, without what tells one run from another. */
async function everything() {
  const nodes = await graph.read('MATCH (n) WHERE NOT n:Model RETURN properties(n) ORDER BY n.id')
  const relationships = await graph.read('MATCH ()-[r]->() RETURN properties(r) ORDER BY r.id')
  return JSON.stringify([nodes, relationships])
}

describe('bad records', () => {
  test('one is refused alone, with its place, and the rest goes in', async () => {
    const text = [
      '- type: Officer',
      '  key: ann',
      '  fields: { name: Ann }',
      '- type: Officer',
      '  key: bob',
      '  fields:',
      '    name: Bob',
      '    rank: SARGE',
    ].join('\n')
    const report = await importData(graph, { records: [], files: { 'officers.yaml': text } })
    expect(report.counts).toMatchObject({ rows: 2, records: 1, refused: 1, added: 1 })
    expect(report.problems).toMatchObject([
      {
        file: 'records/officers.yaml',
        line: 8,
        record: 'Officer/bob',
        field: 'fields.rank',
        came: '"SARGE"',
      },
    ])
    expect(await graph.read('MATCH (o:Officer) RETURN o.name')).toEqual([['Ann']])
  })

  test('a line that is no JSON is refused alone', async () => {
    const lines = [
      JSON.stringify(officer({ name: 'Ann' })),
      '{"type": "Officer",',
      JSON.stringify(article),
    ]
    const report = await importData(graph, { records: [], files: { 'a.jsonl': lines.join('\n') } })
    expect(report.counts).toMatchObject({ rows: 3, records: 2, refused: 1 })
    expect(report.problems).toMatchObject([{ file: 'records/a.jsonl', line: 2, record: null }])
  })

  test('a record that refers to a refused one is refused too, and so on', async () => {
    const report = await importData(graph, {
      records: [
        { type: 'Unit', key: 'a', fields: { name: '' } },
        { type: 'Unit', key: 'b', relationships: { partOf: [{ entity: 'Unit/a' }] } },
        { type: 'Unit', key: 'c', relationships: { partOf: [{ entity: 'Unit/b' }] } },
        article,
      ],
    })
    expect(report.counts).toMatchObject({ rows: 4, records: 1, refused: 3 })
    expect(report.problems.map(({ record }) => record)).toEqual(['Unit/a', 'Unit/b', 'Unit/c'])
  })

  test('a reference to nothing tells whether the record was refused or never there', async () => {
    const partOf = (key: string, entity: string) => ({
      type: 'Unit',
      key,
      relationships: { partOf: [{ entity }] },
    })
    const report = await importData(graph, {
      records: [
        partOf('b', 'Unit/a'),
        partOf('c', 'Unit/forse:metropolitan'),
        partOf('d', 'Unit/force:metropolitan'),
        { type: 'Unit', key: 'a', fields: { name: '' } },
      ],
    })
    expect(report.problems).toMatchObject([
      {
        line: 1,
        expected:
          'Expected a reference to something that has a record; the Unit with key "a" in this data set\'s own keys was refused itself.',
        todo: 'Correct the record of Unit/a first.',
      },
      {
        line: 2,
        todo: 'Write its record, or import the data set that has it first. Did you mean Unit/force:metropolitan?',
      },
      {
        line: 3,
        expected: expect.stringContaining(
          'there is no Unit with key "metropolitan" in the shared scheme force',
        ),
      },
      { line: 4 },
    ])
  })

  test('what was claimed of an entity stays while its new record is refused', async () => {
    await importData(graph, { records: [officer({ name: 'Ann' }), article] })
    const report = await importData(graph, {
      release: '2',
      records: [officer({ name: '' }), article],
    })
    expect(report.counts).toMatchObject({ refused: 1, unchanged: 1, retracted: 0, heldBack: 1 })
    expect(await findNode(graph, ann)).toMatchObject({ name: 'Ann' })
    await importData(graph, { release: '2', records: [article] })
    expect(await findNode(graph, ann)).toBeNull()
  })

  test('YAML that cannot be parsed stops the import before anything is written', async () => {
    await importData(graph, { records: [officer({ name: 'Ann' })] })
    const before = await everything()
    const broken = { release: '2', records: [], files: { 'a.yaml': '- type: Officer\n  key: [' } }
    await expect(importData(graph, broken)).rejects.toThrow(/^records\/a\.yaml:2: this is no YAML/)
    expect(await everything()).toBe(before)
  })

  test('words in a value are never Cypher', async () => {
    const name = "'}) DETACH DELETE n //"
    await importData(graph, { records: [officer({ name })] })
    expect(await findNode(graph, ann)).toMatchObject({ name })
  })
})

test('pages of a hub follow the sort key of the other end when that changes', async () => {
  const serves = (name: string) =>
    officer({ name }, { relationships: { units: [{ entity: 'Unit/force:metropolitan' }] } })
  const sorts = () =>
    graph.read(
      'MATCH (o:Officer)-[r:SERVED_IN]->(u) RETURN r.toId = u.id, r.inSort STARTS WITH o.sort, o.name',
    )
  await importData(graph, { records: [unit, serves('Zed')] })
  expect(await sorts()).toEqual([[true, true, 'Zed']])
  await importData(graph, { release: '2', records: [unit, serves('Ann')] })
  expect(await sorts()).toEqual([[true, true, 'Ann']])

  const subject = officer({ name: 'Ann' }, { relationships: { cases: [{ entity: 'Case/c' }] } })
  const caseOf = (title: string) => ({ type: 'Case', key: 'c', fields: { title } })
  const outSorts = () =>
    graph.read(
      'MATCH (o)-[r:SUBJECT_OF]->(c) RETURN r.fromId = o.id, r.outSort STARTS WITH c.sort, c.title',
    )
  await importData(graph, { release: '3', records: [subject, caseOf('Zed v Crown')] })
  expect(await outSorts()).toEqual([[true, true, 'Zed v Crown']])
  await importData(graph, { release: '4', records: [subject, caseOf('Ann v Crown')] })
  expect(await outSorts()).toEqual([[true, true, 'Ann v Crown']])
})
