import { getManyValues, isMany } from 'stream-chain/defs.js'
import Assembler from 'stream-json/core/assembler.js'
import { jsonParser, type Token } from 'stream-json/core/parser.js'

/**
 * Puts values together, and keeps a number that JavaScript would write otherwise (1.10, one of twenty
 * digits) as the text that stands there: a key is what was written.
 */
export class ExactAssembler extends Assembler {
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
const INEXACT = /\d{16}|\d[eE]|\.\d*0(?!\d)/

/** One JSON value with its numbers as written. Throws SyntaxError. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (!INEXACT.test(text)) return value
  const assembler = new ExactAssembler()
  const read = openTokens()
  for (const token of read(`${text}\n`)) assembler.consume(token)
  return assembler.current
}
