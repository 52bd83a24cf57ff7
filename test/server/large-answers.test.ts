import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../src/log.ts'
import { jsonInTurns } from '../../src/server/large-answers.ts'
import { createListener } from '../../src/server/listener.ts'
import { writeEveryoneEverywhere } from '../support/everyone-everywhere.ts'
import { postOf, startApi } from '../support/http-api.ts'

const api = startApi()
let server: Server
let address: string

beforeAll(async () => {
  await writeEveryoneEverywhere(api.graph)
  const listener = createListener(api.yoga, { maxBodyBytes: 10_000 }, createLogger('silent'))
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/graphql`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await api.graph.close()
})

const units =
  'units(first: 100) { edges { cursor rank standing from { edtf } node { id label name standing } } }'
const large = `{ ${['a', 'b', 'c'].map((key) => `${key}: officers(first: 100) { nodes { id name ${units} } }`).join(' ')} }`

test('while an answer of megabytes is made, small requests are answered', async () => {
  const order: string[] = []
  const read = api.graph.read.bind(api.graph)
  let small: Promise<void> | undefined
  api.graph.read = async (...args) => {
    const rows = await read(...args)
    // From here on the large answer is the server's alone to make.
    small ??= (async () => {
      for (let time = 0; time < 3; time++) {
        await (await fetch(address, postOf('{ __typename }'))).text()
        order.push('small')
      }
    })()
    return rows
  }
  const text = await (await fetch(address, postOf(large))).text()
  order.push('large')
  api.graph.read = read
  await small
  expect(order).toEqual(['small', 'small', 'small', 'large'])
  expect(text.length).toBeGreaterThan(2_000_000)
  const { data, errors, extensions } = JSON.parse(text)
  expect(errors).toBeUndefined()
  expect(extensions.cost).toMatchObject({ nodes: 30_300, statements: 1 })
  expect(data.b).toEqual(data.a)
  const lengths = data.c.nodes.map(
    (node: { readonly units: { readonly edges: readonly unknown[] } }) => node.units.edges.length,
  )
  expect(lengths).toEqual(Array(100).fill(100))
}, 120_000)

test('JSON that is made in turns is JSON', async () => {
  const bare = (value: object) => Object.assign(Object.create(null), value)
  const when = new Date('2024-05-06T07:08:09Z')
  for (const value of [
    null,
    [],
    [undefined, when, 'é"\u2028'],
    bare({}),
    bare({ a: undefined, b: [bare({ c: [[[1, bare({ d: when })]]], e: { f: [null] } })], g: [] }),
    bare({ 'a"b': bare({ x: 1 }), y: { toJSON: () => 'own' } }),
  ]) {
    expect(await jsonInTurns(value)).toBe(JSON.stringify(value))
  }
})
