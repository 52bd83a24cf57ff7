import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from '../../src/log.ts'
import { createListener } from '../../src/server/listener.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { startApi } from '../support/http-api.ts'

const api = startApi({ MAX_BODY_BYTES: '2000' })
let server: Server
let port: number

beforeAll(async () => {
  await writeFixture(api.graph)
  const listener = createListener(api.yoga, { maxBodyBytes: 2000 }, createLogger('silent'))
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await api.graph.close()
})

const query = '{"query":"{ officers(first: 1) { nodes { name } } }"}'
const answer = '{"data":{"officers":{"nodes":[{"name":"Ann"}]}}'
const json = 'content-type: application/json'

/** Sends these bytes as they are, and gives what comes back until the connection closes. */
function exchange(...parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.once('close', () => resolve(text))
    socket.once('error', reject)
    for (const part of parts) socket.write(part)
  })
}

const post = (headers: string, body: string, path = '/graphql') =>
  exchange(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n\r\n`, body)

const length = (body: string) => `content-length: ${Buffer.byteLength(body)}`

describe('a request by HTTP', () => {
  test('is answered at one go, with the length of the answer', async () => {
    const text = await post(`${json}\r\n${length(query)}`, query)
    expect(text).toMatch(/^HTTP\/1.1 200 OK\r\n/)
    expect(text).toContain(answer)
    expect(text).toMatch(/x-request-id: /)
    expect(text).not.toMatch(/transfer-encoding/i)
    const [head = '', body = ''] = text.split('\r\n\r\n')
    expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`)
  })

  test('may come in chunks, in the middle of a letter too', async () => {
    const bytes = Buffer.from('{"query":"{ __typename # é\\n }"}')
    const middle = bytes.indexOf(Buffer.from('é')) + 1
    const chunk = (part: Buffer) =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
    const text = await exchange(
      `POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${json}\r\ntransfer-encoding: chunked\r\n\r\n`,
      chunk(bytes.subarray(0, middle)),
      chunk(bytes.subarray(middle)),
      '0\r\n\r\n',
    )
    expect(text).toContain('{"data":{"__typename":"Query"}')
  })

  test('may begin with a byte order mark, and may name its address whole, as to a proxy', async () => {
    const marked = `\ufeff${query}`
    expect(await post(`${json}\r\n${length(marked)}`, marked)).toContain(answer)
    expect(await post(`${json}\r\n${length(query)}`, query, 'http://y.test/graphql')).toContain(
      answer,
    )
  })

  test('may follow another on the same connection, and be sent before that is answered', async () => {
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\n${json}\r\n${length(query)}\r\n`
    const last = `${head}connection: close\r\n\r\n${query}`
    const text = await exchange(`${head}\r\n${query}`, last)
    expect(text.split(answer)).toHaveLength(3)
  })

  test('that is got by its address or only asked about is Yoga’s own to answer', async () => {
    const address = `/graphql?query=${encodeURIComponent('{ __typename }')}`
    const got = await fetch(`http://127.0.0.1:${port}${address}`)
    expect(await got.json()).toMatchObject({ data: { __typename: 'Query' } })
    const head = await fetch(`http://127.0.0.1:${port}/health/live`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const options = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'OPTIONS' })
    expect(options.status).toBeLessThan(500)
  })

  test('elsewhere than at /graphql finds nothing', async () => {
    expect(await post(`${json}\r\n${length(query)}`, query, '/other')).toMatch(/^HTTP\/1.1 404 /)
  })

  test('with nothing in it is a bad request', async () => {
    expect(await post(`${json}\r\ncontent-length: 0`, '')).toMatch(/^HTTP\/1.1 400 /)
  })

  test.each(['a b', 'x:y:z', '[', ''])('does not depend on its host header: "%s"', async (host) => {
    const text = await exchange(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${json}\r\n${length(query)}\r\n\r\n${query}`,
    )
    expect(text).toContain(answer)
  })

  test.each(['-1', 'x', '1e3', '12, 13'])(
    'with a length that is none is refused: %s',
    async (bad) => {
      expect(await post(`${json}\r\ncontent-length: ${bad}`, query)).toMatch(/^HTTP\/1.1 400 /)
    },
  )

  test('that asks for events is answered with a stream', async () => {
    const body = '{"query":"subscription { importRun(id: \\"run-fixture1\\") { number } }"}'
    const text = await post(`${json}\r\naccept: text/event-stream\r\n${length(body)}`, body)
    expect(text).toMatch(/content-type: text\/event-stream/i)
    expect(text).toContain('event: complete')
  })
})

describe('a request that is too large', () => {
  const large = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(100_000)}` })

  test('is refused by its length, before it comes', async () => {
    const text = await post(`${json}\r\ncontent-length: 1000000000`, '')
    expect(text).toMatch(/^HTTP\/1.1 413 /)
    expect(text).toContain('"code":"LIMIT_EXCEEDED"')
    expect(text).toContain('more than 2000 bytes')
  })

  test('is refused while it comes, and its sender can read why', async () => {
    const answered = new Promise<string>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST' }, (res) => {
        let text = ''
        res.on('data', (chunk) => {
          text += chunk
        })
        res.once('end', () => resolve(`${res.statusCode} ${text}`))
      })
      sent.once('error', reject)
      sent.setHeader('content-type', 'application/json')
      // Without a length it goes in chunks.
      sent.write(large)
      sent.end(large)
    })
    expect(await answered).toMatch(/^413 .*LIMIT_EXCEEDED/)
  })
})

test('a client that goes away while it sends leaves nothing behind', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\n${json}\r\ncontent-length: 500\r\n\r\n{"que`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  expect(await post(`${json}\r\n${length(query)}`, query)).toContain(answer)
  const open = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
  await expect.poll(open, { timeout: 10_000 }).toBe(0)
})
