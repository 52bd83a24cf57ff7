import { describe, expect, test } from 'vitest'
import { holdsMoney, holdsNumber, holdsTerm, holdsWords } from '../src/quotation.ts'

describe('words quoted from a source', () => {
  test.each([
    ['a report by ANA NÚÑEZ', 'Ana Nunez', true],
    ['then O’Hara left', "O'Hara", true],
    ['the co-founder of #saveourbridge', '#saveourbridge', true],
    ['said “Who closed the bridge?” twice', 'Who closed the bridge?', true],
    ['Masonry work', 'Mason', false],
    ['a freemason', 'mason', false],
    ['James and Mason', 'James Mason', false],
    ['Masonry by Mason', 'Mason', true],
  ])('“%s” holds the name “%s”: %s', (quotation, words, held) => {
    expect(holdsWords(quotation, words)).toBe(held)
  })

  test.each([
    ['8,339 people gave', 8339, true],
    ['8,339 people gave', 339, false],
    ['a rate of 1.7%', 1.7, true],
    ['a rate of 1.7%', 7, false],
    ['a rate of 1.7%', 1, false],
    ['on bus B12', 12, false],
    ['sixteen counts', 6, false],
    ['sixteen counts', 16, true],
    ['sixty counts', 6, false],
    ['twenty-one counts', 21, true],
    ['twenty-one counts', 20, false],
    ['someone left', 1, false],
    ['Nine in 10 stayed', 90, true],
    ['one out of four', 25, true],
    ['nine of the 10', 90, false],
    ['in 2023, three left', 3, true],
    ['There were 3. Then 4 more.', 3, true],
  ])('“%s” holds the number %d: %s', (quotation, value, held) => {
    expect(holdsNumber(quotation, value)).toBe(held)
  })

  test.each([
    ['raised £149,000 so far', 149_000, 'GBP', true],
    ['raised GBP 149,000.50', 149_000.5, 'GBP', true],
    ['raised £149,000 so far', 149_000, 'EUR', false],
    ['raised £149,000 so far', 149, 'GBP', false],
  ])('“%s” holds %d %s: %s', (quotation, amount, currency, held) => {
    expect(holdsMoney(quotation, amount, currency)).toBe(held)
  })

  test.each([
    ['accused of robbing a bank', 'robbery', false],
    ['a serial burglar', 'burglary', true],
    ['charged with raping', 'rape', true],
    ['theft from a child under 13', 'theft from a child under 13', true],
    ['theft from a child under 16', 'theft from a child under 13', false],
    ['charged with stalking', 'kidnap', false],
  ])('“%s” holds the offence “%s”: %s', (quotation, term, held) => {
    expect(holdsTerm(quotation, term)).toBe(held)
  })
})
