import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { UserError } from '../../user-error.ts'
import { datasetId } from '../bookkeeping.ts'
import type { Graph, Run } from '../driver.ts'
import { Dataset as DatasetNode } from '../nodes/dataset.ts'
import { nodeSort } from '../sort-key.ts'

/*
 * One process writes a data set at a time. The data set's node says which, and when it last gave a sign
 * of life.
 */

/** How often a writer says that it still lives, and after how long without it another may take over. */
const BEAT_MS = 5_000
const DEAD_AFTER_MS = 60_000

/** Another process writes the data set. */
export class ImportInProgressError extends UserError {
  override name = 'ImportInProgressError'
}

/** A data set that this process may write. */
export interface Hold {
  readonly dataset: { readonly id: string; readonly name: string }
  /** Tells this writer from any other. */
  readonly holder: string
  /** The run that was begun, as an import or a roll-back, and not finished; null where there is none. */
  readonly pendingRun: string | null
  /** Says every few seconds that the writer still lives, until it is called; then lets go of the data set. */
  release(): Promise<void>
}

/** Holders in this very process: its number alone cannot tell a dead writer from a living one. */
const holders = new Set<string>()

/**
 * Takes a data set, known or not, for this process to write.
 *
 * @throws ImportInProgressError where a living process has it.
 */
export async function holdDataset(graph: Graph, name: string): Promise<Hold> {
  const now = new Date()
  const holder = randomUUID()
  const dataset = { id: datasetId(name), name }
  const pendingRun = await graph.write(async (run) => {
    const [row = []] = await run(
      `MERGE (d:Dataset {id: $p.id}) ON CREATE SET d.name = $p.name, d.sort = $p.sort
       SET d.name = d.name
       RETURN d.importingHolder, d.importingHost, d.importingProcess, d.importingBeat, d.pendingRun`,
      { p: { ...dataset, sort: nodeSort(DatasetNode, { name }, dataset.id) } },
    )
    const [other, host, process_, beat, pending] = row
    if (typeof other === 'string' && isAlive(other, host, process_, beat, now)) {
      throw new ImportInProgressError(
        `The data set ${name} is being written by process ${String(process_)} on ${String(host)} ` +
          `(last sign of life ${String(beat)}). Wait until it is done, then try again.`,
      )
    }
    await run(
      `MATCH (d:Dataset {id: $p.id})
       SET d.importingHolder = $p.holder, d.importingHost = $p.host,
           d.importingProcess = $p.process, d.importingBeat = $p.now`,
      {
        p: {
          id: dataset.id,
          holder,
          host: hostname(),
          process: process.pid,
          now: now.toISOString(),
        },
      },
    )
    return typeof pending === 'string' ? pending : null
  })
  holders.add(holder)
  const stopBeating = keepAlive(graph, dataset.id, holder)
  const release = async () => {
    stopBeating()
    holders.delete(holder)
    await graph.write((run) =>
      run(
        `MATCH (d:Dataset {id: $p.id}) WHERE d.importingHolder = $p.holder
         REMOVE d.importingHost, d.importingProcess, d.importingBeat, d.importingHolder`,
        { p: { id: dataset.id, holder } },
      ),
    )
    await graph.write((run) => removeUnused(run, dataset.id))
  }
  return { dataset, holder, pendingRun, release }
}

/** A data set that was taken and of which nothing was written leaves no trace. */
async function removeUnused(run: Run, id: string): Promise<void> {
  await run(
    `MATCH (d:Dataset {id: $p.id})
     WHERE d.release IS NULL AND d.pendingRun IS NULL AND d.importingHolder IS NULL DELETE d`,
    { p: { id } },
  )
}

function isAlive(holder: string, host: unknown, pid: unknown, beat: unknown, now: Date): boolean {
  if (host === hostname() && typeof pid === 'number') {
    if (pid === process.pid) return holders.has(holder)
    try {
      process.kill(pid, 0)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ESRCH') return false
    }
  }
  return now.getTime() - Date.parse(String(beat)) < DEAD_AFTER_MS
}

/**
 * Makes sure, until the transaction ends, that the data set is still this writer's: one that gave no sign
 * of life for long (a computer that slept) may find that another has taken it over, and must not
 * write on. Last in a transaction, since it makes others of the same writer wait.
 *
 * @throws ImportInProgressError where it is not.
 */
export async function checkHold(run: Run, { dataset, holder }: Hold): Promise<void> {
  const [row] = await run(
    'MATCH (d:Dataset {id: $p.id}) SET d.importingHolder = d.importingHolder RETURN d.importingHolder',
    { p: { id: dataset.id } },
  )
  if (row?.[0] !== holder) {
    throw new ImportInProgressError(
      `This process gave no sign of life for more than ${DEAD_AFTER_MS / 1000} seconds, and another has taken over the data set ${dataset.name}. ` +
        'What was written is kept. Wait until the other is done, then try again.',
    )
  }
}

function keepAlive(graph: Graph, id: string, holder: string): () => void {
  let isBeating = false
  const timer = setInterval(() => {
    // A beat waits for the transaction that holds the data set; one at a time is enough.
    if (isBeating) return
    isBeating = true
    const beat = graph.write((run) =>
      run(
        'MATCH (d:Dataset {id: $p.id}) WHERE d.importingHolder = $p.holder SET d.importingBeat = $p.now',
        { p: { id, holder, now: new Date().toISOString() } },
      ),
    )
    // A database that does not answer shows in the work itself.
    beat
      .catch(() => undefined)
      .finally(() => {
        isBeating = false
      })
  }, BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}
