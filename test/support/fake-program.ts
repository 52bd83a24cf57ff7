import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A folder to put first on the PATH, with one program that is a few lines of shell. It stands for what a
 * user's machine may have: an old Java, a Maven without a network.
 */
export function fakeProgram(name: string, shell: string): string {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${shell}\n`, { mode: 0o755 })
  return folder
}

/** An empty folder that is deleted when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'warrant-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
