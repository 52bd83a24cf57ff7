/** Reads a date of one written form; null where the text is none. Partial forms give partial dates (EDTF). */
export type DateReader = (text: string) => string | null

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

type Part = 'year' | 'shortYear' | 'month' | 'monthName' | 'day' | null

/** What each letter of a form stands for. A time is read over: facts are dated by the day. */
const tokens: Readonly<Record<string, readonly [pattern: string, part: Part]>> = {
  YYYY: ['(\\d{4})', 'year'],
  YY: ['(\\d{2})', 'shortYear'],
  MMMM: ['(\\p{L}+)\\.?', 'monthName'],
  MMM: ['(\\p{L}+)\\.?', 'monthName'],
  MM: ['(\\d{2})', 'month'],
  M: ['(\\d{1,2})', 'month'],
  DD: ['(\\d{2})', 'day'],
  Do: ['(\\d{1,2})(?:st|nd|rd|th)', 'day'],
  D: ['(\\d{1,2})', 'day'],
  dddd: ['\\p{L}+', null],
  ddd: ['\\p{L}+\\.?', null],
  HH: ['\\d{2}', null],
  H: ['\\d{1,2}', null],
  hh: ['\\d{2}', null],
  h: ['\\d{1,2}', null],
  mm: ['\\d{2}', null],
  ss: ['\\d{2}', null],
  SSS: ['\\d+', null],
  A: ['[AaPp]\\.?[Mm]\\.?', null],
  a: ['[AaPp]\\.?[Mm]\\.?', null],
  Z: ['(?:Z|[+-]\\d{2}:?\\d{2})', null],
}

const tokenPattern =
  /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|dddd|ddd|HH|H|hh|h|mm|ss|SSS|A|a|Z|[\s\S]/g

/** What is wrong with a form of dates, or null. */
export function faultOfDateForm(form: string): string | null {
  const { parts } = parseForm(form)
  const twice = parts.find((part, index) => part !== null && parts.indexOf(part) !== index)
  if (twice) return `Expected each part of the date once; "${form}" has two of one.`
  const has = (...names: readonly Part[]) => names.some((name) => parts.includes(name))
  if (!has('year', 'shortYear')) return `Expected a year (YYYY) in the form; "${form}" has none.`
  if (has('day') && !has('month', 'monthName')) {
    return `Expected a month beside the day; "${form}" has none.`
  }
  const stray = parts.length > 0 && /[A-Za-z]/.test(parseForm(form).literals)
  if (stray) {
    return `Expected YYYY, MM, DD and so on, and other letters in brackets; "${form}" has "${parseForm(form).literals.replaceAll(/[^A-Za-z]/g, '')}".`
  }
  return null
}

function parseForm(form: string): {
  readonly pattern: string
  readonly parts: readonly Part[]
  readonly literals: string
} {
  let pattern = ''
  let literals = ''
  const parts: Part[] = []
  for (const [piece, bracketed] of form.matchAll(tokenPattern)) {
    const token = tokens[piece]
    if (token) {
      pattern += token[0]
      if (token[1] !== null) parts.push(token[1])
    } else {
      const literal = bracketed ?? piece
      if (bracketed === undefined) literals += piece
      pattern += literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')
    }
  }
  return { pattern, parts, literals }
}

/**
 * A reader of dates written in a form: `D/M/YYYY` reads `7/11/2023` as `2023-11-07`, `MMMM YYYY` reads
 * `November 2023` as `2023-11`. Two-digit years are 1969 to 2068, as POSIX has them. Days that the calendar
 * lacks are none.
 */
export function dateReader(form: string): DateReader {
  const { pattern, parts } = parseForm(form)
  const regExp = new RegExp(`^${pattern}$`, 'u')
  return (text) => {
    const found = regExp.exec(text)
    if (!found) return null
    let year = 0
    let month = 0
    let day = 0
    for (const [index, part] of parts.entries()) {
      const written = found[index + 1] ?? ''
      if (part === 'year') year = Number(written)
      else if (part === 'shortYear') year = Number(written) + (Number(written) < 69 ? 2000 : 1900)
      else if (part === 'month') month = Number(written)
      else if (part === 'monthName') month = monthOf(written)
      else if (part === 'day') day = Number(written)
    }
    return isThere(year, month, day, parts) ? edtf(year, month, day) : null
  }
}

function monthOf(name: string): number {
  const plain = name.toLowerCase()
  return plain.length < 3 ? 0 : months.findIndex((month) => month.startsWith(plain)) + 1
}

function isThere(year: number, month: number, day: number, parts: readonly Part[]): boolean {
  if (!parts.includes('month') && !parts.includes('monthName')) return true
  if (month < 1 || month > 12) return false
  if (!parts.includes('day')) return true
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day >= 1 && day <= last
}

function edtf(year: number, month: number, day: number): string {
  const parts = [String(year).padStart(4, '0')]
  if (month > 0) parts.push(String(month).padStart(2, '0'))
  if (day > 0) parts.push(String(day).padStart(2, '0'))
  return parts.join('-')
}
