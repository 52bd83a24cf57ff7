import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Where the refused rows of a run are kept, in the folder of all that are. */
export function rejectsOfRun(rejects: string, dataset: string, run: string): string {
  return path.join(rejects, dataset, run)
}

/**
 * Whether what a run refused is where it was written: an erasure takes it away, and so may whoever has mended
 * it. True as well where there is no run, or no place to keep anything.
 */
export async function areRejectsKept(
  rejects: string | undefined,
  dataset: string,
  run: string | null | undefined,
): Promise<boolean> {
  return !rejects || !run || (await hasFiles(rejectsOfRun(rejects, dataset, run)))
}

async function hasFiles(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}
