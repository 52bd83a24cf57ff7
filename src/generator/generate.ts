import type { Dataset, Release, RunCounts } from '../graph/bookkeeping.ts'
import { type Graph, int, type Run } from '../graph/driver.ts'
import { schemaObjects } from '../graph/migrate/constraints.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { edgeTypes, nodeTypes } from '../graph/model.ts'
import { createClaims, expectCount, type StoredClaim } from '../graph/write/claims.ts'
import { UserError } from '../user-error.ts'
import { datasetStanding, generateEntity, type StoredRelationship } from './entity.ts'
import { generatedTypes, totalOf } from './sizes.ts'
import { Stream } from './stream.ts'
import { datasetName, World, type WorldOptions } from './world.ts'

/** Entities a transaction: with their relationships about six thousand elements. */
const batchSize = 1_500

/** When everything generated is said to have been imported: fixed, so that equal options give an equal graph. */
const importedAt = '2024-01-01T00:00:00.000Z'

export interface GenerateProgress {
  readonly step: 'loading' | 'indexing'
  readonly entities: number
  readonly ofEntities: number
  /** Nodes and relationships written so far. */
  readonly elements: number
}

export interface GenerateReport {
  readonly label: string
  readonly entities: number
  readonly claims: number
  readonly relationships: number
  readonly loadMs: number
  readonly indexMs: number
}

/**
 * Fills an empty database with a made-up graph: officers, units, incidents, cases, allegations, rulings,
 * articles and a forum, all nobody's, with the claims that they add up from. Equal options give an equal
 * graph, ids included.
 *
 * @throws UserError where the database holds anything.
 */
export async function generate(
  graph: Graph,
  options: WorldOptions,
  onProgress: (progress: GenerateProgress) => void = () => {},
): Promise<GenerateReport> {
  await requireEmpty(graph)
  const world = new World(options)
  await migrate(graph)
  // An index is built quicker than it is kept up. The constraints stay: ends are found through them.
  await dropIndexes(graph)
  const startedAt = performance.now()
  await writeBookkeeping(graph, world)
  const counts = await load(graph, world, onProgress)
  const loadedAt = performance.now()
  onProgress({ step: 'indexing', ...progressOf(counts, world) })
  await migrate(graph, { force: true })
  await finishRun(graph, world, counts.claims)
  return {
    label: world.label,
    ...counts,
    loadMs: loadedAt - startedAt,
    indexMs: performance.now() - loadedAt,
  }
}

async function requireEmpty(graph: Graph): Promise<void> {
  const [row] = await graph.read('MATCH (n) WHERE NOT n:Model RETURN labels(n) LIMIT 1')
  if (!row) return
  throw new UserError(
    `The database is not empty: it holds nodes with the labels ${String(row[0])}. ` +
      'A generated graph goes into an empty one only; WARRANT_HOME names a folder for another, as in ' +
      'WARRANT_HOME=.warrant-generated npx warrant generate.',
  )
}

async function dropIndexes(graph: Graph): Promise<void> {
  for (const { kind, name } of schemaObjects({ nodeTypes, edgeTypes })) {
    if (kind === 'index') await graph.execute('DROP INDEX $name IF EXISTS', { name })
  }
}

interface Counts {
  entities: number
  claims: number
  relationships: number
}

function progressOf({ entities, claims, relationships }: Counts, world: World) {
  return {
    entities,
    ofEntities: totalOf(world.sizes),
    elements: entities + claims + relationships,
  }
}

/**
 * Entities with their relationships go in one stream, claims in another: two that write relationships
 * of one hub would wait for each other's locks.
 */
async function load(
  graph: Graph,
  world: World,
  onProgress: (progress: GenerateProgress) => void,
): Promise<Counts> {
  const counts: Counts = { entities: 0, claims: 0, relationships: 0 }
  const entities = new Stream()
  const claims = new Stream()
  for (const type of generatedTypes) {
    const size = world.sizes[type]
    for (let first = 0; first < size; first += batchSize) {
      const length = Math.min(batchSize, size - first)
      const batch = Array.from({ length }, (_, at) =>
        generateEntity(world, { type, index: first + at }),
      )
      const nodes = batch.map(({ id, properties }) => ({ id, ...present(properties) }))
      const relationships = batch.flatMap((entity) => entity.relationships)
      const said = batch.flatMap((entity) => entity.claims)
      await entities.add(async () => {
        await graph.write(async (run) => {
          await createNodes(run, type, nodes)
          await createRelationships(run, type, relationships)
        })
        counts.entities += nodes.length
        counts.relationships += relationships.length
      })
      await claims.add(async () => {
        await graph.write((run) => writeClaims(run, world, said))
        counts.claims += said.length
        onProgress({ step: 'loading', ...progressOf(counts, world) })
      })
    }
  }
  await Promise.all([entities.end(), claims.end()])
  return counts
}

/** Without what is null: Neo4j keeps no nulls, and they need not travel. */
function present(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
}

async function createNodes(run: Run, type: string, rows: readonly object[]): Promise<void> {
  const written = await run(
    `UNWIND $p.rows AS row CREATE (n:Entity:${type}) SET n = row RETURN count(n)`,
    { p: { rows } },
  )
  expectCount(`nodes ${type}`, rows.length, written)
}

async function createRelationships(
  run: Run,
  fromType: string,
  relationships: readonly StoredRelationship[],
): Promise<void> {
  const groups = new Map<string, StoredRelationship[]>()
  for (const relationship of relationships) {
    const key = `${relationship.edge} ${relationship.toType}`
    const group = groups.get(key)
    if (group) group.push(relationship)
    else groups.set(key, [relationship])
  }
  for (const group of groups.values()) {
    const [{ edge, toType } = { edge: '', toType: '' }] = group
    const rows = group.map(({ from, to, properties }) => [from, to, present(properties)])
    const written = await run(
      `UNWIND $p.rows AS row MATCH (from:${fromType} {id: row[0]}) MATCH (to:${toType} {id: row[1]})
       CREATE (from)-[r:${edge}]->(to) SET r = row[2] RETURN count(r)`,
      { p: { rows } },
    )
    expectCount(`relationships ${edge}`, rows.length, written)
  }
}

function writeClaims(run: Run, world: World, claims: readonly StoredClaim[]): Promise<void> {
  return createClaims(
    run,
    claims.map((claim) => ({ claim, recorded: importedAt, release: world.release })),
  )
}

/** The data set, its release and the run that imports it, which is RUNNING until all is there. */
async function writeBookkeeping(graph: Graph, world: World): Promise<void> {
  const dataset: Dataset = {
    id: world.dataset,
    name: datasetName,
    title: 'A generated graph: nothing in it is true of anyone',
    publisher: 'Warrant',
    licence: 'CC0-1.0',
    attribution: 'Generated by Warrant.',
    standing: datasetStanding,
  }
  const release: Release = {
    id: world.release,
    dataset: datasetName,
    label: world.label,
    released: '2024-01-01',
    releasedEarliest: '2024-01-01',
    releasedLatest: '2024-01-01',
  }
  const run = {
    id: world.run,
    dataset: datasetName,
    release: world.release,
    number: int(1),
    started: importedAt,
    status: 'RUNNING',
  }
  await graph.write((write) =>
    write(
      `CREATE (d:Dataset) SET d = $p.dataset, d.release = $p.release.id
       CREATE (release:Release) SET release = $p.release
       CREATE (run:ImportRun) SET run = $p.run`,
      { p: { dataset, release, run } },
    ),
  )
}

async function finishRun(graph: Graph, world: World, claims: number): Promise<void> {
  const counts: RunCounts = {
    rows: claims,
    applied: claims,
    unchangedRows: 0,
    skipped: 0,
    refused: 0,
    records: claims,
    claims,
    added: claims,
    changed: 0,
    moved: 0,
    unchanged: 0,
    retracted: 0,
    heldBack: 0,
  }
  await graph.write((run) =>
    run(
      `MATCH (run:ImportRun {id: $p.run})
       SET run.status = 'DONE', run.finished = $p.finished, run.counts = $p.counts`,
      { p: { run: world.run, finished: importedAt, counts: JSON.stringify(counts) } },
    ),
  )
}

/** The label of the generated graph that a database holds whole; null where it holds none. */
export async function findGenerated(graph: Graph): Promise<string | null> {
  const [row] = await graph.read(
    `MATCH (run:ImportRun {status: 'DONE'}) MATCH (d:Dataset {name: run.dataset}) WHERE d.name = $p.name
     MATCH (release:Release {id: run.release}) RETURN release.label`,
    { p: { name: datasetName } },
  )
  return row ? String(row[0]) : null
}
