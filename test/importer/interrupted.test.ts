import { beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '../../src/graph/driver.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { type TestDataSet, withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

/** More than fit into one transaction, so that there are places to be stopped at. */
const MANY = 4_000

const unit = { type: 'Unit', scheme: 'force', key: 'metropolitan', fields: { name: 'The Met' } }
const officers = (name: (index: number) => string) =>
  Array.from({ length: MANY }, (_, index) => ({
    type: 'Officer',
    key: String(index),
    fields: { name: name(index) },
    relationships: { units: [{ entity: 'Unit/force:metropolitan' }] },
  }))
const before: TestDataSet = { release: '1', records: [unit, ...officers((index) => `A ${index}`)] }
const after: TestDataSet = {
  release: '2',
  records: [
    unit,
    ...officers((index) => (index % 2 === 0 ? `A ${index}` : `B ${index}`)).slice(500),
    { type: 'Officer', key: 'new', fields: { name: 'New' } },
  ],
}

/** The claims that are live and what they add up to; nothing that tells one run from another. */
async function contents() {
  const claims = await graph.read(
    'MATCH (c:Claim) WHERE c.live RETURN c.id, c.form, c.count ORDER BY c.id',
  )
  const nodes = await graph.read('MATCH (e:Entity) RETURN properties(e) ORDER BY e.id')
  const links = await graph.read(
    'MATCH (:Entity)-[r]->(:Entity) RETURN properties(r) ORDER BY r.id',
  )
  return { claims, nodes, links }
}

/** The same graph, which loses its connection after some write transactions: what a killed process leaves. */
function failingAfter(transactions: number): Graph {
  let left = transactions
  return new Proxy(graph, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...parameters: readonly unknown[]) => {
        if (name === 'write' && left-- <= 0) return Promise.reject(new Error('killed'))
        return Reflect.apply(value, target, parameters)
      }
    },
  })
}

describe('an import that is stopped half-way', () => {
  test('ends as if nothing had happened, wherever it was stopped', async () => {
    await importData(graph, before)
    await importData(graph, after)
    const expected = await contents()

    // The data set is taken; the run is begun; some chunks; all but the end.
    for (const transactions of [1, 2, 3, 4, 5]) {
      await clearGraph(graph)
      await importData(graph, before)
      await withDataSet(after, async (folder) => {
        const stopped = importFolder({ graph: failingAfter(transactions), folder })
        await expect(stopped).rejects.toThrow('killed')
        const resumed = await importFolder({ graph, folder })
        expect(resumed, `after ${transactions}`).toMatchObject({
          outcome: 'imported',
          isResumed: transactions > 1,
          counts: {
            records: MANY - 498,
            claims: MANY - 498,
            added: 1751,
            unchanged: 1751,
            retracted: 2250,
          },
        })
        expect(await contents(), `after ${transactions}`).toEqual(expected)
        expect((await importFolder({ graph, folder })).outcome).toBe('unchanged')
      })
    }
    expect(await graph.read('MATCH (r:ImportRun) RETURN r.status')).toEqual([['DONE'], ['DONE']])
  })

  test('leaves no trace of claims that its folder no longer makes when it is taken up', async () => {
    await importData(graph, before)
    const expected = await contents()
    await withDataSet(after, (folder) =>
      expect(importFolder({ graph: failingAfter(3), folder })).rejects.toThrow('killed'),
    )
    await importData(graph, before)
    expect(await contents()).toEqual(expected)
  })
})

test('a second import of a data set is refused while the first one runs', async () => {
  await withDataSet(before, async (folder) => {
    const first = importFolder({ graph, folder })
    const running = async () => {
      const [row] = await graph.read('MATCH (d:Dataset) RETURN d.importingHolder')
      return row !== undefined
    }
    while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 10))
    await expect(importFolder({ graph, folder })).rejects.toThrow(
      /^The data set example is being written by process \d+ on .* Wait until it is done/,
    )
    expect((await first).outcome).toBe('imported')
  })
})
