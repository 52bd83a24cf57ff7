import { type Command, InvalidArgumentError } from 'commander'
import { RequirementError } from '../../scripts/requirements.mjs'
import { readConfig } from '../config.ts'
import { GraphError, openGraph } from '../graph/driver.ts'
import { migrate } from '../graph/migrate/migrate.ts'
import { describeReport } from '../importer/describe-report.ts'
import { importFolder, MOST_ERRORS } from '../importer/import-folder.ts'
import type { ImportReport } from '../importer/import-report.ts'
import { openNeo4j } from '../local-neo4j/open-neo4j.ts'
import { UserError } from '../user-error.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import { onStop } from './on-stop.ts'
import { rejectsFolder } from './rejects-folder.ts'
import { requireDataSet } from './require-data-set.ts'
import { showImport } from './show-import.ts'
import { showProgress } from './show-progress.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly add?: readonly string[]
  readonly maxErrors: number
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Bring a data set into the graph.')
    .argument('<folder>', 'the folder of the data set, with its dataset.yaml')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--json', 'print the report as JSON')
    .option(
      '--add <files...>',
      'read these files instead of those that dataset.yaml names, and add them to the release: nothing is retracted but what was kept for the sake of rows that were refused. For such rows, mended; - is standard input',
    )
    .option(
      '--max-errors <number>',
      'give up, and write nothing, when more rows than this are refused',
      readCount,
      MOST_ERRORS,
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all of it went in, 1 some rows were refused, 2 nothing could be imported.',
    )
    .action(runImport)
}

function readCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new InvalidArgumentError(`Expected a whole number; ${text} came.`)
  }
  return count
}

async function runImport(folder: string, options: Options): Promise<void> {
  const { json = false } = options
  try {
    const report = await importInto(folder, options)
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : describeReport(report)}\n`)
    process.exitCode = report.counts.refused > 0 ? 1 : 0
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exitCode = 2
  }
}

async function importInto(
  folder: string,
  { dryRun = false, add, maxErrors }: Options,
): Promise<ImportReport> {
  await requireDataSet(folder)
  keepHeapSmall()
  const config = readConfig(process.env)
  const neo4j = await openNeo4j(config, showProgress())
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
    return await importFolder({
      graph,
      folder,
      dryRun,
      maxErrors,
      rejects: rejectsFolder(config.home),
      ...(add && { additions: add }),
      onProgress: progress.update,
    })
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
