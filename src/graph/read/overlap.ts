import type { PartialDate } from '../../partial-date.ts'

/** A time of service, as far as it is known. */
export interface Tenure {
  readonly from: PartialDate | null
  readonly to: PartialDate | null
}

export interface Overlap {
  /** Whether the dates leave no doubt that both were there on some day. */
  readonly certain: boolean
  /** The first and last day on which both were there if it is certain, else may have been; null where that is open. */
  readonly from: string | null
  readonly to: string | null
}

const later = (a: string | null, b: string | null) =>
  a === null ? b : b === null ? a : a > b ? a : b
const earlier = (a: string | null, b: string | null) =>
  a === null ? b : b === null ? a : a < b ? a : b

/**
 * Whether two times of service overlap; null where the dates show that they do not. What is not known may
 * be anything: a service without an end may have ended the day after it began.
 */
export function overlapOf(a: Tenure, b: Tenure): Overlap | null {
  const [one, other] = [certainDays(a), certainDays(b)]
  if (one && other) {
    const [from, to] = [later(one.from, other.from), earlier(one.to, other.to)]
    if (from !== null && to !== null && from <= to) return { certain: true, from, to }
  }
  const from = later(a.from?.earliest ?? null, b.from?.earliest ?? null)
  const to = earlier(a.to?.latest ?? null, b.to?.latest ?? null)
  return from !== null && to !== null && from > to ? null : { certain: false, from, to }
}

/** The days on which somebody served for certain: from the last day on which it can have begun to the first on which it can have ended. */
function certainDays({ from, to }: Tenure): { from: string; to: string } | null {
  const begun = from?.latest ?? null
  const ended = to?.earliest ?? null
  if (begun !== null && ended !== null) return begun <= ended ? { from: begun, to: ended } : null
  // Of a service that only began, or only ended, on a known day, that day is certain.
  if (begun !== null && begun === from?.earliest) return { from: begun, to: begun }
  if (ended !== null && ended === to?.latest) return { from: ended, to: ended }
  return null
}

/** The better of two overlaps: a certain one, then the one that is known of. */
export function betterOverlap(a: Overlap | null, b: Overlap | null): Overlap | null {
  if (!a || !b) return a ?? b
  return b.certain && !a.certain ? b : a
}
