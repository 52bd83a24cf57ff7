import { expect, test } from 'vitest'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { idOf } from '../support/data-set.ts'
import { clearGraph, findNode, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()

test('where the same claims come to add up to something else, entities are worked out again', async () => {
  await clearGraph(graph)
  await importData(graph, {
    standing: 'REPORTED',
    records: [
      { type: 'Allegation', key: 'x', fields: { title: 'Theft' } },
      {
        type: 'Ruling',
        key: 'r',
        fields: { finding: 'NOT_GUILTY', decided: '2021' },
        relationships: { decides: [{ entity: 'Allegation/x' }] },
      },
    ],
  })
  // As a Warrant left it that had other rules, and kept no version of them.
  await graph.execute("MATCH (a:Allegation) SET a.status = 'CHARGED'")
  const [row] = await graph.read("MATCH (m:Model {id: 'model'}) RETURN m.summary")
  const { projectionVersion, ...summary } = JSON.parse(String(row?.[0]))
  expect(projectionVersion).toBeGreaterThan(0)
  await graph.execute(
    "MATCH (m:Model {id: 'model'}) SET m.summary = $p.summary, m.fingerprint = 'before'",
    {
      p: { summary: JSON.stringify(summary) },
    },
  )

  const report = await migrate(graph)
  expect(report.refreshed).toEqual([{ what: 'what claims add up to', count: 1 }])
  expect(await findNode(graph, idOf('Allegation', 'x'))).toMatchObject({ status: 'NOT_PROVEN' })
  expect((await migrate(graph)).refreshed).toEqual([])
})
