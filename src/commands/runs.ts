import type { Command } from 'commander'
import pc from 'picocolors'
import { listDatasetNames } from '../graph/read/datasets.ts'
import { listRuns, type StoredRun } from '../graph/write/import-runs.ts'
import { UserError } from '../user-error.ts'
import { formatDuration } from './progress-bar.ts'
import { withGraph } from './with-graph.ts'

export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('List the imports that made the graph, in their order.')
    .argument('[data set]', 'the name of one data set')
    .option('--json', 'print them as JSON')
    .action(run)
}

async function run(
  dataset: string | undefined,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const runs = await withGraph(async (graph) => {
    const found = await listRuns(graph, dataset ?? null)
    if (found.length > 0 || dataset === undefined) return found
    const names = await listDatasetNames(graph)
    throw new UserError(
      `Expected the name of a data set: ${names.join(', ') || 'there is none yet'}. ${dataset} came.`,
    )
  })
  process.stdout.write(json ? `${JSON.stringify(runs.map(asJson), null, 2)}\n` : describeRuns(runs))
}

function asJson(run: StoredRun) {
  const { id, number, dataset, label, release, status, started, finished, isAddition, counts } = run
  return {
    id,
    dataset,
    number,
    release: { id: release, label },
    status,
    started,
    finished,
    tookMs: tookMs(run),
    isAddition,
    counts,
  }
}

/** From its begin to its end; one that was taken up again counts the time between. Null while it runs or where it was taken back. */
function tookMs({ started, finished, status }: StoredRun): number | null {
  return finished === null || status !== 'DONE' ? null : Date.parse(finished) - Date.parse(started)
}

/** The runs as a table, the columns of which are as wide as they must be. */
export function describeRuns(runs: readonly StoredRun[]): string {
  if (runs.length === 0) return 'Nothing has been imported yet.\n'
  const rows = [
    [
      'data set',
      'run',
      'release',
      'status',
      'started',
      'took',
      'rows',
      'refused',
      '+',
      '~',
      '−',
      'id',
    ],
    ...runs.map((each) => {
      const { counts } = each
      const took = tookMs(each)
      return [
        each.dataset,
        String(each.number),
        each.isAddition ? `${each.label} (addition)` : each.label,
        each.status,
        each.started.slice(0, 16).replace('T', ' '),
        took === null ? '' : formatDuration(took),
        ...[counts?.rows, counts?.refused, counts?.added, counts?.changed, counts?.retracted].map(
          (count) => count?.toLocaleString('en') ?? '',
        ),
        each.id,
      ]
    }),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const isNumber = (at: number) => at === 1 || (at >= 5 && at <= 10)
  const lines = rows.map((row) =>
    row
      .map((cell, at) =>
        isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...others] = lines
  return `${[pc.dim(head), ...others].join('\n')}\n${pc.dim('+ added  ~ changed  − retracted claims')}\n`
}
