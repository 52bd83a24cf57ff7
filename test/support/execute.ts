import { type DocumentNode, type ExecutionResult, execute, parse, validate } from 'graphql'
import { createContext, type Limits } from '../../src/context.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { schema } from '../../src/schema/index.ts'

const limits: Limits = {
  maxPageSize: 100,
  maxCost: Number.MAX_SAFE_INTEGER,
  operationTimeoutMs: 60_000,
  maxSubscriptions: 10,
}

export interface Execution {
  readonly result: ExecutionResult
  /** Statements that were sent to Neo4j. */
  readonly statements: number
  /** Nodes that were read. */
  readonly nodes: number
}

/** Parses, validates and executes a document, without HTTP around it. `lookAhead: false` reads each level by itself. */
export async function executeDocument(
  graph: Graph,
  document: string | DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
  options: { readonly lookAhead?: boolean } = {},
): Promise<Execution> {
  const parsed = typeof document === 'string' ? parse(document) : document
  const errors = validate(schema, parsed)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const context = createContext(graph, limits, undefined, options.lookAhead ?? true)
  const result = await execute({
    schema,
    document: parsed,
    variableValues: variables,
    contextValue: context,
  })
  // Without the null prototypes that graphql-js gives its objects.
  const { statements, nodes } = context.reader
  return { result: toPlain(result), statements, nodes }
}

function toPlain({ data, errors }: ExecutionResult): ExecutionResult {
  return {
    ...(data !== undefined && { data: JSON.parse(JSON.stringify(data)) }),
    ...(errors && { errors }),
  }
}

/** The data of a document that must be answered without an error. */
export async function dataOf(
  graph: Graph,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const { result } = await executeDocument(graph, document, variables)
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'))
  return result.data ?? {}
}
