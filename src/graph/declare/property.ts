import type { PartialDate } from '../../partial-date.ts'
import {
  booleanCodec,
  type Codec,
  dateCodec,
  enumCodec,
  enumsCodec,
  floatCodec,
  instantCodec,
  intCodec,
  type Money,
  moneyCodec,
  passageCodec,
  termCodec,
  textCodec,
  urlCodec,
} from './codec.ts'
import type { EnumType } from './enum.ts'

/**
 * How the values that several claims give for one field add up:
 * - `one`: accounts of one fact. The highest standing wins, then the latest statement; the rest are conflicts.
 * - `set`: all of them.
 * - `overTime`: each holds from its date on; the latest dated one is shown, with `…AsOf`.
 * - `follows`: the source's words for another field; they come from the claim that won that field.
 */
export type Combine = 'one' | 'set' | 'overTime' | 'follows'

/**
 * As what a text is searched for:
 * - `name`: what somebody or something is called. Also found by initials, and written as one word.
 * - `title`: words that describe.
 * - `code`: a reference or a number, found as a whole or by its beginning.
 */
export type SearchRole = 'name' | 'title' | 'code'

export interface Property<Value = unknown, How extends Combine = Combine> {
  readonly about: string
  readonly codec: Codec<Value>
  readonly combine: How
  /** Gets a range index of its own. */
  readonly indexed: boolean
  /** Found by the full-text search, as this. */
  readonly searched?: SearchRole
  /** Said in our own words or counted by us: what a citation quotes need not hold it. */
  readonly ours?: boolean
  /** With `follows`: the field whose winning claim it comes from. */
  readonly of?: string
  /** Values that come before the others where equally founded sources disagree. */
  readonly inDoubt?: readonly string[]
  /** The standings at which facets count it, of whatever has it; undefined where all are. */
  readonly countedAt?: readonly string[]
  /** Worked out by the projection from rulings and events; a record that asserts one of these values is refused. */
  readonly derivedValues?: readonly string[]
}

// biome-ignore lint/suspicious/noExplicitAny: a map of properties of any value; codecs are invariant in theirs.
export type Properties = Readonly<Record<string, Property<any>>>

const one =
  <Value>(codec: Codec<Value>) =>
  (about: string): Property<Value, 'one'> => ({ about, codec, combine: 'one', indexed: false })

export const text: (about: string) => Property<string, 'one'> = one(textCodec)
/** A text of some length: kept where its licence lets it be, never indexed. */
export const passage: (about: string) => Property<string, 'one'> = one(passageCodec)
/** A name that the law gives a thing, such as an offence; sources inflect it. */
export const term: (about: string) => Property<string, 'one'> = one(termCodec)
export const int: (about: string) => Property<number, 'one'> = one(intCodec)
export const float: (about: string) => Property<number, 'one'> = one(floatCodec)
export const boolean: (about: string) => Property<boolean, 'one'> = one(booleanCodec)
export const date: (about: string) => Property<PartialDate, 'one'> = one(dateCodec)
export const instant: (about: string) => Property<string, 'one'> = one(instantCodec)
export const url: (about: string) => Property<string, 'one'> = one(urlCodec)
export const money: (about: string) => Property<Money, 'one'> = one(moneyCodec)

export function enumeration<Value extends string>(
  type: EnumType<Value>,
  about: string,
): Property<Value, 'one'> {
  return one(enumCodec(type))(about)
}

export function enumerations<Value extends string>(
  type: EnumType<Value>,
  about: string,
): Property<readonly Value[], 'one'> {
  return one(enumsCodec(type))(about)
}

/** All values that live claims give, in sorted order. Values of one column only. */
export function set<Value>(property: Property<Value, 'one'>): Property<Value, 'set'> {
  if (property.codec.columns.length !== 1) {
    throw new Error(
      `A set holds values of one column; ${property.codec.kind} takes ${property.codec.columns.length}.`,
    )
  }
  return { ...property, combine: 'set' }
}

/** The latest dated value holds; its date is shown beside it as `<field>AsOf`. */
export function overTime<Value>(property: Property<Value, 'one'>): Property<Value, 'overTime'> {
  return { ...property, combine: 'overTime' }
}

/** The source's own words for the field `of`, from the claim that won it. */
export function wordsOf(of: string): Property<string, 'follows'> {
  return {
    about: `The source's own words for \`${of}\`.`,
    codec: textCodec,
    combine: 'follows',
    indexed: false,
    of,
  }
}

export function indexed<Value, How extends Combine>(
  property: Property<Value, How>,
): Property<Value, How> {
  return { ...property, indexed: true }
}

/** Puts a text into the one full-text index, from which `search` and `suggest` are answered. */
export function searchable<How extends Combine>(
  searched: SearchRole,
  property: Property<string, How>,
): Property<string, How> {
  return { ...property, searched }
}

/** A title, a summary or a count of our own, which no source need hold word for word. */
export function ours<Value, How extends Combine>(
  property: Property<Value, How>,
): Property<Value, How> {
  return { ...property, ours: true }
}

/** Findings for the person. */
export const favourable = ['NOT_MISCONDUCT', 'NOT_GUILTY', 'WITHDRAWN'] as const

/** Where sources that are equally well founded disagree, one of these is taken, whichever was stated later. */
export function inDoubt<Value extends string>(
  property: Property<Value, 'one'>,
  values: readonly NoInfer<Value>[],
): Property<Value, 'one'> {
  return { ...property, inDoubt: values }
}

/** Counted only of what has at least this standing: a finding that is merely talked of would count as one. */
export function countedFrom<Level extends string, Value, How extends Combine>(
  { names }: EnumType<Level>,
  least: NoInfer<Level>,
  property: Property<Value, How>,
): Property<Value, How> {
  return { ...property, countedAt: names.slice(names.indexOf(least)) }
}

/** Values that no record may assert, because the projection alone works them out. */
export function derives<Value extends string, How extends Combine>(
  property: Property<Value, How>,
  derivedValues: readonly NoInfer<Value>[],
): Property<Value, How> {
  return { ...property, derivedValues }
}

type ValueIn<P> = P extends Property<infer Value, Combine> ? Value : never
type Read<P> =
  P extends Property<infer Value, infer How>
    ? How extends 'set'
      ? readonly Value[]
      : Value | null
    : never

/** What a row of these properties reads as; fields over time bring their date along. */
export type RowOf<P extends Properties> = { readonly [K in keyof P]: Read<P[K]> } & {
  readonly [K in keyof P & string as P[K] extends Property<ValueIn<P[K]>, 'overTime'>
    ? `${K}AsOf`
    : never]: PartialDate | null
}

/** One readable field: the Neo4j properties that it takes and how they become a value. */
export interface Field {
  readonly name: string
  readonly property: Property
  readonly columns: readonly string[]
  /** Its value, from a list in which its columns begin at `at`. */
  decode(stored: readonly unknown[], at: number): unknown
}

/** The readable fields of some properties: each property, and `<name>AsOf` of those over time. */
export function fieldsOf(properties: Properties): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const [name, property] of Object.entries(properties)) {
    const { codec, combine } = property
    fields.set(name, {
      name,
      property,
      columns: codec.columns.map((suffix) => name + suffix),
      decode:
        combine === 'set'
          ? (stored, at) => decodeSet(codec, stored[at])
          : (stored, at) => codec.decode(stored, at),
    })
    if (combine === 'overTime') {
      const asOf = `${name}AsOf`
      fields.set(asOf, {
        name: asOf,
        property: {
          about: `When \`${name}\` came to hold, as far as known.`,
          codec: dateCodec,
          combine: 'one',
          indexed: false,
        },
        columns: dateCodec.columns.map((suffix) => asOf + suffix),
        decode: dateCodec.decode,
      })
    }
  }
  return fields
}

function decodeSet(codec: Codec<unknown>, stored: unknown): readonly unknown[] {
  if (!Array.isArray(stored)) return []
  return stored.map((_, at) => codec.decode(stored, at)).filter((value) => value !== null)
}
