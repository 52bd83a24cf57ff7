import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface BuiltConsole {
  readonly folder: string
  remove(): Promise<void>
}

/** Builds the console from its sources as they are, beside whatever console/dist holds. */
export async function buildConsole(): Promise<BuiltConsole> {
  const folder = await mkdtemp(join(tmpdir(), 'warrant-console-'))
  await promisify(execFile)(
    'npm',
    ['run', 'build', '--workspace', 'console', '--', '--outDir', folder, '--logLevel', 'warn'],
    // Under Vitest NODE_ENV is "test", for which React would be its development build.
    { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } },
  )
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
