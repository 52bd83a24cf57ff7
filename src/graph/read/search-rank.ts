import { asOneWord, firstLetter, indexWords, initialsOf, searchWords } from '../../search-words.ts'
import { countTypos, typosAllowed } from '../../typos.ts'
import type { SearchRole } from '../declare/property.ts'

/** A text that an entity may be found by. */
export interface FoundText {
  /** The name of the field. */
  readonly field: string
  readonly value: string
  readonly role: SearchRole
  /** Whether the entity is shown by it. */
  readonly main: boolean
}

/** How well something answers a search. */
export interface Match {
  /** From 0 to 1. */
  readonly score: number
  readonly field: string
  readonly value: string
}

/**
 * How well an entity's texts answer the words of a query; null where they do not. Of its best text:
 *
 * | | |
 * |---|---|
 * | 1.00 | exactly these words |
 * | 0.95 | exactly these words in another order |
 * | 0.90 | these words among others; 0.02 more where they stand together |
 * | 0.80 | words that begin so; 0.05 more where they stand together at the beginning, or at the end of a name, up to 0.04 for whole words |
 * | 0.75 | all words, but in several texts |
 * | 0.62 | initials |
 * | 0.40–0.60 | all words, some with a slip |
 * | to 0.30 | half of the words or more; 0.05 more where there is nothing else in the text |
 *
 * times 1 for the name or title that it is shown by, 0.98 for other names, 0.97 for codes; 0.96 for titles.
 */
export function rankHit(words: readonly string[], texts: readonly FoundText[]): Match | null {
  let best: Match | null = null
  const found: { readonly text: FoundText; readonly kinds: readonly Kind[] }[] = []
  for (const text of texts) {
    const { score, kinds } = rankText(words, text)
    found.push({ text, kinds })
    const weighed = round(score * weightOf(text))
    if (weighed > (best?.score ?? 0))
      best = { score: weighed, field: text.field, value: text.value }
  }
  const together = words.every((_, at) => found.some(({ kinds }) => isBeginning(kinds[at])))
  if (!together || (best?.score ?? 0) >= acrossTexts) return best
  const [most] = found.toSorted((a, b) => countBeginnings(b.kinds) - countBeginnings(a.kinds))
  return most ? { score: acrossTexts, field: most.text.field, value: most.text.value } : best
}

const acrossTexts = 0.75

function weightOf({ role, main }: FoundText): number {
  if (role === 'title') return 0.96
  return main ? 1 : role === 'name' ? 0.98 : 0.97
}

/** How one word of a query is in a text; of a slip, how many. */
type Kind = 'whole' | 'beginning' | 'letter' | number | 'missing'

const isBeginning = (kind: Kind | undefined) => kind === 'whole' || kind === 'beginning'
const countBeginnings = (kinds: readonly Kind[]) => kinds.filter(isBeginning).length

function rankText(
  words: readonly string[],
  { value, role }: FoundText,
): { readonly score: number; readonly kinds: readonly Kind[] } {
  const { spoken, all } = wordsOf(value)
  const kinds = words.map((word) => kindOf(word, all, role))
  return { score: scoreOf(words, spoken, kinds, role), kinds }
}

function scoreOf(
  words: readonly string[],
  spoken: readonly string[],
  kinds: readonly Kind[],
  role: SearchRole,
): number {
  const [sought, said] = [words.join(''), spoken.join('')]
  if (sought === said) return 1
  if (words.length === spoken.length && isSame(words.toSorted(), spoken.toSorted())) return 0.95
  const share = (matches: (kind: Kind) => boolean) => kinds.filter(matches).length / kinds.length
  if (kinds.every((kind) => kind === 'whole')) {
    return 0.9 + (` ${spoken.join(' ')} `.includes(` ${words.join(' ')} `) ? 0.02 : 0)
  }
  const isInPlace =
    said.startsWith(sought) ||
    beginInOrder(words, spoken, 0) ||
    (role === 'name' && beginInOrder(words, spoken, spoken.length - words.length))
  if (kinds.every(isBeginning)) {
    return 0.8 + (isInPlace ? 0.05 : 0) + 0.04 * share((kind) => kind === 'whole')
  }
  if (said.startsWith(sought) && role !== 'title') return 0.8
  if (role === 'name' && words.length === 1 && initialsOf(spoken) === sought) return 0.62
  if (kinds.every((kind) => kind !== 'missing')) {
    const slips = kinds.reduce<number>((sum, kind) => sum + slipsOf(kind), 0)
    return 0.4 + 0.2 * Math.max(0, 1 - (3 * slips) / sought.length)
  }
  const matched = share((kind) => kind !== 'missing')
  if (matched < 0.5) return 0
  const isAllOfIt = spoken.every((word) => words.includes(word))
  return 0.3 * matched + (isAllOfIt ? 0.05 : 0)
}

/** Whether words, from the one at `first` on, begin with these. */
function beginInOrder(words: readonly string[], spoken: readonly string[], first: number): boolean {
  return words.every((word, at) => spoken[first + at]?.startsWith(word) === true)
}

/** A word that is only begun is no slip, and yet less than a whole one. */
function slipsOf(kind: Kind): number {
  if (typeof kind === 'number') return kind
  return kind === 'whole' ? 0 : kind === 'letter' ? 1 : 0.5
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word, at) => word === other[at])
}

function kindOf(word: string, all: ReadonlySet<string>, role: SearchRole): Kind {
  if (all.has(word)) return 'whole'
  const isLetter = word.length === 1
  const words = [...all]
  const mayBegin = !isLetter || role !== 'title'
  if (mayBegin && words.some((other) => other.startsWith(word))) return 'beginning'
  if (role === 'name' && !isLetter && all.has(firstLetter(word))) return 'letter'
  const most = typosAllowed(word)
  if (most === 0) return 'missing'
  const typos = Math.min(...words.map((other) => countTypos(word, other, most)))
  return typos <= most ? typos : 'missing'
}

interface Words {
  readonly spoken: readonly string[]
  readonly all: ReadonlySet<string>
}

/** Whoever types a name finds the same people at every letter. */
const known = new Map<string, Words>()
const MOST_KNOWN = 10_000

function wordsOf(text: string): Words {
  const before = known.get(text)
  if (before) return before
  const words = { spoken: searchWords(text), all: indexWords(text) }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, words)
  return words
}

/** As one word, the name of the entity; what equal hits are put in order by. */
export function orderName(texts: readonly FoundText[]): string {
  const shown = texts.find(({ main }) => main) ?? texts[0]
  return shown ? asOneWord(wordsOf(shown.value).spoken) : ''
}

const round = (score: number) => Math.round(score * 1000) / 1000
