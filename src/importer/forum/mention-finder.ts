import { createHash } from 'node:crypto'
import type { Graph } from '../../graph/driver.ts'
import { listNames, listWithheld } from '../../graph/read/names.ts'
import { type Hit, type HitKind, NameIndex, type SearchedText } from './name-index.ts'
import { overlaps, type Range, within } from './page.ts'

/** An entity that a text names beyond doubt. */
export interface Mention {
  readonly id: string
  readonly type: string
  readonly at: Range
}

/** An entity that a text may mean: for whoever decides, and never public. */
export interface Candidate extends Mention {
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: readonly string[]
}

export interface FoundMentions {
  readonly mentions: readonly Mention[]
  /** The best place of each entity that is not mentioned for certain. */
  readonly candidates: readonly Candidate[]
}

export type MentionFinder = (texts: readonly SearchedText[]) => Promise<readonly FoundMentions[]>

/** More bearers of a surname than this, and it points to nobody. */
const MAX_CANDIDATES = 12

const BASE_SCORE: Readonly<Record<HitKind, number>> = {
  FULL: 0.9,
  SHORT: 0.6,
  GIVEN: 0.6,
  INITIAL: 0.5,
  SURNAME: 0.3,
}
/** Of words that are an entity's name, where something speaks against its being meant. */
const DOUBTED_SCORE = 0.5
/** What it adds that the same page names the entity in full. */
const NAMED_ON_PAGE_SCORE = 0.4

const REASONS: Readonly<Record<HitKind, string>> = {
  FULL: 'the full name',
  SHORT: 'a short name',
  GIVEN: 'a given name and the surname',
  INITIAL: 'an initial and the surname',
  SURNAME: 'a surname alone',
}

/**
 * A finder that answers the same for the same texts as long as it lives: an import reads its input more
 * than once, and what it writes in between must not change what it read.
 */
export function mentionFinder(graph: Graph): MentionFinder {
  const known = new Map<string, Promise<readonly FoundMentions[]>>()
  return (texts) => {
    const key = hashTexts(texts)
    const found = known.get(key) ?? findMentions(graph, texts)
    known.set(key, found)
    // A database that did not answer may answer later.
    found.catch(() => known.delete(key))
    return found
  }
}

/** Of what is searched; posts of one page share its text and its handles. */
function hashTexts(texts: readonly SearchedText[]): string {
  const hash = createHash('sha256')
  let before: readonly string[] | undefined
  for (const { text, parts, handles } of texts) {
    const words = parts.map(({ start, end }) => [start, text.slice(start, end)])
    hash.update(JSON.stringify(handles === before ? words : [words, handles]))
    before = handles
  }
  return hash.digest('hex')
}

/**
 * Finds which officers, persons, units and organisations of a graph some texts name.
 *
 * A full name that one entity alone bears, said to be NAMED; a unit's or an organisation's name; its
 * abbreviation, in the case in which it is registered: these are mentions. A surname alone, an initial,
 * a name that several bear or that may go on: candidates with reasons. Nobody is found whose
 * proceedings may be active, nor who complained, claims or was affected; and no account.
 *
 * @returns for each text what it names, in the order of the texts. Throws GraphError.
 */
export async function findMentions(
  graph: Graph,
  texts: readonly SearchedText[],
): Promise<readonly FoundMentions[]> {
  const index = new NameIndex(texts)
  for await (const names of listNames(graph)) for (const entity of names) index.add(entity)
  const places = withoutCovered([...index.hits()])
  const ids = new Set(places.flatMap((hits) => hits.map(({ entity }) => entity.id)))
  const withheld = await listWithheld(graph, [...ids])
  const judged = places.map((hits) => ({ hits, isCertain: isCertain(hits) }))
  const found = texts.map((): { mentions: Mention[]; candidates: Candidate[] } => ({
    mentions: [],
    candidates: [],
  }))
  /** Whom each page names for certain. */
  const named = new Map<string, Set<string>>()
  const pageOf = (hit: Hit) => texts[hit.text]?.text ?? ''
  for (const { hits, isCertain } of judged) {
    const [hit] = hits
    if (!isCertain || !hit || withheld.has(hit.entity.id)) continue
    found[hit.text]?.mentions.push(mentionOf(hit))
    named.set(pageOf(hit), (named.get(pageOf(hit)) ?? new Set()).add(hit.entity.id))
  }
  for (const { hits, isCertain } of judged) {
    if (isCertain || hits.length > MAX_CANDIDATES) continue
    for (const hit of hits) {
      const target = found[hit.text]
      if (!target || withheld.has(hit.entity.id)) continue
      if (target.mentions.some(({ id }) => id === hit.entity.id)) continue
      const isNamed = named.get(pageOf(hit))?.has(hit.entity.id) ?? false
      keepBest(target.candidates, candidateOf(hit, hits.length, isNamed))
    }
  }
  for (const { mentions, candidates } of found) {
    mentions.sort((a, b) => a.at.start - b.at.start)
    candidates.sort((a, b) => a.at.start - b.at.start || (a.id < b.id ? -1 : 1))
  }
  return found
}

/** A place inside that of a longer name belongs to the longer one: `Kent` in `Kent Police`. */
function withoutCovered(places: readonly (readonly Hit[])[]): readonly (readonly Hit[])[] {
  const byText = new Map<number, (readonly Hit[])[]>()
  for (const hits of places) {
    const text = hits[0]?.text
    if (text !== undefined) byText.set(text, [...(byText.get(text) ?? []), hits])
  }
  return [...byText.values()].flatMap((all) => {
    const spans = all.flatMap(([hit]) => (hit ? [hit.at] : []))
    return all.filter(([hit]) => {
      if (!hit) return false
      const length = hit.at.end - hit.at.start
      return !spans.some(
        (other) =>
          other.end - other.start > length && (within(hit.at, other) || overlaps(hit.at, other)),
      )
    })
  })
}

function isCertain(hits: readonly Hit[]): boolean {
  const [hit, ...others] = hits
  if (!hit || others.length > 0 || hit.doubts.length > 0) return false
  if (hit.kind !== 'FULL' && hit.kind !== 'SHORT') return false
  const { type, identification } = hit.entity
  const isIndividual = type === 'Officer' || type === 'Person'
  return identification === 'NAMED' || (!isIndividual && identification !== 'PARTLY_NAMED')
}

function mentionOf({ entity, at }: Hit): Mention {
  return { id: entity.id, type: entity.type, at }
}

function candidateOf(hit: Hit, bearers: number, isNamedOnPage: boolean): Candidate {
  const base = hit.doubts.length > 0 ? DOUBTED_SCORE : BASE_SCORE[hit.kind]
  const score = Math.min(0.9, base / bearers + (isNamedOnPage ? NAMED_ON_PAGE_SCORE : 0))
  const isPartly = hit.kind === 'FULL' && hit.entity.identification !== 'NAMED'
  return {
    ...mentionOf(hit),
    score: Math.round(score * 100) / 100,
    reasons: [
      REASONS[hit.kind],
      ...hit.doubts,
      ...(isPartly && bearers === 1 ? ['not said to be named in full'] : []),
      ...(bearers > 1 ? [`one of ${bearers} that it fits`] : []),
      ...(isNamedOnPage ? ['named in full elsewhere on the page'] : []),
    ],
  }
}

function keepBest(candidates: Candidate[], candidate: Candidate): void {
  const at = candidates.findIndex(({ id }) => id === candidate.id)
  const known = candidates[at]
  if (!known) candidates.push(candidate)
  else if (known.score < candidate.score) candidates[at] = candidate
}
