import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What an importer works out on the way, and what it keeps of standard input. */
type Kind = 'import' | 'input'

/** A folder for this process alone, in the system's place for temporary files; readable by its owner alone. */
export function makeScratchFolder(within = tmpdir(), kind: Kind = 'import'): string {
  return mkdtempSync(path.join(within, `warrant-${kind}-${process.pid}-`))
}

const leftover = /^warrant-(?:import|input)-(\d+)-/

/**
 * Removes what importers that were killed have left: it is large, and holds what their files held. That of
 * other users, and of processes that live, stays.
 */
export function removeLeftovers(within = tmpdir()): void {
  for (const name of readdirSync(within)) {
    const pid = leftover.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      rmSync(path.join(within, name), { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
