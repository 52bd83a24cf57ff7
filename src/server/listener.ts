import { setMaxListeners } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sendNodeResponse } from '@whatwg-node/server'
import { apiError } from '../errors.ts'
import type { Logger } from '../log.ts'
import type { Server } from '../server.ts'

/** How long what is left of a body that is too large is let run out, so that its sender reads the answer. */
const lingerMs = 2_000

/**
 * Serves Yoga over Node's HTTP. The body of a request is read here, as text and up to `maxBodyBytes`: left
 * to Yoga it goes through web streams, which cost a small request as much as all else that Yoga does with it.
 * What is too large is answered with 413, and its connection closed. Answers that are no streams are
 * written at one go, with their length.
 */
export function createListener(
  yoga: Server,
  { maxBodyBytes }: { readonly maxBodyBytes: number },
  log: Logger,
): RequestListener {
  const { Request } = yoga.fetchAPI
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await readText(req, maxBodyBytes)
    if (body === null) {
      refuseBody(req, res, maxBodyBytes)
      return
    }
    const request = new Request(`http://localhost${pathOf(req)}`, {
      method: 'POST',
      headers: headersOf(req),
      body,
      signal: signalOf(res),
    })
    await send(await yoga.handleRequest(request, { res }), req, res)
  }
  return (req, res) => {
    if (req.method !== 'POST') {
      void yoga(req, res)
      return
    }
    answer(req, res).catch((error: unknown) => {
      // A client that went away: there is nobody to tell.
      if (res.destroyed || !req.complete) {
        res.destroy()
        return
      }
      log.error({ err: error }, 'A request could not be answered')
      if (res.headersSent) res.destroy()
      else fail(res)
    })
  }
}

/** The body as text; null where it is larger than `maxBytes`. Rejects where its sender goes away. */
function readText(req: IncomingMessage, maxBytes: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) {
      resolve(null)
      return
    }
    const chunks: Buffer[] = []
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) {
        chunks.length = 0
        resolve(null)
      } else chunks.push(chunk)
    })
    req.once('end', () => resolve(textOf(chunks)))
    req.once('error', reject)
    req.once('close', () => {
      if (!req.complete) reject(new Error('The client went away.'))
    })
  })
}

/** What bytes say in UTF-8, without a byte order mark. */
function textOf(chunks: readonly Buffer[]): string {
  const [only] = chunks
  const text = (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function refuseBody(req: IncomingMessage, res: ServerResponse, maxBodyBytes: number): void {
  const error = apiError(
    'LIMIT_EXCEEDED',
    `The request has more than ${maxBodyBytes} bytes. Ask for less, or in several requests.`,
  )
  const body = JSON.stringify({ errors: [error] })
  res.writeHead(413, { ...jsonOf(body), connection: 'close' })
  res.write(body)
  // Closed while it still sends, a client may see a broken connection in place of the answer.
  const close = () => res.end()
  if (req.readableEnded) {
    close()
    return
  }
  const timer = setTimeout(close, lingerMs)
  req.once('close', () => clearTimeout(timer))
  req.once('end', close)
  req.resume()
}

function fail(res: ServerResponse): void {
  const error = apiError('INTERNAL_SERVER_ERROR', 'The server could not answer. Its log says why.')
  const body = JSON.stringify({ errors: [error] })
  res.writeHead(500, jsonOf(body)).end(body)
}

const jsonOf = (body: string) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
})

async function send(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream') || type.startsWith('multipart/')) {
    await sendNodeResponse(response, res, req, true)
    return
  }
  const body = await response.text()
  if (res.destroyed) return
  res.statusCode = response.status
  response.headers.forEach((value, name) => {
    res.setHeader(name, value)
  })
  res.setHeader('content-length', Buffer.byteLength(body))
  res.end(body)
}

/** Path and query of the address, which a proxy may send whole. */
function pathOf({ url = '/' }: IncomingMessage): string {
  if (url.startsWith('/')) return url
  if (!URL.canParse(url)) return '/'
  const { pathname, search } = new URL(url)
  return pathname + search
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
  // Every statement of an operation listens to it; Node warns of more than ten.
  setMaxListeners(0, controller.signal)
  res.once('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  return controller.signal
}
