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
  if (missing.length === 0) return []
  onProgress(`Creating ${missing.length} ${kind === 'index' ? 'index(es)' : 'constraint(s)'}.`)
  try {
    // All in one transaction, which is more than twice as quick. It is run again after a deadlock,
    // which two servers that start at once can come to.
    await graph.write(async (run) => {
      for (const object of missing) await run(object.create)
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    for (const object of missing) await createAlone(graph, object)
  }
  return missing.map((object) => object.name)
}

/** Tells which one cannot be made, and why. */
async function createAlone(graph: Graph, object: SchemaObject): Promise<void> {
  try {
    await graph.write((run) => run(object.create))
  } catch (error) {
    if (!isRefusal(error)) throw error
    // IF NOT EXISTS fails when somebody else makes the same at the same time.
    if (await isThere(graph, object)) return
    throw new MigrationError(
      `The ${object.kind} ${object.name} cannot be made: ${error.message} ` +
        `Remove what stands in its way and start again. It is made by: ${object.create}`,
      { cause: error },
    )
  }
}

function isRefusal(error: unknown): error is GraphError {
  return error instanceof GraphError && error.reason === 'FAILED'
}

async function isThere(graph: Graph, { kind, name }: SchemaObject): Promise<boolean> {
  const { constraints, indexes } = await listExisting(graph)
  return (kind === 'constraint' ? constraints : indexes).has(name)
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
