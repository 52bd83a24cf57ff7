import { expect, test } from 'vitest'
import { nodeTypes } from '../../src/graph/model.ts'
import { quickReader } from '../../src/importer/quick-record.ts'
import { recordSchema } from '../../src/importer/record-schema.ts'
import { Random } from '../support/random.ts'
import { randomRecords } from '../support/random-records.ts'

const readers = new Map(
  nodeTypes.map((type) => [
    type.name,
    { quick: quickReader(type, 'example'), schema: recordSchema(type, 'example') },
  ]),
)

/** As the quick way reads a record, and as the schema does; both null where they do not. */
function readTwice(record: Readonly<Record<string, unknown>>) {
  const reader = readers.get(String(record.type))
  const parsed = reader?.schema.safeParse(record)
  return {
    quickly: reader?.quick(record) ?? null,
    thoroughly: parsed?.success ? { ...parsed.data, type: undefined } : null,
  }
}

test('What is read of a record the quick way is what its schema reads', () => {
  let read = 0
  for (const record of randomRecords(new Random(1), 2_000)) {
    const { quickly, thoroughly } = readTwice(record)
    if (quickly === null) continue
    expect(quickly).toEqual(thoroughly)
    read++
  }
  expect(read).toBeGreaterThan(500)
})

test('The quick way leaves to the schema whatever is wrong or unusual', () => {
  const wrong: readonly Readonly<Record<string, unknown>>[] = [
    { type: 'Officer', key: '' },
    { type: 'Officer', key: 7 },
    { type: 'Officer', key: '1', nmae: 'A' },
    { type: 'Officer', key: '1', fields: { nmae: 'A' } },
    { type: 'Officer', key: '1', fields: { toString: 'A' } },
    { type: 'Officer', key: '1', fields: { name: '' } },
    { type: 'Officer', key: '1', fields: { rank: 'SARGENT' } },
    { type: 'Officer', key: '1', fields: { rank: { value: 'SERGEANT', asOf: '2023-02-30' } } },
    { type: 'Officer', key: '1', relationships: { allegations: [{ entity: 'Allegation/1' }] } },
    { type: 'Officer', key: '1', relationships: { units: [{ entity: 'Officer/1' }] } },
    { type: 'Officer', key: '1', relationships: { units: [{ entity: 'Unit/1', form: '2020' }] } },
    { type: 'Allegation', key: '1', fields: { status: 'PROVEN' } },
    {
      type: 'Allegation',
      key: '1',
      relationships: { against: [{ entity: 'Officer/1' }, { entity: 'Officer/2' }] },
    },
    { type: 'Officer', key: '1', stated: 'yesterday' },
    { type: 'Officer', key: '1', source: 'Report/1' },
    { type: 'Officer', key: '1', locator: { row: 1 } },
  ]
  // Twice: what was wrong once is wrong when it comes again.
  for (const record of [...wrong, ...wrong]) {
    expect(readTwice(record).quickly, JSON.stringify(record)).toBeNull()
  }
})
