import type { StoredClaim } from '../graph/write/claims.ts'
import { standingOf } from '../graph/write/standing.ts'
import { formOf } from './claim-form.ts'
import { readClaimLine, type SpilledClaim } from './claim-line.ts'
import type { Manifest } from './manifest.ts'
import { comesFirst } from './precedence.ts'
import type { SpilledLine } from './spill.ts'

/** A claim as the release makes it; whether it is live, and through which run, is for the graph to say. */
export interface ReleaseClaim extends Omit<StoredClaim, 'live' | 'changedBy'> {
  /** The input's row that it is shown by. */
  readonly row: number
  /** File and line of that row. */
  readonly place: string
  readonly isShared: boolean
}

/** Claims from lines sorted by their ids; equal ones are one. `official` are reports that are a public body's own record. */
export function* claimsOfLines(
  lines: readonly SpilledLine[],
  manifest: Pick<Manifest, 'dataset' | 'release'>,
  official: ReadonlySet<string>,
): Generator<ReleaseClaim> {
  let shown: SpilledClaim | null = null
  let count = 0
  for (const { line } of lines) {
    const next = readClaimLine(line)
    if (typeof next === 'number') {
      count += next
      continue
    }
    if (shown && shown.id !== next.id) {
      yield makeClaim(shown, count, manifest, official)
      shown = null
      count = 0
    }
    if (!shown || comesFirst(next, shown)) shown = next
    count++
  }
  if (shown) yield makeClaim(shown, count, manifest, official)
}

function makeClaim(
  spilled: SpilledClaim,
  count: number,
  { dataset, release }: Pick<Manifest, 'dataset' | 'release'>,
  official: ReadonlySet<string>,
): ReleaseClaim {
  const { id, row, place, source, sourceType, via, viaType, verified, locator, asserts } = spilled
  const said = spilled.stated ?? {
    edtf: source ? null : release.released,
    earliest: source ? null : release.releasedEarliest,
    latest: source ? null : release.releasedLatest,
  }
  const standing = standingOf(
    { type: sourceType, official: official.has(source ?? ''), verified },
    dataset.standing,
  )
  return {
    id,
    row,
    place,
    isShared: spilled.isShared,
    dataset: dataset.name,
    source: source ?? release.id,
    sourceType,
    via,
    viaType,
    verified,
    standing,
    stated: said.edtf,
    statedEarliest: said.earliest,
    statedLatest: said.latest,
    locator,
    asserts,
    count,
    form: formOf(
      { via, verified, standing, locator, count },
      spilled.stated?.edtf ?? '',
      source === null,
    ),
  }
}
