import type { Decode } from './decode.ts'
import { type CountQuery, compileFacet, type Items } from './facets.ts'
import type { ListSelection, LoadedPage } from './selection.ts'
import type { Statement } from './statement.ts'
import { compileStatistics, statisticsOfNothing } from './statistics.ts'

/** Whether a list is asked for more than what stands on a page. */
export function hasCounts({ facets, statistics }: ListSelection): boolean {
  return (facets?.length ?? 0) > 0 || (statistics?.length ?? 0) > 0
}

interface CompiledPage {
  readonly text: string
  readonly before: string
  readonly decode: Decode<LoadedPage>
}

/**
 * A page with the facets and statistics of its list: `[page, [[total, f3], …], …]`; the page alone where
 * none are asked for. `itemsOf` gives the pattern of all items, with variables of its own each time.
 *
 * Neo4j takes an aggregation that is anywhere within an expression, however deep in its `COLLECT { … }`,
 * for one of the expression's own, and refuses it beside a variable. So what is counted for a parent is
 * bound to a variable before: `CALL (n0) { MATCH … RETURN [sum(c3), …] AS f3 }`.
 */
export function withCounts(
  page: CompiledPage,
  list: ListSelection,
  parent: string,
  itemsOf: () => Items,
  statement: Statement,
): CompiledPage {
  if (!hasCounts(list)) return page
  const before = [page.before]
  const textOf = ({ clauses, result, beside }: CountQuery<unknown>) => {
    const bound = bind(clauses, result, parent, statement)
    before.push(bound.before)
    return `[${beside}, ${bound.text}]`
  }
  const facets = (list.facets ?? []).map((wanted) => {
    const each = wanted.facets.map((facet) => compileFacet(facet, itemsOf, statement))
    return { slot: wanted.slot, each, text: `[${each.map(textOf).join(', ')}]` }
  })
  const statistics = (list.statistics ?? []).map((wanted) => {
    const each = compileStatistics(wanted, itemsOf, statement)
    return { ...wanted, each, text: `[${each.map(textOf).join(', ')}]` }
  })
  const parts = [page, ...facets, ...statistics].map(({ text }) => text)
  return {
    text: `[${parts.join(', ')}]`,
    before: before.filter((clause) => clause !== '').join(' '),
    decode: (stored) => {
      const [items, ...counts] = listOf(stored)
      return {
        ...page.decode(items),
        facets: new Map(facets.map(({ slot, each }, at) => [slot, decodeEach(each, counts[at])])),
        statistics: new Map(
          statistics.map(({ slot, each, statistics: wanted }, at) => {
            const found = new Map(decodeEach(each, counts[facets.length + at]).flat())
            return [slot, wanted.map((measured) => found.get(measured) ?? statisticsOfNothing())]
          }),
        ),
      }
    },
  }
}

/** A query with aggregations as an expression, for a parent or for none, and the clause that the expression needs before it. */
export function bind(
  clauses: string,
  result: string,
  parent: string,
  statement: Statement,
): { readonly text: string; readonly before: string } {
  const query = `${clauses && `${clauses} `}RETURN ${result}`
  if (parent === '') return { text: `head(COLLECT { ${query} })`, before: '' }
  const text = `f${statement.next()}`
  return { text, before: `CALL (${parent}) { ${query} AS ${text} }` }
}

function decodeEach<Value>(queries: readonly CountQuery<Value>[], stored: unknown): Value[] {
  const values = listOf(stored)
  return queries.map(({ decode }, at) => decode(values[at]))
}

const listOf = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : [])
