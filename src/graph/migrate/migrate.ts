import manifest from '../../../package.json' with { type: 'json' }
import { sha256 } from '../../ids.ts'
import type { Graph } from '../driver.ts'
import { filterColumns } from '../filter-columns.ts'
import { edgeTypes, nodeTypes } from '../model.ts'
import { searchColumn } from '../search-text.ts'
import { create, dropOthers, listExisting, waitForIndexes } from './apply.ts'
import { type Changes, changesBetween } from './changes.ts'
import { prefix, schemaObjects } from './constraints.ts'
import { MigrationError, type OnProgress } from './progress.ts'
import {
  refreshHub,
  refreshSearch,
  refreshSorts,
  removeEdgeColumns,
  removeNodeColumns,
} from './refresh.ts'
import { refreshCandidates } from './refresh-candidates.ts'
import { refreshEdgeFilters, refreshNodeFilters } from './refresh-filters.ts'
import { refreshFormer } from './refresh-former.ts'
import { refreshProjection } from './refresh-projection.ts'
import { type Model, type ModelSummary, parseSummary, summarise } from './summary.ts'

export interface MigrateOptions {
  /** What the graph is to hold; the declarations of `model.ts` unless said otherwise. */
  readonly model?: Model
  /** Of this program, as `1.2.3`. */
  readonly version?: string
  /** Looks at the database even when the declarations are those of the last time: puts back what somebody dropped. */
  readonly force?: boolean
  /** Called with a line for people whenever a step that can take long begins or gets on. */
  readonly onProgress?: OnProgress
}

export interface MigrationReport {
  /** Whether the database was set up for these declarations already, and nothing was looked at. */
  readonly upToDate: boolean
  /** Names of constraints and indexes. */
  readonly created: readonly string[]
  readonly dropped: readonly string[]
  /** Stored data that was brought in line, in nodes or relationships. */
  readonly refreshed: readonly { readonly what: string; readonly count: number }[]
  /** What this could not do by itself, each a sentence with what to do. Said once: log them. */
  readonly notes: readonly string[]
}

/**
 * Brings the database in line with the declarations: constraints, indexes, and stored data that a changed
 * declaration made stale. What it did last is kept in `(:Model {id: 'model'})`, so that an unchanged model
 * costs one quick query. Every step can be repeated; killed anywhere, the next call goes on.
 *
 * @throws MigrationError where a newer Warrant set the database up, or a constraint or an index cannot be made.
 * @throws GraphError where the database does not answer.
 */
export async function migrate(
  graph: Graph,
  options: MigrateOptions = {},
): Promise<MigrationReport> {
  const model = options.model ?? { nodeTypes, edgeTypes }
  const version = options.version ?? manifest.version
  const onProgress = options.onProgress ?? (() => {})
  const wanted = fingerprintOf(model)
  const stored = await findStored(graph)
  if (stored && isNewer(stored.version, version)) {
    throw new MigrationError(
      `The database was set up by Warrant ${stored.version}, and this is ${version}, which may not know all of what is stored. ` +
        `Run Warrant ${stored.version} or newer.`,
    )
  }
  if (stored?.fingerprint === wanted && stored.version === version && !options.force) {
    return { upToDate: true, created: [], dropped: [], refreshed: [], notes: [] }
  }
  const changes = changesBetween(stored?.summary ?? null, summarise(model))
  const objects = schemaObjects(model)
  const existing = await listExisting(graph)
  const dropped = await dropOthers(graph, objects, existing, onProgress)
  // The pages in which data is refreshed are read through the constraints' indexes, and an index is built
  // quicker than it is kept up: constraints, data, indexes.
  const constraints = await create(graph, objects, 'constraint', existing, onProgress)
  const refreshed = (await hasEntities(graph))
    ? [
        ...(await refresh(graph, model, changes, onProgress)),
        ...(existing.indexes.has(formerIndex) ? [] : await noteFormer(graph, onProgress)),
      ]
    : []
  const indexes = await create(graph, objects, 'index', existing, onProgress)
  await waitForIndexes(graph, onProgress)
  const notes = [...changes.notes, ...(await undeclaredNotes(graph, changes))]
  await store(graph, { fingerprint: wanted, version, summary: summarise(model) })
  return { upToDate: false, created: [...constraints, ...indexes], dropped, refreshed, notes }
}

/** Equal for models that ask for the same constraints, indexes and stored values. */
function fingerprintOf(model: Model): string {
  const creates = schemaObjects(model).map((object) => object.create)
  return sha256(JSON.stringify([summarise(model), creates]))
}

interface StoredModel {
  readonly fingerprint: string
  readonly version: string
  /** Null where it cannot be understood. */
  readonly summary: ModelSummary | null
}

async function findStored(graph: Graph): Promise<StoredModel | null> {
  const [row] = await graph.read(
    "MATCH (m:Model {id: 'model'}) RETURN m.fingerprint, m.version, m.summary",
  )
  return row
    ? {
        fingerprint: String(row[0]),
        version: String(row[1]),
        summary: parseSummary(String(row[2])),
      }
    : null
}

async function store(graph: Graph, model: StoredModel): Promise<void> {
  const { fingerprint, version, summary } = model
  await graph.write((run) =>
    run(
      `MERGE (m:Model {id: 'model'})
       SET m.fingerprint = $p.fingerprint, m.version = $p.version, m.summary = $p.summary,
         m.migratedAt = $p.migratedAt`,
      {
        p: {
          fingerprint,
          version,
          summary: JSON.stringify(summary),
          migratedAt: new Date().toISOString(),
        },
      },
    ),
  )
}

/** Whether `1.10.0` is newer than `1.9.3`. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0
}

async function hasEntities(graph: Graph): Promise<boolean> {
  return (await graph.read('MATCH (n:Entity) RETURN 1 LIMIT 1')).length > 0
}

async function refresh(
  graph: Graph,
  model: Model,
  changes: Changes,
  onProgress: OnProgress,
): Promise<MigrationReport['refreshed']> {
  const refreshed: { what: string; count: number }[] = []
  const step = async (what: string, work: () => Promise<number>) => {
    onProgress(`Bringing ${what} up to date.`)
    const count = await work()
    if (count > 0) refreshed.push({ what, count })
  }
  const edges = new Map(model.edgeTypes.map((edge) => [edge.name, edge]))
  for (const { owner, columns } of changes.nodeColumns) {
    await step(listed(owner, columns), () => removeNodeColumns(graph, owner, columns))
  }
  for (const { owner, columns } of changes.edgeColumns) {
    const edge = edges.get(owner)
    if (edge) await step(listed(owner, columns), () => removeEdgeColumns(graph, edge, columns))
  }
  for (const type of model.nodeTypes) {
    if (!changes.sorts.includes(type.name)) continue
    await step(`${type.name}.sort`, () => refreshSorts(graph, type))
  }
  for (const type of model.nodeTypes) {
    if (!changes.searches.includes(type.name)) continue
    await step(`${type.name}.${searchColumn}`, () => refreshSearch(graph, type))
  }
  for (const type of model.nodeTypes) {
    if (!changes.filters.nodes.includes(type.name)) continue
    const columns = filterColumns(type.fields, type)
    await step(listed(type.name, columns), () => refreshNodeFilters(graph, type))
  }
  for (const edge of model.edgeTypes) {
    if (!changes.filters.edges.includes(edge.name)) continue
    const columns = filterColumns(edge.fields)
    await step(listed(edge.name, columns), () => refreshEdgeFilters(graph, edge))
  }
  for (const { edge: name, direction } of changes.hubs) {
    const edge = edges.get(name)
    if (edge) await step(`${name}.${direction}Sort`, () => refreshHub(graph, edge, direction))
  }
  if (changes.candidates) {
    await step('claims that carry candidates alone', () => refreshCandidates(graph))
  }
  if (changes.projections) {
    await step('what claims add up to', () => refreshProjection(graph))
  }
  return refreshed
}

/** The index of what has left a list. Indexes are made after the data: while there is none, not all of that has been noted. */
const formerIndex = `${prefix}range_Former_list_sort`

async function noteFormer(
  graph: Graph,
  onProgress: OnProgress,
): Promise<MigrationReport['refreshed']> {
  const what = 'what claims that were taken back had put into lists'
  onProgress(`Bringing ${what} up to date.`)
  const count = await refreshFormer(graph)
  return count > 0 ? [{ what, count }] : []
}

function listed(owner: string, columns: readonly string[]): string {
  return columns.map((column) => `${owner}.${column}`).join(', ')
}

/** Nodes and relationships whose declaration is gone are nobody's to delete but the operator's. */
async function undeclaredNotes(graph: Graph, changes: Changes): Promise<readonly string[]> {
  const kinds = [
    ...changes.goneNodes.map((name) => ({ name, pattern: `(x:${name})`, del: 'DETACH DELETE x' })),
    ...changes.goneEdges.map((name) => ({ name, pattern: `()-[x:${name}]->()`, del: 'DELETE x' })),
  ]
  const notes: string[] = []
  for (const { name, pattern, del } of kinds) {
    const [row] = await graph.read(`MATCH ${pattern} RETURN count(x)`)
    const count = Number(row?.[0] ?? 0)
    if (count === 0) continue
    notes.push(
      `${name} is no longer declared, and ${count} of them are stored, which nothing reads. ` +
        `To remove them: MATCH ${pattern} CALL (x) { ${del} } IN TRANSACTIONS OF 10000 ROWS`,
    )
  }
  return notes
}
