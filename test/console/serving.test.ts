import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openConsole } from '../../src/console.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warrant-console-'))
  await mkdir(join(folder, 'dist/assets'), { recursive: true })
  await writeFile(join(folder, 'dist/index.html'), '<title>Warrant</title>')
  await writeFile(join(folder, 'dist/assets/index-AbC123.js'), 'export {}')
  await writeFile(join(folder, 'secret.js'), 'secret')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
  const console = await openConsole(join(folder, 'dist'))
  return console.respond(new Request(`http://127.0.0.1:4000${path}`, init))
}

describe('the console', () => {
  test('is the page a browser gets at the address of the API', async () => {
    const response = await ask('/graphql', { headers: BROWSER })

    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response?.headers.get('cache-control')).toBe('no-cache')
    expect(response?.headers.get('vary')).toBe('accept')
    expect(await response?.text()).toBe('<title>Warrant</title>')
  })

  test('is where the root of the server leads', async () => {
    const response = await ask('/', { headers: BROWSER })

    expect(response?.status).toBe(302)
    expect(response?.headers.get('location')).toBe('/graphql')
  })

  test.each([
    ['a query by POST', '/graphql', { method: 'POST', headers: BROWSER, body: '{}' }],
    ['a query by GET', '/graphql?query={a}', { headers: BROWSER }],
    ['a client that wants JSON', '/graphql', { headers: { accept: 'application/json' } }],
    ['an event stream', '/graphql', { headers: { accept: 'text/event-stream' } }],
    ['another path', '/health', { headers: BROWSER }],
  ])('leaves %s to the API', async (_who, path, init) => {
    expect(await ask(path, init)).toBeUndefined()
  })

  test('lets the page load from, speak to and be framed by nobody else', async () => {
    const response = await ask('/graphql', { headers: BROWSER })
    const policy = response?.headers.get('content-security-policy')?.split('; ')

    expect(policy).toEqual([
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
    ])
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response?.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('has assets that a browser keeps for good, because their names carry their hash', async () => {
    const response = await ask('/graphql/assets/index-AbC123.js')

    expect(response?.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await response?.text()).toBe('export {}')
  })

  test('is not sent again to a browser that still has it', async () => {
    const first = await ask('/graphql', { headers: BROWSER })
    const etag = first?.headers.get('etag') ?? ''
    const again = await ask('/graphql', { headers: { ...BROWSER, 'if-none-match': `W/${etag}` } })

    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(again?.status).toBe(304)
    expect(await again?.text()).toBe('')
  })

  test('answers HEAD with the length alone', async () => {
    const response = await ask('/graphql/assets/index-AbC123.js', { method: 'HEAD' })

    expect(response?.headers.get('content-length')).toBe('9')
    expect(await response?.text()).toBe('')
  })

  test.each([
    '/graphql/assets/../../secret.js',
    '/graphql/assets/..%2f..%2fsecret.js',
    '/graphql/assets/%2e%2e/%2e%2e/secret.js',
    '/graphql/assets/..\\..\\secret.js',
  ])('gives out nothing beside its own files: %s', async (path) => {
    const response = await ask(path)

    expect(response?.status ?? 404).toBe(404)
    expect((await response?.text()) ?? '').not.toBe('secret')
  })

  test('says how to build it where it has not been built', async () => {
    const console = await openConsole(join(folder, 'nowhere'))
    const response = console.respond(
      new Request('http://127.0.0.1:4000/graphql', { headers: BROWSER }),
    )

    expect(console.isBuilt).toBe(false)
    expect(response?.status).toBe(503)
    expect(response?.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response?.text()).toContain('npm run build --workspace console')
  })

  test('refuses to start on a file that it could only send with a wrong type', async () => {
    await writeFile(join(folder, 'dist/assets/data.bin'), '')

    await expect(openConsole(join(folder, 'dist'))).rejects.toThrow(
      /data\.bin.*\.bin has no content type.*CONTENT_TYPES/,
    )
  })
})
