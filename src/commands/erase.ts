import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Graph } from '../graph/driver.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { type Hold, holdDataset } from '../graph/write/data-set-hold.ts'
import { erase, findToErase, settle, type ToErase } from '../graph/write/erasures.ts'
import { UserError } from '../user-error.ts'
import { confirm } from './confirm.ts'
import { rejectsFolder } from './rejects-folder.ts'
import { withGraph } from './with-graph.ts'

interface Options {
  readonly ground: string
  readonly yes?: boolean
}

export function addErase(program: Command): void {
  program
    .command('erase')
    .description(
      'Purge what must not be kept at all: an entity with all that was ever claimed of it, or one claim. No roll-back and no import brings it back.',
    )
    .argument('<id>', 'the id of an entity, or of a claim (entity~hash)')
    .requiredOption('--ground <text>', 'on what ground, without the name: it is kept')
    .option('--yes', 'do not ask')
    .action(run)
}

async function run(id: string, { ground, yes = false }: Options): Promise<void> {
  await withGraph(async (graph) => {
    await migrate(graph)
    const found = await findToErase(graph, id)
    if (!found) {
      throw new UserError(
        `Expected the id of an entity or a claim; the graph holds nothing of ${id}.`,
      )
    }
    process.stdout.write(describe(found))
    if (!yes && !(await confirm('Erase it for good?'))) {
      process.stdout.write('Nothing was erased.\n')
      process.exitCode = 1
      return
    }
    await eraseHeld(graph, found, ground)
    const { home } = readConfig(process.env)
    for (const dataset of found.datasets) {
      await rm(path.join(rejectsFolder(home), dataset), { recursive: true, force: true })
    }
    const isSettled = await settle(graph)
    process.stdout.write(
      `Erased. ${id} stays known as erased, on this ground: ${ground}\n` +
        'Refused rows kept of these data sets are deleted with it. Copies outside Warrant are not: the data sets’ own files, backups, exports, and terminals that showed it.\n' +
        (isSettled
          ? ''
          : 'Neo4j’s own transaction logs may hold it until Neo4j lets go of them; the local one keeps them for a day at most once it has been restarted.\n'),
    )
  })
}

/** Takes the data sets meanwhile, so that no import brings in what has just been looked for. */
async function eraseHeld(graph: Graph, { id, datasets }: ToErase, ground: string): Promise<void> {
  const holds: Hold[] = []
  try {
    for (const dataset of datasets) holds.push(await holdDataset(graph, dataset))
    const now = await findToErase(graph, id)
    if (now?.datasets.some((dataset) => !datasets.includes(dataset))) {
      throw new UserError('Another data set has come to speak of it meanwhile. Try again.')
    }
    if (now) await erase(graph, now, ground)
  } finally {
    for (const hold of holds) await hold.release()
  }
}

function describe({ id, type, claims, datasets, linked }: ToErase): string {
  return [
    `${type} ${id}`,
    `  ${claims.length} claims, of the data sets ${datasets.join(', ') || '(none)'}`,
    `  ${linked.length} entities lose their relationship to it`,
    '',
  ].join('\n')
}
