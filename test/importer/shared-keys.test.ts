import { expect, test } from 'vitest'
import { parseReference, referenceOf, requireType } from '../../src/importer/reference.ts'

const idOf = (type: string, scheme: string, key: string) =>
  referenceOf(requireType(type), scheme, key, 'example').id

test.each([
  ['Unit', 'force', 'greater-manchester', ['Greater-Manchester', ' greater-manchester ']],
  [
    'Article',
    'url',
    'https://news.example/A?b=C#d',
    ['HTTPS://News.Example/A?b=C#d', 'https://news.example:443/A?b=C#d'],
  ],
  ['Article', 'url', 'https://news.example/', ['https://news.example', 'https://NEWS.example']],
  ['Article', 'url', 'http://news.example/?a', ['http://news.example:80?a']],
  [
    'Organisation',
    'wikidata',
    'Q42',
    ['q42', 'https://www.wikidata.org/wiki/Q42', 'http://www.wikidata.org/entity/Q42'],
  ],
])('%s/%s:%s has one id, however the key is written', (type, scheme, key, others) => {
  const id = idOf(type, scheme, key)
  for (const other of others) {
    expect(idOf(type, scheme, other)).toBe(id)
    expect(parseReference(`${type}/${scheme}:${other}`, 'example')).toMatchObject({ id, key })
  }
})

test('Addresses of different things keep different ids', () => {
  const written = [
    'https://news.example/a',
    'https://news.example/A',
    'http://news.example/a',
    'https://news.example/a/',
    'https://news.example/a#b',
    'https://news.example:8443/a',
  ]
  expect(new Set(written.map((url) => idOf('Article', 'url', url))).size).toBe(written.length)
})

test.each([
  ['Unit', 'force', 'Greater Manchester', 'greater-manchester'],
  ['Article', 'url', 'news.example/a', 'http://'],
  ['Article', 'url', 'javascript:alert(1)', 'http://'],
  ['Article', 'url', 'https://news.example/a b', 'http://'],
  ['Organisation', 'wikidata', '42', 'Q42'],
  ['Organisation', 'wikidata', 'Q042', 'Q42'],
])('%s/%s:%s is refused, with the form that is expected', (type, scheme, key, form) => {
  expect(() => idOf(type, scheme, key)).toThrow(form)
})

test("A key of the data set's own is left as it is written", () => {
  const id = (key: string) => parseReference(`Officer/${key}`, 'example').id
  expect(id('AB-1')).not.toBe(id('ab-1'))
  expect(id('HTTPS://Example.org/007')).not.toBe(id('https://example.org/007'))
})
