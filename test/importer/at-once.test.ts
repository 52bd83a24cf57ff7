import { beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '../../src/graph/driver.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { type TestDataSet, withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const ruling = (name: string) => ({
  type: 'Ruling',
  scheme: 'url',
  key: `https://example.org/${name}`,
})
const allegation = { type: 'Allegation', scheme: 'url', key: 'https://example.org/x' }
const reference = ({ type, scheme, key }: ReturnType<typeof ruling>) => `${type}/${scheme}:${key}`

test('a conviction and the appeal that sets it aside, imported at the same time, end as overturned', async () => {
  const known: TestDataSet = { name: 'known', records: [allegation, ruling('r'), ruling('s')] }
  const conviction: TestDataSet = {
    name: 'conviction',
    records: [
      {
        ...ruling('r'),
        fields: { finding: 'GUILTY', decided: '2021' },
        relationships: { decides: [{ entity: reference(allegation) }] },
      },
    ],
  }
  const appeal: TestDataSet = {
    name: 'appeal',
    records: [
      {
        ...ruling('s'),
        fields: { finding: 'ALLOWED', decided: '2023' },
        relationships: { supersedes: [{ entity: reference(ruling('r')) }] },
      },
    ],
  }
  for (let round = 0; round < 8; round++) {
    await clearGraph(graph)
    await importData(graph, known)
    await Promise.all([importData(graph, conviction), importData(graph, appeal)])
    const [row] = await graph.read('MATCH (a:Allegation) RETURN a.status, a.statusAsOf')
    expect(row, `round ${round}`).toEqual(['OVERTURNED', '2023'])
  }
})

test('an import whose data set another has taken over writes no more, and leaves the other its hold', async () => {
  const takeOver = () =>
    graph.execute("MATCH (d:Dataset) SET d.importingHolder = 'another', d.importingProcess = 1")
  // Another takes over as soon as the run has begun.
  const slept = new Proxy(graph, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...parameters: readonly unknown[]) => {
        const result: unknown = await Reflect.apply(value, target, parameters)
        if (name === 'write') await takeOver()
        return result
      }
    },
  }) satisfies Graph
  const records = [{ type: 'Officer', key: 'ann', fields: { name: 'Ann' } }]
  await withDataSet({ records }, (folder) =>
    expect(importFolder({ graph: slept, folder })).rejects.toThrow(/another has taken over/),
  )
  expect(await graph.read('MATCH (o:Officer) RETURN o')).toEqual([])
  expect(await graph.read('MATCH (d:Dataset) RETURN d.importingHolder')).toEqual([['another']])
})

describe('a page whose order follows from far ends that another import changes at the same time', () => {
  const heard = (title: string, release: string): TestDataSet => ({
    name: 'cases',
    release,
    records: [{ type: 'Case', scheme: 'url', key: 'https://example.org/heard', fields: { title } }],
  })
  const officer = (release: string, cases: readonly object[]): TestDataSet => ({
    name: 'officers',
    release,
    records: [{ type: 'Officer', key: 'ann', fields: { name: 'Ann' }, relationships: { cases } }],
  })
  const subject = [{ entity: 'Case/url:https://example.org/heard' }]

  test.each([
    ['of an officer who is new', []],
    ['of an officer who was there', [officer('1', [])]],
  ])('%s', async (_, before) => {
    await importData(graph, heard('Alpha', '1'))
    for (const each of before) await importData(graph, each)
    const gate = new Gate()
    const renamed = withDataSet(heard('Omega', '2'), (folder) =>
      importFolder({ graph: gate.stopBeforeCommit('SET e += row.set'), folder }),
    )
    await gate.reached
    const linked = importData(graph, officer('2', subject))
    // Long enough for it to write, if nothing kept it waiting.
    await Promise.race([linked, new Promise((resolve) => setTimeout(resolve, 3_000))])
    gate.open()
    await Promise.all([renamed, linked])
    const rows = await graph.read(
      'MATCH (:Officer)-[r:SUBJECT_OF]->(c:Case) RETURN c.title, r.outSort STARTS WITH c.sort',
    )
    expect(rows).toEqual([['Omega', true]])
  })
})

test('claims that cite a report while another import calls it official count as official', async () => {
  const report = { type: 'Report', scheme: 'url', key: 'https://example.org/report' }
  const cite = 'Report/url:https://example.org/report'
  await importData(graph, { name: 'known', standing: 'COMMENTARY', records: [report] })
  const gate = new Gate()
  const said = withDataSet(
    { name: 'saying', records: [{ ...report, fields: { official: true } }] },
    (folder) => importFolder({ graph: gate.stopBeforeCommit('SET e += row.set'), folder }),
  )
  await gate.reached
  const cited = importData(graph, {
    name: 'citing',
    standing: 'COMMENTARY',
    records: [{ type: 'Officer', key: 'ann', fields: { name: 'Ann' }, source: cite }],
  })
  await Promise.race([cited, new Promise((resolve) => setTimeout(resolve, 3_000))])
  gate.open()
  await Promise.all([said, cited])
  const [row] = await graph.read(
    'MATCH (o:Officer) MATCH (c:Claim {dataset: $p.name}) RETURN c.standing, o.standing',
    { p: { name: 'citing' } },
  )
  expect(row).toEqual(['OFFICIAL', 'OFFICIAL'])
})

/** Holds a transaction that has written by some statement back from its commit, until it is opened. */
class Gate {
  readonly reached: Promise<void>
  readonly #opened: Promise<void>
  open: () => void = () => undefined
  #reach: () => void = () => undefined

  constructor() {
    this.reached = new Promise((resolve) => {
      this.#reach = resolve
    })
    this.#opened = new Promise((resolve) => {
      this.open = resolve
    })
  }

  stopBeforeCommit(statement: string): Graph {
    const write: Graph['write'] = (work) =>
      graph.write(async (run) => {
        let hasWritten = false
        const result = await work((text, parameters) => {
          hasWritten ||= text.includes(statement)
          return run(text, parameters)
        })
        if (hasWritten) {
          this.#reach()
          await this.#opened
        }
        return result
      })
    return new Proxy(graph, {
      get: (target, name) => {
        if (name === 'write') return write
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}
