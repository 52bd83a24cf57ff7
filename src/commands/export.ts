import { type Command, Option } from 'commander'
import { exportFtm } from '../exporter/export-ftm.ts'
import { exportGraphml } from '../exporter/export-graphml.ts'
import { exportRecords, exportRecordsTo } from '../exporter/export-records.ts'
import { type Exported, exportTables } from '../exporter/export-tables.ts'
import { type Output, openFile, standardOutput } from '../exporter/output.ts'
import type { Graph } from '../graph/driver.ts'
import { listDatasetNames } from '../graph/read/datasets.ts'
import { UserError } from '../user-error.ts'
import { showCount } from './show-count.ts'
import { withGraph } from './with-graph.ts'

interface Options {
  readonly format: 'jsonl' | 'csv' | 'ftm' | 'graphml'
  readonly out?: string
  readonly dataset?: string
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write the graph out, for another Warrant or for other programs.')
    .addOption(
      new Option('--format <format>', 'in which form')
        .choices(['jsonl', 'csv', 'ftm', 'graphml'])
        .makeOptionMandatory(),
    )
    .option(
      '--out <path>',
      'a folder (jsonl, csv) or a file (ftm, graphml); without it, standard output',
    )
    .option('--dataset <name>', 'one data set alone (jsonl)')
    .addHelpText(
      'after',
      `
  jsonl    canonical records, a folder a data set: imported into an empty graph they give the same \`warrant hash\`
  csv      a table for each type and for each relationship
  ftm      FollowTheMoney entities, a line each
  graphml  for Gephi

Candidates for being the same, which are for whoever decides, never leave. Progress is on standard error.`,
    )
    .action(run)
}

async function run({ format, out, dataset }: Options): Promise<void> {
  if (dataset !== undefined && format !== 'jsonl') {
    throw new UserError(
      `--dataset goes with --format jsonl; ${format} shows what all data sets add up to.`,
    )
  }
  if (out === undefined && format === 'csv') {
    throw new UserError('Expected --out with a folder: CSV is a file for each type.')
  }
  const progress = showCount('Exporting')
  const said = await withGraph((graph) =>
    format === 'jsonl'
      ? records(graph, out, dataset ?? null, progress.update)
      : elements(graph, format, out, progress.update),
  ).finally(progress.end)
  process.stderr.write(`${said.join('\n')}\n`)
}

async function records(
  graph: Graph,
  out: string | undefined,
  dataset: string | null,
  onRecords: (done: number) => void,
): Promise<readonly string[]> {
  if (dataset !== null) await requireDataset(graph, dataset)
  if (out === undefined) {
    const output = standardOutput()
    const done = await exportRecordsTo(graph, output, dataset, onRecords)
    await output.close()
    return describe(done)
  }
  const done = await exportRecords(graph, out, dataset, onRecords)
  const commands = done.folders.map((folder) => `  warrant import ${folder}`)
  if (done.erasures !== null) commands.unshift(`  warrant erase --from ${done.erasures}`)
  if (done.toRemove !== null) commands.push(`  warrant dataset remove ${done.toRemove}`)
  return [...describe(done), 'To import them elsewhere, in this order:', ...commands]
}

async function requireDataset(graph: Graph, name: string): Promise<void> {
  const names = await listDatasetNames(graph)
  if (names.includes(name)) return
  throw new UserError(
    `Expected the name of a data set: ${names.join(', ') || 'there is none yet'}. ${name} came.`,
  )
}

function describe(done: {
  readonly records: number
  readonly candidates: number
  readonly undeclared: number
}): readonly string[] {
  const lines = [`${count(done.records)} records`]
  if (done.candidates > 0) {
    lines.push(
      `${count(done.candidates)} claims hold a candidate for being the same, and stay here: the copy's hash will differ.`,
    )
  }
  if (done.undeclared > 0) {
    lines.push(`${count(done.undeclared)} claims are of what is no longer declared, and stay here.`)
  }
  return lines
}

async function elements(
  graph: Graph,
  format: 'csv' | 'ftm' | 'graphml',
  out: string | undefined,
  onElements: (done: number) => void,
): Promise<readonly string[]> {
  let done: Exported
  if (format === 'csv') done = await exportTables(graph, out ?? '.', onElements)
  else {
    const output: Output = out === undefined ? standardOutput() : await openFile(out)
    const write = format === 'ftm' ? exportFtm : exportGraphml
    done = await write(graph, output, onElements).finally(() => output.close())
  }
  return [`${count(done.entities)} entities, ${count(done.relationships)} relationships`]
}

const count = (value: number) => value.toLocaleString('en')
