const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})(?!\\d)`, 'i')
const MONTH_FIRST = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i')
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/
const TIME = '(?:,? ?(?:at )?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]\\.?m\\.?)?)?'

/**
 * The day (`2024-03-01`) that a forum writes as `Mar 1, 2024`, `1 March 2024 at 10:23` or in ISO 8601;
 * null for any other form. `01/03/2024` is two days, by country, and `Yesterday` is none.
 */
export function findDay(written: string): string | null {
  const iso = ISO.exec(written)
  if (iso) return day(iso[1], Number(iso[2]), iso[3])
  const dayFirst = DAY_FIRST.exec(written)
  if (dayFirst) return day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(written)
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
  return null
}

const WHOLE = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:${[DAY_FIRST, MONTH_FIRST, ISO].map(({ source }) => source).join('|')})${TIME}$`,
  'i',
)

/** The day, where a line holds a date and nothing else. */
export function readDateLine(line: string): string | null {
  return WHOLE.test(line.trim()) ? findDay(line) : null
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1
}

function day(year: string | undefined, month: number, dayOfMonth: string | undefined) {
  const text = `${year}-${String(month).padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  // 31 February is no day; JavaScript would make it one of March.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  return exists ? text : null
}
