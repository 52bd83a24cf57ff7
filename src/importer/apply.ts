import type { RunCounts } from '../graph/bookkeeping.ts'
import type { Graph, Run } from '../graph/driver.ts'
import { typeOfId } from '../graph/model.ts'
import { Allegation } from '../graph/nodes/allegation.ts'
import { Report } from '../graph/nodes/report.ts'
import { Ruling } from '../graph/nodes/ruling.ts'
import { listAllegationsOf } from '../graph/write/allegation-rulings.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { changeClaims, deleteClaims, mergeClaims } from '../graph/write/claims.ts'
import { type Contents, finishRun, holdDataset, type OpenRun } from '../graph/write/import-runs.ts'
import {
  mergeEntities,
  noChanges,
  type ProjectionCounts,
  projectEntities,
} from '../graph/write/project.ts'
import { refreshStandings } from '../graph/write/refresh-standing.ts'
import { entriesOf, type Plan, propertiesOf, supportedForm } from './plan.ts'

/** What the run made of the graph. */
export interface Applied extends ProjectionCounts {
  entitiesCreated: number
}

export type OnStep = (step: 'claims' | 'entities', done: number, total: number) => void

const CLAIMS_A_BATCH = 4_000
const ENTITIES_A_BATCH = 1_000

/** Up to this many claims and entities, everything is one transaction: readers see all of it or nothing. */
const MOST_IN_ONE_TRANSACTION = 6_000

type Transact = <Result>(work: (run: Run) => Promise<Result>) => Promise<Result>

/**
 * Writes a plan: claims first, then bare nodes for what is new, then the projection of all that is
 * touched, then what other data sets claim by reports whose kind has changed, and last that the run is
 * finished.
 *
 * A plan that is too large for one transaction is written in several. Each leaves every entity that it
 * projects complete, since all claims are there by then; allegations come last, after every ruling, so
 * that none shows a status that a ruling of the same run takes back. What a killed run leaves behind
 * is found again by `changedBy` on its claims.
 */
export async function applyPlan(
  graph: Graph,
  open: OpenRun,
  plan: Plan,
  contents: Contents,
  counts: RunCounts,
  onStep: OnStep,
): Promise<Applied> {
  const size = plan.added.length + plan.edits.length + plan.touched.size
  const write = async (transact: Transact): Promise<Applied> => {
    await writeClaims(transact, open, plan, onStep)
    const applied = await project(transact, plan, onStep)
    const reports = [...plan.touched].filter((id) => typeOfId(id) === Report)
    await refreshStandings(transact, reports)
    await transact((run) => finishRun(run, open, contents, counts))
    return applied
  }
  const held: Transact = (work) =>
    graph.write(async (run) => {
      await holdDataset(run, open)
      return work(run)
    })
  if (size > MOST_IN_ONE_TRANSACTION) return write(held)
  return held((run) => write((work) => work(run)))
}

async function writeClaims(
  transact: Transact,
  open: OpenRun,
  plan: Plan,
  onStep: OnStep,
): Promise<void> {
  const total = plan.added.length + plan.edits.length + plan.deleted.length
  let done = 0
  const inBatches = async <Item>(
    items: readonly Item[],
    write: (run: Run, batch: readonly Item[]) => Promise<void>,
  ) => {
    for (const batch of batches(items, CLAIMS_A_BATCH)) {
      await transact((run) => write(run, batch))
      done += batch.length
      onStep('claims', done, total)
    }
  }
  const { release, id: run, started } = open
  await inBatches(plan.added, (within, batch) =>
    mergeClaims(
      within,
      batch.map((claim) => ({
        claim: { ...claim, live: true, changedBy: run },
        recorded: started,
        entry: { from: release.id, run, as: supportedForm(claim) },
      })),
    ),
  )
  await inBatches(plan.edits, (within, batch) =>
    changeClaims(
      within,
      batch.map((edit) => ({
        id: edit.id,
        drop: edit.drop,
        add: entriesOf(edit, release, run),
        set: propertiesOf(edit, run),
      })),
    ),
  )
  await inBatches(plan.deleted, deleteClaims)
}

async function project(transact: Transact, plan: Plan, onStep: OnStep): Promise<Applied> {
  const claimed = new Set<string>()
  for (const { id } of plan.added) claimed.add(entityOfClaim(id))
  for (const { id, begins } of plan.edits) if (begins) claimed.add(entityOfClaim(id))
  const applied: Applied = { entitiesCreated: 0, ...noChanges() }
  for (const batch of batches([...claimed].toSorted(), ENTITIES_A_BATCH)) {
    applied.entitiesCreated += await transact((run) => mergeEntities(run, batch))
  }
  const touched = [...plan.touched].toSorted()
  const rulings = touched.filter((id) => typeOfId(id) === Ruling)
  const others = touched.filter((id) => ![Ruling, Allegation].some((type) => type === typeOfId(id)))
  const allegations = new Set(touched.filter((id) => typeOfId(id) === Allegation))
  let done = 0
  const projectAll = async (ids: readonly string[]) => {
    const total = rulings.length + others.length + allegations.size
    for (const batch of batches(ids, ENTITIES_A_BATCH)) {
      add(applied, await transact((run) => projectEntities(run, batch)))
      done += batch.length
      onStep('entities', done, total)
    }
  }
  await projectAll(rulings)
  // Only now: projecting a ruling waits for other imports that write the same one, or one that it supersedes.
  for (const batch of batches(rulings, ENTITIES_A_BATCH)) {
    for (const id of await transact((run) => listAllegationsOf(run, batch))) allegations.add(id)
  }
  await projectAll(others)
  await projectAll([...allegations].toSorted())
  return applied
}

function add(to: ProjectionCounts, more: ProjectionCounts): void {
  to.entitiesChanged += more.entitiesChanged
  to.entitiesRemoved += more.entitiesRemoved
  to.relationshipsCreated += more.relationshipsCreated
  to.relationshipsChanged += more.relationshipsChanged
  to.relationshipsRemoved += more.relationshipsRemoved
}

function* batches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
