import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { sheetNumber } from '../../src/importer/formats/sheet-number.ts'
import { read, rejection } from '../support/rows.ts'

describe('A spreadsheet', () => {
  const sheet = () =>
    writeXlsx([
      {
        sheet: 'Notes',
        data: [[{ value: 'nothing' }]],
      },
      {
        sheet: 'Data',
        data: [
          ['id', 'on', 'share', 'sure'].map((value) => ({ value })),
          [
            { value: '007' },
            { value: new Date('2023-11-21T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
            { value: 0.1 },
            { value: true, type: Boolean },
          ],
          [],
          [{ value: 12, type: Number }, null, { value: 1.5 }, null],
        ],
      },
    ]).toBuffer()

  test('gives text as written, dates as days, and numbers as they are stored', async () => {
    const { columns, rows } = await read('a.xlsx', await sheet(), { sheet: 'Data' })
    expect(columns).toEqual(['id', 'on', 'share', 'sure'])
    expect(rows).toEqual([
      { line: 2, values: ['007', '2023-11-21', '0.1', 'TRUE'] },
      { line: 4, values: ['12', '', '1.5', ''] },
    ])
  })

  test.each([
    ['1234567890123457', '1234567890123457'],
    ['12345678901234567', '12345678901234567'],
    ['123456.0', '123456'],
    ['1.2345678E7', '12345678'],
    ['0.10000000000000001', '0.1'],
    ['-0.30000000000000004', '-0.3'],
    ['1234567890123457.0', '1234567890123457'],
  ])('means by %s the number %s', (stored, meant) => {
    expect(sheetNumber(stored)).toBe(meant)
  })

  test('has its sheets by name or number, and says which there are', async () => {
    expect((await read('a.xlsx', await sheet(), { sheet: 2 })).rows.length).toBe(2)
    expect(await rejection(read('a.xlsx', await sheet(), { sheet: 'Date' }))).toBe(
      'a.xlsx: expected the sheet "Date"; there is none. Did you mean "Data"?',
    )
  })

  test('that is none is refused', async () => {
    expect(await rejection(read('a.xlsx', 'a,b\n'))).toMatch(
      /^a\.xlsx: expected a spreadsheet \(XLSX\)/,
    )
  })
})
