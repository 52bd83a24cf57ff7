import { createWriteStream, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { glob } from 'tinyglobby'
import { makeScratchFolder } from '../../scratch-folder.ts'
import { UserError } from '../../user-error.ts'
import { MANIFEST } from '../manifest.ts'

/** Standard input, as the command line and complaints name it. */
export const STANDARD_INPUT = '-'

/**
 * The files of a folder that patterns name, from the folder, in the order of their paths.
 *
 * @throws UserError where a pattern matches nothing, or leads out of the folder.
 */
export async function listFiles(
  folder: string,
  patterns: readonly string[],
): Promise<readonly string[]> {
  const files = new Set<string>()
  for (const pattern of patterns) {
    const found = await glob(pattern, {
      cwd: folder,
      ignore: [MANIFEST],
      expandDirectories: false,
      followSymbolicLinks: false,
    })
    if (found.length === 0) {
      throw new UserError(
        `The manifest of ${folder} names files in "${pattern}"; no file matches. Correct the pattern, or put the file there.`,
      )
    }
    for (const file of found) {
      if (file.startsWith('../') || path.isAbsolute(file)) {
        throw new UserError(
          `Expected files inside ${folder}; "${pattern}" leads to ${file}. Put the file into the folder.`,
        )
      }
      files.add(file)
    }
  }
  return [...files].toSorted()
}

/** Keeps standard input in a temporary file, since it is read more than once; `remove` takes it away. */
export async function spoolInput(
  input: NodeJS.ReadableStream = process.stdin,
  within?: string,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = makeScratchFolder(within, 'input')
  // Whoever is done with it takes it away; a process that ends early does so here.
  const atExit = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', atExit)
  const remove = async () => {
    process.off('exit', atExit)
    await rm(folder, { recursive: true, force: true })
  }
  const file = path.join(folder, 'input')
  try {
    await pipeline(input, createWriteStream(file, { mode: 0o600 }))
    return { path: file, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
