import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CitedRecord, readCitedRecords } from '../../src/importer/cited-records.ts'
import { fold } from '../../src/text.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let records: CitedRecord[]

beforeAll(async () => {
  records = await readCitedRecords(path.join(ROOT, 'seeds/met-police-thread'))
})

const reference = ({ type, key }: CitedRecord) => `${type}/${key}`

const of = (type: string, key?: string) =>
  records.filter((record) => record.type === type && (key === undefined || record.key === key))

/** Every value that records of a type give a field, by key. */
function valuesOf(type: string, field: string): Record<string, unknown> {
  return Object.fromEntries(
    of(type)
      .filter(({ fields }) => field in fields)
      .map(({ key, fields }) => [key, fields[field]]),
  )
}

/** Every relationship, as [from, name, to, properties]. */
function relationships() {
  return records.flatMap((record) =>
    Object.entries(record.relationships).flatMap(([name, ends]) =>
      ends.map(({ entity: to, ...properties }) => ({
        record,
        from: reference(record),
        name,
        to,
        properties,
      })),
    ),
  )
}

const targets = (from: string, name: string) =>
  relationships()
    .filter((one) => one.from === from && one.name === name)
    .map(({ to }) => to)

/** All that the records assert, as text: fields and relationships, without sources and locators. */
const asserted = () =>
  records.map(({ type, key, fields, relationships: ends }) => {
    const { citedAs: _, ...rest } = fields
    return { type, key, text: fold(JSON.stringify([type, key, rest, ends])) }
  })

describe('the thread', () => {
  test('has ten posts in order, with authors where the page gives one and none where it does not', () => {
    expect(valuesOf('Post', 'position')).toEqual(
      Object.fromEntries(
        Array.from({ length: 10 }, (_, index) => [`post-${index + 1}`, index + 1]),
      ),
    )
    const authors = relationships().filter(
      ({ from, name }) => from.startsWith('Post/') && name === 'writtenBy',
    )
    expect(authors.map(({ from, to }) => [from, to])).toEqual([
      ['Post/post-2', 'Account/ian-h'],
      ['Post/post-7', 'Account/deleted-member-121'],
      ['Post/post-8', 'Account/albion'],
      ['Post/post-9', 'Account/glasgowcyclist'],
      ['Post/post-10', 'Account/fozy-tornip'],
    ])
  })

  test('keeps who quotes, links and reacts to what', () => {
    const between = (name: string) =>
      relationships()
        .filter((one) => one.name === name)
        .map(({ from, to }) => `${from} ${to}`)
    expect(between('quotes')).toEqual([
      'Post/post-2 Post/post-1',
      'Post/post-4 Article/linked-in-post-4',
      'Post/post-7 Post/post-6',
      'Post/post-7 Article/linked-in-post-6',
      'Post/post-9 Article/url:https://www.bbc.co.uk/news/uk-england-beds-bucks-herts-68400417',
    ])
    expect(between('linksTo')).toHaveLength(6)
    expect(relationships().filter(({ name }) => name === 'reactions')).toMatchObject([
      { from: 'Account/c-r', to: 'Post/post-7', properties: { reaction: 'SAD' } },
    ])
  })

  test('keeps a cut address as shown, without completing it', () => {
    const cut = of('Article').filter(({ fields }) => fields.linkStatus === 'CUT')
    expect(cut).toHaveLength(5)
    for (const { fields } of cut) {
      expect(fields.citedAs).toContain('...')
      expect(fields).not.toHaveProperty('url')
    }
  })
})

describe('people', () => {
  test('are those whom the page names, and nobody else', () => {
    expect(valuesOf('Officer', 'name')).toEqual({
      'james-mason': 'James Mason',
      'david-carrick': 'David Carrick',
      'wayne-couzens': 'Wayne Couzens',
      mitchell: 'Mitchell',
      'jake-cummings': 'Jake Cummings',
    })
    expect(valuesOf('Person', 'name')).toEqual({
      'jamie-klingler': 'Jamie Klingler',
      'judicial-review-claimant': 'Kristina O’Connor',
    })
    expect(new Set(of('Person').map(({ key }) => key)).size).toBe(2)
  })

  test('stay unidentified where the page gives no name, and partly named by a surname alone', () => {
    expect(valuesOf('Officer', 'identification')).toEqual({
      'dismissed-1': 'UNIDENTIFIED',
      'dismissed-2': 'UNIDENTIFIED',
      'officer-of-post-3': 'UNIDENTIFIED',
      'james-mason': 'NAMED',
      'david-carrick': 'NAMED',
      'wayne-couzens': 'NAMED',
      mitchell: 'PARTLY_NAMED',
      'jake-cummings': 'NAMED',
    })
    expect(of('Unit', 'unit-of-carrick-and-couzens')[0]?.fields).toEqual({
      kind: 'UNKNOWN',
      identification: 'UNIDENTIFIED',
    })
  })

  test('have no rank, age, number or force but what the page gives', () => {
    expect(valuesOf('Officer', 'rank')).toEqual({ 'james-mason': 'SERGEANT' })
    expect(valuesOf('Officer', 'rankFlags')).toEqual({ 'james-mason': ['DETECTIVE'] })
    expect(valuesOf('Officer', 'collarNumber')).toEqual({})
    expect(valuesOf('Officer', 'departure')).toEqual({
      'dismissed-1': 'DISMISSED',
      'dismissed-2': 'DISMISSED',
    })
    const aged = relationships().filter(({ properties }) => 'ageAt' in properties)
    expect(new Set(aged.map(({ from, properties }) => [from, properties.ageAt].join(' ')))).toEqual(
      new Set([
        'Allegation/cummings-rape 23',
        'Allegation/cummings-stalking 23',
        'Allegation/cummings-controlling-and-coercive-behaviour 23',
      ]),
    )
    expect(targets('Officer/dismissed-1', 'units')).toEqual([])
    expect(targets('Officer/officer-of-post-3', 'units')).toEqual([])
  })

  test('gain nothing from the words of an address, a picture or a user name', () => {
    const onlyInAddresses = ['clifton', 'wandworth', 'croydon', 'mobile', 'sack', 'img']
    for (const { text, type, key } of asserted()) {
      for (const word of onlyInAddresses) expect(text, `${type}/${key}`).not.toContain(word)
    }
    // Post 3 links to an article; nothing is known of the man it speaks of but that he is an officer.
    expect(
      of('Officer', 'officer-of-post-3').map(({ fields, relationships: ends }) => [fields, ends]),
    ).toEqual([[{ identification: 'UNIDENTIFIED' }, {}]])
    expect(relationships().filter(({ to }) => to === 'Officer/officer-of-post-3')).toEqual([])
    expect(relationships().filter(({ name }) => name === 'publishedBy')).toEqual([])
  })

  test('who brought the judicial review appear as claimant and as nothing else', () => {
    const [claimant, ...more] = of('Person', 'judicial-review-claimant')
    expect(more).toEqual([])
    expect(claimant?.relationships).toEqual({
      partyTo: [{ entity: 'Case/judicial-review', role: 'CLAIMANT' }],
    })
    expect(relationships().filter(({ to }) => to === 'Person/judicial-review-claimant')).toEqual([])
    const naming = asserted().filter(({ text }) => text.includes("o'connor"))
    expect(naming.map(({ type, key }) => `${type}/${key}`)).toEqual([
      'Article/linked-in-post-4', // its headline
      'Person/judicial-review-claimant',
    ])
  })

  test('who complained or were harmed have no entity, no role and no description', () => {
    const roles = relationships().flatMap(({ properties }) => properties.role ?? [])
    expect(new Set(roles)).toEqual(
      new Set(['OFFICER_PRESENT', 'CLAIMANT', 'DEFENDANT', 'co-founder']),
    )
    for (const { text, type, key } of asserted()) {
      expect(text, `${type}/${key}`).not.toMatch(/\b(victims?|wom[ae]n|girl)\b/)
    }
    expect(of('Incident').map(({ key }) => key)).toEqual(['smell-of-cannabis'])
  })
})

describe('allegations', () => {
  test('have exactly the counts that the page gives', () => {
    expect(
      Object.fromEntries(of('Allegation').map(({ key, fields }) => [key, fields.counts])),
    ).toEqual({
      'dismissed-1-cannabis': undefined,
      'dismissed-2-cannabis': undefined,
      'mason-gross-misconduct': 8,
      'carrick-rape': undefined,
      'couzens-murder': undefined,
      'mitchell-rape': 10,
      'mitchell-rape-of-a-child': 3,
      'mitchell-kidnap': 1,
      'mitchell-breach': undefined,
      'cummings-rape': undefined,
      'cummings-stalking': 2,
      'cummings-controlling-and-coercive-behaviour': 2,
    })
  })

  test('are charged, or decided by a ruling, or no more than alleged: never two of these', () => {
    expect(valuesOf('Allegation', 'status')).toEqual({
      'dismissed-1-cannabis': 'ALLEGED',
      'dismissed-2-cannabis': 'ALLEGED',
      'cummings-rape': 'CHARGED',
      'cummings-stalking': 'CHARGED',
      'cummings-controlling-and-coercive-behaviour': 'CHARGED',
    })
    const decisions = relationships().filter(({ name }) => name === 'decides')
    expect(
      Object.fromEntries(decisions.map(({ to, properties }) => [to, properties.finding])),
    ).toEqual({
      'Allegation/dismissed-1-cannabis': 'UNKNOWN',
      'Allegation/dismissed-2-cannabis': 'UNKNOWN',
      'Allegation/mason-gross-misconduct': 'GROSS_MISCONDUCT',
      'Allegation/carrick-rape': 'GUILTY',
      'Allegation/couzens-murder': 'GUILTY',
      'Allegation/mitchell-rape': 'GUILTY',
      'Allegation/mitchell-rape-of-a-child': 'GUILTY',
      'Allegation/mitchell-kidnap': 'GUILTY',
      'Allegation/mitchell-breach': 'GUILTY',
    })
  })

  test('rest on an article unless they are no more than alleged', () => {
    for (const record of [...of('Allegation'), ...of('Ruling')]) {
      const decides = record.relationships.decides?.some(({ finding }) => finding !== 'UNKNOWN')
      const counts = record.type === 'Ruling' ? decides : record.fields.status !== 'ALLEGED'
      expect(record.source, reference(record)).toMatch(counts ? /^Article\// : /^(Article|Post)\//)
    }
  })

  test('of gross misconduct ended in a final warning, by a panel that is not named', () => {
    const ruling = of('Ruling', 'mason-ruling')
    expect(ruling.flatMap(({ fields }) => fields.outcomes ?? [])).toEqual(['FINAL_WRITTEN_WARNING'])
    expect(targets('Ruling/mason-ruling', 'madeBy')).toEqual(['Organisation/mason-panel'])
    expect(of('Organisation', 'mason-panel')[0]?.fields).toEqual({
      kind: 'PANEL',
      identification: 'UNIDENTIFIED',
    })
    expect(of('Officer', 'james-mason').some(({ fields }) => 'departure' in fields)).toBe(false)
    expect(targets('Case/judicial-review', 'reviews')).toEqual(['Case/mason-misconduct'])
    expect(targets('Ruling/judicial-review-ruling', 'madeBy')).toEqual(['Organisation/high-court'])
  })
})

describe('someone whose proceedings may be active', () => {
  const own = () =>
    records.filter((record) => /cummings|hatfield-court|st-albans-court/.test(record.key))

  test('is spoken of by the article alone, as pasted into a post', () => {
    expect(own().length).toBeGreaterThan(8)
    for (const { source, via } of own()) {
      expect(source).toBe(
        'Article/url:https://www.bbc.co.uk/news/uk-england-beds-bucks-herts-68400417',
      )
      expect(via).toBe('Post/post-9')
    }
    expect(
      relationships().filter(({ name, to }) => name === 'mentions' && /cummings|mitchell/.test(to)),
    ).toEqual([])
    expect(
      relationships().filter(
        ({ from, to }) => to.includes('cummings') && !from.includes('cummings'),
      ),
    ).toEqual([])
  })

  test('has the charges, the courts and the duty status, and no date that is only a weekday', () => {
    expect(valuesOf('Officer', 'dutyStatus')).toEqual({ 'jake-cummings': 'SUSPENDED' })
    expect(targets('Officer/jake-cummings', 'cases')).toEqual(['Case/cummings-prosecution'])
    expect(targets('Officer/jake-cummings', 'units')).toEqual(['Unit/force:metropolitan'])
    expect(valuesOf('Hearing', 'on')).toEqual({})
    expect(valuesOf('Hearing', 'place')).toEqual({})
    // A hearing that was still to come is not said to have taken place.
    expect(valuesOf('Hearing', 'title')).toMatchObject({
      'cummings-st-albans': 'Appearance of Jake Cummings due at St Albans Crown Court',
    })
    for (const { text, type, key } of asserted()) {
      expect(text, `${type}/${key}`).not.toMatch(/\b(mon|tues|wednes|thurs|fri|satur|sun)day\b/)
    }
  })

  test('carries nothing that a post thinks, once convicted and not yet sentenced either', () => {
    const sources = of('Officer', 'mitchell').map(({ source }) => String(source))
    expect(sources.filter((source) => source.startsWith('Post/'))).toEqual([])
    expect(valuesOf('Case', 'stage')).toMatchObject({ 'mitchell-prosecution': 'CONVICTED' })
  })
})

describe('figures', () => {
  test('are as the page gives them', () => {
    expect(of('Statement').map(({ key, fields: { value, unit } }) => [key, value, unit])).toEqual([
      ['keep-their-jobs', 90, 'per cent'],
      ['dropped-cases', undefined, undefined],
      ['rape-conviction-rate', 1.7, 'per cent'],
      ['removal-stages', 6, 'stages'],
      ['removal-time', undefined, undefined],
    ])
    expect(Object.assign({}, ...of('Fundraiser').map(({ fields }) => fields))).toMatchObject({
      raised: 'GBP 149000',
      target: 'GBP 50000',
      supporters: 8339,
    })
    expect(valuesOf('Account', 'handle')).toMatchObject({ 'fundraiser-uk': 'UK' })
  })
})
