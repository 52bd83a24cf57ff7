import { z } from 'zod'
import type { PartialDate } from '../../partial-date.ts'
import { Standing } from '../enums.ts'
import type { StandingName } from './standing.ts'

/** What a claim says of one field. Values are those that the property's codec gives; of a set, a list. */
export interface FieldAssertion {
  readonly value: unknown
  /** Since when, of a field over time. */
  readonly asOf?: PartialDate | undefined
}

/** A relationship that starts at the claim's entity. */
export interface RelationshipAssertion {
  readonly edge: string
  readonly to: string
  /** The relationship's own id (`edgeId`): claims with the same one support the same relationship. */
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** All that one claim asserts; a claim stores it as canonical JSON. */
export interface Asserts {
  readonly fields: Readonly<Record<string, FieldAssertion>>
  readonly relationships: readonly RelationshipAssertion[]
}

/** A claim as the projection sees it. */
export interface Claim {
  readonly id: string
  readonly standing: StandingName
  readonly verified: boolean
  readonly stated: PartialDate | null
  readonly asserts: Asserts
}

const partialDate = z.object({
  edtf: z.string(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
})

const asserts = z.object({
  fields: z.record(z.string(), z.object({ value: z.unknown(), asOf: partialDate.optional() })),
  relationships: z.array(
    z.object({
      edge: z.string(),
      to: z.string(),
      id: z.string(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
})

/** Reads what a claim stores as `asserts`. Throws where the text is none of Warrant's. */
export function parseAsserts(text: string): Asserts {
  return asserts.parse(JSON.parse(text))
}

/** The id of the entity that a claim is about, from the claim's id `entityId~hash`. */
export function entityOfClaim(claimId: string): string {
  return claimId.slice(0, claimId.indexOf('~'))
}

export function isStanding(value: unknown): value is StandingName {
  return typeof value === 'string' && Object.hasOwn(Standing.values, value)
}

/**
 * The order in which claims win a field: better founded, then stated later, then checked by someone,
 * then by id, which says nothing but is the same on every machine.
 */
export function byWeight(a: Claim, b: Claim): number {
  return (
    Standing.names.indexOf(b.standing) - Standing.names.indexOf(a.standing) ||
    compareDates(b.stated, a.stated) ||
    Number(b.verified) - Number(a.verified) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

/** By the last day it can mean, then the first; what has no date comes first of all. */
function compareDates(a: PartialDate | null, b: PartialDate | null): number {
  const key = (date: PartialDate | null) =>
    date ? `${date.latest ?? ''} ${date.earliest ?? ''}` : ''
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
