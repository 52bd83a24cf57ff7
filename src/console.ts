import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Plugin } from 'graphql-yoga'

/** The console: GraphiQL with Warrant's examples, answered from the same address as the API. */
export interface Console {
  /** False where the folder holds no build: then the page says how to make one. */
  readonly isBuilt: boolean
  /** The answer where the request is for the console; undefined where it is for the API. */
  respond(request: Request): Response | undefined
}

/** Where page and API are. Held by `base` in console/vite.config.ts as well. */
const CONSOLE_PATH = '/graphql'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * Nothing but this server, so that neither a query nor what it found can leave by the page.
 * Monaco writes its colours into style elements and draws with data: images.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const NOT_BUILT = `Warrant's console has not been built.

Build it with

  npm run build --workspace console

and start the server again. The API itself is here: send it queries by POST.
`

interface ServedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
}

/**
 * Reads the built console into memory.
 *
 * Requests are answered from this map alone and never reach the file system, so no path can lead
 * out of the folder.
 *
 * @param distFolder what `npm run build --workspace console` wrote; it need not exist
 * @throws where the folder holds a file whose content type is not known
 */
export async function openConsole(distFolder: string): Promise<Console> {
  const files = await readFiles(distFolder)
  const page = files.get(`${CONSOLE_PATH}/index.html`)

  return {
    isBuilt: page !== undefined,
    respond(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return undefined
      }
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/') {
        return new Response(null, { status: 302, headers: { location: CONSOLE_PATH } })
      }
      if (pathname === CONSOLE_PATH) {
        if (searchParams.has('query') || !acceptsHtml(request)) {
          return undefined
        }
        return page ? respondWith(page, request) : respondNotBuilt()
      }
      if (pathname.startsWith(`${CONSOLE_PATH}/assets/`)) {
        const file = files.get(pathname)
        return file ? respondWith(file, request) : respondNotFound(pathname)
      }
      return undefined
    },
  }
}

/** Lets Yoga answer requests for the console; to be used with Yoga's `graphiql: false`. */
export function useConsole(console: Console): Plugin {
  return {
    onRequest({ request, endResponse }) {
      const response = console.respond(request)
      if (response) {
        endResponse(response)
      }
    },
  }
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, ServedFile>> {
  const paths = await listFiles(folder)
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, ServedFile]> => {
        const name = relative(folder, path).split(sep).join('/')
        return [`${CONSOLE_PATH}/${name}`, await readServedFile(path)]
      }),
    ),
  )
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return []
    }
    throw error
  }
}

async function readServedFile(path: string): Promise<ServedFile> {
  const contentType = CONTENT_TYPES[extname(path)]
  if (contentType === undefined) {
    throw new Error(
      `The console's build holds ${path}, and ${extname(path) || 'a file without ending'} has no content type. ` +
        `Known: ${Object.keys(CONTENT_TYPES).join(', ')}. Add it to CONTENT_TYPES in src/console.ts.`,
    )
  }
  const bytes = new Uint8Array(await readFile(path))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  const isPage = contentType.startsWith('text/html')
  return {
    bytes,
    etag,
    headers: {
      ...SECURITY_HEADERS,
      etag,
      'content-type': contentType,
      // Assets carry a hash of their content in their name; the page that names them does not.
      'cache-control': isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
      ...(isPage ? { vary: 'accept' } : {}),
    },
  }
}

function respondWith({ bytes, headers, etag }: ServedFile, request: Request): Response {
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { ...headers, 'content-length': String(bytes.byteLength) },
  })
}

function respondNotBuilt(): Response {
  return respondText(503, NOT_BUILT, { vary: 'accept' })
}

function respondNotFound(pathname: string): Response {
  return respondText(404, `The console has no file ${pathname}.\n`)
}

function respondText(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

function acceptsHtml(request: Request): boolean {
  const ranges = request.headers.get('accept')?.split(',') ?? []
  return ranges.some((range) => range.split(';')[0]?.trim().toLowerCase() === 'text/html')
}
