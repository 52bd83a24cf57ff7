import { fold } from './text.ts'

/** Longer words are nobody's: an index has a limit, and so has patience. */
const maxWordLength = 40

/**
 * The pieces of a text, in a list for each word between blanks of a list for each part between other
 * marks than apostrophes: `O’Connor-Smith's` → `[[['o', 'connor'], ['smith', 's']]]`. Folded, and of
 * letters and digits alone: nothing in them means anything to a query language.
 */
function piecesOf(text: string): readonly (readonly (readonly string[])[])[] {
  return fold(text)
    .split(' ')
    .map((word) =>
      [...word.matchAll(/[\p{L}\p{N}']+/gu)]
        .map(([part]) => part.split("'").filter((piece) => piece !== ''))
        .filter((pieces) => pieces.length > 0),
    )
}

const isGenitive = (pieces: readonly string[]) => pieces.length > 1 && pieces.at(-1) === 's'
const cut = (word: string) => [...word].slice(0, maxWordLength).join('')

/** One part as it is spoken: `['o', 'connor']` → `oconnor`, `['smith', 's']` → `smith`. */
function spoken(pieces: readonly string[]): string {
  return cut((isGenitive(pieces) ? pieces.slice(0, -1) : pieces).join(''))
}

/**
 * The words of a text as they are looked for: no accents, no case, apostrophes left out, hyphens as
 * blanks. `Zoë O’Connor-Smith's` → `['zoe', 'oconnor', 'smith']`.
 */
export function searchWords(text: string): readonly string[] {
  return piecesOf(text).flatMap((word) => word.map(spoken))
}

/**
 * All words by which a text is found: those of `searchWords`, and how they may be written otherwise,
 * in pieces or as one. `O’Connor-Smith` → `oconnor o connor smith oconnorsmith`.
 */
export function indexWords(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const word of piecesOf(text)) {
    for (const pieces of word) {
      words.add(spoken(pieces))
      if (pieces.length === 1) continue
      for (const piece of isGenitive(pieces) ? pieces.slice(0, -1) : pieces) words.add(cut(piece))
      words.add(cut(pieces.join('')))
    }
    if (word.length > 1) words.add(cut(word.flat().join('')))
  }
  return words
}

/** Written as one: `['john', 'smith']` → `johnsmith`. */
export function asOneWord(words: readonly string[]): string {
  return cut(words.join(''))
}

const small = new Set(['and', 'the', 'of', 'for', 'de', 'van', 'von'])

/** First letters, of names of two to five words: `js` for John Smith, `asp` for Avon and Somerset Police. */
export function initialsOf(words: readonly string[]): string | null {
  const letters = words.filter((word) => !small.has(word)).map(firstLetter)
  return letters.length >= 2 && letters.length <= 5 ? letters.join('') : null
}

export function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0)
}
