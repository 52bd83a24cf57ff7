import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import { findNodeType } from '../graph/model.ts'
import { type PageOf, pageOf } from '../graph/read/page-of.ts'
import { type Hit, searchEntities } from '../graph/read/search.ts'
import { type PageArguments, pageRequest } from './page-arguments.ts'

/** A page of what a search found. */
export interface SearchPage extends PageOf<Hit> {}

export interface SearchArguments {
  readonly types?: readonly string[] | null | undefined
  readonly standingAtLeast?: string | null | undefined
}

/** The index gives the best of these, and our own order takes over from there. */
export const maxHits = 200
/** With fewer hits than this, a search looks for words with slips too. */
const fewHits = 10
/** Of what is typed, the index gives fewer: there is a keystroke to keep up with. */
export const maxSuggestions = 60

/**
 * The page of a search that its arguments ask for. Throws what `pageRequest` throws; any text of a
 * query is good.
 */
export async function searchPage(
  args: PageArguments & SearchArguments & { readonly query: string },
  { reader, limits }: Context,
): Promise<SearchPage> {
  const page = pageRequest(args, limits)
  const all = await searchEntities(reader, {
    text: args.query,
    ...narrowed(args),
    most: maxHits,
    few: fewHits,
  })
  return pageOf(all, page)
}

/** What completes what has been typed so far, the best first. Throws LIMIT_EXCEEDED for more than a page may hold. */
export async function suggestions(
  args: SearchArguments & { readonly prefix: string; readonly first: number },
  { reader, limits }: Context,
): Promise<readonly Hit[]> {
  const { limit } = pageRequest({ first: args.first }, limits)
  if (limit > maxSuggestions) {
    throw apiError(
      'LIMIT_EXCEEDED',
      `\`first: ${limit}\` is over the ${maxSuggestions} suggestions there are. \`search\` gives more, by pages.`,
    )
  }
  const all = await searchEntities(reader, {
    text: args.prefix,
    ...narrowed(args),
    most: maxSuggestions,
    few: 1,
  })
  return all.slice(0, limit)
}

function narrowed({ types, standingAtLeast }: SearchArguments) {
  return {
    types: types?.flatMap((name) => findNodeType(name) ?? []),
    standing: standingAtLeast ?? undefined,
  }
}
