import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/importer/problem.ts'
import { openFolder, readItems, readMapped, withMapped } from '../support/mapping.ts'

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

describe('A row', () => {
  test('becomes a record for each entity, joined by their names, with its number as the locator', async () => {
    const { values } = await readMapped({
      data: { 'a.csv': 'complaint,badge,name,kind\n13-1,007,Example,Verbal\n' },
      manifest: {
        files: [
          {
            path: 'a.csv',
            rows: {
              entities: {
                complaint: {
                  type: 'Case',
                  key: 'complaint',
                  fields: { kind: { value: 'POLICE_COMPLAINT' } },
                },
                officer: {
                  type: 'Officer',
                  key: 'badge',
                  fields: { name: 'name' },
                  relationships: {
                    units: [
                      {
                        entity: { type: 'Unit', scheme: 'force', key: { value: 'metropolitan' } },
                        properties: { rank: { value: 'CONSTABLE' } },
                      },
                    ],
                  },
                },
                allegation: {
                  type: 'Allegation',
                  key: ['complaint', 'badge'],
                  fields: { kind: 'kind' },
                  relationships: {
                    cases: [{ entity: 'complaint' }],
                    against: [{ entity: 'officer' }],
                  },
                },
              },
            },
          },
        ],
      },
    })
    const locator = { row: 1 }
    expect(values).toEqual([
      { type: 'Case', key: '13-1', fields: { kind: 'POLICE_COMPLAINT' }, locator },
      {
        type: 'Officer',
        key: '007',
        fields: { name: 'Example' },
        relationships: { units: [{ entity: 'Unit/force:metropolitan', rank: 'CONSTABLE' }] },
        locator,
      },
      {
        type: 'Allegation',
        key: '13-1/007',
        fields: { kind: 'Verbal' },
        relationships: { cases: [{ entity: 'Case/13-1' }], against: [{ entity: 'Officer/007' }] },
        locator,
      },
    ])
  })

  test('can hold several of one type, and leave those out that it has no key for', async () => {
    const officer = (key: string) => ({ type: 'Officer', key, optional: true })
    const { values, problems } = await readMapped({
      data: { 'a.csv': 'case,one,two\n1,a,b\n2,c,Unknown\n' },
      manifest: {
        files: [
          {
            path: 'a.csv',
            rows: {
              placeholders: ['unknown'],
              entities: {
                case: { type: 'Case', key: 'case' },
                one: { ...officer('one'), relationships: { cases: [{ entity: 'case' }] } },
                two: { ...officer('two'), relationships: { cases: [{ entity: 'case' }] } },
              },
            },
          },
        ],
      },
    })
    expect(problems).toEqual([])
    expect(values.map((value) => valueAt(value, ['key']))).toEqual(['1', 'a', 'b', '2', 'c'])
  })

  test('without a key is refused, unless the entity is optional', async () => {
    const { problems, items } = await readMapped({
      data: { 'a.csv': 'badge,name\n1,A\n,B\n' },
      manifest: officers({ key: 'badge' }),
    })
    expect(items.length).toBe(2)
    expect(problems).toEqual([
      {
        file: 'a.csv',
        line: 3,
        record: null,
        field: 'badge',
        expected: 'Expected a key for officer (Officer); badge is blank or a placeholder.',
        came: null,
        todo: 'Fill it in; or write `optional: true` where a row can do without.',
      },
    ])
  })

  test('with a word in its key that no table has is told so once, not that the key is blank', async () => {
    const { problems } = await readMapped({
      data: { 'a.csv': 'badge,kind\n1,x\n' },
      manifest: {
        files: [
          {
            path: 'a.csv',
            rows: {
              entities: Object.fromEntries(
                ['one', 'other'].map((name) => [
                  name,
                  { type: 'Case', key: ['badge', { column: 'kind', enum: { y: 'y' } }] },
                ]),
              ),
            },
          },
        ],
      },
    })
    expect(problems.map(({ expected }) => expected)).toEqual([
      'Expected a word that the mapping’s table has.',
    ])
  })

  test('has a key of several columns that no other columns can make', async () => {
    const { values } = await readMapped({
      data: { 'a.csv': 'a,b\nx/y,z\nx,y/z\n50%,1\n' },
      manifest: officers({ key: ['a', 'b'] }),
    })
    expect(values.map((value) => valueAt(value, ['key']))).toEqual([
      'x%2Fy/z',
      'x/y%2Fz',
      '50%25/1',
    ])
  })

  test('that a rule of the manifest leaves out says why', async () => {
    const { skipped, values } = await readMapped({
      data: { 'a.csv': 'badge,state\n1,open\n2,closed\n3,\n' },
      manifest: officers(
        { key: 'badge' },
        {
          skip: [
            { when: { column: 'state', is: 'open' }, reason: 'still open' },
            { when: { column: 'state', isBlank: true }, reason: 'no state' },
          ],
        },
      ),
    })
    expect(skipped).toEqual(['still open', 'no state'])
    expect(values.length).toBe(1)
  })

  test('cites another source than the data set where the mapping says so, unverified and without a row number', async () => {
    const { values } = await readMapped({
      data: { 'a.csv': 'badge,name,link,day\n1,A,https://gazette.example/1,3/11/2023\n' },
      manifest: officers({
        key: 'badge',
        fields: { name: 'name' },
        source: { type: 'Article', scheme: 'url', key: 'link' },
        stated: { column: 'day', date: 'D/M/YYYY' },
      }),
    })
    expect(values).toEqual([
      {
        type: 'Officer',
        key: '1',
        fields: { name: 'A' },
        source: 'Article/url:https://gazette.example/1',
        stated: '2023-11-03',
        verified: false,
      },
    ])
  })
})

describe('Equal rows', () => {
  const text = 'badge,name\n1,A\n1,A\n1,B\n1,A\n'

  test('say one thing twice where the mapping says nothing of them', async () => {
    const { values, skipped } = await readMapped({
      data: { 'a.csv': text },
      manifest: officers({ key: 'badge' }),
    })
    expect(values.length).toBe(4)
    expect(skipped).toEqual([])
  })

  test('are left out and counted where they are duplicates', async () => {
    const { values, skipped } = await readMapped({
      data: { 'a.csv': text },
      manifest: officers({ key: 'badge' }, { equalRows: 'duplicate' }),
    })
    expect(values.length).toBe(2)
    expect(skipped).toEqual(['equal to a row before it', 'equal to a row before it'])
  })

  test('are told apart by their number among equals where they are separate', async () => {
    const { values } = await readMapped({
      data: { 'a.csv': text },
      manifest: officers({ key: ['badge', 'name', '_copy'] }, { equalRows: 'separate' }),
    })
    expect(values.map((value) => valueAt(value, ['key']))).toEqual([
      '1/A/1',
      '1/A/2',
      '1/B/1',
      '1/A/3',
    ])
  })

  test('are those that are equal in the columns that the mapping names', async () => {
    const { skipped } = await readMapped({
      data: { 'a.csv': text },
      manifest: officers(
        { key: 'badge' },
        { equalRows: { are: 'duplicate', by: ['badge'], reason: 'the city’s id says so' } },
      ),
    })
    expect(skipped).toEqual(Array.from({ length: 3 }, () => 'the city’s id says so'))
  })

  test('count anew each time the input is read', async () => {
    await withMapped(
      {
        data: { 'a.csv': text },
        manifest: officers({ key: 'badge', unique: true }, { equalRows: 'duplicate' }),
      },
      async (folder) => {
        const input = await openFolder(folder)
        const first = await readItems(input)
        expect(await readItems(input)).toEqual(first)
        expect(first.problems).toMatchObject([
          {
            expected: 'Expected each key of officer once.',
            todo: expect.stringContaining('The row in line 2 has it already'),
          },
        ])
      },
    )
  })
})

describe('A condition', () => {
  test.each([
    [{ column: 'a', is: 'x' }, [true, false, false]],
    [{ column: 'a', is: ['x', 'y'] }, [true, true, false]],
    [{ column: 'a', isNot: ['x', 'y'] }, [false, false, true]],
    [{ column: 'a', isBlank: true }, [false, false, true]],
    [{ column: 'a', matches: '^[xz]' }, [true, false, true]],
    [{ column: 'a', matches: '/^[xz]/' }, [true, false, true]],
    [{ column: 'a', matches: '/^[XZ]/i' }, [true, false, true]],
    [
      {
        all: [
          { column: 'a', isNot: 'y' },
          { column: 'b', is: '1' },
        ],
      },
      [true, false, false],
    ],
    [
      {
        any: [
          { column: 'a', is: 'y' },
          { column: 'b', is: '1' },
        ],
      },
      [true, true, false],
    ],
    [{ not: { column: 'a', is: 'x' } }, [false, true, true]],
    [{ of: { column: 'a', case: 'upper' }, is: 'X' }, [true, false, false]],
  ])('%j', async (when, expected) => {
    const { values } = await readMapped({
      data: { 'a.csv': 'a,b\nx,1\ny,2\nz,3\n' },
      manifest: officers({ key: 'b', when }, { placeholders: ['Z'] }),
    })
    const keys = values.map((value) => valueAt(value, ['key']))
    expect(['1', '2', '3'].map((key) => keys.includes(key))).toEqual(expected)
  })
})
