import { fold } from '../../text.ts'
import { type Range, within } from './page.ts'

/** Fewer words in a row are a saying, a greeting or a signature as often as a quotation. */
const MIN_WORDS = 8
/** Where the page itself says that words are quoted, fewer are enough to find whose. */
const MIN_WORDS_MARKED = 4

interface Word {
  readonly word: string
  readonly at: Range
  /** An address is compared whole, and counts for nothing by itself. */
  readonly isAddress: boolean
}

/** A post as it is searched for words that others repeat. */
export interface Searched {
  readonly handle: string | null
  /** Its words, folded, each between blanks. */
  readonly words: string
  /** The same without what it quotes itself. */
  readonly ownWords: string
}

/** Words as compared: without case, accents and punctuation. */
function wordsOf(text: string, { start, end }: Range): readonly Word[] {
  const found = text
    .slice(start, end)
    .matchAll(/(https?:\/\/\S+(?: \.\.\. \S+)?)|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)
  return [...found].map(({ 0: word, 1: address, index }) => ({
    word: fold(word).replaceAll(/['\s]/g, ''),
    at: { start: start + index, end: start + index + word.length },
    isAddress: address !== undefined,
  }))
}

const count = (words: readonly Word[]) => words.filter(({ isAddress }) => !isAddress).length

const join = (words: readonly Word[]) => ` ${words.map(({ word }) => word).join(' ')} `

/** Prepares a post for `findQuoted`; `quoted` are the parts of it that are another's words. */
export function searchable(
  text: string,
  body: Range,
  quoted: readonly Range[],
  handle: string | null,
): Searched {
  const words = wordsOf(text, body)
  const own = words.filter(({ at }) => !quoted.some((range) => within(at, range)))
  return { handle, words: join(words), ownWords: join(own) }
}

/**
 * The one earlier post that holds these words, as an index; null where none does, or several do. A post
 * that only repeats them as a quotation of its own holds them no longer where another post wrote them.
 */
export function findHolder(
  text: string,
  quoted: Range,
  handle: string | null,
  earlier: readonly Searched[],
): number | null {
  const words = wordsOf(text, quoted)
  return count(words) < MIN_WORDS_MARKED ? null : holderOf(join(words), handle, earlier)
}

function holderOf(
  words: string,
  handle: string | null,
  earlier: readonly Searched[],
): number | null {
  const holding = (field: 'words' | 'ownWords') =>
    earlier.flatMap((post, index) => {
      const isTheirs = handle === null || post.handle === null || post.handle === handle
      return isTheirs && post[field].includes(words) ? [index] : []
    })
  const holders = holding('words')
  const [only, ...more] = holders.length > 1 ? holding('ownWords') : holders
  return only === undefined || more.length > 0 ? null : only
}

/**
 * Words at the beginning of a post that an earlier one holds, where nothing marks them as quoted: whole
 * lines, as many as match, at least eight words, and with words of the post's own after them (what ends
 * a post alike is a signature). Null where there are none, or more than one post holds them.
 */
export function findUnmarked(
  text: string,
  body: Range,
  earlier: readonly Searched[],
): { readonly at: Range; readonly index: number } | null {
  const lines = linesOf(text, body)
  let longest: { at: Range; words: string } | null = null
  for (const [index, line] of lines.entries()) {
    const at = { start: lines[0]?.start ?? body.start, end: line.end }
    const words = wordsOf(text, at)
    if (words.length === 0 || !earlier.some((post) => post.words.includes(join(words)))) break
    const goesOn = lines.slice(index + 1).some((rest) => wordsOf(text, rest).length > 0)
    if (count(words) >= MIN_WORDS && goesOn) longest = { at, words: join(words) }
  }
  if (!longest) return null
  const index = holderOf(longest.words, null, earlier)
  return index === null ? null : { at: longest.at, index }
}

/** Lines that hold something. */
function linesOf(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/[^\n]*\S[^\n]*/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
