import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { z } from 'zod'
import { RequirementError } from '../scripts/requirements.mjs'
import { addDataset } from './commands/dataset.ts'
import { addDoctor } from './commands/doctor.ts'
import { addErase } from './commands/erase.ts'
import { addExport } from './commands/export.ts'
import { addGenerate } from './commands/generate.ts'
import { addHash } from './commands/hash.ts'
import { addHistory } from './commands/history.ts'
import { addImport } from './commands/import.ts'
import { addNeo4j } from './commands/neo4j.ts'
import { addRollback } from './commands/rollback.ts'
import { addRuns } from './commands/runs.ts'
import { addStart } from './commands/start.ts'
import { addVerify } from './commands/verify.ts'
import { UserError } from './user-error.ts'

/** Each adds one command, in the order of the help. */
const commands = [
  addStart,
  addImport,
  addDataset,
  addRuns,
  addHistory,
  addRollback,
  addErase,
  addGenerate,
  addNeo4j,
  addDoctor,
  addVerify,
  addHash,
  addExport,
]

/** Runs the command line. Exit codes: 0 done, 1 it could not be done, 2 the command was not understood. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveReader)
  const program = new Command('warrant')
    .description('A GraphQL knowledge graph of police officers, units, cases and sources.')
    .version(version(), '--version', 'print the version')
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  for (const add of commands) add(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exit(1)
  }
}

/**
 * Whoever reads our output may stop before its end (`warrant neo4j status | head -1`): what was begun is
 * finished all the same, and the exit code says how it went.
 */
function leaveReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

function version(): string {
  const file = new URL('../package.json', import.meta.url)
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

function describe(error: unknown): string {
  if (error instanceof UserError || error instanceof RequirementError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
