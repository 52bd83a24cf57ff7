import { asOneWord, firstLetter, indexWords, initialsOf, searchWords } from '../search-words.ts'
import { rankIn } from './declare/enum.ts'
import type { NodeType } from './declare/node.ts'
import type { Field, SearchRole } from './declare/property.ts'
import { Standing } from './enums.ts'

/**
 * The property that the full-text index holds, on every entity that has something to be found by.
 *
 * One text of words with a blank between, in the project's own folding, so that Lucene need only split it:
 * - `#officer`: its type. `#reported`, `#official`: that its standing is at least this. `#c1`, `#c2`, `#c3`:
 *   that it has at least 2, 4, 8 claims. The one is filtered by, and the other puts the better known first.
 * - `smith`: a word of a name or a code. `johnsmith`: the whole. `js`: initials. `.j`: that some word of
 *   a name begins so, since a single letter begins too many words to gather them.
 * - `_search`: a word of a title.
 */
export const searchColumn = 'search'

/** The full-text index; its name says what it is made of, as those of all indexes do. */
export const searchIndex = `warrant_fulltext_Entity_${searchColumn}`

/** Raise it when the same values come to give another text: stored ones are then worked out again. */
export const searchVersion = 1

const maxTitleWords = 60
const maxWords = 200

/** A field that the search looks into. */
export interface SearchedField {
  readonly field: Field
  readonly role: SearchRole
  /** Whether it is the name or title that an entity is shown by. */
  readonly main: boolean
}

const searched = new WeakMap<NodeType, readonly SearchedField[]>()

/** The fields of a type that the search looks into, the one that it is shown by first. */
export function searchedFields(type: NodeType): readonly SearchedField[] {
  const known = searched.get(type)
  if (known) return known
  const fields = [...type.fields.values()].flatMap((field) => {
    const role = field.property.searched
    return role ? [{ field, role, main: field.name === type.title }] : []
  })
  fields.sort((a, b) => Number(b.main) - Number(a.main))
  searched.set(type, fields)
  return fields
}

/** A field's texts, of what Neo4j stores: one, several of a set, or none. */
export function textsOf(stored: unknown): readonly string[] {
  if (typeof stored === 'string') return [stored]
  return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string') : []
}

export const typeTag = (type: NodeType) => `#${type.name.toLowerCase()}`
export const standingTag = (standing: string) => `#${standing.toLowerCase()}`
export const fameTag = (step: number) => `#c${step}`
export const titleWord = (word: string) => `_${word}`
export const letterTag = (letter: string) => `.${letter}`

/** How many steps there are of being better known: each takes twice as many claims as the one before. */
export const fameSteps = 9

/** What is known of an entity beside its fields. */
export interface Known {
  readonly standing: string | null
  readonly claimCount: number
}

/** The property `search` of an entity, of its stored columns; null where there is nothing to find it by. */
export function searchText(
  type: NodeType,
  columns: Readonly<Record<string, unknown>>,
  { standing, claimCount }: Known,
): string | null {
  const words = new Set<string>()
  for (const { field, role } of searchedFields(type)) {
    for (const text of textsOf(columns[field.name]))
      for (const word of wordsFor(role, text)) {
        if (words.size < maxWords) words.add(word)
      }
  }
  if (words.size === 0 || claimCount === 0) return null
  const reached = rankIn(Standing, standing)
  const steps = Math.min(fameSteps, Math.floor(Math.log2(claimCount)))
  return [
    typeTag(type),
    ...Standing.names.slice(1, reached + 1).map(standingTag),
    ...Array.from({ length: steps }, (_, at) => fameTag(at + 1)),
    ...words,
  ].join(' ')
}

function wordsFor(role: SearchRole, text: string): readonly string[] {
  const found = [...indexWords(text)]
  if (role === 'title') return found.slice(0, maxTitleWords).map(titleWord)
  const words = searchWords(text)
  const whole = words.length > 1 ? [asOneWord(words)] : []
  if (role === 'code') return [...found, ...whole]
  const initials = initialsOf(words)
  const letters = found.map((word) => letterTag(firstLetter(word)))
  return [...found, ...whole, ...(initials === null ? [] : [initials]), ...letters]
}
