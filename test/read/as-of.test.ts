import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { erase, findToErase } from '../../src/graph/write/erasures.ts'
import { rollBack } from '../../src/graph/write/roll-back.ts'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { everything } from '../support/everything.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { at } from '../support/json.ts'
import { Random } from '../support/random.ts'
import { randomRecords } from '../support/random-records.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

/** A moment after which whatever comes begins. */
async function now(): Promise<string> {
  await sleep(5)
  const moment = new Date().toISOString()
  await sleep(5)
  return moment
}

interface Remembered {
  readonly moment: string
  readonly said: Awaited<ReturnType<typeof everything>>
}

/** What the graph says now, to be compared with what it says later of this moment. */
async function remember(): Promise<Remembered> {
  return { said: await everything(graph), moment: await now() }
}

async function takeBack(run: string | null, dataset: string): Promise<void> {
  const hold = await holdDataset(graph, dataset)
  try {
    await rollBack(graph, hold, run ?? '')
  } finally {
    await hold.release()
  }
}

test.each([2, 3])(
  'as of a moment the graph says what it said then, whatever was imported and rolled back since (%i)',
  async (seed) => {
    const random = new Random(seed)
    const remembered: Remembered[] = []
    for (const step of [1, 2, 3, 4]) {
      const name = random.pick(['one', 'two'])
      const report = await importData(graph, {
        name,
        release: String(step),
        standing: random.pick(['REPORTED', 'OFFICIAL']),
        // Without some that others refer to, so that these are refused, and with what has gone since.
        records: randomRecords(random, 25).filter(() => random.chance(0.9)),
      })
      // As if it had never been: the next thing remembered is what was before.
      if (step % 3 === 0) await takeBack(report.run, name)
      remembered.push(await remember())
    }
    for (const { moment, said } of remembered) expect(await everything(graph, moment)).toEqual(said)
  },
  // Every list of every type is planned for the first time, today's and as of a moment.
  900_000,
)

const officer = (key: string, name: string, more: TestRecord = {}): TestRecord => ({
  type: 'Officer',
  key,
  fields: { name },
  ...more,
})
const ann = idOf('Officer', 'ann')
const serves = { relationships: { units: [{ entity: 'Unit/u' }] } }
const unit = { type: 'Unit', key: 'u', fields: { name: 'The unit' } }

async function namesAt(moment: string | null) {
  const asOf = moment === null ? '' : `asOf: "${moment}"`
  const data = await dataOf(
    graph,
    `{ officers${asOf && `(${asOf})`} { totalCount nodes { name } }
       unit(id: "${idOf('Unit', 'u')}" ${asOf}) { officers { totalCount nodes { name } } } }`,
  )
  return { all: at(data, 'officers'), inUnit: at(data, 'unit.officers') }
}

describe('An answer as of a day', () => {
  test('has in its lists what has left them since, and not what came after', async () => {
    await importData(graph, { release: '1', records: [unit, officer('ann', 'Ann', serves)] })
    const then = await now()
    await importData(graph, { release: '2', records: [unit, officer('bob', 'Bob', serves)] })
    const only = (name: string) => ({ totalCount: 1, nodes: [{ name }] })
    expect(await namesAt(then)).toEqual({ all: only('Ann'), inUnit: only('Ann') })
    expect(await namesAt(null)).toEqual({ all: only('Bob'), inUnit: only('Bob') })
    expect(await namesAt(await now())).toEqual({ all: only('Bob'), inUnit: only('Bob') })
  })

  test('is null of what nobody had spoken of by then, and retracted of what had been taken back', async () => {
    const before = await now()
    await importData(graph, { release: '1', records: [unit, officer('ann', 'Ann')] })
    await importData(graph, { release: '2', records: [unit] })
    const document = `query ($id: ID!, $at: DayOrMoment) { officer(id: $id, asOf: $at) { id name retracted } }`
    expect(await dataOf(graph, document, { id: ann, at: before })).toEqual({ officer: null })
    expect(await dataOf(graph, document, { id: ann, at: await now() })).toEqual({
      officer: { id: ann, name: null, retracted: true },
    })
    expect(await dataOf(graph, document, { id: ann, at: '2020-01-01' })).toEqual({ officer: null })
    for (const id of ['no-such~claim', `${ann}~claim`, '~']) {
      expect(
        await dataOf(graph, 'query ($id: ID!) { node(id: $id, asOf: "2124-01-01") { id } }', {
          id,
        }),
      ).toEqual({ node: null })
    }
  })

  test('does not bring back what has been erased since, in no list and by no id', async () => {
    await importData(graph, {
      release: '1',
      records: [unit, officer('ann', 'Ann', serves), officer('bob', 'Bob', serves)],
    })
    const then = await now()
    await importData(graph, { release: '2', records: [unit, officer('bob', 'Bob', serves)] })
    const found = await findToErase(graph, ann)
    if (!found) throw new Error('Ann was spoken of.')
    await erase(graph, found, 'Order of a court')
    expect(JSON.stringify(await everything(graph, then))).not.toContain(ann)
    expect(JSON.stringify(await namesAt(then))).not.toContain('Ann')
    expect(await dataOf(graph, `{ node(id: "${ann}", asOf: "${then}") { id } }`)).toEqual({
      node: null,
    })
  })

  test('is the same through an import that was rolled back', async () => {
    await importData(graph, { release: '1', records: [unit, officer('ann', 'Ann', serves)] })
    const { run } = await importData(graph, { release: '2', records: [unit] })
    const then = await now()
    await importData(graph, { release: '3', records: [unit, officer('bob', 'Bob')] })
    await takeBack(run, 'example')
    expect(await namesAt(then)).toMatchObject({ all: { nodes: [{ name: 'Ann' }] } })
  })

  test('is given by pages, each once, with what has left at the end', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    const all = keys.map((key) => officer(key, key.toUpperCase(), serves))
    await importData(graph, { release: '1', records: [unit, ...all] })
    const then = await now()
    await importData(graph, { release: '2', records: [unit, ...all.slice(0, 2), all[4] ?? unit] })
    const names: unknown[] = []
    let after: unknown = null
    for (let page = 0; page < 5; page++) {
      const data = await dataOf(
        graph,
        `query ($at: DayOrMoment, $after: String) { officers(first: 2, after: $after, asOf: $at) { nodes { name } pageInfo { endCursor hasNextPage } } }`,
        { at: then, after },
      )
      names.push(at(data, 'officers.nodes.0.name'), at(data, 'officers.nodes.1.name'))
      after = at(data, 'officers.pageInfo.endCursor')
      if (at(data, 'officers.pageInfo.hasNextPage') !== true) break
    }
    expect(names.slice(0, 3)).toEqual(['A', 'B', 'E'])
    expect(names.slice(3, 5).toSorted()).toEqual(['C', 'D'])
  })

  test('is right in a database from before it was noted what leaves lists, as soon as it has been brought up to date', async () => {
    await importData(graph, { release: '1', records: [unit, officer('ann', 'Ann', serves)] })
    const then = await now()
    await importData(graph, { release: '2', records: [unit] })
    const said = await namesAt(then)
    await graph.execute('MATCH (f:Former) DELETE f')
    await graph.execute('DROP INDEX warrant_range_Former_list_sort')
    await graph.execute('DROP CONSTRAINT warrant_unique_Former_id')
    const report = await migrate(graph, { force: true })
    expect(report.refreshed.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('taken back'),
    )
    expect(await namesAt(then)).toEqual(said)
    expect(said).toMatchObject({ all: { totalCount: 1 }, inUnit: { totalCount: 1 } })
  })

  test('refuses what is no day, in words that say what is', async () => {
    await expect(
      executeDocument(graph, '{ officers(asOf: "2024-02-30") { totalCount } }'),
    ).rejects.toThrow(/Expected a day/)
  })
})
