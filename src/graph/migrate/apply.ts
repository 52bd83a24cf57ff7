import { setTimeout as sleep } from 'node:timers/promises'
import { type Graph, GraphError } from '../driver.ts'
import { prefix, type SchemaObject } from './constraints.ts'
import { MigrationError, type OnProgress } from './progress.ts'

const pollMs = 250

export interface Existing {
  readonly constraints: ReadonlySet<string>
  readonly indexes: ReadonlySet<string>
}

/** Names of all constraints, and of all indexes that are not a constraint's own. */
export async function listExisting(graph: Graph): Promise<Existing> {
  const constraints = await graph.read('SHOW CONSTRAINTS YIELD name RETURN name')
  const indexes = await graph.read(
    'SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name',
  )
  return {
    constraints: new Set(constraints.map(([name]) => String(name))),
    indexes: new Set(indexes.map(([name]) => String(name))),
  }
}

export async function dropOthers(
  graph: Graph,
  objects: readonly SchemaObject[],
  existing: Existing,
  onProgress: OnProgress,
): Promise<readonly string[]> {
  const wanted = new Set(objects.map((object) => object.name))
  const gone = (names: ReadonlySet<string>) =>
    [...names].filter((name) => name.startsWith(prefix) && !wanted.has(name))
  const [constraints, indexes] = [gone(existing.constraints), gone(existing.indexes)]
  for (const name of [...constraints, ...indexes]) onProgress(`Dropping ${name}.`)
  for (const name of constraints)
    await graph.write((run) => run('DROP CONSTRAINT $name IF EXISTS', { name }))
  for (const name of indexes)
    await graph.write((run) => run('DROP INDEX $name IF EXISTS', { name }))
  return [...constraints, ...indexes]
}

export async function create(
  graph: Graph,
  objects: readonly SchemaObject[],
  kind: SchemaObject['kind'],
  existing: Existing,
  onProgress: OnProgress,
): Promise<readonly string[]> {
  const there = kind === 'constraint' ? existing.constraints : existing.indexes
  const missing = objects.filter((object) => object.kind === kind && !there.has(object.name))
  if (missing.length > 0) onProgress(`Creating ${missing.length} of kind ${kind}.`)
  for (const object of missing) {
    try {
      // In a transaction that is run again: two servers that start at once can deadlock here.
      await graph.write((run) => run(object.create))
    } catch (error) {
      if (!(error instanceof GraphError) || error.reason !== 'FAILED') throw error
      throw new MigrationError(
        `The ${kind} ${object.name} cannot be made: ${error.message} ` +
          `Remove what stands in its way and start again. It is made by: ${object.create}`,
        { cause: error },
      )
    }
  }
  return missing.map((object) => object.name)
}

/** Resolves when all of our indexes serve queries. */
export async function waitForIndexes(graph: Graph, onProgress: OnProgress): Promise<void> {
  for (let polls = 0; ; polls++) {
    const building = await graph.read(
      "SHOW INDEXES YIELD name, state, populationPercent WHERE name STARTS WITH $prefix AND state <> 'ONLINE' RETURN name, state, populationPercent",
      { prefix },
    )
    const failed = building.filter(([, state]) => state === 'FAILED').map(([name]) => name)
    if (failed.length > 0) {
      throw new MigrationError(
        `Neo4j could not build ${failed.join(', ')}; its log says why (a value of more than 8 kB, a full disk). ` +
          'Put that right, drop these indexes, and start again.',
      )
    }
    if (building.length === 0) return
    // Once a second is enough for whoever watches.
    if (polls % (1000 / pollMs) === 0) {
      const percent = Math.floor(Math.min(...building.map(([, , percent]) => Number(percent))))
      onProgress(`Building ${building.length} indexes, the slowest at ${percent} %.`)
    }
    await sleep(pollMs)
  }
}
