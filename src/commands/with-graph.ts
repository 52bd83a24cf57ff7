import { readConfig } from '../config.ts'
import { type Graph, openGraph } from '../graph/driver.ts'
import { openNeo4j } from '../local-neo4j/open-neo4j.ts'
import { onStop } from './on-stop.ts'
import { showProgress } from './show-progress.ts'

/** Opens the graph that the environment names, hands it over, and closes it, also when stopped by a signal. */
export async function withGraph<Result>(use: (graph: Graph) => Promise<Result>): Promise<Result> {
  const neo4j = await openNeo4j(readConfig(process.env), showProgress())
  const graph = openGraph(neo4j.connection)
  const close = async () => {
    await graph.close()
    await neo4j.close()
  }
  const endWatch = onStop(close)
  try {
    return await use(graph)
  } finally {
    endWatch()
    await close()
  }
}
