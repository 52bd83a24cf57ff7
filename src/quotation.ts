import { fold } from './text.ts'

/*
 * Whether words quoted from a source hold what is asserted. Case, accents and the kind of apostrophe do
 * not count; a name or a number must stand by itself (`Mason` is not in `Masonry`, nor 7 in `1.7%`).
 */

const joins = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether the words stand in the quotation, in this order and next to each other. */
export function holdsWords(quotation: string, words: string): boolean {
  const text = fold(quotation)
  const wanted = fold(words)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const opensWithWord = joins(wanted[0]) && joins(text[at - 1])
    const closesWithWord = joins(wanted.at(-1)) && joins(text[end])
    if (!opensWithWord && !closesWithWord) return true
  }
  return false
}

/**
 * Whether each longer word stands in the quotation in some form: `rape` is held by "raping" and by
 * "rapist". Numbers stand as they are; words of three letters or fewer count for nothing.
 */
export function holdsTerm(quotation: string, term: string): boolean {
  const found = fold(quotation).split(/[^\p{L}\p{N}]+/u)
  return fold(term)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 || /^\d+$/.test(word))
    .every((word) => {
      if (/^\d+$/.test(word)) return found.includes(word)
      const stem = word.slice(0, Math.max(3, word.length - 1))
      return found.some((other) => other.startsWith(stem))
    })
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const TENS_AND_UNIT = `(?:${TENS.join('|')})(?:[ -](?:${UNITS.slice(1, 10).join('|')}))?`
// Longest first, or "sixteen" would be read as six.
const WORDS = [TENS_AND_UNIT, ...[...UNITS].reverse()].join('|')
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[.,])(?:${DIGITS}|${WORDS})(?![\\p{L}\\p{N}]|[.,]\\d)`,
  'gu',
)

function readNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written.replaceAll(',', ''))
  const [first = '', second] = written.split(/[ -]/)
  const ten = TENS.indexOf(first)
  if (ten < 0) return UNITS.indexOf(first)
  return (ten + 2) * 10 + (second === undefined ? 0 : UNITS.indexOf(second))
}

/**
 * Whether the number stands in the quotation: in digits (`149,000`), in words up to ninety-nine, or as
 * a percentage that is put as a share (`nine in 10` holds 90, `1 out of 4` holds 25).
 */
export function holdsNumber(quotation: string, value: number): boolean {
  const text = fold(quotation)
  const found = [...text.matchAll(NUMBER)].map((match) => ({
    value: readNumber(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
  return found.some((number, index) => {
    if (number.value === value) return true
    const next = found[index + 1]
    if (!next || !/^ (?:in|out of) $/.test(text.slice(number.end, next.start))) return false
    return Math.abs((100 * number.value) / next.value - value) < 1e-9
  })
}

/** Whether the amount stands in the quotation, with the currency's code or its sign. */
export function holdsMoney(quotation: string, amount: number, currency: string): boolean {
  const sign = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value
  const named = quotation.includes(currency) || (sign !== undefined && quotation.includes(sign))
  return named && holdsNumber(quotation.replaceAll(currency, ' '), amount)
}
