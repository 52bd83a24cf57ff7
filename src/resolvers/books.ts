import DataLoader from 'dataloader'
import { Repeater } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { apiError } from '../errors.ts'
import type { Graph } from '../graph/driver.ts'
import { countLiveClaims, findRunProgress, type RunProgress } from '../graph/read/books.ts'

interface Loaders {
  readonly progress: DataLoader<string, RunProgress | null>
  readonly claims: DataLoader<string, number>
}

const loaders = new WeakMap<Context, Loaders>()

function loadersOf(context: Context): Loaders {
  const known = loaders.get(context)
  if (known) return known
  const { reader } = context
  const made: Loaders = {
    progress: new DataLoader(
      async (ids) => {
        const found = await findRunProgress(reader, ids)
        return ids.map((id) => found.get(id) ?? null)
      },
      { cache: false },
    ),
    claims: new DataLoader(
      async (names) => {
        const found = await countLiveClaims(reader, names)
        return names.map((name) => found.get(name) ?? 0)
      },
      { cache: false },
    ),
  }
  loaders.set(context, made)
  return made
}

/** How far a run is; null where there is none with this id. */
export function loadRunProgress(id: string, context: Context): Promise<RunProgress | null> {
  return loadersOf(context).progress.load(id)
}

/** How many live claims a data set has. */
export function loadClaimCount(dataset: string, context: Context): Promise<number> {
  return loadersOf(context).claims.load(dataset)
}

/** How often a running import is looked at: often enough for a bar, and seldom enough to cost nothing. */
const POLL_MS = 500

/** Open subscriptions, by the database that their server reads. */
const open = new WeakMap<Graph, number>()

/**
 * Gives the run's id at once and whenever the run has come further, and ends when it is over or nobody
 * listens any more. The import is another process's: the graph is asked, as little as possible.
 *
 * @throws LIMIT_EXCEEDED where the server has as many listeners as it may, BAD_USER_INPUT where there is
 * no such run.
 */
export async function watchRun(id: string, context: Context): Promise<AsyncIterable<string>> {
  const { graph, limits, reader } = context
  const checkRoom = () => {
    const listeners = open.get(graph) ?? 0
    if (listeners < limits.maxSubscriptions) return
    throw apiError(
      'LIMIT_EXCEEDED',
      `This server has ${listeners} subscriptions open, which is its limit. Try again later, or ask for \`node(id:)\` now and then.`,
    )
  }
  checkRoom()
  const look = async () => {
    reader.beginAgain()
    return (await findRunProgress(reader, [id])).get(id) ?? null
  }
  let seen = await look()
  if (!seen) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected the id of an import run; there is no ${id}. \`importRuns(first: 1)\` has the latest.`,
    )
  }
  return new Repeater<string>(async (push, stop) => {
    // Not before: a client that has gone by then never begins to listen, and so never ceases to.
    checkRoom()
    open.set(graph, (open.get(graph) ?? 0) + 1)
    let isStopped = false
    let wake = () => {}
    void stop.then(() => {
      isStopped = true
      wake()
    })
    try {
      for (let shown: string | null = null; seen && !isStopped; seen = await look()) {
        const state = JSON.stringify(seen)
        if (state !== shown) {
          shown = state
          reader.beginAgain()
          await push(id)
        }
        if (seen.status !== 'RUNNING' && seen.status !== 'ROLLING_BACK') break
        if (isStopped) break
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    } finally {
      open.set(graph, (open.get(graph) ?? 1) - 1)
      stop()
    }
  })
}
