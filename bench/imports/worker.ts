import { keepHeapSmall } from '../../src/commands/keep-heap-small.ts'
import type { Connection } from '../../src/config.ts'
import { hashContent } from '../../src/graph/content-hash.ts'
import { type Graph, openGraph } from '../../src/graph/driver.ts'
import { migrate } from '../../src/graph/migrate/migrate.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { rollBack } from '../../src/graph/write/roll-back.ts'
import { importFolder } from '../../src/importer/import-folder.ts'

/** What a process of its own is asked to do, once. */
export type Job = { readonly connection: Connection } & (
  | { readonly task: 'import'; readonly folder: string; readonly dryRun?: boolean }
  | { readonly task: 'roll back'; readonly dataset: string; readonly run: string }
  | { readonly task: 'hash' }
)

export interface Done {
  readonly tookMs: number
  /** Processor time of the process, in all threads. */
  readonly cpuMs: number
  readonly peakBytes: number
  /** When the writing of claims had come how far; the first is its beginning. */
  readonly marks: readonly { readonly atMs: number; readonly claims: number }[]
  /** The outcome and the numbers, for whoever looks at them. */
  readonly said: string
  /** The id of an import's run; null where it wrote nothing. */
  readonly run: string | null
  readonly hash: string | null
}

const started = performance.now()
const marks: { atMs: number; claims: number }[] = []

async function work(job: Job, graph: Graph): Promise<Pick<Done, 'said' | 'run' | 'hash'>> {
  switch (job.task) {
    case 'import': {
      await migrate(graph)
      const report = await importFolder({
        graph,
        folder: job.folder,
        dryRun: job.dryRun ?? false,
        onProgress: ({ step, done }) => {
          const last = marks.at(-1)
          if (step !== 'writing' || last?.claims === done) return
          marks.push({ atMs: performance.now() - started, claims: done })
        },
      })
      const { outcome, counts, run } = report
      return { said: `${outcome} ${JSON.stringify(counts)}`, run, hash: null }
    }
    case 'roll back': {
      const hold = await holdDataset(graph, job.dataset)
      try {
        const done = await rollBack(graph, hold, job.run)
        return { said: JSON.stringify(done), run: null, hash: null }
      } finally {
        await hold.release()
      }
    }
    case 'hash': {
      const content = await hashContent(graph)
      return { said: JSON.stringify(content), run: null, hash: content.hash }
    }
  }
}

process.once('message', async (job: Job) => {
  keepHeapSmall()
  const graph = openGraph(job.connection)
  const result = await work(job, graph)
  await graph.close()
  const { user, system } = process.cpuUsage()
  const done: Done = {
    ...result,
    marks,
    tookMs: performance.now() - started,
    cpuMs: (user + system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
  // What is not sent yet when the channel closes is lost, and of ten million rows there is much to say.
  process.send?.(done, undefined, undefined, () => process.disconnect())
})
