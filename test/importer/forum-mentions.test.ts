import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/ids.ts'
import {
  type FoundMentions,
  findMentions,
  mentionFinder,
} from '../../src/importer/forum/mention-finder.ts'
import type { SearchedText } from '../../src/importer/forum/name-index.ts'
import { writeClaims } from '../support/claims.ts'
import { forumFixture, nameOf, readForum } from '../support/forum.ts'
import { clearGraph, useGraph } from '../support/graph.ts'

const graph = useGraph()

const NAMED = { identification: 'NAMED' }

beforeAll(() =>
  writeClaims(graph, [
    { about: 'officer-flora', fields: { name: 'Flora O’Hara', ...NAMED } },
    { about: 'officer-norman', fields: { name: 'Norman Hale', ...NAMED } },
    {
      about: 'officer-nunez',
      fields: { name: 'Ana Núñez', alternativeNames: ['Annie Nunez'], ...NAMED },
    },
    { about: 'officer-okafor', fields: { name: 'Okafor', identification: 'PARTLY_NAMED' } },
    { about: 'officer-day-1', fields: { name: 'Peter Day', ...NAMED } },
    { about: 'officer-day-2', fields: { name: 'Peter Day', ...NAMED } },
    { about: 'officer-vera', fields: { name: 'Vera Jane Lund', ...NAMED } },
    { about: 'officer-cipher', fields: { name: 'Officer Kestrel', identification: 'ANONYMISED' } },
    {
      about: 'officer-charged',
      fields: { name: 'Ivor Penn', ...NAMED },
      links: [{ edge: 'SUBJECT_OF', to: 'case-penn' }],
    },
    { about: 'case-penn', fields: { title: 'A prosecution', stage: 'CHARGED' } },
    { about: 'officer-marsh', fields: { name: 'Edgar Marsh', ...NAMED } },
    {
      about: 'allegation-marsh',
      fields: { title: 'An allegation' },
      links: [
        { edge: 'AGAINST', to: 'officer-marsh' },
        { edge: 'PART_OF_CASE', to: 'case-penn' },
      ],
    },
    {
      about: 'person-claimant',
      fields: { name: 'Mona Lark', ...NAMED },
      links: [{ edge: 'PARTY_TO', to: 'case-claim', properties: { role: 'CLAIMANT' } }],
    },
    { about: 'case-claim', fields: { title: 'A claim' } },
    {
      about: 'unit-rivershire',
      fields: {
        name: 'Rivershire Police',
        alternativeNames: ['Rivershire Constabulary', 'Shire'],
        abbreviation: 'RSP',
        ...NAMED,
      },
    },
    { about: 'organisation-rci', fields: { name: 'RCI', ...NAMED } },
  ]),
)

const whole = (text: string, handles: readonly string[] = []): SearchedText => ({
  text,
  parts: [{ start: 0, end: text.length }],
  handles,
})

async function look(text: string, handles?: readonly string[]): Promise<FoundMentions> {
  const [found] = await findMentions(graph, [whole(text, handles)])
  if (!found) throw new Error('Expected an answer for the text.')
  return found
}

/** `officer-flora: Flora O’Hara`, in order. */
const mentions = async (text: string, handles?: readonly string[]) =>
  (await look(text, handles)).mentions.map(({ id, at }) => `${id}: ${text.slice(at.start, at.end)}`)

const candidates = async (text: string) =>
  (await look(text)).candidates.map(
    ({ id, at, score, reasons }) =>
      `${id}: ${text.slice(at.start, at.end)} ${score} (${reasons.join('; ')})`,
  )

describe('a mention', () => {
  test.each([
    ['PC Flora O’Hara was there', 'officer-flora: Flora O’Hara'],
    ["Then Flora O'Hara's report came", "officer-flora: Flora O'Hara"],
    ['PC FLORA OHARA, THEY SAY', 'officer-flora: FLORA OHARA'],
    ['I met Ana Nunez.', 'officer-nunez: Ana Nunez'],
    ['I met Annie Núñez.', 'officer-nunez: Annie Núñez'],
    ['The rivershire police say', 'unit-rivershire: rivershire police'],
    ['The Rivershire Constabulary says', 'unit-rivershire: Rivershire Constabulary'],
    ['Ask RSP, or the RCI.', 'unit-rivershire: RSP, organisation-rci: RCI'],
  ])('is a full name or an abbreviation that one entity bears: %s', async (text, expected) => {
    expect((await mentions(text)).join(', ')).toBe(expected)
    expect(await candidates(text)).toEqual([])
  })

  test.each([
    'A florid o’haran word',
    'norman hales',
    'The shire horse and its rsp',
    'Ask @Norman Hale',
    'Rivershire',
  ])('is no part of a word, and no word that happens to look like one: %s', async (text) => {
    expect(await look(text)).toEqual({ mentions: [], candidates: [] })
  })

  test('is never a handle', async () => {
    expect(await look('As Norman Hale wrote above')).toMatchObject({ mentions: [{}] })
    expect(await look('As Norman Hale wrote above', ['norman hale'])).toEqual({
      mentions: [],
      candidates: [],
    })
  })

  test('is found wherever it stands, with its characters', async () => {
    const text = 'Norman Hale and Flora O’Hara. Norman Hale!'
    expect((await look(text)).mentions.map(({ at }) => at)).toEqual([
      { start: 0, end: 11 },
      { start: 16, end: 28 },
      { start: 30, end: 41 },
    ])
  })
})

describe('a candidate', () => {
  test.each([
    ['Then Hale said so', ['officer-norman: Hale 0.3 (a surname alone)']],
    ['Then N. Hale said so', ['officer-norman: N. Hale 0.5 (an initial and the surname)']],
    ['Sergeant Okafor', ['officer-okafor: Okafor 0.3 (a surname alone)']],
    [
      'It was Peter Day.',
      [
        'officer-day-1: Peter Day 0.45 (the full name; one of 2 that it fits)',
        'officer-day-2: Peter Day 0.45 (the full name; one of 2 that it fits)',
      ],
    ],
    [
      'so norman hale says',
      ['officer-norman: norman hale 0.5 (the full name; written without capitals)'],
    ],
    [
      'It was Dale Norman Hale.',
      ['officer-norman: Norman Hale 0.5 (the full name; the name may be longer than this)'],
    ],
    [
      'The Rivershire Police Federation',
      ['unit-rivershire: Rivershire Police 0.5 (the full name; the name may be longer than this)'],
    ],
    ...[
      'Dale Norman Hale was jailed',
      'Dale\nNorman Hale',
      'He said: Dale Norman Hale',
      'so “Dale Norman Hale',
      '(Dale Norman Hale)',
      'A. Norman Hale',
      'NORMAN HALE JAILED',
      'PC DALE NORMAN HALE, THEY SAY',
      'Norman HALE SMITH',
      'Norman Hale\nBridge',
    ].map((text): [string, string[]] => [
      text,
      [
        `officer-norman: ${/norman hale/i.exec(text)?.[0]} 0.5 (the full name; the name may be longer than this)`,
      ],
    ]),
    [
      'Mr Norman-Hale',
      ['officer-norman: Norman-Hale 0.5 (the full name; a hyphen or a line end parts its words)'],
    ],
    [
      'PC Norman\nHale',
      ['officer-norman: Norman\nHale 0.5 (the full name; a hyphen or a line end parts its words)'],
    ],
    ['It was Vera Lund.', ['officer-vera: Vera Lund 0.6 (a given name and the surname)']],
    [
      'Shire took it on',
      ['unit-rivershire: Shire 0.5 (a short name; a word that opens a sentence)'],
    ],
    [
      'Clark Shire was there',
      ['unit-rivershire: Shire 0.5 (a short name; the name may be longer than this)'],
    ],
  ])('is what may be meant, with reasons, and never a mention: %s', async (text, expected) => {
    expect(await candidates(text)).toEqual(expected)
    expect(await mentions(text)).toEqual([])
  })

  test.each([
    'Mr Adam Hale',
    'Adam Hale was jailed',
    'I saw Clark Shire',
    'M. Hale',
    'Hale Bridge Road',
    'Hale-Smith said so',
    'a hale old man',
  ])('is nobody whose name another name shows it not to be: %s', async (text) => {
    expect(await look(text)).toEqual({ mentions: [], candidates: [] })
  })

  test('is likelier where the page names the entity in full, and none where the post itself does', async () => {
    const text = 'Norman Hale came. Hale went.'
    expect(await candidates(text)).toEqual([])
    const parts = [
      { start: 0, end: 17 },
      { start: 18, end: text.length },
    ]
    const [, second] = await findMentions(
      graph,
      parts.map((part) => ({ text, parts: [part], handles: [] })),
    )
    expect(second?.candidates).toMatchObject([
      { score: 0.7, reasons: ['a surname alone', 'named in full elsewhere on the page'] },
    ])
  })
})

test.each([
  'Ivor Penn was there, and Penn left',
  'Edgar Marsh was there',
  'Mona Lark was there',
  'Officer Kestrel was there',
])(
  'nobody is linked who stands in active proceedings, who claims, or whose name is withheld: %s',
  async (text) => {
    expect(await look(text)).toEqual({ mentions: [], candidates: [] })
  },
)

test('a finder answers the same while an import writes', async () => {
  const find = mentionFinder(graph)
  const before = await find([whole('Oda Wren was there')])
  await writeClaims(graph, [{ about: 'officer-wren', fields: { name: 'Oda Wren', ...NAMED } }])
  expect(await find([whole('Oda Wren was there')])).toEqual(before)
  expect(await mentions('Oda Wren was there')).toEqual(['officer-wren: Oda Wren'])
})

describe('posts of a page', () => {
  test('mention whom their own words name, and not what they quote, link to or picture', async () => {
    const records = await readForum([forumFixture('bridge.txt')], mentionFinder(graph))
    const found = records.flatMap((record) =>
      (record.relationships.mentions ?? []).map(({ entity }) => `${nameOf(record)} ${entity}`),
    )
    expect(found).toEqual([
      'Post/post-1 officer-flora',
      'Post/post-2 unit-rivershire',
      'Post/post-4 unit-rivershire',
      'Post/post-4 organisation-rci',
    ])
    const [flora] = records.filter(({ relationships }) => relationships.mentions)
    const { start, end, sha256: hash } = Object(flora?.locator)
    expect(hash).toBe(sha256('Flora O’Hara'))
    expect(flora?.relationships.mentions).toEqual([
      { entity: 'officer-flora', start, end, quoteHash: hash },
    ])
    const possible = records.flatMap((record) =>
      (record.relationships.possiblySame ?? []).map(
        ({ entity, score, reasons }) =>
          `${nameOf(record)} ${entity} ${String(score)} ${String(reasons)}`,
      ),
    )
    expect(possible).toEqual([
      'Post/post-2 officer-okafor 0.3 a surname alone',
      'Post/post-5 officer-norman 0.5 the full name; the name may be longer than this',
    ])
  })

  test('assert nothing of who is merely spoken of', async () => {
    const records = await readForum([forumFixture('bridge.txt')], mentionFinder(graph))
    expect(new Set(records.map(({ type }) => type))).toEqual(
      new Set(['Thread', 'Post', 'Account', 'Article']),
    )
  })
})

describe('a graph of many names', () => {
  beforeAll(async () => {
    await clearGraph(graph)
    const people = Array.from({ length: 25_000 }, (_, index) => ({
      id: `officer-many${String(index).padStart(6, '0')}`,
      name: `Given${index} Common`,
    }))
    await graph.execute(
      `UNWIND $p.people AS one CREATE (e:Entity:Officer)
       SET e = one, e.identification = 'NAMED', e.claimCount = 1, e.sort = one.name`,
      { p: { people } },
    )
  })

  test('is read page by page, and a surname that thousands bear points to nobody', async () => {
    expect(await mentions('It was Given24321 Common.')).toEqual([
      'officer-many024321: Given24321 Common',
    ])
    expect(await candidates('Then Common said so')).toEqual([])
  })
})
