import type { NamedEntity } from '../../graph/read/names.ts'
import {
  isAllCapitals,
  isCapitalised,
  mayBeName,
  type Token,
  tokensOf,
  tokensOfName,
  wordsOfName,
} from './name-tokens.ts'
import type { Range } from './page.ts'

/** A text in which names are looked for. */
export interface SearchedText {
  /** What offsets count over; texts of one page share it. */
  readonly text: string
  /** Where to look: its own words, without addresses. */
  readonly parts: readonly Range[]
  /** Of accounts: a name that is one of these is nobody's. */
  readonly handles: readonly string[]
}

/**
 * How a name stands in a text:
 * - `FULL`: a given name and a surname, or all words of a unit's or an organisation's name;
 * - `SHORT`: a name of a single word, or an abbreviation, of a unit or an organisation;
 * - `GIVEN`: a given name and the surname, without what stands between them in the graph;
 * - `INITIAL`: an initial and the surname;
 * - `SURNAME`: the surname alone.
 */
export type HitKind = 'FULL' | 'SHORT' | 'GIVEN' | 'INITIAL' | 'SURNAME'

/** One name at one place. */
export interface Hit {
  readonly entity: NamedEntity
  readonly kind: HitKind
  readonly text: number
  readonly at: Range
  /** Why it may not be meant, though the words are its. */
  readonly doubts: readonly string[]
}

interface IndexedToken extends Token {
  readonly text: number
}

/** Where the words of a name stand. */
interface Found {
  readonly tokens: readonly IndexedToken[]
  readonly first: IndexedToken
  readonly last: IndexedToken
  /** Of the first among all tokens. */
  readonly index: number
}

const MAY_BE_LONGER = 'the name may be longer than this'

const isPerson = ({ type }: NamedEntity) => type === 'Officer' || type === 'Person'

/** A surname that as many bear says nothing of any of them. */
const MAX_HITS_A_PLACE = 200

/**
 * The words of some texts, to hold names against. Texts are few and names many, so the texts are indexed
 * and the names of a graph stream past them: a name costs one look-up, and none is kept.
 */
export class NameIndex {
  readonly #tokens: IndexedToken[] = []
  readonly #places = new Map<string, number[]>()
  readonly #hits = new Map<string, Hit[]>()

  constructor(texts: readonly SearchedText[]) {
    // Posts of a page share its handles.
    const handled = new Map<readonly string[], Handles>()
    for (const [text, { text: whole, parts, handles }] of texts.entries()) {
      const known = handled.get(handles) ?? readHandles(handles)
      handled.set(handles, known)
      for (const part of parts) {
        const tokens = tokensOf(whole, part)
        const taken = handlesAmong(tokens, known)
        for (const [index, token] of tokens.entries()) {
          const isAfterHandle = taken.has(index - 1) && !taken.has(index)
          this.#tokens.push({
            ...token,
            text,
            // An account's name matches nothing, and ends what stood before it.
            word: taken.has(index) ? '' : token.word,
            follows: token.follows && !taken.has(index) && !isAfterHandle,
          })
        }
      }
    }
    for (const [index, { word }] of this.#tokens.entries()) {
      if (word === '') continue
      const places = this.#places.get(word)
      if (places) places.push(index)
      else this.#places.set(word, [index])
    }
  }

  /** Looks for the names of an entity. */
  add(entity: NamedEntity): void {
    for (const name of new Set([entity.name, ...entity.otherNames])) {
      const tokens = tokensOfName(name)
      const words = tokens.map(({ word }) => word)
      const [first = ''] = words
      if (isPerson(entity)) {
        const surname = wordsOfName(name.trim().split(/\s+/).at(-1) ?? '')
        const given = words.slice(0, words.length - surname.length)
        if (given.length > 0 && first.length > 1) this.#addFull(entity, tokens)
        // Of other names a last word may be anything: an initial, a nickname.
        if (name === entity.name || given.length > 0) this.#addSurname(entity, given, surname)
      } else if (words.length > 1) this.#addFull(entity, tokens)
      else this.#addShort(entity, name.trim(), first)
    }
  }

  /** What was found, by place. */
  hits(): Iterable<readonly Hit[]> {
    return this.#hits.values()
  }

  #keep(hit: Hit): void {
    const key = `${hit.text} ${hit.at.start} ${hit.at.end}`
    const hits = this.#hits.get(key) ?? []
    if (
      hits.length <= MAX_HITS_A_PLACE &&
      !hits.some(({ entity }) => entity.id === hit.entity.id)
    ) {
      hits.push(hit)
    }
    this.#hits.set(key, hits)
  }

  /** Where these words stand one after the other. */
  *#find(words: readonly string[]): Generator<Found> {
    for (const index of this.#places.get(words[0] ?? '') ?? []) {
      const tokens = this.#tokens.slice(index, index + words.length)
      const first = tokens[0]
      const last = tokens.at(-1)
      const isHere = words.every(
        (word, offset) =>
          tokens[offset]?.word === word && (offset === 0 || tokens[offset]?.follows),
      )
      if (isHere && first && last) yield { tokens, first, last, index }
    }
  }

  #before(index: number): IndexedToken | undefined {
    const before = this.#tokens[index - 1]
    return this.#tokens[index]?.follows ? before : undefined
  }

  #after(index: number): IndexedToken | undefined {
    const after = this.#tokens[index + 1]
    return after?.follows ? after : undefined
  }

  #addFull(entity: NamedEntity, name: readonly Token[]): void {
    for (const { tokens, first, last, index } of this.#find(name.map(({ word }) => word))) {
      const before = this.#before(index)
      const after = this.#after(index + name.length - 1)
      const doubts: string[] = []
      if (isPerson(entity) && !(isCapitalised(first) && isCapitalised(last))) {
        doubts.push('written without capitals')
      }
      if (
        goesOn(first, last) ||
        (before && mayBeName(before, first)) ||
        (after && mayBeName(after, last))
      ) {
        doubts.push(MAY_BE_LONGER)
      }
      if (isParted(tokens, name)) doubts.push('a hyphen or a line end parts its words')
      this.#keep({ entity, kind: 'FULL', text: first.text, at: spanOf(first, last), doubts })
    }
  }

  /** In the case in which it is registered: “met” is a verb, and “it” a word. */
  #addShort(entity: NamedEntity, written: string, word: string): void {
    for (const { first, index } of this.#find([word])) {
      if (first.written !== written || goesOn(first, first)) continue
      const neighbours = [this.#before(index), this.#after(index)]
        .filter((token) => token !== undefined)
        .filter((token) => mayBeName(token, first))
      if (neighbours.some(isSurelyName)) continue
      const doubts: string[] = neighbours.length > 0 ? [MAY_BE_LONGER] : []
      if (first.opensSentence && !isAllCapitals(first)) doubts.push('a word that opens a sentence')
      this.#keep({ entity, kind: 'SHORT', text: first.text, at: spanOf(first, first), doubts })
    }
  }

  #addSurname(entity: NamedEntity, given: readonly string[], surname: readonly string[]): void {
    for (const { first, last, index } of this.#find(surname)) {
      if (!isCapitalised(first) || goesOn(first, last)) continue
      const after = this.#after(index + surname.length - 1)
      if (after && mayBeName(after, last) && isSurelyName(after)) continue
      const before = this.#before(index)
      if (before?.word === '') continue
      const at = spanOf(first, last)
      if (before && before.word.length === 1 && isCapitalised(before) && before.word !== 'i') {
        // Another initial is another person's.
        if (given.length > 0 && given[0]?.[0] !== before.word) continue
        const kind = given.length > 0 ? 'INITIAL' : 'SURNAME'
        this.#keep({
          entity,
          kind,
          text: first.text,
          at: { ...at, start: before.start },
          doubts: [],
        })
      } else if (before && given.some((name) => name.length > 1 && name === before.word)) {
        const span = { ...at, start: before.start }
        this.#keep({ entity, kind: 'GIVEN', text: first.text, at: span, doubts: [] })
      } else if (!before || !mayBeName(before, first)) {
        this.#keep({ entity, kind: 'SURNAME', text: first.text, at, doubts: [] })
      }
    }
  }
}

const spanOf = (first: Token, last: Token): Range => ({ start: first.start, end: last.end })

/** Whether of a word that may be a name nothing else explains its capital. */
const isSurelyName = (token: Token) => !token.opensSentence && !isAllCapitals(token)

/** `Lloyd-Jones`, or one of the two a line, where the name is `Lloyd Jones`. */
const isParted = (tokens: readonly Token[], name: readonly Token[]) =>
  tokens.some(
    ({ opensLine, afterHyphen }, index) =>
      index > 0 && (opensLine || (afterHyphen && !name[index]?.afterHyphen)),
  )

/** Whether a hyphen joins the words to more: `Smith` in `Smith-Jones`. */
const goesOn = (first: Token, last: Token) => first.afterHyphen || last.beforeHyphen

/** Handles as their folded words, and how many words the longest has. */
interface Handles {
  readonly names: ReadonlySet<string>
  readonly longest: number
}

function readHandles(handles: readonly string[]): Handles {
  const words = handles.map(wordsOfName)
  return {
    names: new Set(words.map((name) => name.join(' '))),
    longest: words.reduce((most, { length }) => Math.max(most, length), 0),
  }
}

/** Tokens that are part of an account's handle. */
function handlesAmong(tokens: readonly Token[], { names, longest }: Handles): ReadonlySet<number> {
  const taken = new Set<number>()
  for (const index of tokens.keys()) {
    let name = ''
    for (let length = 1; length <= longest; length += 1) {
      const token = tokens[index + length - 1]
      if (!token || (length > 1 && !token.follows)) break
      name = length === 1 ? token.word : `${name} ${token.word}`
      if (names.has(name)) for (let i = 0; i < length; i += 1) taken.add(index + i)
    }
  }
  return taken
}
