import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob } from 'tinyglobby'
import type { Graph } from './graph/driver.ts'
import { ImportInProgressError } from './graph/write/data-set-hold.ts'
import { ruleOf } from './importer/count-by-rule.ts'
import { importFolder } from './importer/import-folder.ts'
import { MANIFEST, readManifest } from './importer/manifest.ts'
import type { Logger } from './log.ts'

interface SeedOptions {
  /** Where refused rows go; nowhere where it is not given. */
  readonly rejects?: string
  /** The folder of the data sets. */
  readonly from?: string
}

const seedsFolder = fileURLToPath(new URL('../seeds', import.meta.url))

/**
 * Imports every data set in `seeds/` whose files are there, in the order of their names. One that has not
 * changed costs a look. Those that only say how to map a file which others publish wait for that file.
 */
export async function loadSeeds(
  graph: Graph,
  log: Logger,
  { rejects, from = seedsFolder }: SeedOptions = {},
): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  for (const name of names.sort()) {
    const folder = path.join(from, name)
    if (!(await hasFiles(folder))) continue
    try {
      const report = await importFolder({ graph, folder, ...(rejects && { rejects }) })
      const { dataset, outcome, counts, problems } = report
      if (outcome === 'imported')
        log.info(`Loaded "${dataset.title}": ${counts.claims} claims, ${counts.added} of them new`)
      // No erasure reaches the log, so that nothing goes into it that stands in a row.
      for (const { file, line, expected } of problems)
        log.warn({ file, line }, `Refused: ${ruleOf(expected)}`)
      for (const file of report.rejects) log.warn(`The refused rows are in ${file}`)
    } catch (error) {
      // Another process that shares this database is loading the same; it will be there in a moment.
      if (!(error instanceof ImportInProgressError)) throw error
      log.info(`${name} is being imported by another process`)
    }
  }
}

async function hasFiles(folder: string): Promise<boolean> {
  if (!existsSync(path.join(folder, MANIFEST))) return false
  const { files } = await readManifest(folder)
  const patterns = files.flatMap((file) => file.path)
  const found = await Promise.all(
    patterns.map((pattern) => glob(pattern, { cwd: folder, expandDirectories: false })),
  )
  return found.every((paths) => paths.length > 0)
}
