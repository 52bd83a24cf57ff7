import { searchWords } from '../../search-words.ts'
import { rankIn } from '../declare/enum.ts'
import type { NodeType } from '../declare/node.ts'
import { int } from '../driver.ts'
import { Standing } from '../enums.ts'
import { nodeTypes, typeOfId } from '../model.ts'
import { searchedFields, searchIndex, textsOf } from '../search-text.ts'
import type { Reader } from './reader.ts'
import { looseQuery, type Sought, strictQuery, wholeName } from './search-query.ts'
import { type FoundText, type Match, orderName, rankHit } from './search-rank.ts'

/** What is searched for. */
export interface SearchRequest {
  /** Anything that somebody may type. */
  readonly text: string
  /** Undefined is all. */
  readonly types?: readonly NodeType[] | undefined
  /** The least standing of what is found. */
  readonly standing?: string | undefined
  /** How many the index may give, of which the best are then put in order. */
  readonly most: number
  /** With fewer hits than this, none of which is called so, words with slips are looked for too. */
  readonly few: number
}

/** An entity that was found. */
export interface Hit extends Match {
  readonly id: string
  /** Text that sorts as hits do: the best first. */
  readonly key: string
}

/** More words than this are more than anybody remembers of a title. */
const maxSearchWords = 12
/** Of what somebody typed, or pasted. */
const maxSearchLength = 500

/** Of each type the columns that a search looks into: to find that a node lacks one, Neo4j reads all that it has. */
const row = [
  'CASE',
  ...nodeTypes.flatMap((type) => {
    const columns = searchedFields(type).map(({ field }) => `, n.${field.name}`)
    if (columns.length === 0) return []
    return [`WHEN n:${type.name} THEN [n.id, n.standing, n.claimCount${columns.join('')}]`]
  }),
  'END',
].join(' ')
const ask = (query: string) =>
  `CALL db.index.fulltext.queryNodes('${searchIndex}', $p.${query}, {limit: $p.most}) YIELD node AS n, score`

/**
 * The entities that a text finds, the best first; at most `most`. Any text will do: what has no letter
 * and no digit finds nothing. What nobody claims anything of is not in the index.
 *
 * One statement: those that have every word, and where these are few and none is called exactly so, those
 * that have most of them or have them with slips.
 * ```cypher
 * CALL () { CALL db.index.fulltext.queryNodes('…', $p.strict, {limit: $p.most}) YIELD node AS n, score
 *   RETURN collect(CASE WHEN n:Officer THEN [n.id, n.standing, n.claimCount, n.name, …] … END) AS hits,
 *     coalesce(max(score), 0) AS best }
 * CALL (hits, best) { WITH * WHERE size(hits) < $p.few AND best < 1000 CALL … RETURN collect(…) AS others }
 * RETURN hits, others
 * ```
 * Throws GraphError.
 */
export async function searchEntities(
  reader: Pick<Reader, 'read'>,
  { text, types, standing, most, few }: SearchRequest,
): Promise<readonly Hit[]> {
  const words = searchWords(text.slice(0, maxSearchLength)).slice(0, maxSearchWords)
  if (words.length === 0 || types?.length === 0 || most === 0) return []
  const sought: Sought = {
    words,
    types: types ?? nodeTypes,
    anyType: types === undefined,
    standing: standing === undefined || standing === Standing.names[0] ? null : standing,
  }
  const [found] = await reader.read(
    `CALL () { ${ask('strict')} RETURN collect(${row}) AS hits, coalesce(max(score), 0) AS best }
     CALL (hits, best) { WITH * WHERE size(hits) < $p.few AND best < ${wholeName}
       ${ask('loose')} RETURN collect(${row}) AS others }
     RETURN hits, others`,
    { strict: strictQuery(sought), loose: looseQuery(sought), most: int(most), few: int(few) },
  )
  const hits = new Map<string, Hit>()
  for (const stored of (found ?? []).flatMap((rows) => (Array.isArray(rows) ? rows : []))) {
    const hit = Array.isArray(stored) ? readHit(words, stored) : null
    if (hit && !hits.has(hit.id)) hits.set(hit.id, hit)
  }
  return [...hits.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most)
}

function readHit(words: readonly string[], stored: readonly unknown[]): Hit | null {
  const [id, standing, claimCount, ...values] = stored
  const type = typeof id === 'string' ? typeOfId(id) : undefined
  if (!type || typeof id !== 'string') return null
  const texts: FoundText[] = searchedFields(type).flatMap(({ field, role, main }, at) =>
    textsOf(values[at]).map((value) => ({
      field: field.name,
      value,
      role,
      main,
    })),
  )
  const match = rankHit(words, texts)
  if (!match) return null
  const rank = rankIn(Standing, standing)
  return { id, ...match, key: keyOf(match.score, Number(claimCount), rank, orderName(texts), id) }
}

/** Better matches first; of equal ones those with more claims, then of higher standing, then by name, then by id. */
function keyOf(score: number, claims: number, standing: number, name: string, id: string): string {
  const falling = (value: number, digits: number) =>
    String(10 ** digits - 1 - value).padStart(digits, '0')
  return [
    falling(Math.round(score * 1000), 4),
    falling(claims, 10),
    falling(standing + 1, 1),
    name,
    id,
  ].join('\u0001')
}
