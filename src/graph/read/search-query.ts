import { asOneWord } from '../../search-words.ts'
import { typosAllowed } from '../../typos.ts'
import type { NodeType } from '../declare/node.ts'
import { fameSteps, fameTag, letterTag, standingTag, titleWord, typeTag } from '../search-text.ts'

/** What is looked for. */
export interface Sought {
  /** Words of `searchWords`: letters and digits alone. */
  readonly words: readonly string[]
  readonly types: readonly NodeType[]
  /** Every type there is is sought. */
  readonly anyType: boolean
  /** The least standing; null is any. */
  readonly standing: string | null
}

/**
 * Lucene's query for entities that have every word, or a word that begins with it.
 *
 * All that is scored is a constant (`[smith TO smith]^2` and prefixes are; a plain `smith` would be
 * weighed by how rare it is and how much else stands beside it): a whole name before its words, words
 * before beginnings, names before titles, then the better known. So the best are among those that an
 * index with a limit gives, and the last word is `rankHit`'s.
 */
export function strictQuery(sought: Sought): string {
  const whole = asOneWord(sought.words)
  return [
    ...filters(sought),
    ...sought.words.map(
      (word) => `+(${beginning(word)} ${exactly(word, 2)} ${exactly(titleWord(word), 4)})`,
    ),
    ...(whole === ''
      ? []
      : [
          // One word may be anywhere in a name, which says less.
          exactly(whole, sought.words.length > 1 ? wholeName : 20),
          ...(isLetter(whole) ? [] : [`${whole}*^2`]),
        ]),
    ...fame(),
  ].join(' ')
}

/** A hit with this score or more has all that is sought for its name, or one of its names; nothing else together comes to it. */
export const wholeName = 1_000

/** More words are not tried with slips: each takes a walk through all words of the index. */
const maxFuzzyWords = 6

/** Lucene's query for entities that have some of the words, or what a slip of the typist makes of them. */
export function looseQuery(sought: Sought): string {
  const words = sought.words.map((word, at) => {
    const typos = at < maxFuzzyWords ? typosAllowed(word) : 0
    const slips = typos === 0 ? '' : `${word}~${typos} ${titleWord(word)}~${typos}^0.5`
    return `${beginning(word)} ${exactly(word, 2)} ${exactly(titleWord(word), 4)} ${slips}`
  })
  return [...filters(sought), `+(${words.join(' ')})`, ...fame()].join(' ')
}

const isLetter = (word: string) => word.length === 1

/** Words of titles that begin so count for less; a single letter begins words of names alone. */
function beginning(word: string): string {
  return isLetter(word) ? exactly(letterTag(word), 4) : `${word}*^4 ${titleWord(word)}*`
}

/** A term with a score of its own: a range of one. */
const exactly = (term: string, score: number) => `[${term} TO ${term}]^${score}`

function filters({ types, anyType, standing }: Sought): string[] {
  return [
    ...(anyType
      ? []
      : [
          `+(${types
            .map(typeTag)
            .map((tag) => exactly(tag, 0))
            .join(' ')})`,
        ]),
    ...(standing === null ? [] : [`+${exactly(standingTag(standing), 0)}`]),
  ]
}

/** Less, all together, than the least of the other differences. */
function fame(): string[] {
  return Array.from({ length: fameSteps }, (_, at) => exactly(fameTag(at + 1), 0.1))
}
