import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getNullableType,
  getOperationAST,
  isLeafType,
  type OperationDefinitionNode,
  subscribe,
  TypeMetaFieldDef,
  typeFromAST,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import { Reader } from '../graph/read/reader.ts'
import { type Cost, estimateCost } from '../resolvers/cost.ts'
import { mostOfSchema } from '../resolvers/introspection-size.ts'

/** What an answer says in `extensions.cost`. */
interface CostReport {
  /** The most nodes and pages that the operation could have read, by its document and variables. */
  readonly estimated: number
  readonly limit: number
  /** The nodes that were read. */
  readonly nodes: number
  /** Statements sent to Neo4j. */
  readonly statements: number
  readonly timeMs: number
}

interface Limits {
  readonly maxCost: number
  readonly maxPageSize: number
}

/**
 * How many values an answer may hold for each node or page that an operation may read: a node with all that
 * it says of itself has fewer.
 */
const valuesOfNode = 30

/**
 * Estimates what an operation costs before it runs, refuses it over `maxCost` and where its answer could
 * hold too many values, and has each answer say what was estimated and what was read. graphql-js executes, rather than Yoga's own: it is the reference,
 * and what the tests of the read path compare with.
 */
export function useCost(limits: Limits): Plugin<Context> {
  const run = (args: ExecutionArgs): ReturnType<typeof execute> => {
    const cost = costOf(args, limits)
    const refusal = cost && refusalOf(cost, limits)
    if (refusal) return refusal
    const result = execute(args)
    const report = (done: ExecutionResult) => withCost(done, args, cost, limits)
    return 'then' in result ? result.then(report) : report(result)
  }
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn(run)
    },
    onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      const cost = costOf(args, limits)
      const refusal = cost && refusalOf(cost, limits)
      if (refusal) {
        setResultAndStopExecution(refusal)
        return undefined
      }
      setSubscribeFn(subscribe)
      return {
        onSubscribeResult: () => ({
          onNext: ({ result, setResult }) => setResult(withCost(result, args, cost, limits)),
        }),
      }
    },
  }
}

function withCost(
  result: ExecutionResult,
  { contextValue }: ExecutionArgs,
  cost: Cost | null,
  { maxCost: limit }: Limits,
): ExecutionResult {
  const reader = readerOf(contextValue)
  if (!cost || !reader) return result
  const { nodes, statements, startedAt } = reader
  const timeMs = Math.round((performance.now() - startedAt) * 10) / 10
  const report: CostReport = { estimated: cost.total, limit, nodes, statements, timeMs }
  return { ...result, extensions: { ...result.extensions, cost: report } }
}

/** How many nodes an answer says that it has. */
export function nodesRead({ extensions }: ExecutionResult): number {
  const cost: unknown = extensions?.cost
  const isReport = typeof cost === 'object' && cost !== null && 'nodes' in cost
  return isReport && typeof cost.nodes === 'number' ? cost.nodes : 0
}

function readerOf(context: unknown): Reader | null {
  const isContext = typeof context === 'object' && context !== null && 'reader' in context
  return isContext && context.reader instanceof Reader ? context.reader : null
}

/** Null of what may run. */
function refusalOf(cost: Cost, { maxCost: limit }: Limits): ExecutionResult | null {
  const error =
    tooDear(cost, limit) ?? tooLarge(cost, limit * valuesOfNode) ?? tooMuchOfSchema(cost)
  if (!error) return null
  const report = { estimated: cost.total, limit, nodes: 0, statements: 0, timeMs: 0 }
  return { errors: [error], extensions: { cost: report } }
}

function tooDear({ total: estimated, dearest }: Cost, limit: number): GraphQLError | null {
  if (estimated <= limit) return null
  const where = dearest
    ? ` \`${dearest.path}\` is most of it, with ${count(dearest.nodes)}. Make a page on the way there ${count(Math.ceil(estimated / limit))} times smaller (\`first:\`), or ask for the inner level by itself, with \`node(id:)\` or \`nodes(ids:)\`.`
    : ''
  return apiError(
    'LIMIT_EXCEEDED',
    `The operation could read ${count(estimated)} nodes and pages; the limit is ${count(limit)}.${where}`,
    { cost: { estimated, limit, dearest } },
  )
}

function tooLarge({ size }: Cost, limit: number): GraphQLError | null {
  const { values: estimated, fullest } = size
  if (estimated <= limit) return null
  const where = fullest
    ? ` \`${fullest.path}\` is most of it, with ${count(fullest.values)}. Ask for fewer fields there, or make a page on the way there ${count(Math.ceil(estimated / limit))} times smaller (\`first:\`).`
    : ' Ask for fewer fields, or in several operations.'
  return apiError(
    'LIMIT_EXCEEDED',
    `The answer could hold ${count(estimated)} values; the limit is ${count(limit)}.${where}`,
    {
      values: {
        estimated,
        limit,
        fullest: fullest && { path: fullest.path, values: fullest.values },
      },
    },
  )
}

function tooMuchOfSchema({ ofSchema: estimated }: Cost): GraphQLError | null {
  if (estimated <= mostOfSchema) return null
  return apiError(
    'LIMIT_EXCEEDED',
    `The answer would hold ${count(estimated)} values about the schema, or more; the limit is ${count(mostOfSchema)}. Ask for fewer fields of \`__schema\` and \`__type\`, or in several operations.`,
    { values: { estimated, limit: mostOfSchema, fullest: null } },
  )
}

const count = (number: number): string =>
  number < 1e12 ? number.toLocaleString('en') : 'more than a million million'

/** An operation of a document, with the costs that have been worked out for it. */
interface Known {
  readonly operation: OperationDefinitionNode
  /** Variables that can change the cost; of those that are text only whether they are there. */
  readonly weighing: readonly { readonly name: string; readonly isText: boolean }[]
  readonly costs: Map<string, Cost>
}

/** By document, which Yoga keeps by its text, and name of the operation. */
const known = new WeakMap<DocumentNode, Map<string, Known>>()
/** Costs that are kept of one operation. */
const mostKept = 20
/** Variables longer than this are not worth their place. */
const longestKey = 2_000

/** Null where the operation or its variables cannot be used, which graphql-js says better. */
function costOf(args: ExecutionArgs, { maxPageSize }: Limits): Cost | null {
  const { schema, document, variableValues: raw } = args
  const of = knownOf(args)
  if (!of) return null
  const key = keyOf(of, raw ?? {})
  const before = of.costs.get(key)
  if (before) return before
  const { operation } = of
  const cost = estimateCost({ schema, document, operation, variables: raw ?? {} }, maxPageSize)
  if (!cost) return null
  if (of.costs.size >= mostKept) of.costs.clear()
  if (key.length <= longestKey) of.costs.set(key, cost)
  return cost
}

function knownOf({ schema, document, operationName }: ExecutionArgs): Known | null {
  const operations = known.get(document) ?? new Map<string, Known>()
  known.set(document, operations)
  const name = operationName ?? ''
  const there = operations.get(name)
  if (there) return there
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  // What `__type(name:)` holds hangs on the name itself.
  const isOfSchema = asksForTypes(document)
  const weighing = (operation.variableDefinitions ?? []).map(({ variable, type }) => {
    const declared = getNullableType(typeFromAST(schema, type))
    const isText = !isOfSchema && isLeafType(declared) && ['ID', 'String'].includes(declared.name)
    return { name: variable.name.value, isText }
  })
  const made: Known = { operation, weighing, costs: new Map() }
  operations.set(name, made)
  return made
}

function asksForTypes(document: DocumentNode): boolean {
  let does = false
  visit(document, {
    Field: ({ name }) => {
      if (name.value !== TypeMetaFieldDef.name) return undefined
      does = true
      return BREAK
    },
  })
  return does
}

function keyOf({ weighing }: Known, raw: Readonly<Record<string, unknown>>): string {
  if (weighing.length === 0) return ''
  return JSON.stringify(
    weighing.map(({ name, isText }) => {
      const value = raw[name]
      // Not given is not the same as null: there may be a default.
      if (value === undefined) return []
      return isText && value !== null ? [true] : [value]
    }),
  )
}
