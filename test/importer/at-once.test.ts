import { beforeEach, expect, test } from 'vitest'
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
