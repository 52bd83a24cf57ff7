import type { Command } from 'commander'
import { RequirementError } from '../../scripts/requirements.mjs'
import { readConfig } from '../config.ts'
import { GraphError, openGraph } from '../graph/driver.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { describeReport } from '../importer/describe-report.ts'
import { type ImportReport, importFolder } from '../importer/import-folder.ts'
import { openNeo4j } from '../local-neo4j/open-neo4j.ts'
import { UserError } from '../user-error.ts'
import { onStop } from './on-stop.ts'
import { requireDataSet } from './require-data-set.ts'
import { showImport } from './show-import.ts'
import { showProgress } from './show-progress.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Bring a data set into the graph. Exit code 1 when records were refused, 2 when nothing could be imported.',
    )
    .argument('<folder>', 'the folder of the data set, with its dataset.yaml')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--json', 'print the report as JSON')
    .action(runImport)
}

async function runImport(folder: string, { dryRun = false, json = false }: Options): Promise<void> {
  try {
    const report = await importInto(folder, dryRun)
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : describeReport(report)}\n`)
    process.exitCode = report.counts.refused > 0 ? 1 : 0
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exitCode = 2
  }
}

async function importInto(folder: string, dryRun: boolean): Promise<ImportReport> {
  await requireDataSet(folder)
  const neo4j = await openNeo4j(readConfig(process.env), showProgress())
  const graph = openGraph(neo4j.connection)
  const progress = showImport()
  const close = async () => {
    progress.end()
    await graph.close()
    await neo4j.close()
  }
  const endWatch = onStop(async () => {
    progress.end()
    process.stderr.write(
      '\nStopped. What was written stays; the same command goes on from there.\n',
    )
    await close()
  })
  try {
    await migrate(graph)
    return await importFolder({ graph, folder, dryRun, onProgress: progress.update })
  } finally {
    endWatch()
    await close()
  }
}

function describe(error: unknown): string {
  const isExplained = [UserError, RequirementError, GraphError].some(
    (kind) => error instanceof kind,
  )
  if (error instanceof Error) return isExplained ? error.message : (error.stack ?? error.message)
  return String(error)
}
