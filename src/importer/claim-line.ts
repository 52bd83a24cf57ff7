import { shortHash } from '../ids.ts'
import type { PartialDate } from '../partial-date.ts'
import type { CheckedRecord } from './check-record.ts'

/** A record's claim, as it waits on disk. */
export interface SpilledClaim {
  readonly id: string
  /** The input's row that makes it. */
  readonly row: number
  /** Its file and line. */
  readonly place: string
  /** Null: the release. */
  readonly source: string | null
  readonly sourceType: string
  readonly via: string | null
  readonly viaType: string | null
  readonly verified: boolean
  readonly stated: PartialDate | null
  readonly locator: string | null
  /** Canonical JSON of `Asserts`. */
  readonly asserts: string
  /** Whether the entity's key belongs to a shared scheme, so that other data sets may speak of it. */
  readonly isShared: boolean
}

/**
 * A claim is what one source asserts of one entity in one data set; not where, when, or in which
 * release or run. `via` is no part of it: that a source was read in two places makes it no second voice.
 */
export function claimIdOf(
  dataset: string,
  { source, about, asserts }: Pick<CheckedRecord, 'source' | 'about' | 'asserts'>,
): string {
  const parts = [dataset, source?.id ?? 'Release', about.id, asserts]
  return `${about.id}~${shortHash(parts, 16)}`
}

/** The claim's id, and the rest of it on one line: the entities that it refers to, a tab, JSON. */
export function claimLine(
  dataset: string,
  record: CheckedRecord,
): { readonly id: string; readonly line: string } {
  const { about, source, via, verified, stated, locator, asserts, refersTo } = record
  const refs = refersTo.map(({ to }) => to.id).join(' ')
  const rest = JSON.stringify([
    source?.id ?? null,
    source?.type.name ?? 'Release',
    via?.id ?? null,
    via?.type.name ?? null,
    verified ? 1 : 0,
    stated ? [stated.edtf, stated.earliest, stated.latest] : null,
    locator,
    about.scheme === dataset ? 0 : 1,
    asserts,
  ])
  return { id: claimIdOf(dataset, record), line: `${refs}\t${rest}` }
}

type Line = [
  source: string | null,
  sourceType: string,
  via: string | null,
  viaType: string | null,
  verified: 0 | 1,
  stated: [string, string | null, string | null] | null,
  locator: string | null,
  isShared: 0 | 1,
  asserts: string,
]

/** Reads a line of the spill. A number says how often the claim before it is repeated. */
export function readClaimLine(line: string): SpilledClaim | number {
  const first = line.indexOf('\t')
  const second = line.indexOf('\t', first + 1)
  const from = line.slice(first + 1, second)
  if (from === '+') return Number(line.slice(second + 1))
  const blank = from.indexOf(' ')
  const third = line.indexOf('\t', second + 1)
  const parsed: Line = JSON.parse(line.slice(third + 1))
  const [source, sourceType, via, viaType, verified, stated, locator, isShared, asserts] = parsed
  return {
    id: line.slice(0, first),
    row: Number(from.slice(0, blank)),
    place: from.slice(blank + 1),
    source,
    sourceType,
    via,
    viaType,
    verified: verified === 1,
    stated: stated && { edtf: stated[0], earliest: stated[1], latest: stated[2] },
    locator,
    asserts,
    isShared: isShared === 1,
  }
}
