import { moneyAmount } from '../graph/declare/codec.ts'
import { findEdgeType, typeOfId } from '../graph/model.ts'
import type { StreamedClaim } from '../graph/read/stream.ts'
import { type Asserts, entityOfClaim, parseAsserts } from '../graph/write/assertion.ts'

/** A claim as the canonical record that makes it again, or why there is none. */
export type ClaimRecord =
  | {
      readonly record: Readonly<Record<string, unknown>>
      /** Ids of what it cites and of what its relationships lead to. */
      readonly refersTo: readonly string[]
    }
  | { readonly withheld: 'candidate' | 'undeclared' }

/**
 * Imported into an empty graph, the record makes the claim with the same id: it asserts the same of the
 * same entity, which it names by its id, since the key that this was made from is not kept.
 *
 * A claim that holds a candidate is withheld as a whole, since the rest of it would be another claim; so
 * is one of something that is no longer declared, which no import would take.
 *
 * @param released - of the release that the claim cites, if it does: what was stated then needs no date of
 * its own
 * @param erased - by id: of what leads there no more is written than that it does, so that such a claim comes out
 * as another one
 */
export function recordOfClaim(
  claim: StreamedClaim,
  released: string | null,
  erased: ReadonlyMap<string, unknown>,
): ClaimRecord {
  const id = entityOfClaim(claim.id)
  const type = typeOfId(id)
  const asserts = parseAsserts(claim.asserts)
  if (!type) return { withheld: 'undeclared' }
  const fields: Record<string, unknown> = {}
  for (const [name, { value, asOf }] of Object.entries(asserts.fields)) {
    if (!(name in type.properties)) return { withheld: 'undeclared' }
    fields[name] = asOf ? { value: written(value), asOf: asOf.edtf } : written(value)
  }
  const relationships: Record<string, Record<string, unknown>[]> = {}
  for (const { edge: name, to, properties } of asserts.relationships) {
    const edge = findEdgeType(name)
    if (!edge) return { withheld: 'undeclared' }
    if (edge.internal) return { withheld: 'candidate' }
    // What is said of where somebody is named, a hash of the name among it, leaves no more than the name.
    const said = erased.has(to)
      ? []
      : Object.entries(properties).map(([property, value]) => [property, written(value)])
    const list = relationships[edge.out] ?? []
    list.push({ entity: to, ...Object.fromEntries(said) })
    relationships[edge.out] = list
  }
  const locator: unknown = claim.locator === null ? null : JSON.parse(claim.locator)
  // A row or a page by itself tells nothing of who stands there; the hash of words does.
  const tells = typeof locator === 'object' && locator !== null && 'sha256' in locator
  const hidesPlace = tells && asserts.relationships.some(({ to }) => erased.has(to))
  const isByRelease = isByItsRelease(claim)
  const hasOwnDate = claim.stated !== null && !(isByRelease && claim.stated === released)
  return {
    refersTo: referencesOf(claim, asserts),
    record: {
      type: type.name,
      id,
      ...(Object.keys(fields).length > 0 && { fields }),
      ...(Object.keys(relationships).length > 0 && { relationships }),
      ...(!isByRelease && { source: claim.source }),
      ...(claim.via !== null && { via: claim.via }),
      ...(hasOwnDate && { stated: claim.stated }),
      ...(claim.verified !== (claim.via === null) && { verified: claim.verified }),
      ...(locator !== null && !hidesPlace && { locator }),
    },
  }
}

/** Ids of what a claim cites, and of what the relationships that it asserts lead to. */
export function referencesOf(
  claim: StreamedClaim,
  asserts: Asserts = parseAsserts(claim.asserts),
): readonly string[] {
  return [
    ...(isByItsRelease(claim) ? [] : [claim.source]),
    ...(claim.via === null ? [] : [claim.via]),
    ...asserts.relationships.map(({ to }) => to),
  ]
}

const isByItsRelease = ({ sourceType }: StreamedClaim) => sourceType === 'Release'

/** A value as a record writes it: dates and amounts of money as text, the others as they are. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  if ('edtf' in value) return value.edtf
  if ('minorUnits' in value && 'currency' in value) {
    const { minorUnits, currency } = value
    if (typeof minorUnits === 'number' && typeof currency === 'string') {
      return `${currency} ${moneyAmount({ minorUnits, currency })}`
    }
  }
  return value
}
