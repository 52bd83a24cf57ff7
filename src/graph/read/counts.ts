import type { Decode } from './decode.ts'
import { compileFacet, type Items, type Naming } from './facets.ts'
import type { ListSelection, LoadedPage } from './selection.ts'
import { compileStatistics } from './statistics.ts'

interface CompiledPage {
  readonly text: string
  readonly decode: Decode<LoadedPage>
}

/** Whether a list is asked for more than what stands on a page. */
export function hasCounts({ facets, statistics }: ListSelection): boolean {
  return (facets?.length ?? 0) > 0 || (statistics?.length ?? 0) > 0
}

/**
 * A page with the facets and statistics of its list: `[page, [facet, …], …, statistics, …]`; the page
 * alone where none are asked for. `itemsOf` gives the pattern of all items, with variables of its own each time.
 */
export function withCounts(
  page: CompiledPage,
  list: ListSelection,
  itemsOf: () => Items,
  naming: Naming,
): CompiledPage {
  if (!hasCounts(list)) return page
  const facets = (list.facets ?? []).map(({ slot, facets: each }) => ({
    slot,
    each: each.map((facet) => compileFacet(facet, itemsOf, naming)),
  }))
  const statistics = (list.statistics ?? []).map((wanted) => ({
    slot: wanted.slot,
    ...compileStatistics(wanted, itemsOf, naming),
  }))
  const parts = [
    page.text,
    ...facets.map(({ each }) => `[${each.map(({ text }) => text).join(', ')}]`),
    ...statistics.map(({ text }) => text),
  ]
  return {
    text: `[${parts.join(', ')}]`,
    decode: (stored) => {
      const [items, ...counts] = listOf(stored)
      return {
        ...page.decode(items),
        facets: new Map(
          facets.map(({ slot, each }, at) => {
            const values = listOf(counts[at])
            return [slot, each.map(({ decode }, index) => decode(values[index]))]
          }),
        ),
        statistics: new Map(
          statistics.map(({ slot, decode }, at) => [slot, decode(counts[facets.length + at])]),
        ),
      }
    },
  }
}

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
