import { sharedSchemes } from '../graph/schemes.ts'
import { type CheckedRecord, type RefusedRecord, showPath } from './check-record.ts'
import { findNearest } from './nearest.ts'
import { show } from './problem.ts'
import type { RawRecord } from './read-records.ts'
import { describeReference, type Reference } from './reference.ts'
import type { Refusals } from './refusals.ts'

/**
 * Refuses a record for what it refers to and nobody speaks of. `said` holds the ids that another record of
 * the same row was refused for: one cell that leads to nothing is one mistake.
 */
export function refuseForMissing(
  raw: RawRecord,
  record: CheckedRecord,
  missing: ReadonlySet<string>,
  refusals: Refusals,
  dataset: string,
  said: Set<string>,
): RefusedRecord {
  const problems = record.refersTo
    .filter(({ to }) => missing.has(to.id) && !said.has(to.id))
    .map(({ to, at }) => ({
      file: raw.file,
      line: raw.lineOf(at),
      record: record.name,
      field: showPath(at),
      came: show(describeReference(to, dataset)),
      ...explainMissing(to, refusals, dataset),
    }))
  for (const { to } of record.refersTo) if (missing.has(to.id)) said.add(to.id)
  return { problems, about: record.about.id, type: record.about.type.name }
}

/** Why a reference leads to nothing: its record was refused too, or there is none. */
function explainMissing(to: Reference, { entities }: Refusals, dataset: string) {
  const { type, scheme, key, id } = to
  const keyed =
    scheme === ''
      ? `id ${id}`
      : `key ${JSON.stringify(key)} in ${scheme === dataset ? "this data set's own keys" : `the shared scheme ${scheme}`}`
  if (entities.has(id)) {
    return {
      expected: `Expected a reference to something that has a record; the ${type.name} with ${keyed} was refused itself.`,
      todo: `Correct the record of ${describeReference(to, dataset)} first.`,
    }
  }
  const begins = key.slice(0, Math.max(0, key.indexOf(':')))
  const meant = scheme === dataset && begins !== '' ? findNearest(begins, schemeNames) : null
  const near =
    meant === null ? '' : ` Did you mean ${type.name}/${meant}${key.slice(begins.length)}?`
  return {
    expected: `Expected a reference to something that has a record; there is no ${type.name} with ${keyed}, in this data set or another.`,
    todo: `Write its record, or import the data set that has it first.${near}`,
  }
}

const schemeNames = Object.keys(sharedSchemes)
