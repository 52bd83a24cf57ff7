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

/** An earlier post as it is searched for words that others repeat. */
interface Searched {
  readonly handle: string | null
  /** Its words, folded, each between blanks. */
  readonly words: string
  /** The same without what it quotes itself. */
  readonly ownWords: string
}

/**
 * The posts of a page before the one that is read, and who of them wrote what it repeats. Every four words
 * in a row are indexed, so that a post costs no look through all before it.
 */
export class EarlierPosts {
  readonly #posts: Searched[] = []
  readonly #places = new Map<string, number[]>()

  /** Adds the next post; `quoted` are the parts of it that are another's words. */
  add(text: string, body: Range, quoted: readonly Range[], handle: string | null): void {
    const words = wordsOf(text, body)
    const own = words.filter(({ at }) => !quoted.some((range) => within(at, range)))
    const index = this.#posts.push({ handle, words: join(words), ownWords: join(own) }) - 1
    for (const start of words.keys()) {
      const key = keyOf(words.slice(start, start + MIN_WORDS_MARKED))
      const places = this.#places.get(key)
      if (!places) this.#places.set(key, [index])
      else if (places.at(-1) !== index) places.push(index)
    }
  }

  /**
   * The one post that holds these words, by its index; null where none does, or several do. A post that
   * only repeats them as a quotation of its own holds them no longer where another post wrote them.
   *
   * @param handle whom the page names as having written them.
   */
  findHolder(text: string, quoted: Range, handle: string | null): number | null {
    const words = wordsOf(text, quoted)
    return count(words) < MIN_WORDS_MARKED ? null : this.#holderOf(words, handle)
  }

  /**
   * Words at the beginning of a post that an earlier one holds, where nothing marks them as quoted: whole
   * lines, as many as match, at least eight words, and with words of the post's own after them (what ends
   * a post alike is a signature). Null where there are none, or more than one post holds them.
   */
  findUnmarked(text: string, body: Range): { readonly at: Range; readonly index: number } | null {
    const lines = linesOf(text, body)
    const [first] = lines
    let words: readonly Word[] = []
    let longest: { at: Range; words: readonly Word[] } | null = null
    for (const [index, line] of lines.entries()) {
      words = [...words, ...wordsOf(text, line)]
      if (words.length >= MIN_WORDS_MARKED && this.#holding(words, 'words').length === 0) break
      const goesOn = lines.slice(index + 1).some((rest) => wordsOf(text, rest).length > 0)
      if (count(words) >= MIN_WORDS && goesOn && first) {
        longest = { at: { start: first.start, end: line.end }, words }
      }
    }
    const index = longest ? this.#holderOf(longest.words, null) : null
    return longest && index !== null ? { at: longest.at, index } : null
  }

  #holderOf(words: readonly Word[], handle: string | null): number | null {
    const theirs = (index: number) => {
      const by = this.#posts[index]?.handle ?? null
      return handle === null || by === null || by === handle
    }
    const holders = this.#holding(words, 'words').filter(theirs)
    const [only, ...more] =
      holders.length > 1 ? this.#holding(words, 'ownWords').filter(theirs) : holders
    return only === undefined || more.length > 0 ? null : only
  }

  #holding(words: readonly Word[], among: 'words' | 'ownWords'): readonly number[] {
    const places = this.#places.get(keyOf(words.slice(0, MIN_WORDS_MARKED))) ?? []
    const wanted = join(words)
    return places.filter((index) => this.#posts[index]?.[among].includes(wanted))
  }
}

const keyOf = (words: readonly Word[]) => words.map(({ word }) => word).join(' ')

/** Lines that hold something. */
function linesOf(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/[^\n]*\S[^\n]*/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
}
