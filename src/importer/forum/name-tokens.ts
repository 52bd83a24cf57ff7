import { fold } from '../../text.ts'
import type { Range } from './page.ts'

/** A word of a text, as names are looked for. */
export interface Token extends Range {
  /** Without case, accents and apostrophes, and without a genitive's s; empty for an account's. */
  readonly word: string
  readonly written: string
  /** Whether nothing but a blank or a hyphen stands between it and the token before. */
  readonly follows: boolean
  readonly opensSentence: boolean
  /** Whether it is one letter with a stop behind it, as `A.` in `A. Smith`. */
  readonly isInitial: boolean
  /** Whether a line ends between it and the token before. */
  readonly opensLine: boolean
  /** Whether it is joined by a hyphen to what stands before it, or behind. */
  readonly afterHyphen: boolean
  readonly beforeHyphen: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}&]*(?:['’ʼ`´][\p{L}\p{N}\p{M}]+)*/gu
const GENITIVE = /['’ʼ`´]s$/i

/** One blank, which may be a line end; a hyphen; the stop behind an initial. */
const BETWEEN = /^(?:\.?[ \t\u00A0]*\n?[ \t\u00A0]*|[-‐‑])$/u

/** The words of a part of a text. */
export function tokensOf(text: string, { start, end }: Range): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: match, index } of text.slice(start, end).matchAll(WORD)) {
    const from = start + index
    const written = match.replace(GENITIVE, '')
    const to = from + written.length
    const before = tokens.at(-1)
    const gap = before ? text.slice(before.end, from).replace(/^['’ʼ`´]s?(?=[^\p{L}]|$)/iu, '') : ''
    const isInitial = before !== undefined && before.written.length === 1
    tokens.push({
      start: from,
      end: to,
      // `@ana` is an account, and so may be what follows.
      word: text[from - 1] === '@' ? '' : fold(written).replaceAll("'", ''),
      written,
      follows: before !== undefined && BETWEEN.test(gap) && (isInitial || !gap.includes('.')),
      opensSentence: before === undefined || (!isInitial && /[.!?:;\n"“”‘(•–—]/.test(gap)),
      isInitial: /^\p{L}$/u.test(written) && text[to] === '.',
      opensLine: gap.includes('\n'),
      afterHyphen: /[\p{L}\p{N}][-‐‑]$/u.test(text.slice(Math.max(0, from - 3), from)),
      beforeHyphen: /^[-‐‑][\p{L}\p{N}]/u.test(text.slice(to, to + 3)),
    })
  }
  return tokens
}

/** The words of a name. */
export const tokensOfName = (name: string): readonly Token[] =>
  tokensOf(name, { start: 0, end: name.length })

/** The folded words of a name. */
export const wordsOfName = (name: string): readonly string[] =>
  tokensOfName(name).map(({ word }) => word)

export const isCapitalised = ({ written }: Token): boolean => /^[\p{Lu}\p{Lt}\p{N}]/u.test(written)

/** `QPM`, or any word in a text that shouts. */
export const isAllCapitals = ({ written }: Token): boolean => /^[\p{Lu}\p{N}&]{2,}$/u.test(written)

/** Words that stand beside a name with a capital and are no part of it. */
const BESIDE_NAMES = new Set(
  (
    'pc ps dc ds di dci det sgt sergeant constable inspector insp detective chief superintendent supt commander ' +
    'commissioner officer officers assistant deputy acting temporary special mr mrs ms miss mx dr sir lord lady dame ' +
    'judge justice professor prof rev the a an this that ex former retired serving of in on at by and but when while ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december i'
  ).split(' '),
)

/** Words with which a sentence begins, and which are no names for that. */
const SENTENCE_OPENERS = new Set(
  (
    'then there here yesterday today tomorrow tonight as if so yes no not with for from to after before since until ' +
    'although though because also even only just now once again perhaps maybe however meanwhile apparently ' +
    'is was are were did does do has have had can could would should must might ask see it its he she his her ' +
    'they their we our you your my these those who whom whose what where why how which both all some many most ' +
    'every each one two another other about against under over between like unlike according when while ' +
    'thank thanks sorry hello hi dear please'
  ).split(' '),
)

/**
 * Whether a token next to a word of a name may belong to it: it is capitalised as names are, and nothing
 * explains that. That a word opens a sentence explains nothing, unless sentences commonly open with it.
 * Capitals explain themselves (`QPM`), unless the name is written in them too.
 */
export function mayBeName(token: Token, beside: Token): boolean {
  return (
    isCapitalised(token) &&
    /\p{L}/u.test(token.written) &&
    !(isAllCapitals(token) && /\p{Ll}/u.test(beside.written)) &&
    (token.isInitial || !BESIDE_NAMES.has(token.word)) &&
    !(token.opensSentence && SENTENCE_OPENERS.has(token.word))
  )
}
