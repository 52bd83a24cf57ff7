import { hubColumns } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import { int } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { arrow } from './arrow.ts'
import { bind, withCounts } from './counts.ts'
import { type Decode, decodePage, isNodeAlone, rowDecoder } from './decode.ts'
import type { Items } from './facets.ts'
import { claimsOf, compileItem } from './filter.ts'
import { findNodes } from './find-nodes.ts'
import { groupAlike } from './group-alike.ts'
import { pageParts, partsBehind } from './paging.ts'
import type {
  ListSelection,
  LoadedPage,
  LoadedRow,
  NodeSelection,
  TypeSelection,
} from './selection.ts'
import { askedSorting, type Sorting, simpleSorting, sortingAlong } from './sorting.ts'
import type { Statement } from './statement.ts'

/** Cypher for one expression, and how its value becomes what was asked for. */
export interface Compiled<Value> {
  readonly text: string
  /** Clauses that stand before the text where its parent is bound (see `withCounts`); mostly ''. */
  readonly before: string
  readonly decode: Decode<Value>
}

/** Pages deeper than this are left to the loader: planning costs more than another statement. */
const maxDepth = 5

interface Place {
  readonly statement: Statement
  readonly depth: number
  /** In how many ways the pages below could be reached: what is compiled here is compiled once for each. */
  readonly alternatives: number
}

export function topLevel(statement: Statement): Place {
  return { statement, depth: 0, alternatives: 1 }
}

/**
 * The node bound to `variable`, as a list: its id, its columns, its nested pages.
 * `[n0.id, n0.name, COLLECT { … }]`; where it can be of several types with unlike wishes,
 * `CASE WHEN n0:Officer THEN [ … ] WHEN n0:Person THEN [ … ] ELSE [n0.id] END`.
 */
export function compileNode(
  place: Place,
  variable: string,
  selection: NodeSelection,
): Compiled<LoadedRow> {
  const [first, ...others] = selection
  if (!first) return { text: `[${variable}.id]`, before: '', decode: bareRow }
  const groups = groupAlike(selection)
  const withPages = groups.filter(([wanted]) => wanted.lists.length > 0).length
  const inner = { ...place, alternatives: place.alternatives * Math.max(withPages, 1) }
  const branches = groups.map(([wanted, ...alike]) => ({
    types: [wanted, ...alike],
    ...compileType(inner, variable, wanted),
  }))
  const decoders = new Map(
    branches.flatMap(({ types, lists }) =>
      // Columns of one name may hold values of different kinds: each type decodes its own.
      types.map(({ type, fields }) => [type.name, rowDecoder(type.name, fields, lists)]),
    ),
  )
  const before = branches.map((branch) => branch.before).join('')
  if (others.length === 0) {
    const [single] = decoders.values()
    return { text: branches.map(({ text }) => text).join(), before, decode: single ?? bareRow }
  }
  const [only] = branches
  const bare = `[${variable}.id]`
  const whens = branches
    .filter(({ text }) => text !== bare)
    .map(
      ({ types, text }) =>
        `WHEN ${types.map(({ type }) => `${variable}:${type.name}`).join(' OR ')} THEN ${text}`,
    )
  return {
    text:
      branches.length === 1 && only
        ? only.text
        : whens.length === 0
          ? bare
          : `CASE ${whens.join(' ')} ELSE ${bare} END`,
    before,
    decode: (stored) => {
      const row = bareRow(stored)
      return decoders.get(row.type)?.(stored) ?? row
    },
  }
}

const joined = (parts: readonly { readonly before: string }[]) =>
  parts.map(({ before }) => before && ` ${before}`).join('')

/** A row of which only the id is known; the id tells the type. */
function bareRow(stored: unknown): LoadedRow {
  const id = Array.isArray(stored) ? String(stored[0]) : ''
  return { type: typeOfId(id)?.name ?? 'Unknown', id }
}

interface CompiledType extends Pick<Compiled<LoadedRow>, 'text' | 'before'> {
  readonly lists: readonly { readonly slot: string; readonly decode: Decode<LoadedPage> }[]
}

function compileType(place: Place, variable: string, wanted: TypeSelection): CompiledType {
  const parts = [
    `${variable}.id`,
    ...wanted.fields.flatMap(({ columns }) => columns.map((column) => `${variable}.${column}`)),
  ]
  const lists: ({ slot: string } & Compiled<LoadedPage>)[] = []
  for (const list of wanted.lists) {
    if (!canLookAhead(place, list)) continue
    const compiled = compileList(place, list, variable)
    parts.push(compiled.text)
    lists.push({ slot: list.slot, ...compiled })
  }
  return { text: `[${parts.join(', ')}]`, before: joined(lists), lists }
}

/** Not where several types each want nodes of several types: the text would grow by multiplication. */
function canLookAhead(place: Place, list: ListSelection): boolean {
  if (place.depth >= maxDepth) return false
  return place.alternatives === 1 || (list.node?.length ?? 0) <= 1
}

/** A page, and beside it what is counted over all pages. */
export function compileList(
  place: Place,
  list: ListSelection,
  parent: string,
): Compiled<LoadedPage> {
  const { statement } = place
  const page = compilePage(place, list, parent)
  return withCounts(page, list, parent, () => allOf(list, parent, statement), statement)
}

/** Every item of a list; along a relationship from the parent's node, since none of them is left out. */
function allOf(list: ListSelection, parent: string, statement: Statement): Items {
  const { source } = list
  const { match, where, node, edge } = wholeOf(list, parent, statement)
  return {
    match: `${match}${conditions(where)}`,
    node,
    edge,
    isEachOnce: source.kind !== 'hop' || source.hop.edge.identity.length === 0,
  }
}

/**
 * A page: `COLLECT { MATCH … WITH … ORDER BY … LIMIT … RETURN [key, edge columns, node] }`, in a list
 * with the count and the look behind where these are asked for. One item more than the page holds is
 * read, which tells whether there is another page.
 */
function compilePage(place: Place, list: ListSelection, parent: string): Compiled<LoadedPage> {
  if (!list.items) {
    const text = list.total ? totalOf(list, parent, place.statement) : 'null'
    const decode = decodePage({
      page: list.page,
      cursors: false,
      edgeFields: [],
      edgeLists: [],
      node: undefined,
    })
    return { text, before: '', decode: (stored) => decode([], stored, false) }
  }
  const { rows, counts, decode } = compileRows(place, list, parent)
  const collected = `COLLECT { ${rows} }`
  // A page of items that are counted for is bound to a variable, as the counts are.
  const { text, before } =
    counts && parent !== ''
      ? bind('', collected, parent, place.statement)
      : { text: collected, before: '' }
  const total = list.total ? totalOf(list, parent, place.statement) : 'null'
  const behind = list.behind && list.page.from !== null ? behindOf(place, list, parent) : 'null'
  if (total === 'null' && behind === 'null') {
    return { text, before, decode: (stored) => decode(stored, undefined, undefined) }
  }
  return {
    text: `[${text}, ${total}, ${behind}]`,
    before,
    decode: (stored) =>
      Array.isArray(stored) ? decode(stored[0], stored[1], stored[2]) : decode([], 0, false),
  }
}

/** The pattern of a list's items, and the order that pages go by. */
interface Pattern {
  readonly match: string
  /** Condition that holds for every item, the filter included, before paging; '' where there is none. */
  readonly where: string
  /** Variables to carry along. */
  readonly carried: readonly string[]
  readonly sorting: Sorting
  readonly node: string
  readonly edge: string | undefined
}

/** For what looks at all items: no order is needed, and the index on a hub's relationships is no help. */
function wholeOf(list: ListSelection, parent: string, statement: Statement): Pattern {
  return patternOf({ ...list, order: [] }, parent, statement.next(), statement, true)
}

function patternOf(
  list: ListSelection,
  parent: string,
  number: number,
  statement: Statement,
  whole = false,
): Pattern {
  const node = `n${number}`
  const edge = `r${number}`
  const { source } = list
  const byId = { text: `${node}.id`, descending: false }
  switch (source.kind) {
    case 'type': {
      const is =
        source.where &&
        `${node}.${declaredColumn(source.type, source.where.property)} = ${statement.value(source.where.is)}`
      const { match, where, sorting, carried } = findNodes(source, list, node, statement, whole)
      return { match, where: and(is, where), carried, sorting, node, edge: undefined }
    }
    case 'claims':
      return {
        match: `MATCH (${node}:Claim)`,
        where: claimsOf(node, `${parent}.id`),
        carried: [node],
        sorting: simpleSorting(`${node}.id`, [byId]),
        node,
        edge: undefined,
      }
    case 'edgeClaims':
      return {
        match: `UNWIND split(${parent}.claims, ' ') AS i${number} MATCH (${node}:Claim {id: i${number}})`,
        where: '',
        carried: [node],
        sorting: simpleSorting(`${node}.id`, [byId]),
        node,
        edge: undefined,
      }
    case 'hop': {
      const { edge: type, direction } = source.hop
      const variables = { node, edge }
      const sorting =
        list.order.length > 0
          ? askedSorting(source, list.order, variables, statement)
          : sortingAlong(source, node, edge)
      const isWalk = type.hub.includes(direction) && !whole && sorting.walks
      return {
        // A hub's page is not read from its node: the index on (its id, sort key) leads to it at once.
        match: `MATCH ${arrow(source.hop, isWalk ? '' : parent, edge, node)}`,
        where: and(
          isWalk ? `${edge}.${hubColumns(direction).parent} = ${parent}.id` : '',
          list.filter ? compileItem(statement, list.filter, variables) : '',
        ),
        carried: [edge, node],
        sorting,
        node,
        edge,
      }
    }
  }
}

/** The column of a declared property: names go into the text of a statement, and nothing else does. */
function declaredColumn({ name, fields }: NodeType, property: string): string {
  const [column] = fields.get(property)?.columns ?? []
  if (column === undefined) throw new Error(`${name} declares no property ${property}.`)
  return column
}

const and = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' AND ')

const conditions = (...parts: string[]) => {
  const all = and(...parts)
  return all && ` WHERE ${all}`
}

/** The statement's body that gives an item a row: `[key, edge columns…, node]`, or the node's list where that is all. */
export function compileRows(
  place: Place,
  list: ListSelection,
  parent: string,
): { rows: string; counts: boolean; decode: ReturnType<typeof decodePage> } {
  const { statement } = place
  const number = statement.next()
  const pattern = patternOf(list, parent, number, statement)
  const { sorting } = pattern
  const bodies = pageParts(sorting, list.page, statement).map(
    ({ where, order }) =>
      `${pattern.match}${conditions(pattern.where, where)} WITH ${pattern.carried.join(', ')} ORDER BY ${order}`,
  )
  const limit = statement.value(int(list.page.limit + 1))

  const edgeColumns = list.edgeFields.flatMap(({ columns }) =>
    columns.map((column) => `${pattern.edge}.${column}`),
  )
  const deeper = { ...place, depth: place.depth + 1 }
  const edgeClaims = list.edgeClaims.map((claims) => ({
    slot: claims.slot,
    ...compileList(deeper, claims, pattern.edge ?? ''),
  }))
  const node = list.node && compileNode(deeper, pattern.node, list.node)
  const { cursors, edgeFields } = list
  const shape = {
    page: list.page,
    cursors,
    cursorOf: sorting.textOf,
    edgeFields,
    edgeLists: edgeClaims,
    node: node?.decode,
  }
  const parts = [
    ...(cursors ? [sorting.cursor] : []),
    ...edgeColumns,
    ...edgeClaims.map(({ text }) => text),
    ...(node ? [node.text] : []),
  ]
  const item = node && isNodeAlone(shape) ? node.text : `[${parts.join(', ')}]`

  return {
    rows: `${oneAfterTheOther(bodies, limit, pattern, parent)} LIMIT ${limit}${node?.before ?? ''} RETURN ${item}`,
    counts: (node?.before ?? '') !== '',
    decode: decodePage(shape),
  }
}

/**
 * A page that is read from two parts of an order takes from the second what the first has not filled:
 * `CALL (n0) { … ORDER BY … LIMIT … RETURN n1 UNION ALL … } WITH n1`.
 */
function oneAfterTheOther(
  bodies: readonly string[],
  limit: string,
  { carried }: Pattern,
  parent: string,
): string {
  if (bodies.length === 1) return bodies.join()
  const names = carried.join(', ')
  const parts = bodies.map((body) => `${body} LIMIT ${limit} RETURN ${names}`)
  return `CALL (${parent}) { ${parts.join(' UNION ALL ')} } WITH ${names}`
}

/**
 * The degree of the node, or the number of nodes with the label: both are counters that Neo4j keeps.
 * How many claims are live, the projection keeps. Under a filter it is what the filter finds, one by one.
 */
function totalOf(list: ListSelection, parent: string, statement: Statement): string {
  const { source } = list
  if (source.kind === 'hop' && !list.filter) {
    const { edge, direction } = source.hop
    return direction === 'out'
      ? `COUNT { (${parent})-[:${edge.name}]->() }`
      : `COUNT { (${parent})<-[:${edge.name}]-() }`
  }
  if (source.kind === 'claims') return `coalesce(${parent}.claimCount, 0)`
  if (source.kind === 'edgeClaims') return `size(split(${parent}.claims, ' '))`
  const { match, where } = wholeOf(list, parent, statement)
  return `COUNT { ${match}${conditions(where)} }`
}

function behindOf(place: Place, list: ListSelection, parent: string): string {
  const { statement } = place
  const pattern = patternOf(list, parent, statement.next(), statement)
  return partsBehind(pattern.sorting, list.page, statement)
    .map((passed) => `EXISTS { ${pattern.match}${conditions(pattern.where, passed)} }`)
    .join(' OR ')
}
