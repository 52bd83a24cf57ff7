import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import pc from 'picocolors'
import { readCitedRecords } from '../importer/cited-records.ts'
import { readPageText } from '../importer/forum/read-page-text.ts'
import { type Complaint, type Verification, verifyRecords } from '../importer/verify.ts'
import { UserError } from '../user-error.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description("Check a data set's citations against the page that they cite.")
    .argument('<data set>', 'a folder with dataset.yaml, or the name of one in seeds/')
    .requiredOption('--source <file>', 'the saved page, as plain text or as HTML')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 every citation holds, 1 some do not, 2 it could not be checked.',
    )
    .action(verify)
}

async function verify(name: string, options: { source: string; json?: true }): Promise<void> {
  try {
    const result = verifyRecords(
      await readCitedRecords(findFolder(name)),
      await readPageText(options.source),
    )
    process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : report(result))
    process.exitCode = result.complaints.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

function findFolder(name: string): string {
  const folders = [path.resolve(name), path.join(SEEDS, name)]
  const found = folders.find((folder) => existsSync(path.join(folder, 'dataset.yaml')))
  if (!found)
    throw new UserError(`Expected a dataset.yaml in ${folders.join(' or ')}; none is there.`)
  return found
}

function report({ records, values, complaints }: Verification): string {
  const counted = `${records} records, ${values} names, numbers and words`
  if (complaints.length === 0) return `${pc.green('Every citation holds')}: ${counted}.\n`
  const wrong = new Set(complaints.map(({ file, line }) => `${file}:${line}`)).size
  return `${complaints.map(describe).join('')}\n${pc.red(`${wrong} do not hold`)} of ${counted}.\n`
}

function describe({ record, file, line, field, expected, found }: Complaint): string {
  return `${pc.bold(`${file}:${line}`)} ${record} ${field}\n  expected ${expected}\n  found    ${found}\n`
}
