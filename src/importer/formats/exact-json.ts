import { getManyValues, isMany } from 'stream-chain/defs.js'
import Assembler from 'stream-json/core/assembler.js'
import { jsonParser, type Token } from 'stream-json/core/parser.js'

/**
 * Puts values together, and keeps a number that JavaScript would write otherwise (1.10, one of twenty
 * digits) as the text that stands there: a key is what was written.
 *
 * Of a name that comes again in one object, both values are kept, the later one as `name (again)`.
 */
export class ExactAssembler extends Assembler {
  /** The first name that came twice in one object. */
  repeated: string | null = null

  override keyValue(written: string): void {
    let name = written
    while (Object.hasOwn(this.current ?? {}, name)) {
      this.repeated ??= written
      name = `${name} (again)`
    }
    super.keyValue(name)
  }

  override numberValue(written: string): void {
    const number = Number(written)
    if (String(number) === written) super.numberValue(written)
    else super.stringValue(written)
  }
}

/**
 * A parser that takes text piece by piece and gives the tokens that each piece completes; a line break
 * completes what came before it. Throws where it is no JSON.
 */
export function openTokens(): (text: string) => readonly Token[] {
  const parse = jsonParser({ packValues: true, streamValues: false })
  return (text) => {
    const tokens = parse(text)
    return isMany(tokens) ? getManyValues(tokens) : []
  }
}

/** Numbers that `JSON.parse` would change: many digits, an exponent, zeros at the end of a fraction. */
const INEXACT = /(?:\d\.?){16}|\d[eE]|\.\d*0(?!\d)/

/** A JSON value, and the first name that comes twice in one object of it. */
export interface ExactValue {
  readonly value: unknown
  readonly repeated: string | null
}

/** One JSON value with its numbers as written. Throws SyntaxError. */
export function parseExactly(text: string): ExactValue {
  const value: unknown = JSON.parse(text)
  if (!INEXACT.test(text) && !hasRepeated(text, value)) return { value, repeated: null }
  const assembler = new ExactAssembler()
  const read = openTokens()
  for (const token of read(`${text}\n`)) assembler.consume(token)
  return { value: assembler.current, repeated: assembler.repeated }
}

/** Names that come twice in one object of a JSON text, of which `value` was parsed and keeps the last. */
export function hasRepeated(text: string, value: unknown): boolean {
  return countNames(text) !== countMembers(value)
}

/** How many texts of valid JSON are followed by a colon. It hops from quote to quote, which costs little. */
function countNames(text: string): number {
  let names = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    do at = text.indexOf('"', at + 1)
    while (isEscaped(text, at))
    at++
    while (isBlank(text.charCodeAt(at))) at++
    if (text[at] === ':') names++
  }
  return names
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === '\\') before--
  return (at - before) % 2 === 0
}

const isBlank = (code: number) => code === 32 || code === 9 || code === 10 || code === 13

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const parts: readonly unknown[] = Object.values(value)
  const own = Array.isArray(value) ? 0 : parts.length
  return parts.reduce<number>((sum, part) => sum + countMembers(part), own)
}
