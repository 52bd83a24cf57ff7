import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where the files that others publish are kept: WARRANT_SHARED_DATA, or beside the repository. */
const DATA = path.resolve(ROOT, process.env.WARRANT_SHARED_DATA ?? '../shared/data')

/** Hands over a data set's folder with its manifest and the files of another folder, and removes it. */
export async function withFiles<Result>(
  seed: string,
  files: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-seed-'))
  try {
    await cp(path.join(ROOT, 'seeds', seed, 'dataset.yaml'), path.join(folder, 'dataset.yaml'))
    for (const name of await readdir(files)) {
      await cp(path.join(files, name), path.join(folder, name))
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The made-up rows beside a manifest. */
export const exampleOf = (seed: string) => path.join(ROOT, 'seeds', seed, 'example')

/** A folder of published files, and what a test's name says where it is not here. */
export function published(name: string): {
  readonly folder: string
  readonly isHere: boolean
  readonly unless: string
} {
  const folder = path.join(DATA, name)
  const isHere = existsSync(folder)
  const unless = isHere ? '' : ` (skipped: ${path.relative(ROOT, folder)} is not here)`
  return { folder, isHere, unless }
}
