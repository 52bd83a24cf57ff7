import type { PageRequest } from './selection.ts'
import type { Segment, Sorting, SortKey } from './sorting.ts'
import type { Statement } from './statement.ts'

/** A part of a page: the condition that keeps it to its side of the cursor, and its ORDER BY. */
export interface PagePart {
  readonly where: string
  readonly order: string
}

const both = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' AND ')

const turned = (key: SortKey, { direction }: PageRequest): SortKey =>
  direction === 'forward' ? key : { text: key.text, descending: !key.descending }

/**
 * The parts that a page is read from, each begun only when those before it do not fill it. Without a
 * cursor a page begins at one of the ends: `> ''` is every key, and lets an index serve the order both
 * ways; an upper bound would not do, since Neo4j's indexes compare text by code points and the rest of it
 * by UTF-16 units, in which no text is greatest for both. Where no index serves, the condition would be
 * work for nothing.
 */
export function pageParts(
  sorting: Sorting,
  page: PageRequest,
  statement: Statement,
): readonly PagePart[] {
  const inOrder = page.direction === 'forward' ? sorting.segments : sorting.segments.toReversed()
  const place = page.from === null ? null : sorting.placeOf(page.from)
  const start = place ? sorting.segments[place.segment] : inOrder[0]
  return inOrder.slice(start ? inOrder.indexOf(start) : 0).map((segment) => ({
    where: both(
      segment.where,
      place && segment === start
        ? beyond(segment, place.values, page, statement)
        : segment.indexed
          ? `${segment.compared[0]?.text} > ${statement.value('')}`
          : '',
    ),
    order: segment.order
      .map((key) => turned(key, page))
      .map(({ text, descending }) => (descending ? `${text} DESC` : text))
      .join(', '),
  }))
}

/** What lies before a page, in parts: none where it begins at an end. */
export function partsBehind(
  sorting: Sorting,
  page: PageRequest,
  statement: Statement,
): readonly string[] {
  if (page.from === null) return []
  const { segment: at, values } = sorting.placeOf(page.from)
  const passed = sorting.segments[at]
  const whole =
    page.direction === 'forward' ? sorting.segments.slice(0, at) : sorting.segments.slice(at + 1)
  return [
    ...whole.map(({ where }) => where),
    ...(passed ? [both(passed.where, upTo(passed, values, page, statement))] : []),
  ]
}

/** Rows after a place, in the direction of the page: by the first value that differs. */
function beyond(
  { compared }: Segment,
  values: readonly unknown[],
  page: PageRequest,
  statement: Statement,
): string {
  const named = compared.map((key, at) => ({
    ...turned(key, page),
    value: statement.value(values[at]),
  }))
  return named.reduceRight((rest, { text, descending, value }) => {
    const differs = `${text} ${descending ? '<' : '>'} ${value}`
    return rest === '' ? differs : `(${differs} OR ${text} = ${value} AND ${rest})`
  }, '')
}

function upTo(
  segment: Segment,
  values: readonly unknown[],
  page: PageRequest,
  statement: Statement,
): string {
  const [only, ...more] = segment.compared
  if (!only || more.length > 0) return `NOT ${beyond(segment, values, page, statement)}`
  const { text, descending } = turned(only, page)
  return `${text} ${descending ? '>=' : '<='} ${statement.value(values[0])}`
}
