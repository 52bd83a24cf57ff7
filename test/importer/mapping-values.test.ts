import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/importer/problem.ts'
import { readMapped } from '../support/mapping.ts'

type Names = Readonly<Record<string, unknown>>

/** The field of the incident of each row that an expression gives; null where it is blank. */
async function fieldOf(
  text: string,
  field: string,
  expression: unknown,
  more: Names = {},
  type = 'Incident',
) {
  const { values, problems } = await readMapped({
    data: { 'a.csv': text },
    manifest: {
      files: [
        {
          path: 'a.csv',
          rows: {
            entities: { it: { type, key: '_row', fields: { [field]: expression } } },
            ...more,
          },
        },
      ],
    },
  })
  const found = values.map((value) => valueAt(value, ['fields', field]) ?? null)
  return { found, problems }
}

describe('An expression', () => {
  test('leaves blanks and placeholders out, in any letter case', async () => {
    const { found } = await fieldOf('a\n x \n\nUNKNOWN\nn/a\n" "\n', 'place', 'a', {
      placeholders: ['Unknown', 'N/A'],
    })
    expect(found).toEqual(['x', null, null, null])
  })

  test('takes a placeholder for a word where the mapping says so', async () => {
    const { found } = await fieldOf(
      'a\nUnknown\n',
      'place',
      { column: 'a', placeholders: [] },
      { placeholders: ['Unknown'] },
    )
    expect(found).toEqual(['Unknown'])
  })

  test.each([
    ['the same in each row', { value: 'here' }, ['here', 'here']],
    [
      'columns put together, blank where one is',
      { template: '{{{a}}} of {b}' },
      ['{x} of 1', null],
    ],
    [
      'the first that is not blank',
      { firstOf: ['b', { column: 'a', case: 'upper' }] },
      ['1', 'Y  Z'],
    ],
    ['a default for a blank', { column: 'b', default: 'none' }, ['1', 'none']],
    ['another letter case', { column: 'a', case: 'title' }, ['X', 'Y  Z']],
    [
      'text replaced',
      {
        column: 'a',
        replace: [
          { find: 'y', with: '$1' },
          { find: '/(z)/', with: '<$1>' },
        ],
      },
      ['x', '$1  <z>'],
    ],
    ['single blanks', { column: 'a', spaces: 'single' }, ['x', 'y z']],
    ['words of a table', { column: 'a', lookup: { x: 'ex', 'y  z': null } }, ['ex', null]],
    [
      'words that a table lacks kept',
      { column: 'a', lookup: { x: 'ex' }, unmatched: 'keep' },
      ['ex', 'y  z'],
    ],
    [
      'words that a table lacks left out',
      { column: 'a', lookup: { x: 'ex' }, unmatched: 'blank' },
      ['ex', null],
    ],
    [
      'one word for all that a table lacks',
      { column: 'a', lookup: { x: 'ex' }, unmatched: { value: 'other' } },
      ['ex', 'other'],
    ],
    [
      'a value in some rows alone',
      { column: 'a', when: { column: 'b', isBlank: false } },
      ['x', null],
    ],
  ])('can be %s', async (_, expression, expected) => {
    const { found } = await fieldOf('a,b\nx,1\ny  z,\n', 'place', expression)
    expect(found).toEqual(expected)
  })

  test('reads dates as far as they are known, and refuses days that there are not', async () => {
    const date = ['D/M/YYYY', 'D MMM YYYY', 'MMMM YYYY', 'YYYY', 'YYYY-MM-DD[T]HH:mm:ss', 'D.M.YY']
    const text = [
      'd',
      '7/11/2023',
      '21 Nov 2023',
      'November 2023',
      '2023',
      '2023-11-21T10:00:00',
      '1.2.68',
      '1.2.69',
      '31/2/2023',
      '29/2/2024',
      'soon',
    ].join('\n')
    const { found, problems } = await fieldOf(text, 'occurred', { column: 'd', date })
    expect(found).toEqual([
      '2023-11-07',
      '2023-11-21',
      '2023-11',
      '2023',
      '2023-11-21',
      '2068-02-01',
      '1969-02-01',
      '2024-02-29',
    ])
    expect(problems.map(({ line, field, came }) => [line, field, came])).toEqual([
      [9, 'd', '"31/2/2023"'],
      [11, 'd', '"soon"'],
    ])
  })

  test('reads numbers as they are written, and refuses what is more than a number', async () => {
    const number = { decimal: ',', thousands: '.' }
    const { found, problems } = await fieldOf(
      'n\n"1.234,5"\n12\n-3\n"1.23"\n12 %\n1e5\n',
      'value',
      { column: 'n', number },
      {},
      'Statement',
    )
    expect(found).toEqual([1234.5, 12, -3])
    expect(problems.map(({ line, came }) => [line, came])).toEqual([
      [5, '"1.23"'],
      [6, '"12 %"'],
      [7, '"1e5"'],
    ])
  })

  test('makes amounts of money, with a currency that the mapping names', async () => {
    const { found } = await fieldOf(
      'n\n"£1,234.50"\n',
      'target',
      {
        column: 'n',
        replace: [{ find: '£', with: '' }],
        number: { thousands: ',' },
        currency: 'GBP',
      },
      {},
      'Fundraiser',
    )
    expect(found).toEqual(['GBP 1234.50'])
  })

  test('makes truth of words, and refuses others', async () => {
    const { found, problems } = await fieldOf(
      'w\nYes\nn\nmaybe\n',
      'official',
      { column: 'w', boolean: { true: ['yes', 'Y'], false: ['no', 'N'] } },
      {},
      'Report',
    )
    expect(found).toEqual([true, false])
    expect(problems.map(({ came }) => came)).toEqual(['"maybe"'])
  })

  test('refuses a word that its table lacks, with the nearest that it has', async () => {
    const { problems } = await fieldOf(
      'r\nSargent\n',
      'rank',
      { column: 'r', enum: { Sergeant: 'SERGEANT', Constable: 'CONSTABLE' } },
      {},
      'Officer',
    )
    expect(problems).toEqual([
      expect.objectContaining({
        line: 2,
        field: 'r',
        came: '"Sargent"',
        expected: 'Expected a word that the mapping’s table has.',
        todo: 'Did you mean "Sergeant"?',
      }),
    ])
  })

  test('splits several values of one cell, and gathers those of several columns', async () => {
    const { found } = await fieldOf(
      'a,b\nx; y;;x,z\n,z\n',
      'alternativeNames',
      { list: [{ column: 'a', split: ';' }, 'b'] },
      {},
      'Officer',
    )
    expect(found).toEqual([['x', 'y', 'z'], ['z']])
  })

  test('takes no placeholder for a value that stands among others in one cell', async () => {
    const { found } = await fieldOf(
      'a\nBob; Unknown\nUNKNOWN;n/a\n',
      'alternativeNames',
      { column: 'a', split: ';' },
      { placeholders: ['Unknown', 'N/A'] },
      'Officer',
    )
    expect(found).toEqual([['Bob'], null])
    const { found: own } = await fieldOf(
      'a\nBob; none; Unknown\n',
      'alternativeNames',
      { column: 'a', split: ';', placeholders: ['None'] },
      { placeholders: ['Unknown'] },
      'Officer',
    )
    expect(own).toEqual([['Bob', 'Unknown']])
  })

  test('splits where a pattern matches, and what that captures is no value', async () => {
    const { found } = await fieldOf(
      'a\nx and y\tAND z\n',
      'alternativeNames',
      { column: 'a', split: '/\\s(and|or)\\s/i' },
      {},
      'Officer',
    )
    expect(found).toEqual([['x', 'y', 'z']])
  })

  test('says since when a value holds', async () => {
    const { found } = await fieldOf(
      'r,d\nPC,2023\nPC,\n',
      'rank',
      { column: 'r', enum: { PC: 'CONSTABLE' }, asOf: 'd' },
      {},
      'Officer',
    )
    expect(found).toEqual([{ value: 'CONSTABLE', asOf: '2023' }, 'CONSTABLE'])
  })
})
