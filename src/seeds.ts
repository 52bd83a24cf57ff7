import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob } from 'tinyglobby'
import type { Graph } from './graph/driver.ts'
import { ImportInProgressError } from './graph/write/data-set-hold.ts'
import { importFolder } from './importer/import-folder.ts'
import { MANIFEST, readManifest } from './importer/manifest.ts'
import type { Logger } from './log.ts'

const seedsFolder = fileURLToPath(new URL('../seeds', import.meta.url))

/**
 * Imports every data set in `seeds/` whose files are there, in the order of their names. One that has not
 * changed costs a look. Those that only say how to map a file which others publish wait for that file.
 */
export async function loadSeeds(graph: Graph, log: Logger): Promise<void> {
  const entries = await readdir(seedsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  for (const name of names.sort()) {
    const folder = path.join(seedsFolder, name)
    if (!(await hasFiles(folder))) continue
    try {
      const { dataset, outcome, counts, problems } = await importFolder({
        graph,
        folder,
      })
      if (outcome === 'imported')
        log.info(`Loaded "${dataset.title}": ${counts.claims} claims, ${counts.added} of them new`)
      for (const { file, line, record, expected, came } of problems)
        log.warn({ file, line, record }, `Refused: ${expected} ${came} came.`)
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
