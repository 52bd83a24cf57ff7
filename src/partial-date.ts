import edtf from 'edtf'

/**
 * A date as far as it is known: EDTF level 0–1 (ISO 8601-2) as written, and the first and last day
 * that it can mean (ISO 8601 calendar dates, inclusive). `null` where that end is open or unknown.
 */
export interface PartialDate {
  readonly edtf: string
  readonly earliest: string | null
  readonly latest: string | null
}

const expected =
  'a year, month or day (2023, 2023-11, 2023-11-21), with ? ~ % where doubtful, X for an unknown digit, or an interval (2023-11/2023-12, ../2023)'

/**
 * Reads EDTF. Throws a RangeError that says what was expected and what came.
 *
 * Seasons are refused: EDTF's 21–24 name seasons, which readers (the parser among them) take for
 * quarters of different months. Times of day are refused: they are no dates.
 */
export function parsePartialDate(text: string): PartialDate {
  const written = text.trim()
  const known = parsed.get(written)
  if (known) return known
  const date = parse(written)
  if (parsed.size >= MOST_REMEMBERED) parsed.clear()
  parsed.set(written, date)
  return date
}

/** Files name the same days over and over, and reading one takes the parser a tenth of a millisecond. */
const parsed = new Map<string, PartialDate>()
const MOST_REMEMBERED = 20_000

/** Longer than any date of that form. */
const MOST_CHARACTERS = 100

function parse(written: string): PartialDate {
  const refuse = (why: string): never => {
    const came =
      written.length > MOST_CHARACTERS ? `${written.slice(0, MOST_CHARACTERS)}…` : written
    throw new RangeError(`Expected ${expected}; "${came}" ${why}.`)
  }
  if (written.length > MOST_CHARACTERS) return refuse('is too long for one')
  let value: ReturnType<typeof edtf>
  try {
    value = edtf(written, { level: 1 })
  } catch {
    return refuse('is not a date of that form, or no such day exists')
  }
  if (/-(2[1-9]|3\d|4[01])(?![\dX])/.test(written.replace(/-\d\d-\d\d/g, ''))) {
    return refuse('names a season: write the months that are meant, as an interval')
  }
  if (written.includes('T')) return refuse('has a time of day: write the day alone')
  if (value.type !== 'Date' && value.type !== 'Interval') return refuse(`is a ${value.type}`)
  const day = (time: number | null) =>
    time === null || !Number.isFinite(time) ? null : new Date(time).toISOString().slice(0, 10)
  // In an interval, "X/" (end unknown) leaves the bound to be null; the parser's min may be null too.
  return { edtf: written, earliest: day(value.min), latest: day(value.max) }
}

/** Whether `finer` says the same as `coarser` more exactly (2023-11 refines 2023): no contradiction. */
export function refines(finer: PartialDate, coarser: PartialDate): boolean {
  return (
    (coarser.earliest === null ||
      (finer.earliest !== null && finer.earliest >= coarser.earliest)) &&
    (coarser.latest === null || (finer.latest !== null && finer.latest <= coarser.latest))
  )
}
