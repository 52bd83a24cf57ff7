import DataLoader from 'dataloader'
import { membersOf, type NodeType } from '../declare/node.ts'
import { type Graph, GraphError, type ReadOptions, type Values } from '../driver.ts'
import { Entity } from '../interfaces.ts'
import { Claim } from '../nodes/claim.ts'
import { isShown } from '../write/candidates.ts'
import { compileList, compileNode, compileRows, topLevel } from './compile.ts'
import { hasCounts } from './counts.ts'
import { type Decode, nodesDecoded } from './decode.ts'
import { type ColumnKey, Plans } from './plans.ts'
import type {
  ListSelection,
  LoadedPage,
  LoadedRow,
  NodeSelection,
  SlottedList,
  TypeSelection,
} from './selection.ts'
import { Statement } from './statement.ts'

/** A node whose page is wanted: its id, and the type that its label names. */
interface Parent {
  readonly type: NodeType
  readonly id: string
}

type Request =
  | { readonly kind: 'list'; readonly list: ListSelection }
  | {
      readonly kind: 'node'
      readonly group: string
      readonly wanted: TypeSelection
      readonly id: string
    }
  | { readonly kind: 'page'; readonly parent: Parent; readonly list: SlottedList }

/** Requests that one column of a statement answers. */
interface Column {
  readonly requests: Request[]
  readonly ids: Set<string>
}

/** One column compiled: its expression, the same as rows, and the answer of each request. */
interface CompiledColumn {
  /** `COLLECT { … }` or another expression that gives everything in one value. */
  readonly expression: string
  /** A statement of its own that gives an item a row; undefined where the column has more than its items. */
  readonly rows: string | undefined
  /** The name of the value that holds the ids; undefined of lists. */
  readonly ids: string | undefined
  readonly answer: (stored: unknown) => (request: Request) => LoadedRow | LoadedPage | null
}

/** More columns than this make statements that are planned anew too often and hold quick answers up. */
const maxColumns = 8

/**
 * Reads the graph for one operation, whose statements together may take as long as the options say.
 * What is asked for in one tick is read together: requests of one plan over many parents become one
 * column, and columns are joined into one statement (`RETURN COLLECT { … } AS a0, COLLECT { … } AS a1`).
 * When a joined statement fails, each column is tried by itself, so that one that cannot be answered
 * does not take its neighbours along.
 */
export class Reader {
  readonly #graph: Graph
  readonly #options: ReadOptions
  readonly #loader = new DataLoader<Request, LoadedRow | LoadedPage | null>(
    (requests) => this.#batch(requests),
    { cache: false },
  )
  readonly #retracted = new DataLoader<string, boolean>((ids) => this.#findRetracted(ids), {
    cache: false,
  })
  #endsAt: number | undefined
  readonly #maxNodes: number
  /** Statements sent so far. */
  statements = 0
  /** Nodes read so far, each as often as it stands in an answer. */
  nodes = 0
  /** When the operation began, by `performance.now()`. */
  startedAt = 0

  constructor(
    graph: Graph,
    options: ReadOptions = {},
    { maxNodes = Infinity }: { readonly maxNodes?: number } = {},
  ) {
    this.#graph = graph
    this.#options = options
    this.#maxNodes = maxNodes
    this.beginAgain()
  }

  /** Gives what follows its full time and counts anew: each event of a subscription is an operation of its own. */
  beginAgain(): void {
    const { timeoutMs } = this.#options
    this.startedAt = performance.now()
    this.#endsAt = timeoutMs === undefined ? undefined : this.startedAt + timeoutMs
    this.statements = 0
    this.nodes = 0
  }

  /** A page of all nodes of a type. */
  async list(list: ListSelection): Promise<LoadedPage> {
    return asPage(await this.#loader.load({ kind: 'list', list }))
  }

  /**
   * The node with this id, or null. Loads with equal `group` (one place in one document) are batched.
   *
   * An entity that was spoken of, and of which no claim is live any more, is a row with its id and
   * `retracted: true` and nothing else. To tell it from what never was takes one more statement, for all
   * that were not found together.
   */
  async node(group: string, id: string, wanted: TypeSelection): Promise<LoadedRow | null> {
    const found = await this.#loader.load({ kind: 'node', group, wanted, id })
    if (found && 'id' in found) return found
    if (!membersOf(Entity).includes(wanted.type)) return null
    return (await this.#retracted.load(id)) ? { type: wanted.type.name, id, retracted: true } : null
  }

  /**
   * The rows of a statement of the graph layer's own, within the operation's time, or within `mostMs` where
   * that is less. Throws GraphError.
   */
  read(
    text: string,
    values: Readonly<Record<string, unknown>>,
    mostMs = Infinity,
  ): Promise<readonly Values[]> {
    this.statements++
    const left = Math.min(this.#timeLeftMs() ?? Infinity, Math.max(1, Math.ceil(mostMs)))
    const timeoutMs = left === Infinity ? undefined : left
    return this.#graph.read(text, { p: values }, { ...this.#options, timeoutMs })
  }

  /** Milliseconds that a search may take, which leaves as much for reading what it finds; undefined without a limit. */
  get searchMs(): number | undefined {
    const left = this.#timeLeftMs()
    return left === undefined ? undefined : left / 2
  }

  /** A page along a relationship, or of the claims, of a node that has been read without it. */
  async page(parent: Parent, list: SlottedList): Promise<LoadedPage> {
    return asPage(await this.#loader.load({ kind: 'page', parent, list }))
  }

  async #batch(requests: readonly Request[]): Promise<(LoadedRow | LoadedPage | null | Error)[]> {
    const columns = new Map<string, Column>()
    for (const [index, request] of requests.entries()) {
      const key = columnOf(request, index)
      const column = columns.get(key) ?? { requests: [], ids: new Set() }
      column.requests.push(request)
      if (request.kind !== 'list')
        column.ids.add(request.kind === 'node' ? request.id : request.parent.id)
      columns.set(key, column)
    }
    const all = [...columns.values()]
    const chunks: Column[][] = []
    for (let at = 0; at < all.length; at += maxColumns) chunks.push(all.slice(at, at + maxColumns))
    const answers = new Map<Request, LoadedRow | LoadedPage | null | Error>()
    await Promise.all(chunks.map((chunk) => this.#readColumns(chunk, answers)))
    return requests.map((request) => answers.get(request) ?? null)
  }

  async #readColumns(
    columns: readonly Column[],
    answers: Map<Request, LoadedRow | LoadedPage | null | Error>,
  ): Promise<void> {
    const { text, compiled, areRows, values } = plans.of(columns.map(keyOf), () => planOf(columns))
    try {
      const rows = await this.read(text, withIds(values, compiled, columns))
      const found = areRows ? [rows.map((row) => row[0])] : (rows[0] ?? [])
      this.#fill(columns, compiled, found, answers)
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      const alone = 'reason' in failure && failure.reason === 'FAILED' && columns.length > 1
      if (alone) await Promise.all(columns.map((column) => this.#readColumns([column], answers)))
      else
        for (const { requests } of columns)
          for (const request of requests) answers.set(request, failure)
    }
  }

  /** Decodes what was read. Throws GraphError where the operation has now read more than it may. */
  #fill(...parts: Parameters<typeof fill>): void {
    const before = nodesDecoded()
    fill(...parts)
    const alone = parts[0].flatMap(({ requests }) => requests).filter(({ kind }) => kind === 'node')
    this.count(nodesDecoded() - before + alone.length)
  }

  /** Notes that so many nodes were read in another way. Throws GraphError as of `#fill`. */
  count(nodes: number): void {
    this.nodes += nodes
    if (this.nodes > this.#maxNodes)
      throw new GraphError('TOO_MUCH', 'The operation reads more than it may.', null)
  }

  /** Which of some ids that have no node claims were ever made about; candidates are told to nobody. */
  async #findRetracted(ids: readonly string[]): Promise<readonly boolean[]> {
    const rows = await this.read(
      `UNWIND $p.ids AS id WITH id
       WHERE EXISTS { MATCH (c:Claim) WHERE c.id STARTS WITH id + '~' AND ${isShown('c')} }
         AND NOT EXISTS { MATCH (c:Claim) WHERE c.id STARTS WITH id + '~' AND c.live AND ${isShown('c')} } RETURN id`,
      { ids: [...new Set(ids)] },
    )
    const known = new Set(rows.map(([id]) => id))
    return ids.map((id) => known.has(id))
  }

  #timeLeftMs(): number | undefined {
    if (this.#endsAt === undefined) return undefined
    // Whole milliseconds, and at least one: for Neo4j, 0 is no limit at all.
    const left = Math.ceil(this.#endsAt - performance.now())
    if (left < 1) throw new GraphError('TIMEOUT', 'The operation took longer than its time.', null)
    return left
  }
}

function asPage(found: LoadedRow | LoadedPage | null): LoadedPage {
  const isPage = (each: LoadedRow | LoadedPage): each is LoadedPage => 'hasNextPage' in each
  if (found && isPage(found)) return found
  return { edges: [], hasNextPage: false, hasPreviousPage: false, total: 0 }
}

/** Requests with the same key differ in their ids alone. */
function columnOf(request: Request, index: number): string {
  switch (request.kind) {
    case 'list':
      return `list ${index}`
    case 'node':
      return `node ${request.group} ${request.wanted.type.name}`
    case 'page':
      return `page ${request.list.slot} ${request.parent.type.name}`
  }
}

function fill(
  columns: readonly Column[],
  compiled: readonly CompiledColumn[],
  values: Values,
  answers: Map<Request, LoadedRow | LoadedPage | null | Error>,
): void {
  for (const [index, column] of columns.entries()) {
    const answer = compiled[index]?.answer(values[index])
    for (const request of column.requests) answers.set(request, answer?.(request) ?? null)
  }
}

interface Plan {
  readonly text: string
  readonly compiled: readonly CompiledColumn[]
  /** Whether the only column gives an item a row. */
  readonly areRows: boolean
  /** Its values; those that are ids are of the columns that it was compiled for. */
  readonly values: Readonly<Record<string, unknown>>
}

const plans = new Plans<Plan>()

function keyOf({ requests: [first], ids }: Column): ColumnKey {
  if (!first) throw new Error('A column answers at least one request.')
  return {
    kind: first.kind,
    selection: first.kind === 'node' ? first.wanted : first.list,
    type: first.kind === 'page' ? first.parent.type : undefined,
    isSingle: ids.size === 1,
  }
}

function planOf(columns: readonly Column[]): Plan {
  const statement = new Statement()
  const compiled = columns.map((column) => compileColumn(statement, column))
  const [only] = compiled
  const { values } = statement
  if (compiled.length === 1 && only?.rows)
    return { text: only.rows, compiled, areRows: true, values }
  const text = `RETURN ${compiled.map(({ expression }, index) => `${expression} AS a${index}`).join(', ')}`
  return { text, compiled, areRows: false, values }
}

function withIds(
  values: Plan['values'],
  compiled: readonly CompiledColumn[],
  columns: readonly Column[],
): Record<string, unknown> {
  const mine = { ...values }
  for (const [index, { ids }] of columns.entries()) {
    const name = compiled[index]?.ids
    if (name !== undefined) mine[name] = idsValue(ids)
  }
  return mine
}

/** One id by itself, or a list of them. */
function idsValue(ids: ReadonlySet<string>): unknown {
  const [single] = ids
  return ids.size === 1 ? single : [...ids]
}

function compileColumn(statement: Statement, { requests, ids }: Column): CompiledColumn {
  const [first] = requests
  if (!first) throw new Error('A column answers at least one request.')
  switch (first.kind) {
    case 'list':
      return compileListColumn(statement, first.list)
    case 'node':
      return compileByIds(statement, first.wanted.type, ids, [first.wanted])
    case 'page':
      return compilePages(statement, first.parent.type, ids, first.list)
  }
}

function compileListColumn(statement: Statement, list: ListSelection): CompiledColumn {
  const isPageAlone = list.items && !list.total && !(list.behind && list.page.from !== null)
  if (!isPageAlone || hasCounts(list)) {
    const { text, decode } = compileList(topLevel(statement), list, '')
    const answer: CompiledColumn['answer'] = (stored) => () => decode(stored)
    return { expression: text, rows: undefined, ids: undefined, answer }
  }
  const { rows, decode } = compileRows(topLevel(statement), list, '')
  return {
    expression: `COLLECT { ${rows} }`,
    rows,
    ids: undefined,
    answer: (stored) => {
      const page = decode(stored, undefined, undefined)
      return () => page
    },
  }
}

/** One `MATCH` by id for one node, `UNWIND` for more: a single value plans and runs quicker. */
function matchIds(
  statement: Statement,
  type: NodeType,
  ids: ReadonlySet<string>,
): { match: string; variable: string; name: string } {
  const variable = `n${statement.next()}`
  const value = statement.value(idsValue(ids))
  const match =
    ids.size === 1
      ? `MATCH (${variable}:${type.name} {id: ${value}})`
      : `UNWIND ${value} AS i${variable} MATCH (${variable}:${type.name} {id: i${variable}})`
  const shown = type === Claim ? ` WHERE ${isShown(variable)}` : ''
  return { match: match + shown, variable, name: value.slice('$p.'.length) }
}

function compileByIds(
  statement: Statement,
  type: NodeType,
  ids: ReadonlySet<string>,
  wanted: NodeSelection,
): CompiledColumn {
  const { match, variable, name } = matchIds(statement, type, ids)
  const { text, before, decode } = compileNode(topLevel(statement), variable, wanted)
  const rows = `${match}${before} RETURN ${text}`
  return {
    expression: `COLLECT { ${rows} }`,
    rows,
    ids: name,
    answer: byId(decode, (stored) => (Array.isArray(stored) ? stored[0] : null)),
  }
}

function compilePages(
  statement: Statement,
  type: NodeType,
  ids: ReadonlySet<string>,
  list: SlottedList,
): CompiledColumn {
  const { match, variable, name } = matchIds(statement, type, ids)
  const { text, before, decode } = compileList(topLevel(statement), list, variable)
  const rows = `${match}${before && ` ${before}`} RETURN [${variable}.id, ${text}]`
  const decodePair: Decode<LoadedPage> = (stored) => decode(Array.isArray(stored) ? stored[1] : [])
  return {
    expression: `COLLECT { ${rows} }`,
    rows,
    ids: name,
    answer: byId(decodePair, (stored) => (Array.isArray(stored) ? stored[0] : null)),
  }
}

function byId<Value extends LoadedRow | LoadedPage>(
  decode: Decode<Value>,
  idOf: (stored: unknown) => unknown,
): CompiledColumn['answer'] {
  return (stored) => {
    const found = new Map<unknown, unknown>()
    for (const item of Array.isArray(stored) ? stored : []) found.set(idOf(item), item)
    return (request) => {
      const item = found.get(
        request.kind === 'node' ? request.id : request.kind === 'page' ? request.parent.id : null,
      )
      return item === undefined ? null : decode(item)
    }
  }
}
