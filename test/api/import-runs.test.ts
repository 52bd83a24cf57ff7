import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import type { TestRecord } from '../support/data-set.ts'
import { clearGraph, importData } from '../support/graph.ts'
import { startApi } from '../support/http-api.ts'
import { at, listAt, textAt } from '../support/json.ts'
import { cleanDatabase } from '../support/neo4j.ts'

const api = startApi()
const { graph } = api

let isMigrated = false
beforeEach(async () => {
  if (isMigrated) return clearGraph(graph)
  await cleanDatabase()
  await migrate(graph)
  isMigrated = true
})
afterAll(() => graph.close())

const officers = (count: number): readonly TestRecord[] =>
  Array.from({ length: count }, (_, number) => ({
    type: 'Officer',
    key: `o${number}`,
    fields: { name: `Officer ${number}` },
  }))

test('imports are listed from the newest on, of one data set or of all, a page at a time', async () => {
  await importData(graph, { name: 'one', release: '1', records: officers(1) })
  await importData(graph, { name: 'two', release: '1', records: officers(1) })
  await importData(graph, { name: 'one', release: '2', records: officers(2) })
  const query = `query Q($first: Int, $after: String, $last: Int, $before: String, $dataset: String) {
    importRuns(first: $first, after: $after, last: $last, before: $before, dataset: $dataset) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { number status dataset { name } release { label } }
    } }`
  const list = async (variables: Record<string, unknown>) => {
    const { data } = await api.query(query, variables)
    const nodes = listAt(data, 'importRuns.nodes').map((run) =>
      ['dataset.name', 'release.label'].map((path) => at(run, path)).join(' '),
    )
    return { data, nodes }
  }
  const all = await list({})
  expect(all.nodes).toEqual(['one 2', 'two 1', 'one 1'])
  const one = await list({ dataset: 'one' })
  expect(one.nodes).toEqual(['one 2', 'one 1'])
  expect(at(one.data, 'importRuns.totalCount')).toBe(2)
  const { data: each } = await api.query(
    '{ datasets { nodes { name importRuns { nodes { dataset { name } } } } } }',
  )
  expect(at(each, 'datasets.nodes')).toMatchObject([
    { name: 'one', importRuns: { nodes: [{ dataset: { name: 'one' } }, {}] } },
    { name: 'two', importRuns: { nodes: [{ dataset: { name: 'two' } }] } },
  ])
  const first = await list({ first: 2 })
  expect(first.nodes).toEqual(['one 2', 'two 1'])
  expect(at(first.data, 'importRuns.pageInfo')).toMatchObject({
    hasNextPage: true,
    hasPreviousPage: false,
  })
  const after = textAt(first.data, 'importRuns.pageInfo.endCursor')
  const second = await list({ first: 2, after })
  expect(second.nodes).toEqual(['one 1'])
  expect(at(second.data, 'importRuns.pageInfo')).toMatchObject({
    hasNextPage: false,
    hasPreviousPage: true,
  })
  const before = textAt(second.data, 'importRuns.pageInfo.startCursor')
  expect((await list({ last: 1, before })).nodes).toEqual(['two 1'])
})

test('a data set says its release, licence, standing, live claims, and its runs with their counts', async () => {
  await importData(graph, { release: '1', standing: 'REPORTED', records: officers(3) })
  await importData(graph, { release: '2', standing: 'REPORTED', records: officers(2) })
  const { data } = await api.query(`{ dataset(name: "example") {
    name licence standing claimCount release { label }
    importRuns(first: 1) { totalCount nodes {
      number status counts { rows applied unchangedRows skipped refused retracted } progress { claims }
    } }
  } none: dataset(name: "none") { id } }`)
  expect(data).toEqual({
    dataset: {
      name: 'example',
      licence: 'CC0-1.0',
      standing: 'REPORTED',
      claimCount: 2,
      release: { label: '2' },
      importRuns: {
        totalCount: 2,
        nodes: [
          {
            number: 2,
            status: 'DONE',
            counts: {
              rows: 2,
              applied: 0,
              unchangedRows: 2,
              skipped: 0,
              refused: 0,
              retracted: 1,
            },
            progress: { claims: 2 },
          },
        ],
      },
    },
    none: null,
  })
})

test('a run says how many rows each rule refused, and these add up', async () => {
  const bad = ['A', 'B'].map((rank) => ({ type: 'Officer', key: rank, fields: { rank } }))
  await importData(graph, {
    records: [...officers(1), ...bad, { type: 'Officer', key: 'x', fields: { nme: 'X' } }],
  })
  const { data } = await api.query(
    '{ importRuns { nodes { counts { refused } refusedBy { rule rows } } } }',
  )
  const [run] = listAt(data, 'importRuns.nodes')
  expect(at(run, 'counts.refused')).toBe(3)
  expect(listAt(run, 'refusedBy')).toEqual([
    { rule: expect.stringContaining('Expected one of Rank'), rows: 2 },
    // Not the name that came, which may be anybody's.
    { rule: 'Expected a field of Officer.', rows: 1 },
  ])
})

/** Listens to a run; gives the parts of each event as they come. */
async function listen(id: string, on = api) {
  const leave = new AbortController()
  const query = `subscription S($id: ID!) { importRun(id: $id) {
    id status progress { records claims } dataset { name } counts { claims } } }`
  const response = await on.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables: { id } }),
    signal: leave.signal,
  })
  return { response, leave, events: eventsOf(response) }
}

async function* eventsOf(response: Response): AsyncGenerator<unknown> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end)
      text = text.slice(end + 2)
      const data = /^data: ?(.+)$/m.exec(event)?.[1]
      if (data) yield JSON.parse(data)
    }
  }
}

test('whoever listens to an import hears how far it is, until it is done', async () => {
  const importing = importData(graph, { records: officers(20_000) })
  let id: unknown
  while (id === undefined) {
    const { data } = await api.query('{ importRuns(first: 1) { nodes { id } } }')
    id = at(data, 'importRuns.nodes.0.id')
    await wait(20)
  }
  const { events } = await listen(String(id))
  const heard: unknown[] = []
  for await (const event of events) heard.push(at(event, 'data.importRun'))
  await importing
  const claims = heard.map((run) => Number(at(run, 'progress.claims')))
  expect(claims).toEqual(claims.toSorted((a, b) => a - b))
  expect(heard.at(-1)).toEqual({
    id,
    status: 'DONE',
    progress: { records: 20_000, claims: 20_000 },
    dataset: { name: 'example' },
    counts: { claims: 20_000 },
  })
})

test('a run that there is none of is said so, and ends at once', async () => {
  const { events } = await listen('run-0000000000')
  const heard: unknown[] = []
  for await (const event of events) heard.push(event)
  expect(heard).toHaveLength(1)
  expect(at(heard[0], 'errors.0.extensions.code')).toBe('BAD_USER_INPUT')
  expect(textAt(heard[0], 'errors.0.message')).toContain('there is no run-0000000000')
})

test('a server has so many listeners and no more, and one that leaves makes room', async () => {
  const small = startApi({ MAX_SUBSCRIPTIONS: '1' })
  await graph.execute("CREATE (:ImportRun {id: 'run-endless', status: 'RUNNING', sort: 'x'})")
  const first = await listen('run-endless', small)
  expect(at((await first.events.next()).value, 'data.importRun.status')).toBe('RUNNING')
  const second = await listen('run-endless', small)
  const refused = (await second.events.next()).value
  expect(at(refused, 'errors.0.extensions.code')).toBe('LIMIT_EXCEEDED')
  expect(textAt(refused, 'errors.0.message')).toContain('has 1 subscriptions open')
  await first.response.body?.cancel().catch(() => undefined)
  first.leave.abort()
  let heard: unknown
  while (at(heard, 'data.importRun.status') !== 'RUNNING') {
    await wait(50)
    const next = await listen('run-endless', small)
    heard = (await next.events.next()).value
    next.leave.abort()
  }
  await small.graph.close()
})
