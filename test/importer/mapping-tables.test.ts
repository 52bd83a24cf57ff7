import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/importer/problem.ts'
import { readMapped } from '../support/mapping.ts'

type Names = Readonly<Record<string, unknown>>

/** A manifest whose one file has rows of one officer each. */
function officers(officer: Names, rows: Names = {}, more: Names = {}): Names {
  return {
    files: [
      { path: 'a.csv', rows: { entities: { officer: { type: 'Officer', ...officer } }, ...rows } },
    ],
    ...more,
  }
}

test('The words of a table in the manifest are what was written, whatever YAML takes them for', async () => {
  const about =
    'name: example\ntitle: An example\npublisher: Nobody\nlicence: CC0-1.0\nattribution: None needed.\nstanding: OFFICIAL\nrelease: 1.10\n'
  const { values } = await readMapped({
    data: { 'a.csv': 'a\n01\n1\n0x10\n1.10\nTRUE\nNULL\nnone\n' },
    manifest: `${about}files:
  - path: a.csv
    rows:
      entities:
        officer:
          type: Officer
          key: { column: a, placeholders: [] }
          fields:
            name:
              column: a
              placeholders: []
              enum: { 01: A, 1: F, 0x10: B, 1.10: 1.10, TRUE: C, NULL: D }
              unmatched: { value: 0.50 }
            alternativeNames: { value: 007 }
`,
  })
  expect(values.map((value) => valueAt(value, ['fields', 'name']))).toEqual([
    'A',
    'F',
    'B',
    '1.10',
    'C',
    'D',
    '0.50',
  ])
  expect(valueAt(values[0], ['fields', 'alternativeNames'])).toBe('007')
})

describe('A table of words', () => {
  const read = async (table: string, lookup: Names, expression: unknown) =>
    await readMapped({
      data: { 'a.csv': 'a,b\n1,x\n2,y\n', 'words.csv': table },
      manifest: officers(
        { key: 'b', fields: { name: expression } },
        {},
        { lookups: { words: { file: 'words.csv', ...lookup } } },
      ),
    })
  const names = ({ values }: { values: readonly unknown[] }) =>
    values.map((value) => valueAt(value, ['fields', 'name']) ?? null)

  test('can be a file of the folder', async () => {
    const read_ = await read(
      'code,name\n1,One\n2,Two\n',
      { key: 'code', value: 'name' },
      { column: 'a', lookup: 'words' },
    )
    expect(names(read_)).toEqual(['One', 'Two'])
  })

  test('can be files that a pattern names', async () => {
    const read_ = await read(
      'code,name\n1,One\n2,Two\n',
      { file: 'word*.csv*', key: 'code', value: 'name' },
      { column: 'a', lookup: 'words' },
    )
    expect(names(read_)).toEqual(['One', 'Two'])
  })

  test('can have words of several columns, and leave out those that mean several things', async () => {
    const read_ = await read(
      'p,q,id\n1,x,A\n1,x,A\n2,y,B\n2,y,C\n',
      { key: ['p', 'q'], value: 'id', several: 'blank' },
      { columns: ['a', 'b'], lookup: 'words', unmatched: 'blank' },
    )
    expect(names(read_)).toEqual(['A', null])
  })
})
