const day = /^\d{4}-\d\d-\d\d$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/**
 * A day or a moment, as somebody writes it, as a moment: ISO 8601 in UTC with milliseconds. A day means
 * its end in UTC, so that what came on that day counts. Throws a RangeError that says what was expected.
 */
export function parseDayOrMoment(text: string): string {
  const written = day.test(text) ? `${text}T23:59:59.999Z` : moment.test(text) ? text : ''
  const date = new Date(written)
  const isReal = !Number.isNaN(date.getTime()) && !isRolledOver(text)
  if (!isReal) {
    throw new RangeError(
      `Expected a day (2024-05-01) or a moment with its time zone (2024-05-01T12:30:00Z); ${JSON.stringify(text)} is neither.`,
    )
  }
  return date.toISOString()
}

/** JavaScript takes 30 February for 1 March. */
function isRolledOver(text: string): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = text.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDate() !== dayOfMonth
}
