import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { createLogger } from '../../src/log.ts'
import { createServer } from '../../src/server.ts'

export interface ApiAnswer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/** Asks the API as a client does, through the server's own handler and without a socket. */
export function apiOver(
  graph: Graph,
): (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<ApiAnswer> {
  const server = createServer({ config: readConfig({}), graph, log: createLogger('silent') })
  return async (query, variables) => {
    const response = await server.fetch('http://warrant.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    // What it cost is no part of what it says.
    const { extensions: _, ...answer } = await response.json()
    return answer
  }
}
