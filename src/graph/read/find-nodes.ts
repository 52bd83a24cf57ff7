import type { NodeType } from '../declare/node.ts'
import { keyColumn } from '../filter-columns.ts'
import { type Condition, conjuncts, type OrderBy } from './condition.ts'
import { type FarStart, farStartOf, findFromFarEnd } from './far-start.ts'
import { compileCondition } from './filter.ts'
import { type Range, type Seek, seekOf } from './seek.ts'
import type { ListSelection, ListSource } from './selection.ts'
import {
  askedSorting,
  type Sorting,
  type SortKey,
  simpleSorting,
  sortingOfType,
  unindexed,
} from './sorting.ts'
import type { Statement } from './statement.ts'

/** How the nodes of a type that a list wants are found, and in what order they then come. */
export interface Found {
  readonly match: string
  readonly where: string
  readonly sorting: Sorting
  /** Variables that the order and its cursors are of. */
  readonly carried: readonly string[]
}

/**
 * Chooses the index that a list of a type is read by.
 *
 * - something that all of them have a relationship to, named by its id: they are read from there (`far-start.ts`).
 * - ids, one of several values of an indexed property, or the beginning of one: what the index has of
 *   these is read and sorted, which few lists are too long for.
 * - one value of an indexed property: its index has the nodes with this value in the order of the type, and is
 *   read from the cursor on.
 * - else the index on the order is walked, from the cursor on and between the bounds that the filter sets to it,
 *   until the page is full: what a filter seldom finds takes long to look for.
 *
 * @param node - the variable that the nodes are bound to
 * @param whole - whether all of them are looked at, in no order
 */
export function findNodes(
  source: ListSource & { readonly kind: 'type' },
  { filter, order }: Pick<ListSelection, 'filter' | 'order'>,
  node: string,
  statement: Statement,
  whole = false,
): Found {
  const { type, descending = false } = source
  const all = conjuncts(filter?.node ?? null)
  const hasIds = all.some(({ kind }) => kind === 'ids')
  const walked = walkedColumn(type, order)
  const chosen = hasIds ? undefined : choose(type, all, walked)
  const far = hasIds ? undefined : farStartOf(all)
  if (far && !isNarrower(chosen, far)) {
    const walk = { inOrder: order.length === 0 && !whole, descending }
    const { match, where, link, along } = findFromFarEnd(type, far, node, statement, walk)
    const left = all.filter((condition) => condition !== far.condition)
    return {
      match,
      where: and(where, ...left.map((each) => compileCondition(statement, each, node))),
      sorting:
        along ??
        (order.length > 0
          ? askedSorting(source, order, { node, edge: undefined }, statement, false)
          : sortedApart(node, descending)),
      carried: along ? [link, node] : [node],
    }
  }
  const unwound = chosen?.of === 'values' ? `u${node}` : undefined
  const unwind = unwound
    ? `UNWIND ${statement.value(chosen?.ranges.map(({ low, high }) => [low, high]))} AS ${unwound} `
    : ''
  const column = `${node}.${chosen?.column}`
  const bounds = unwound
    ? `${column} > ${unwound}[0] AND ${column} < ${unwound}[1]`
    : boundsOf(column, chosen?.ranges[0], statement)
  const left = all.filter((condition) => !(chosen?.condition === condition && chosen.isExact))
  const where = [bounds, ...left.map((each) => compileCondition(statement, each, node))]
  const isWalk = !hasIds && !unwound && (!chosen || chosen.column === walked)
  return {
    match: `${unwind}MATCH (${node}:${type.name})`,
    where: and(...where),
    sorting:
      order.length > 0
        ? askedSorting(source, order, { node, edge: undefined }, statement, isWalk)
        : isWalk
          ? sortingOfType(node, descending)
          : chosen?.of === 'value'
            ? sortingByValue(node, chosen, descending)
            : sortedApart(node, descending),
    carried: [node],
  }
}

const and = (...parts: readonly string[]) =>
  parts.filter((part) => part !== '' && part !== 'true').join(' AND ')

/**
 * Whether an index finds fewer than a relationship to one entity does. Few things share a name, a reference, an
 * address or the beginning of one; a kind, a rank, a year is that of half of all, and so may a hub be everyone's.
 */
function isNarrower(seek: Seek | undefined, { isHub }: FarStart): boolean {
  if (!isHub || !seek || seek.condition.kind !== 'value') return false
  const { codec, searched } = seek.condition.field.property
  return seek.of !== 'period' && (searched !== undefined || codec.kind === 'url')
}

/** The column of the index that gives the order, where one does. */
function walkedColumn(type: NodeType, [first, ...more]: readonly OrderBy[]): string | null {
  if (!first) return 'sort'
  return more.length === 0 ? keyColumn(type, first.field.name) : null
}

/** The best that an index can do; a period is worth one only where it is walked, or where all is read anyway. */
function choose(
  type: NodeType,
  conditions: readonly Condition[],
  walked: string | null,
): Seek | undefined {
  const seeks = conditions.flatMap((condition) => seekOf(type, condition) ?? [])
  const best = (of: Seek['of']) => {
    const some = seeks.filter((seek) => seek.of === of)
    return some.find(({ column }) => column === walked) ?? some[0]
  }
  return (
    best('value') ??
    best('values') ??
    best('beginning') ??
    seeks.find(({ column }) => column === walked || walked === null)
  )
}

function boundsOf(column: string, range: Range | undefined, statement: Statement): string {
  if (!range) return ''
  return [
    ...(range.low === '' ? [] : [`${column} >= ${statement.value(range.low)}`]),
    ...(range.high === null ? [] : [`${column} < ${statement.value(range.high)}`]),
  ].join(' AND ')
}

/** The index of a property, within one value: after the value it holds the sort key. */
function sortingByValue(node: string, { column, ranges }: Seek, descending: boolean): Sorting {
  const key: SortKey = { text: `${node}.${column}`, descending }
  return simpleSorting(`${node}.sort`, [key], { compared: key, prefix: ranges[0]?.low ?? '' })
}

/** Of nodes that another index has found: they are read and sorted. */
function sortedApart(node: string, descending: boolean): Sorting {
  const key: SortKey = { text: `${node}.sort`, descending }
  return simpleSorting(key.text, [key], { compared: { text: unindexed(key.text), descending } })
}
