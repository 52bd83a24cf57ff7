import { afterAll, beforeAll } from 'vitest'
import { type Graph, openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { rollBack } from '../../src/graph/write/roll-back.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import type { ImportReport } from '../../src/importer/import-report.ts'
import { type TestDataSet, withDataSet } from './data-set.ts'
import { cleanDatabase, testConnection } from './neo4j.ts'

/** A graph with its constraints and indexes and nothing in it, for the tests of one file. */
export function useGraph(): Graph {
  const graph = openGraph(testConnection())
  beforeAll(async () => {
    await cleanDatabase()
    await migrate(graph)
  })
  afterAll(() => graph.close())
  return graph
}

/** Empties the graph of data; constraints and indexes stay. */
export async function clearGraph(graph: Graph): Promise<void> {
  await graph.execute('MATCH (n) WHERE NOT n:Model DETACH DELETE n')
}

export function importData(graph: Graph, dataSet: TestDataSet): Promise<ImportReport> {
  return withDataSet(dataSet, (folder) => importFolder({ graph, folder }))
}

/** Takes a run of a data set back. */
export async function takeBack(graph: Graph, dataset: string, run: string | null): Promise<void> {
  const hold = await holdDataset(graph, dataset)
  try {
    await rollBack(graph, hold, run ?? '')
  } finally {
    await hold.release()
  }
}

/** The properties of a node; null where there is none. */
export async function findNode(
  graph: Graph,
  id: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const [row] = await graph.read(
    'MATCH (n {id: $p.id}) WHERE n:Entity OR n:Claim OR n:Dataset OR n:ImportRun RETURN properties(n)',
    { p: { id } },
  )
  const properties = row?.[0]
  return typeof properties === 'object' && properties !== null ? { ...properties } : null
}
