import type { Command } from 'commander'
import { datasetId } from '../graph/bookkeeping.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { holdDataset } from '../graph/write/data-set-hold.ts'
import { findDatasetState } from '../graph/write/import-runs.ts'
import { removeDataSet } from '../graph/write/roll-back.ts'
import { UserError } from '../user-error.ts'
import { confirm } from './confirm.ts'
import { withGraph } from './with-graph.ts'

/** Adds `remove` to `warrant dataset`. */
export function addRemove(dataset: Command): void {
  dataset
    .command('remove')
    .description(
      'Take a data set out of the graph, with its history. What other data sets claim stays; the folder is not touched.',
    )
    .argument('<name>', 'the data set’s name, as its dataset.yaml has it')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nStopped half-way, the same command goes on from there.')
    .action(remove)
}

async function remove(name: string, { yes = false }: { readonly yes?: boolean }): Promise<void> {
  await withGraph(async (graph) => {
    await migrate(graph)
    if (!(await findDatasetState(graph, datasetId(name)))) {
      throw new UserError(`Expected the name of a data set; the graph has no ${name}.`)
    }
    if (!yes && !(await confirm(`Remove ${name} from the graph?`))) {
      process.stdout.write('Nothing was removed.\n')
      process.exitCode = 1
      return
    }
    const hold = await holdDataset(graph, name)
    try {
      const runs = await removeDataSet(graph, hold, ({ number, label }) =>
        process.stderr.write(`Taking back run ${number}, release ${label} …\n`),
      )
      process.stdout.write(`${name} is removed, with ${runs} run${runs === 1 ? '' : 's'}.\n`)
    } finally {
      await hold.release()
    }
  })
}
