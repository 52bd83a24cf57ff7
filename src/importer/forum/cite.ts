import { sha256 } from '../../ids.ts'
import { MAX_QUOTE_CHARACTERS } from '../record-schema.ts'
import { type Range, trimRange } from './page.ts'

/** A citation as a record has it; offsets count code points. */
export interface Locator {
  readonly post?: number
  readonly start: number
  readonly end: number
  readonly sha256: string
}

/** Makes citations of the parts of one text. */
export interface Citer {
  /** Null for a part without words. Longer parts are cited by their first sentences. */
  cite(range: Range, post?: number): Locator | null
  /** Offsets of a part in code points, and the hash of its words. */
  place(range: Range): Locator
}

/** A text's citations; offsets that come in are UTF-16 units of it. */
export function citerOf(text: string): Citer {
  const toPoints = codePointsOf(text)
  const place = ({ start, end }: Range): Locator => ({
    start: toPoints(start),
    end: toPoints(end),
    sha256: sha256(text.slice(start, end)),
  })
  return {
    place,
    cite: (range, post) => {
      const words = shortened(text, trimRange(text, range))
      if (words.end <= words.start) return null
      return { ...(post !== undefined && { post }), ...place(words) }
    },
  }
}

/** How many code points stand before a UTF-16 offset, without counting from the beginning each time. */
function codePointsOf(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (const match of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) pairs.push(match.index)
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

/** At most as many characters as a citation may have: whole sentences, or else whole words. */
function shortened(text: string, { start, end }: Range): Range {
  const points = Array.from(text.slice(start, end))
  if (points.length <= MAX_QUOTE_CHARACTERS) return { start, end }
  const room = points.slice(0, MAX_QUOTE_CHARACTERS).join('')
  const sentences = /^[\s\S]*[.!?…]["'”’)]*(?=\s)/.exec(room)?.[0]
  const words = /^[\s\S]*\S(?=\s)/.exec(room)?.[0]
  return { start, end: start + (sentences ?? words ?? room).length }
}

/** The first sentence of a part: enough to find it again. */
export function firstSentence(text: string, range: Range): Range {
  const { start, end } = trimRange(text, range)
  const [line = ''] = text.slice(start, end).split('\n')
  const sentence = /^.*?[.!?…]["'”’)]*(?=\s)/.exec(line)?.[0] ?? line
  return { start, end: start + sentence.length }
}
