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
