import { z } from 'zod'
import { type PartialDate, parsePartialDate } from '../../partial-date.ts'
import { holdsMoney, holdsNumber, holdsTerm, holdsWords } from '../../quotation.ts'
import { fold } from '../../text.ts'
import type { EnumType } from './enum.ts'

/** What Neo4j stores in one property: no maps, no nested lists. */
export type Stored = string | number | boolean | readonly string[] | null

/**
 * How a kind of value is written in a record, stored in Neo4j, read back, sorted and checked.
 * One value may take several Neo4j properties ("columns"): a date is its text and its two bounds.
 */
export interface Codec<Value> {
  readonly kind:
    | 'text'
    | 'int'
    | 'float'
    | 'boolean'
    | 'date'
    | 'instant'
    | 'url'
    | 'money'
    | 'enum'
    | 'enums'
  readonly enum?: EnumType
  /** Suffixes of the Neo4j properties; the first is always ''. */
  readonly columns: readonly string[]
  /** Checks what a record says and gives the value; canonical and JSON-able, so that it can be hashed. */
  readonly input: z.ZodType<Value>
  encode(value: Value): readonly Stored[]
  /** From the columns' stored values, which begin at `at`; null where the first is null. */
  decode(stored: readonly unknown[], at: number): Value | null
  /** Text that sorts as the values do. */
  sort(value: Value): string
  /** A passage: never indexed, compared or sorted by. */
  readonly isLong?: true
  /** Whether a quotation holds this value, as a citation of it must; absent where sources write it in forms of their own. */
  heldBy?(quotation: string, value: Value): boolean
}

const asString = (stored: unknown) => (typeof stored === 'string' ? stored : null)
const asBoolean = (stored: unknown) => (typeof stored === 'boolean' ? stored : null)
const asNumber = (stored: unknown) => (typeof stored === 'number' ? stored : null)

/** Numbers as text that sorts as they do: sign, then twelve integer digits, negatives complemented. */
export function sortNumber(value: number): string {
  const digits = (n: number) => n.toFixed(4).padStart(17, '0')
  return value < 0 ? `-${digits(1e12 + value)}` : `0${digits(value)}`
}

/** A range index refuses values of more than about 8,000 bytes, and no fact is that long. */
const maxTextLength = 2000

export const textCodec: Codec<string> = {
  kind: 'text',
  columns: [''],
  input: z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .refine(
      (text) => text.length > 0,
      'Expected some text; leave the field out where there is none.',
    )
    .refine(
      (text) => text.length <= maxTextLength,
      `Expected at most ${maxTextLength} characters: facts, not passages.`,
    ),
  encode: (value) => [value],
  decode: (stored, at) => asString(stored[at]),
  sort: fold,
  heldBy: holdsWords,
}

/** No index holds a passage; this many characters hold the longest post that forums take. */
const maxPassageLength = 100_000

/** What a source says at length, line ends and all, where it may be kept. */
export const passageCodec: Codec<string> = {
  kind: 'text',
  isLong: true,
  columns: [''],
  input: z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .refine(
      (text) => text.length > 0,
      'Expected some text; leave the field out where there is none.',
    )
    .refine(
      (text) => text.length <= maxPassageLength,
      `Expected at most ${maxPassageLength} characters.`,
    ),
  encode: (value) => [value],
  decode: (stored, at) => asString(stored[at]),
  sort: fold,
}

/** Words that a source may inflect: `rape` is cited by "raping" too. */
export const termCodec: Codec<string> = { ...textCodec, heldBy: holdsTerm }

export const intCodec: Codec<number> = {
  kind: 'int',
  columns: [''],
  input: z.int(),
  encode: (value) => [value],
  decode: (stored, at) => asNumber(stored[at]),
  sort: sortNumber,
  heldBy: holdsNumber,
}

export const floatCodec: Codec<number> = { ...intCodec, kind: 'float', input: z.number() }

export const booleanCodec: Codec<boolean> = {
  kind: 'boolean',
  columns: [''],
  input: z.boolean(),
  encode: (value) => [value],
  decode: (stored, at) => asBoolean(stored[at]),
  sort: String,
}

/** Columns: the text as written, the earliest and the latest day (ISO 8601). */
export const dateCodec: Codec<PartialDate> = {
  kind: 'date',
  columns: ['', 'Earliest', 'Latest'],
  // YAML and JSON writers put years down as numbers.
  input: z
    .union([z.string(), z.int().min(1000).max(9999)], {
      error: 'Expected a date: a year, month or day, such as 2023, 2023-11 or 2023-11-21.',
    })
    .transform((written, context) => {
      try {
        return parsePartialDate(String(written))
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: error instanceof Error ? error.message : String(error),
        })
        return z.NEVER
      }
    }),
  encode: (value) => [value.edtf, value.earliest, value.latest],
  decode: (stored, at) => {
    const edtf = stored[at]
    if (typeof edtf !== 'string') return null
    return { edtf, earliest: asString(stored[at + 1]), latest: asString(stored[at + 2]) }
  },
  sort: (value) => `${value.earliest ?? '0000'} ${value.latest ?? '9999'}`,
}

/** A moment, ISO 8601 in UTC with milliseconds. */
export const instantCodec: Codec<string> = {
  kind: 'instant',
  columns: [''],
  input: z.iso
    .datetime({ offset: true, error: 'Expected a moment, such as 2023-11-21T10:00:00Z.' })
    .transform((text) => new Date(text).toISOString()),
  encode: (value) => [value],
  decode: (stored, at) => asString(stored[at]),
  sort: (value) => value,
}

/** Only http and https: an address is shown as a link, and `javascript:` is a link too. */
export const urlCodec: Codec<string> = {
  kind: 'url',
  columns: [''],
  input: z
    .url({
      protocol: /^https?$/,
      error: 'Expected an address that begins with http:// or https://.',
    })
    .max(maxTextLength, `Expected at most ${maxTextLength} characters.`),
  encode: (value) => [value],
  decode: (stored, at) => asString(stored[at]),
  sort: fold,
  heldBy: (quotation, value) => quotation.includes(value),
}

/** An amount in the currency's minor units (pence), and the currency (ISO 4217). */
export interface Money {
  readonly minorUnits: number
  readonly currency: string
}

const decimals = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

/** `{ minorUnits: 14900050, currency: 'GBP' }` → `149000.50`. */
export function moneyAmount({ minorUnits, currency }: Money): string {
  const places = decimals(currency)
  return (minorUnits / 10 ** places).toFixed(places)
}

/** An amount in a currency, in its minor units: 149000.5 in GBP is 14900050. */
export function moneyUnits(amount: number, currency: string): number {
  return Math.round(amount * 10 ** decimals(currency))
}

/** Written in a record as `GBP 149000` or `GBP 149000.50`. */
export const moneyCodec: Codec<Money> = {
  kind: 'money',
  columns: ['', 'Currency'],
  input: z.string().transform((text, context) => {
    const [, currency = '', whole = '', fraction = ''] =
      /^([A-Z]{3}) (\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? []
    const minorUnits =
      currency === '' ? 0 : Number(whole + fraction.padEnd(decimals(currency), '0'))
    if (
      currency === '' ||
      fraction.length > decimals(currency) ||
      !Number.isSafeInteger(minorUnits)
    ) {
      context.addIssue({
        code: 'custom',
        message: `Expected a currency (ISO 4217) and an amount, as in "GBP 149000.50"; "${text}" is not.`,
      })
      return z.NEVER
    }
    return { minorUnits, currency }
  }),
  encode: (value) => [value.minorUnits, value.currency],
  decode: (stored, at) => {
    const minorUnits = stored[at]
    const currency = stored[at + 1]
    if (typeof minorUnits !== 'number' || typeof currency !== 'string') return null
    return { minorUnits, currency }
  },
  sort: (value) => `${value.currency} ${sortNumber(value.minorUnits)}`,
  heldBy: (quotation, value) => holdsMoney(quotation, Number(moneyAmount(value)), value.currency),
}

const enumInput = <Value extends string>(type: EnumType<Value>) =>
  z.enum(type.names, {
    error: () => `Expected one of ${type.name}: ${type.names.join(', ')}.`,
  })

export function enumCodec<Value extends string>(type: EnumType<Value>): Codec<Value> {
  const isValue = (stored: unknown): stored is Value =>
    typeof stored === 'string' && stored in type.values
  return {
    kind: 'enum',
    enum: type,
    columns: [''],
    input: enumInput(type),
    encode: (value) => [value],
    // A value that a later version of the vocabulary dropped reads as absent rather than failing the query.
    decode: (stored, at) => {
      const value = stored[at]
      return isValue(value) ? value : null
    },
    sort: (value) => String(type.names.indexOf(value)).padStart(3, '0'),
  }
}

/** Several values of one enum that hold together (a rank's flags); kept in declared order, each once. */
export function enumsCodec<Value extends string>(type: EnumType<Value>): Codec<readonly Value[]> {
  const order = (values: readonly string[]) => type.names.filter((name) => values.includes(name))
  return {
    kind: 'enums',
    enum: type,
    columns: [''],
    input: z.array(enumInput(type)).transform(order),
    encode: (value) => [value],
    decode: (stored, at) => {
      const value = stored[at]
      return Array.isArray(value) ? order(value) : null
    },
    sort: (value) => value.join(' '),
  }
}
