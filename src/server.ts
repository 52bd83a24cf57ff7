import type { ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Config } from './config.ts'
import { type Console, useConsole } from './console.ts'
import { type Context, createContext, limitsOf } from './context.ts'
import type { Graph } from './graph/driver.ts'
import { useDocumentLimits } from './limits.ts'
import type { Logger } from './log.ts'
import { schema } from './schema/index.ts'
import { useCost } from './server/cost.ts'
import { useLargeAnswers } from './server/large-answers.ts'
import { logAvailability } from './server/log-availability.ts'
import { maskError } from './server/mask-error.ts'
import { useRequestId } from './server/request-id.ts'

export interface ServerParts {
  readonly config: Config
  readonly graph: Graph
  readonly log: Logger
  /** Undefined serves the API without GraphiQL. */
  readonly console?: Console
}

/** What the listener hands on beside the request. */
export interface ServerContext {
  /** Absent where a request comes without a socket, as in tests. */
  readonly res?: ServerResponse
}

export type Server = YogaServerInstance<ServerContext, Context>

/** The HTTP side of Warrant: the API at `/graphql`, GraphiQL for browsers at the same address, health checks. */
export function createServer({ config, graph, log, console }: ServerParts): Server {
  const limits = limitsOf(config)
  graph.onAvailability = logAvailability(log)
  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    // The listener counts the bytes as they come; here the body would go through two more streams.
    maxRequestBodySize: false,
    cors:
      config.corsOrigins.length === 0
        ? false
        : {
            origin: [...config.corsOrigins],
            methods: ['GET', 'POST', 'OPTIONS'],
            // Nobody logs in, so that there are no cookies to send along.
            credentials: false,
            exposedHeaders: ['x-request-id'],
          },
    logging: {
      debug: (...args) => log.debug(args),
      info: (...args) => log.info(args),
      warn: (...args) => log.warn(args),
      // Faults are logged where they are masked, once and with the request id.
      error: () => {},
    },
    context: ({ request }) => createContext(graph, limits, request.signal),
    maskedErrors: { maskError },
    plugins: [
      useRequestId(log),
      useHealth(graph),
      useReadableParameters(),
      ...(console ? [useConsole(console)] : []),
      useDocumentLimits(config),
      useCost(config),
      useLargeAnswers(),
    ],
  })
}

/** Refuses variables and extensions in the address that are no JSON; Yoga would take it for a fault of its own. */
function useReadableParameters(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      // JSON in a body is Yoga's own to refuse.
      const type = request.headers.get('content-type')
      if (!requestParser || type?.startsWith('application/json')) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          throw new GraphQLError(
            `Expected JSON in the parameters \`variables\` and \`extensions\`: ${error.message}.`,
            { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
          )
        }
      })
    },
  }
}

/** `/health/live`: the process runs. `/health/ready`: the database answers too; 503 while it does not. */
function useHealth(graph: Graph): Plugin {
  const text = (status: number, body: string) =>
    new Response(`${body}\n`, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  return {
    onRequest({ request, url, endResponse }) {
      // The address is taken apart for those alone that may be meant.
      if (!request.url.includes('/health/')) return undefined
      if (url.pathname === '/health/live') endResponse(text(200, 'live'))
      if (url.pathname === '/health/ready') return ready(endResponse)
      return undefined
    },
  }

  async function ready(endResponse: (response: Response) => void): Promise<void> {
    try {
      await graph.ping()
      endResponse(text(200, 'ready'))
    } catch {
      endResponse(text(503, 'The database cannot be reached.'))
    }
  }
}
