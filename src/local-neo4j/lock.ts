import { lock } from 'proper-lockfile'
import { Neo4jError } from './error.ts'
import type { Home } from './home.ts'

/**
 * Runs a task while no other process starts or stops the database of this home. The lock of a process
 * that was killed is free again after a few seconds.
 */
export async function withLock<T>(home: Home, task: () => Promise<T>): Promise<T> {
  let lost: Error | null = null
  const release = await lock(home.database, {
    stale: 5000,
    update: 1000,
    // Five minutes: longer than a start or a stop may take.
    retries: { retries: 1200, factor: 1, minTimeout: 250, maxTimeout: 250 },
    onCompromised: (error) => {
      lost = error
    },
  }).catch((error: unknown) => {
    throw new Neo4jError(
      `Another process has been starting or stopping the Neo4j in ${home.root} for minutes: ${String(error)}`,
    )
  })
  try {
    return await task()
  } finally {
    if (lost === null) await release()
  }
}
