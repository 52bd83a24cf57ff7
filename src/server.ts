import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Config } from './config.ts'
import { type Console, useConsole } from './console.ts'
import { type Context, createContext, limitsOf } from './context.ts'
import { apiError, type ErrorCode } from './errors.ts'
import { type Graph, GraphError } from './graph/driver.ts'
import { useDocumentLimits } from './limits.ts'
import type { Logger } from './log.ts'
import { schema } from './schema/index.ts'

export interface ServerParts {
  readonly config: Config
  readonly graph: Graph
  readonly log: Logger
  /** Undefined serves the API without GraphiQL. */
  readonly console?: Console
}

/** The HTTP side of Warrant: the API at `/graphql`, GraphiQL for browsers at the same address, health checks. */
export function createServer({
  config,
  graph,
  log,
  console,
}: ServerParts): YogaServerInstance<object, Context> {
  const limits = limitsOf(config)
  return createYoga<object, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors:
      config.corsOrigins.length === 0
        ? false
        : { origin: [...config.corsOrigins], methods: ['GET', 'POST', 'OPTIONS'] },
    logging: {
      debug: (...args) => log.debug(args),
      info: (...args) => log.info(args),
      warn: (...args) => log.warn(args),
      // Faults are logged where they are masked, once and with the request id.
      error: () => {},
    },
    context: ({ request }) => createContext(graph, limits, request.signal),
    maskedErrors: { maskError: (error) => maskError(error, log) },
    plugins: [
      useRequestId(log),
      useHealth(graph),
      ...(console ? [useConsole(console)] : []),
      useDocumentLimits(config),
    ],
  })
}

const codeOfReason: Record<GraphError['reason'], { code: ErrorCode; message: string }> = {
  UNAVAILABLE: {
    code: 'DATABASE_UNAVAILABLE',
    message: 'The database cannot be reached at the moment. Try again in a few seconds.',
  },
  TIMEOUT: {
    code: 'TIMEOUT',
    message:
      'The operation took longer than the time limit. Ask for fewer levels or smaller pages.',
  },
  CANCELLED: { code: 'CANCELLED', message: 'The request was given up.' },
  FAILED: {
    code: 'INTERNAL_SERVER_ERROR',
    message: 'The server could not answer. Its log says why.',
  },
}

/** What a client may see of an error: its own mistakes whole, the database's state by code, faults of ours not at all. */
function maskError(error: unknown, log: Logger): Error {
  const original = error instanceof GraphQLError ? error.originalError : error
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return error
  const { code, message } =
    codeOfReason[original instanceof GraphError ? original.reason : 'FAILED']
  if (code === 'INTERNAL_SERVER_ERROR') log.error({ err: original }, 'A request failed')
  else log.debug({ err: original }, 'A request was not answered')
  const masked = apiError(code, message)
  if (!(error instanceof GraphQLError)) return masked
  const { nodes, path } = error
  return new GraphQLError(masked.message, {
    ...(nodes && { nodes }),
    ...(path && { path }),
    extensions: masked.extensions,
  })
}

/** Gives each request an id (the caller's own where it sent one), in the answer's headers and in the log. */
function useRequestId(log: Logger): Plugin {
  const requests = new WeakMap<Request, { id: string; startedAt: number }>()
  return {
    onRequest({ request }) {
      const sent = request.headers.get('x-request-id')
      const id = sent && /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID()
      requests.set(request, { id, startedAt: performance.now() })
    },
    onResponse({ request, response }) {
      const known = requests.get(request)
      if (!known) return
      response.headers.set('x-request-id', known.id)
      log.debug(
        {
          requestId: known.id,
          method: request.method,
          status: response.status,
          ms: Math.round(performance.now() - known.startedAt),
        },
        'Answered',
      )
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
    async onRequest({ url, endResponse }) {
      if (url.pathname === '/health/live') endResponse(text(200, 'live'))
      if (url.pathname !== '/health/ready') return
      try {
        await graph.ping()
        endResponse(text(200, 'ready'))
      } catch {
        endResponse(text(503, 'The database cannot be reached.'))
      }
    },
  }
}
