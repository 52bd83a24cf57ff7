import { constants } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { draftManifest } from '../importer/draft/draft-manifest.ts'
import { MANIFEST } from '../importer/manifest.ts'
import { manifestSchemaText } from '../importer/mapping/json-schema.ts'
import { UserError } from '../user-error.ts'
import { addRemove } from './dataset-remove.ts'

export function addDataset(program: Command): void {
  const dataset = program
    .command('dataset')
    .description('Prepare the folder of a data set, or take a data set out of the graph.')
  dataset
    .command('init')
    .description('Look at a file and write a first dataset.yaml for it, with the guesses marked.')
    .argument('<file>', 'CSV, TSV, JSON, JSON Lines, YAML or XLSX; gzipped or not')
    .option('--out <folder>', 'where to write it; the file’s own folder where left out')
    .action(init)
  dataset
    .command('schema')
    .description('Print the JSON Schema of dataset.yaml, with which editors complete it.')
    .option('--output <file>', 'write it to a file instead')
    .option('--check <file>', 'only say whether the file holds it; exit code 1 where not')
    .action(schema)
  addRemove(dataset)
}

async function init(file: string, { out }: { readonly out?: string }): Promise<void> {
  const folder = path.resolve(out ?? path.dirname(file))
  const target = path.join(folder, MANIFEST)
  const given = path.resolve(file)
  const text = await draftManifest(given, folder)
  await mkdir(folder, { recursive: true })
  // `wx`: a manifest that somebody has worked on is never lost to a draft.
  await writeFile(target, text, { flag: 'wx' }).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new UserError(
      isThere
        ? `There is a ${target} already, and it is kept. Remove it, or name another folder with --out.`
        : `${target} cannot be written: ${String(error)}`,
    )
  })
  // A data set's files are in its folder.
  if (path.relative(folder, given).startsWith('..')) {
    await copyFile(given, path.join(folder, path.basename(given)), constants.COPYFILE_EXCL).catch(
      (error: unknown) => {
        throw new UserError(
          `${given} could not be copied to ${folder} (${String(error)}); put it there.`,
        )
      },
    )
  }
  process.stdout.write(
    `Wrote ${target}. Go through what is marked \`# ?\` and \`# guess:\`, then try it: warrant import ${path.relative('.', folder) || '.'} --dry-run\n`,
  )
}

async function schema(options: {
  readonly output?: string
  readonly check?: string
}): Promise<void> {
  const { output, check } = options
  const text = manifestSchemaText()
  if (check !== undefined) {
    const held = await readFile(check, 'utf8').catch(() => '')
    if (held === text) return
    throw new UserError(
      `${check} is not the schema of dataset.yaml as the declarations have it. Write it anew: npm run generate`,
    )
  }
  if (output === undefined) process.stdout.write(text)
  else await writeFile(output, text)
}
