import type { Config, Connection } from '../config.ts'
import { checkConnection } from './check-connection.ts'
import { ensureLocalNeo4j, type Progress, releaseLocalNeo4j } from './local-neo4j.ts'

/** A Neo4j to work with, and how to be done with it. */
export interface OpenNeo4j {
  readonly connection: Connection
  /** Stops the local Neo4j when nobody else uses it; does nothing to one that runs elsewhere. */
  close(): Promise<'stopped' | 'left running'>
}

/**
 * The Neo4j that the configuration means: the one NEO4J_URI names, checked, or the local one, started when
 * it does not run.
 *
 * @throws Neo4jError or RequirementError saying what is wrong and what to do.
 */
export async function openNeo4j(
  config: Config,
  onProgress: (progress: Progress) => void = () => {},
): Promise<OpenNeo4j> {
  if (config.neo4j) {
    await checkConnection(config.neo4j)
    return { connection: config.neo4j, close: async () => 'left running' }
  }
  const { home, localNeo4j: memory } = config
  const connection = await ensureLocalNeo4j({ home, memory, onProgress })
  return { connection, close: () => releaseLocalNeo4j(home) }
}
