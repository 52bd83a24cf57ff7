import { dateCodec } from '../../graph/declare/codec.ts'
import type { Complain } from './complaints.ts'
import { dateReader, faultOfDateForm } from './dates.ts'
import type { ExpressionObject, NumberForm } from './expression.ts'
import { foldWord } from './fold-word.ts'
import type { Row, Scalar } from './row.ts'

/** What the values of an expression are, as far as that is known before any row is read. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'money' | 'any'

/** One step of an expression: undefined where the value is blank, or refused. */
export type Convert = (value: Scalar, row: Row, column: string | null) => Scalar | undefined

interface Conversion {
  readonly kind: Kind
  readonly apply: Convert
}

/** Makes a date, a number, an amount or a truth value of text. Null where the text stays as it is. */
export function compileConvert(
  given: ExpressionObject,
  at: readonly PropertyKey[],
  complain: Complain,
): Conversion | null {
  const { date, number, boolean, currency } = given
  const named = Object.entries({ date, number, boolean }).filter(([, form]) => form !== undefined)
  if (named.length > 1) {
    complain(
      at,
      `Expected one kind of value; there are ${named.map(([name]) => name).join(' and ')}.`,
      'Leave the others out.',
    )
    return null
  }
  if (date !== undefined) return { kind: 'date', apply: toDate(date, [...at, 'date'], complain) }
  if (boolean) return { kind: 'boolean', apply: toBoolean(boolean) }
  if (currency !== undefined) {
    const toAmount = toNumber(number ?? true, true)
    return {
      kind: 'money',
      apply: (value, row, column) => {
        const amount = toAmount(value, row, column)
        return amount === undefined ? undefined : `${currency} ${amount}`
      },
    }
  }
  return number === undefined ? null : { kind: 'number', apply: toNumber(number, false) }
}

/** Dates that are remembered: a file has few days and many rows. */
const MOST_REMEMBERED = 20_000

function toDate(
  given: string | readonly string[],
  at: readonly PropertyKey[],
  complain: Complain,
): Convert {
  const forms = typeof given === 'string' ? [given] : given
  for (const form of forms) {
    const fault = form === 'EDTF' ? null : faultOfDateForm(form)
    if (fault) complain(at, fault, 'Write it like YYYY-MM-DD, D/M/YYYY or MMMM YYYY.')
  }
  const readers = forms.map((form) => (form === 'EDTF' ? asEdtf : dateReader(form)))
  const known = new Map<string, string | null>()
  const read = (text: string): string | null => {
    for (const reader of readers) {
      const date = reader(text)
      if (date !== null) return date
    }
    return null
  }
  return (value, row, column) => {
    const text = String(value)
    let date = known.get(text)
    if (date === undefined) {
      date = read(text)
      if (known.size < MOST_REMEMBERED) known.set(text, date)
    }
    if (date !== null) return date
    row.refuse(
      column,
      `Expected a date that there is, written ${forms.join(' or ')}.`,
      text,
      'Correct it, or add the form it has to `date`.',
    )
    return undefined
  }
}

function asEdtf(text: string): string | null {
  const parsed = dateCodec.input.safeParse(text)
  return parsed.success ? parsed.data.edtf : null
}

function toBoolean({ true: yes, false: no }: NonNullable<ExpressionObject['boolean']>): Convert {
  const words = new Map<string, boolean>([
    ...yes.map((word) => [foldWord(word), true] as const),
    ...no.map((word) => [foldWord(word), false] as const),
  ])
  return (value, row, column) => {
    const meant = words.get(foldWord(String(value)))
    if (meant !== undefined) return meant
    row.refuse(
      column,
      `Expected one of ${[...yes, ...no].join(', ')}.`,
      value,
      'Correct it, or add the word to `boolean`.',
    )
    return undefined
  }
}

/** A number as it is written, and nothing more: no signs, blanks or units are passed over. */
function toNumber(
  given: true | NumberForm,
  asText: false,
): (value: Scalar, row: Row, column: string | null) => number | undefined
function toNumber(
  given: true | NumberForm,
  asText: true,
): (value: Scalar, row: Row, column: string | null) => string | undefined
function toNumber(
  given: true | NumberForm,
  asText: boolean,
): (value: Scalar, row: Row, column: string | null) => string | number | undefined {
  const { decimal = '.', thousands } = given === true ? {} : given
  const asPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  const whole =
    thousands === undefined ? '\\d+' : `(?:\\d{1,3}(?:${asPattern(thousands)}\\d{3})+|\\d+)`
  const pattern = new RegExp(`^[-−]?${whole}(?:${asPattern(decimal)}\\d+)?$`)
  const example = `1${thousands ?? ''}234${decimal}5`
  return (value, row, column) => {
    const text = String(value)
    if (pattern.test(text)) {
      const plain = (thousands === undefined ? text : text.replaceAll(thousands, ''))
        .replace(decimal, '.')
        .replace('−', '-')
      const number = Number(plain)
      if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return asText ? plain : number
    }
    row.refuse(
      column,
      `Expected a number, written like ${example}.`,
      text,
      'Correct it, or say how numbers are written here with `number`, after `replace` has taken out what is no part of them.',
    )
    return undefined
  }
}
