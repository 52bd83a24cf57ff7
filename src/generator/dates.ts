import { type PartialDate, parsePartialDate } from '../partial-date.ts'
import type { Random } from './random.ts'

const firstDay = Date.UTC(2000, 0, 1)
const days = 8_700
const dayMs = 86_400_000

const parsed = new Map<string, PartialDate>()

/** Reads a date; those of a generated graph are few, and each is read once. */
export function dateOf(edtf: string): PartialDate {
  const known = parsed.get(edtf)
  if (known) return known
  const date = parsePartialDate(edtf)
  parsed.set(edtf, date)
  return date
}

/** A day from 2000 to 2023; now and then its month or year alone. */
export function someDate(random: Random): PartialDate {
  const day = new Date(firstDay + random.int(days) * dayMs).toISOString().slice(0, 10)
  const precision = random.int(20)
  return dateOf(day.slice(0, precision === 0 ? 4 : precision < 3 ? 7 : 10))
}
