import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../log.ts'

const ids = new AsyncLocalStorage<string>()

/** The id of the request that is being answered; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return ids.getStore()
}

/** Gives each request an id (the caller's own where it sent one), in the answer's headers and in the log. */
export function useRequestId(log: Logger): Plugin {
  const requests = new WeakMap<Request, { id: string; startedAt: number }>()
  return {
    onRequest({ request, requestHandler, setRequestHandler }) {
      const sent = request.headers.get('x-request-id')
      const id = sent && /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID()
      requests.set(request, { id, startedAt: performance.now() })
      setRequestHandler((...parts) => ids.run(id, () => requestHandler(...parts)))
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
