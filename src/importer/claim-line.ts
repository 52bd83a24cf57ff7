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
function claimIdOf(
  dataset: string,
  { source, about, asserts }: Pick<CheckedRecord, 'source' | 'about' | 'asserts'>,
): string {
  const parts = [dataset, source?.id ?? 'Release', about.id, asserts]
  return `${about.id}~${shortHash(parts, 16)}`
}

/** A claim as it goes to disk, but for the row that makes it and where it stands there. */
export interface ClaimText {
  readonly id: string
  /** The ids of the entities that it refers to. */
  readonly refs: string
  /** JSON. */
  readonly rest: string
}

export function claimText(dataset: string, record: CheckedRecord): ClaimText {
  const { about, source, via, verified, stated, asserts, refersTo } = record
  const refs = refersTo.map(({ to }) => to.id).join(' ')
  const rest = JSON.stringify([
    source?.id ?? null,
    source?.type.name ?? 'Release',
    via?.id ?? null,
    via?.type.name ?? null,
    verified ? 1 : 0,
    stated ? [stated.edtf, stated.earliest, stated.latest] : null,
    about.scheme === dataset ? 0 : 1,
    asserts,
  ])
  return { id: claimIdOf(dataset, record), refs, rest }
}

/** One line: the id, where it comes from, what it refers to, its locator, the rest; with tabs between them. */
export function claimLine(
  { id, refs, rest }: ClaimText,
  from: string,
  locator: string | null,
): string {
  return `${id}\t${from}\t${refs}\t${locator ?? ''}\t${rest}`
}

/** Says that the claim of that id was made so many times more. */
export function repeatLine(id: string, more: number): string {
  return `${id}\t+\t${more}`
}

/** The ids that a line's claim refers to; none where it says how often a claim is repeated. */
export function referencesOf(line: string): readonly string[] {
  const [, from, refs = ''] = line.split('\t', 3)
  return from === '+' || refs === '' ? [] : refs.split(' ')
}

type Line = [
  source: string | null,
  sourceType: string,
  via: string | null,
  viaType: string | null,
  verified: 0 | 1,
  stated: [string, string | null, string | null] | null,
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
  const fourth = line.indexOf('\t', third + 1)
  const parsed: Line = JSON.parse(line.slice(fourth + 1))
  const [source, sourceType, via, viaType, verified, stated, isShared, asserts] = parsed
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
    locator: fourth === third + 1 ? null : line.slice(third + 1, fourth),
    asserts,
    isShared: isShared === 1,
  }
}
