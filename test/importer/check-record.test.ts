import { describe, expect, test } from 'vitest'
import { recordChecker } from '../../src/importer/check-record.ts'
import { describeProblem, type Problem } from '../../src/importer/problem.ts'

const check = recordChecker('example')

function problemsOf(value: unknown): readonly Problem[] {
  const checked = check({ file: 'records/a.jsonl', line: 3, value, lineOf: () => 3 })
  return 'problems' in checked ? checked.problems : []
}

const officer = { type: 'Officer', key: '1' }

describe('a record is refused, with what to do', () => {
  test.each([
    [
      'a type that there is none of',
      { type: 'Oficer', key: '1' },
      { field: 'type', todo: 'Did you mean "Officer"?' },
    ],
    [
      'a type that keeps the books',
      { type: 'Claim', key: '1' },
      { field: 'type', expected: 'Expected the name of a type.' },
    ],
    ['no key', { type: 'Officer' }, { field: 'key', todo: 'Add it.' }],
    [
      'a key that begins like a shared one',
      { type: 'Unit', key: 'force:metropolitan' },
      { field: 'key', todo: 'Write scheme: force and key: metropolitan.' },
    ],
    [
      'a scheme that nobody shares',
      { type: 'Unit', scheme: 'police', key: '1' },
      { field: 'scheme', came: '"police"' },
    ],
    [
      'a misspelt field',
      { ...officer, fields: { colarNumber: '12' } },
      { field: 'fields.colarNumber', todo: 'Did you mean "collarNumber"?', came: '"12"' },
    ],
    [
      'a relationship among the fields',
      { ...officer, fields: { units: [] } },
      { field: 'fields.units', todo: 'Write it under `relationships`.' },
    ],
    [
      'the date of a field as a field',
      { ...officer, fields: { rankAsOf: '2021' } },
      { field: 'fields.rankAsOf', todo: 'Write rank: { value: …, asOf: … }.' },
    ],
    [
      'a value outside the vocabulary',
      { ...officer, fields: { rank: 'SARGE' } },
      { field: 'fields.rank', came: '"SARGE"' },
    ],
    [
      'a date on a field that does not change',
      { ...officer, fields: { name: { value: 'Ann', asOf: '2021' } } },
      { field: 'fields.name', todo: 'Write the value without `value` and `asOf`.' },
    ],
    ['a blank value', { ...officer, fields: { name: '' } }, { field: 'fields.name', came: '""' }],
    [
      'a date that does not exist',
      { type: 'Case', key: '1', fields: { opened: '2023-02-30' } },
      { field: 'fields.opened', came: '"2023-02-30"' },
    ],
    [
      'an address that is a script',
      { type: 'Article', key: '1', fields: { url: 'javascript:alert(1)' } },
      { field: 'fields.url' },
    ],
    [
      'a relationship that is written at its other end',
      { ...officer, relationships: { allegations: [{ entity: 'Allegation/1' }] } },
      {
        field: 'relationships.allegations',
        todo: 'Write `against` in the record of the Allegation that it comes from.',
      },
    ],
    [
      'a relationship to a type that it does not lead to',
      { ...officer, relationships: { units: [{ entity: 'Person/1' }] } },
      { field: 'relationships.units[0].entity', expected: 'Expected a reference to Unit.' },
    ],
    [
      'a relationship to itself',
      { type: 'Unit', key: '1', relationships: { partOf: [{ entity: 'Unit/1' }] } },
      { field: 'relationships.partOf[0]' },
    ],
    [
      'the same relationship twice',
      { ...officer, relationships: { cases: [{ entity: 'Case/1' }, { entity: 'Case/1' }] } },
      { field: 'relationships.cases[1]', todo: 'Leave one of the two out.' },
    ],
    [
      'two ends of a relationship that has one',
      {
        type: 'Allegation',
        key: '1',
        relationships: { against: [{ entity: 'Officer/1' }, { entity: 'Officer/2' }] },
      },
      { field: 'relationships.against' },
    ],
    [
      'a source that cannot be cited',
      { ...officer, source: 'Person/1' },
      { field: 'source', expected: 'Expected a source: one of Article, Report, Post, Ruling.' },
    ],
    [
      'a source read in itself',
      { ...officer, source: 'Article/1', via: 'Article/1' },
      { field: 'via', todo: 'Leave `via` out where the source itself was read.' },
    ],
    [
      'a quotation that republishes its source',
      { ...officer, locator: { start: 0, end: 301, sha256: '0'.repeat(64) } },
      { field: 'locator', expected: 'Expected a range of 1 to 300 characters; this one has 301.' },
    ],
    [
      'a range without the hash of its words',
      { ...officer, locator: { start: 0, end: 3 } },
      { field: 'locator', expected: 'Expected start, end and sha256 together.' },
    ],
    [
      'something that is no record',
      'Officer/1',
      { record: null, field: null, expected: 'Expected a record with `type` and `key`.' },
    ],
    [
      'a value of the vocabulary written in another way',
      { ...officer, fields: { rank: 'chief inspector' } },
      { field: 'fields.rank', todo: 'Did you mean "CHIEF_INSPECTOR"?' },
    ],
    [
      'a misspelt value of a relationship',
      {
        type: 'Ruling',
        key: '1',
        relationships: { decides: [{ entity: 'Allegation/1', finding: 'GILTY' }] },
      },
      { field: 'relationships.decides[0].finding', todo: 'Did you mean "GUILTY"?' },
    ],
    [
      'a misspelt type in a reference',
      { ...officer, relationships: { units: [{ entity: 'Units/1' }] } },
      { field: 'relationships.units[0].entity', todo: 'Did you mean "Unit"?' },
    ],
    [
      'a misspelt shared scheme',
      { type: 'Unit', scheme: 'forces', key: '1' },
      { field: 'scheme', todo: 'Did you mean "force"?' },
    ],
    [
      'a reference with a scheme and no key',
      { ...officer, relationships: { units: [{ entity: 'Unit/force: ' }] } },
      { field: 'relationships.units[0].entity', expected: 'Expected a key after force:.' },
    ],
    [
      'something that is no date',
      { type: 'Case', key: '1', fields: { opened: true } },
      { field: 'fields.opened', expected: expect.stringMatching(/^Expected a date: /) },
    ],
  ])('%s', (_, record, expected) => {
    expect(problemsOf(record)).toEqual([expect.objectContaining(expected)])
  })
})

test.each(['PROVEN', 'NOT_PROVEN', 'OVERTURNED'])(
  'no record can say that an allegation is %s: only a ruling can',
  (status) => {
    const record = { type: 'Allegation', key: '1', fields: { status: { value: status } } }
    expect(problemsOf(record)).toEqual([
      expect.objectContaining({
        field: 'fields.status.value',
        expected: expect.stringContaining('worked out from rulings'),
        todo: 'Write a Ruling record that `decides` this allegation, with its finding.',
      }),
    ])
  },
)

test('everything that is wrong with a record is said at once', () => {
  const record = { ...officer, fields: { nam: 'Ann', rank: 'SARGE' }, sorce: 'Article/1' }
  expect(problemsOf(record).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['fields.nam', 'fields.rank', 'sorce']),
  )
})

test('a complaint says where, what was expected, what came and what to do', () => {
  const [problem] = problemsOf({ ...officer, fields: { colarNumber: '12' } })
  expect(problem && describeProblem(problem)).toBe(
    'records/a.jsonl:3: Officer/1: fields.colarNumber: Expected a field of Officer; there is no colarNumber. Came: "12". Did you mean "collarNumber"?',
  )
})

test('a comma in braces that cut a value in two is told from a misspelt field', () => {
  const value = { type: 'Case', key: '1', fields: { title: 'A', B: null } }
  const checked = check({ file: 'records/a.yaml', line: 3, value, lineOf: () => 3 })
  expect('problems' in checked && checked.problems).toMatchObject([
    {
      field: 'fields.B',
      todo: 'A comma between { and } begins a new name: put the whole value in quotes, as in title: "A, B".',
    },
  ])
})

test('what came is said once', () => {
  const said = (record: unknown) => problemsOf(record).map(describeProblem).join()
  expect(said({ ...officer, fields: { rank: 'SARGE' } }).match(/"SARGE"/g)).toHaveLength(1)
  expect(
    said({ type: 'Case', key: '1', fields: { opened: '2023-02-30' } }).match(/"2023-02-30"/g),
  ).toHaveLength(1)
})
