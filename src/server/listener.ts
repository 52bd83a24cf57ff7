import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { handleErrorFromRequestHandler, sendNodeResponse } from '@whatwg-node/server'
import { apiError } from '../errors.ts'
import type { Server } from '../server.ts'

/**
 * Serves Yoga over Node's HTTP. The body of a request is read here, as text and up to `maxBodyBytes`: left
 * to Yoga it goes through web streams, which cost a small request as much as all else that Yoga does with it.
 * What is too large is answered with 413, and its connection closed.
 */
export function createListener(
  yoga: Server,
  { maxBodyBytes }: { readonly maxBodyBytes: number },
): RequestListener {
  const { Request, Response } = yoga.fetchAPI
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await readText(req, maxBodyBytes)
    if (body === null) {
      refuseBody(res, maxBodyBytes)
      return
    }
    const request = new Request(`http://${req.headers.host ?? 'localhost'}${req.url ?? '/'}`, {
      method: req.method ?? 'POST',
      headers: headersOf(req),
      body,
      signal: signalOf(res),
    })
    let response: Response
    try {
      response = await yoga.handleRequest(request, { res })
    } catch (error) {
      response = handleErrorFromRequestHandler(error, Response)
    }
    await sendNodeResponse(response, res, req, true)
  }
  return (req, res) => {
    if (req.method !== 'POST') {
      void yoga(req, res)
      return
    }
    // A client that goes away while it sends: there is nobody to tell.
    answer(req, res).catch(() => res.destroy())
  }
}

/** The body as text; null where it is larger than `maxBytes`. */
function readText(req: IncomingMessage, maxBytes: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) {
        req.pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    req.once('end', () => {
      const [only] = chunks
      resolve((chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8'))
    })
    req.once('error', reject)
    req.once('aborted', () => reject(new Error('The client went away.')))
  })
}

function refuseBody(res: ServerResponse, maxBodyBytes: number): void {
  const error = apiError(
    'LIMIT_EXCEEDED',
    `The request has more than ${maxBodyBytes} bytes. Ask for less, or in several requests.`,
  )
  res.writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
  res.end(JSON.stringify({ errors: [error] }))
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const given: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) given[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return given
}

/** Aborted where the connection closes before the answer is sent. */
function signalOf(res: ServerResponse): AbortSignal {
  const controller = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  return controller.signal
}
