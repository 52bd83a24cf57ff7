import { Writable } from 'node:stream'
import { type Config, readConfig } from '../../src/config.ts'
import { type Graph, openGraph } from '../../src/graph/driver.ts'
import { createLogger } from '../../src/log.ts'
import { createServer } from '../../src/server.ts'
import { testConnection } from './neo4j.ts'

export interface Api {
  readonly graph: Graph
  readonly yoga: ReturnType<typeof createServer>
  /** What the server logged, oldest first. */
  readonly logged: readonly Record<string, unknown>[]
  /** Sends a request to the API, without a socket. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Posts a query, and gives the answer's JSON without what it says of its cost. */
  query(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** Posts a query, and gives what the answer says of its cost. */
  cost(query: string, variables?: Record<string, unknown>, operationName?: string): Promise<Cost>
}

export interface Answer {
  readonly status: number
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: { readonly code?: string }
  }[]
}

/** What an answer says of its cost. */
export interface Cost {
  readonly estimated: number
  readonly limit: number
  readonly nodes: number
  readonly statements: number
  readonly timeMs: number
}

/** The server as `main` makes it, with the environment given, over the database of the tests or another. */
export function startApi(
  env: Record<string, string> = {},
  graph: Graph = openGraph(testConnection()),
): Api {
  const config: Config = readConfig(env)
  const logged: Record<string, unknown>[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n')) if (line !== '') logged.push(JSON.parse(line))
      done()
    },
  })
  const yoga = createServer({ config, graph, log: createLogger('debug', output) })
  const send = async (path: string, init: RequestInit = {}) =>
    yoga.fetch(new Request(`http://warrant.test${path}`, init))
  return {
    graph,
    yoga,
    logged,
    fetch: send,
    query: async (query, variables) => {
      const response = await send('/graphql', postOf(query, variables))
      const { extensions: _, ...answer } = await response.json()
      return { status: response.status, ...answer }
    },
    cost: async (query, variables, operationName) => {
      const response = await send('/graphql', postOf(query, variables, operationName))
      return (await response.json()).extensions.cost
    },
  }
}

export function postOf(
  query: string,
  variables?: Record<string, unknown>,
  operationName?: string,
): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  }
}
