import type { Command } from 'commander'
import { migrate } from '../graph/migrate/migrate.ts'
import { holdDataset } from '../graph/write/data-set-hold.ts'
import { listRuns } from '../graph/write/import-runs.ts'
import { type RolledBack, rollBack } from '../graph/write/roll-back.ts'
import { UserError } from '../user-error.ts'
import { showCount } from './show-count.ts'
import { withGraph } from './with-graph.ts'

export function addRollback(program: Command): void {
  program
    .command('rollback')
    .description(
      'Take an import back: the graph becomes what it would be had that run never been. Later runs stay.',
    )
    .argument('<run>', 'the id of the run, as `warrant import` and `warrant runs` print it')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', '\nStopped half-way, the same command goes on from there.')
    .action(run)
}

async function run(id: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const progress = showCount('Taking claims back')
  try {
    const done = await withGraph((graph) => takeBack(graph, id, progress.update))
    progress.end()
    process.stdout.write(json ? `${JSON.stringify(done, null, 2)}\n` : describe(id, done))
  } finally {
    progress.end()
  }
}

async function takeBack(
  graph: Parameters<typeof rollBack>[0],
  id: string,
  onClaims: (done: number) => void,
): Promise<RolledBack> {
  await migrate(graph)
  const found = (await listRuns(graph, null)).find((each) => each.id === id)
  if (!found) {
    throw new UserError(`Expected the id of a run; there is no ${id}. \`warrant runs\` lists them.`)
  }
  if (found.status === 'ROLLED_BACK') {
    throw new UserError(`The run ${id} of ${found.dataset} has been taken back already.`)
  }
  const hold = await holdDataset(graph, found.dataset)
  try {
    if (hold.pendingRun !== null && hold.pendingRun !== id) {
      throw new UserError(
        `The run ${hold.pendingRun} of ${found.dataset} was stopped half-way. ` +
          `Import the data set again to finish it, or \`warrant rollback ${hold.pendingRun}\` first.`,
      )
    }
    return await rollBack(graph, hold, id, onClaims)
  } finally {
    await hold.release()
  }
}

function describe(id: string, done: RolledBack): string {
  const { claimsDeleted, entitiesCreated, entitiesChanged, entitiesRemoved } = done
  return [
    `The run ${id} is taken back.`,
    `  claims    ${claimsDeleted} that only this run had made are gone`,
    `  entities  ${entitiesCreated} new, ${entitiesChanged} changed, ${entitiesRemoved} removed`,
    `  links     ${done.relationshipsCreated} new, ${done.relationshipsChanged} changed, ${done.relationshipsRemoved} removed`,
    '',
  ].join('\n')
}
