import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/importer/problem.ts'
import { readMapped } from '../support/mapping.ts'

type Names = Readonly<Record<string, unknown>>

describe('A list within a row', () => {
  test('makes an entity of each of its parts, joined to the row', async () => {
    const { values } = await readMapped({
      data: {
        'a.json': JSON.stringify([
          {
            id: 1,
            place: { city: 'Leeds' },
            links: [
              { url: 'https://a.example/1', text: 'One' },
              { url: 'https://a.example/2', text: '' },
            ],
          },
          { id: 2, links: [] },
        ]),
      },
      manifest: {
        files: [
          {
            path: 'a.json',
            rows: {
              entities: {
                incident: { type: 'Incident', key: 'id', fields: { place: 'place.city' } },
                article: {
                  type: 'Article',
                  each: 'links',
                  scheme: 'url',
                  key: 'item.url',
                  fields: { url: 'item.url', headline: 'item.text' },
                  relationships: { mentions: [{ entity: 'incident' }] },
                },
              },
            },
          },
        ],
      },
    })
    const article = (number: number, fields: Names) => ({
      type: 'Article',
      scheme: 'url',
      key: `https://a.example/${number}`,
      fields: { url: `https://a.example/${number}`, ...fields },
      relationships: { mentions: [{ entity: 'Incident/1' }] },
      locator: { row: 1 },
    })
    expect(values).toEqual([
      { type: 'Incident', key: '1', fields: { place: 'Leeds' }, locator: { row: 1 } },
      article(1, { headline: 'One' }),
      article(2, {}),
      { type: 'Incident', key: '2', fields: {}, locator: { row: 2 } },
    ])
  })

  test('is no key: joined it would be that of a row that has the whole as one text', async () => {
    const { values, problems } = await readMapped({
      data: { 'a.json': '[{"id": ["x", "y"]}, {"id": "x, y"}]' },
      manifest: {
        files: [
          { path: 'a.json', rows: { entities: { officer: { type: 'Officer', key: 'id' } } } },
        ],
      },
    })
    expect(values).toMatchObject([{ key: 'x, y', locator: { row: 2 } }])
    expect(problems).toMatchObject([
      { field: 'id', expected: 'Expected one text: a key holds one.' },
    ])
  })

  test('in a cell is split, and belongs part by part to another list made of it', async () => {
    const each = { column: 'officers', split: ';' }
    const { values } = await readMapped({
      data: { 'a.csv': 'case,officers\n1,a; b\n' },
      manifest: {
        files: [
          {
            path: 'a.csv',
            rows: {
              entities: {
                officer: { type: 'Officer', each, key: 'item' },
                allegation: {
                  type: 'Allegation',
                  each,
                  key: ['case', 'item'],
                  relationships: { against: [{ entity: 'officer' }] },
                },
                incident: { type: 'Incident', key: 'case' },
              },
            },
          },
        ],
      },
    })
    const against = values.flatMap((value) => {
      const against = valueAt(value, ['relationships', 'against'])
      return against === undefined ? [] : [against]
    })
    expect(against).toEqual([[{ entity: 'Officer/a' }], [{ entity: 'Officer/b' }]])
  })

  const links = {
    data: {
      'a.json': JSON.stringify([{ id: 1, links: ['https://a.example/1', 'https://a.example/2'] }]),
    },
    of: (allegation: Names) => ({
      files: [
        {
          path: 'a.json',
          rows: {
            entities: {
              article: { type: 'Article', each: 'links', scheme: 'url', key: 'item' },
              report: { type: 'Report', each: 'links', key: 'item' },
              allegation: { type: 'Allegation', ...allegation },
            },
          },
        },
      ],
    }),
  }

  test('gives each part its own source, and what its source was read in', async () => {
    const { values } = await readMapped({
      data: links.data,
      manifest: links.of({ each: 'links', key: 'item', source: 'article', via: 'report' }),
    })
    const cited = values.flatMap((value) => {
      const source = valueAt(value, ['source'])
      return source === undefined ? [] : [[source, valueAt(value, ['via'])]]
    })
    expect(cited).toEqual(
      [1, 2].map((number) => {
        const key = `https://a.example/${number}`
        return [`Article/url:${key}`, `Report/${key}`]
      }),
    )
  })

  test('is no source of what there is one of, unless it holds one', async () => {
    const { problems } = await readMapped({
      data: links.data,
      manifest: links.of({ key: 'id', source: 'article' }),
    })
    expect(problems).toMatchObject([
      { expected: 'Expected one source of a record; this row has 2.' },
    ])
  })
})
