import { describe, expect, test } from 'vitest'
import { complaintAbout } from '../support/mapping.ts'

const head = `name: example
title: An example
publisher: Nobody
licence: CC0-1.0
attribution: None
standing: OFFICIAL
release: '1'
`

/** What is said of a manifest whose one file has these rows; `entity` begins in line 12. */
const about = async (entity: string, more = '') =>
  await complaintAbout({
    data: { 'a.csv': 'badge,name,rank,when\n1,A,PC,2023\n' },
    manifest: `${head}files:
  - path: a.csv
    rows:
${more}      entities:
        it:
${entity.replaceAll(/^/gm, '          ')}
`,
  })

const at = 'files[0].rows.entities.it'

describe('A mapping is refused before any row is read, with its line and the nearest name, where', () => {
  test.each([
    [
      'a type is unknown',
      'type: Oficer\nkey: badge',
      `13: ${at}.type: Expected the name of a type; there is no Oficer. Did you mean "Officer"?`,
    ],
    [
      'a column is',
      'type: Officer\nkey: bagde',
      `14: ${at}.key: Expected a column of the file; there is no "bagde". Did you mean "badge"?`,
    ],
    [
      'a field is',
      'type: Officer\nkey: badge\nfields:\n  nmae: name',
      `16: ${at}.fields.nmae: Expected a field of Officer; there is no nmae. Did you mean "name"?`,
    ],
    [
      'a relationship is',
      'type: Officer\nkey: badge\nrelationships:\n  unit: [{ entity: it }]',
      `16: ${at}.relationships.unit: Expected a relationship that starts at Officer; there is no unit. Did you mean "units"?`,
    ],
    [
      'a relationship is written at its wrong end',
      'type: Officer\nkey: badge\nrelationships:\n  allegations: [{ entity: it }]',
      'allegations is read here and written at its other end. Write `against` in the Allegation that it comes from.',
    ],
    [
      'a relationship leads to another type',
      'type: Officer\nkey: badge\nrelationships:\n  units: [{ entity: it }]',
      `16: ${at}.relationships.units[0].entity: Expected Unit; this is Officer.`,
    ],
    [
      'an entity of the row is unknown',
      'type: Officer\nkey: badge\nrelationships:\n  units: [{ entity: unti }]',
      'Expected an entity of this mapping; there is no "unti". There are: it. One that has its record elsewhere is written { type, key }.',
    ],
    [
      'a property is',
      'type: Officer\nkey: badge\nrelationships:\n  units: [{ entity: { type: Unit, key: rank }, properties: { form: when } }]',
      'Expected a property of units; there is no form. Did you mean "from"?',
    ],
    [
      'an enum has no such value',
      'type: Officer\nkey: badge\nfields:\n  rank:\n    column: rank\n    enum:\n      PC: CONSTABEL',
      `19: ${at}.fields.rank.enum.PC: Expected one of Rank: CONSTABLE, SERGEANT`,
    ],
    [
      'a constant is no value of the field',
      'type: Officer\nkey: badge\nfields:\n  identification: { value: NAMEED }',
      'Did you mean "NAMED"?',
    ],
    [
      'a status is one that rulings alone give',
      'type: Allegation\nkey: badge\nfields:\n  status: { column: rank, enum: { PC: PROVEN } }',
      'PROVEN is worked out from rulings, because only a court, tribunal or panel can decide it. Map a Ruling that `decides` this allegation',
    ],
    [
      'text is to be a number',
      'type: Allegation\nkey: badge\nfields:\n  counts: rank',
      'Expected a whole number: text of the file is none by itself. Add `number: true`.',
    ],
    [
      'a number is to be text',
      'type: Officer\nkey: badge\nfields:\n  name: { column: name, number: true }',
      'Expected text; `number` makes a number of it. Leave `number` out.',
    ],
    [
      'text is to be money',
      'type: Fundraiser\nkey: badge\nfields:\n  target: { column: rank, number: true }',
      'Expected an amount of money: text of the file is none by itself. Add `currency`, such as GBP.',
    ],
    [
      'a key would lose its zeros',
      'type: Officer\nkey: { column: badge, number: true }',
      'Expected text: a number loses the zeros before it.',
    ],
    [
      'a list is given where there is one value',
      'type: Officer\nkey: badge\nfields:\n  name: { column: name, split: ";" }',
      'Expected one value: name holds one.',
    ],
    [
      'a date is given to what does not change',
      'type: Officer\nkey: badge\nfields:\n  name: { column: name, asOf: when }',
      'Expected no date: name does not change over time.',
    ],
    [
      'a date has no year',
      'type: Incident\nkey: badge\nfields:\n  occurred: { column: when, date: D/M }',
      'Expected a year (YYYY) in the form; "D/M" has none.',
    ],
    [
      'a form of dates has words in it',
      'type: Incident\nkey: badge\nfields:\n  occurred: { column: when, date: dd/mm/yyyy }',
      'Expected a year (YYYY) in the form; "dd/mm/yyyy" has none.',
    ],
    [
      'a value comes from two places',
      'type: Officer\nkey: badge\nfields:\n  name: { column: name, value: A }',
      'Expected one place that the value comes from; there are column and value.',
    ],
    [
      'a value comes from nowhere',
      'type: Officer\nkey: badge\nfields:\n  name: { case: upper }',
      'Expected where the value comes from. Write one of column,',
    ],
    [
      'a table is unknown',
      'type: Officer\nkey: badge\nfields:\n  name: { column: name, lookup: names }',
      'Expected the name of a table under `lookups`; there is no "names".',
    ],
    [
      'a scheme is not shared',
      'type: Unit\nkey: badge\nscheme: froce',
      'Expected a shared scheme; there is no froce. Did you mean "force"?',
    ],
    [
      'a source can be none',
      'type: Officer\nkey: badge\nsource: it',
      'Expected Article or Report or Post or Ruling; this is Officer.',
    ],
    [
      'a pattern cannot be read',
      'type: Officer\nkey: badge\nwhen: { column: name, matches: "(" }',
      'Expected a pattern that can be read.',
    ],
    [
      'a pattern that splits cannot be read',
      'type: Officer\nkey: badge\nfields:\n  alternativeNames: { column: name, split: "/(/" }',
      'fields.alternativeNames.split: Expected a pattern that can be read.',
    ],
    [
      'a pattern between the parts of `each` cannot be read',
      'type: Officer\neach: { column: name, split: "/[/" }\nkey: item',
      'each.split: Expected a pattern that can be read.',
    ],
    [
      'a condition compares with nothing',
      'type: Officer\nkey: badge\nwhen: { column: name }',
      'Expected what the column is compared with. Write is, isNot, isBlank or matches.',
    ],
    ['an entry is unknown', 'type: Officer\nkey: badge\nfeilds: {}', 'Did you mean "fields"?'],
    [
      'an entry of a value is',
      'type: Officer\nkey: badge\nfields:\n  name: { colum: name }',
      'Did you mean "column"?',
    ],
  ])('%s', async (_, entity, expected) => {
    const text = await about(entity)
    expect(text).toContain(expected)
    expect(text).toMatch(/dataset\.yaml/)
  })

  test('several things are wrong, all of which it lists', async () => {
    const text = await about(
      'type: Officer\nkey: bagde\nfields:\n  nmae: name\n  rank: { value: X }',
    )
    expect(text.split('\n').length).toBe(4)
    expect(text).toMatch(/^The mapping cannot be used; no row was read:/)
  })

  test('a rule for rows names no column of the file', async () => {
    const text = await about(
      'type: Officer\nkey: badge',
      '      skip: [{ when: { column: stat, is: x }, reason: why }]\n',
    )
    expect(text).toContain(
      '11: files[0].rows.skip[0].when.column: Expected a column of the file; there is no "stat".',
    )
  })

  test('a member is missing from objects, unless it is named as one that comes later', async () => {
    const complaint = await complaintAbout({
      data: { 'a.json': '[{"id": "1"}]' },
      manifest: {
        files: [{ path: 'a.json', rows: { entities: { it: { type: 'Officer', key: 'di' } } } }],
      },
    })
    expect(complaint).toContain(
      'there is no "di". Did you mean "id"? A member that comes later than the first 1,000 rows is named in `columns:`.',
    )
  })

  test('a table of words is contradictory or lacks a column', async () => {
    const withTable = (lookup: object) => ({
      data: { 'a.csv': 'badge\n1\n', 'w.csv': 'code,name\n1,One\n1,Two\n' },
      manifest: {
        files: [{ path: 'a.csv', rows: { entities: { it: { type: 'Officer', key: 'badge' } } } }],
        lookups: { words: { file: 'w.csv', ...lookup } },
      },
    })
    expect(await complaintAbout(withTable({ key: 'code', value: 'name' }))).toContain(
      'lookups.words.file: Expected one meaning of each word; w.csv:3 says "Two" of "1", and "One" came before. Correct the table, or write `several: blank` or `several: first`.',
    )
    expect(await complaintAbout(withTable({ key: 'cod', value: 'name' }))).toContain(
      'lookups.words.key: Expected a column of w.csv; there is no "cod". Did you mean "code"?',
    )
  })
})
