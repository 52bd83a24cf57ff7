import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LocalNeo4jMemory } from '../config.ts'
import { Neo4jError } from './error.ts'
import type { Home } from './home.ts'
import { jvmOptions } from './settings.ts'

const STOP_TIMEOUT_MS = 60_000

/**
 * Starts Neo4j in a process of its own that outlives this one, and returns its pid at once: it takes some
 * seconds more until it answers.
 */
export function spawnNeo4j(home: Home, java: string, lib: string, memory: LocalNeo4jMemory) {
  const log = openSync(home.consoleLog, 'w')
  const child = spawn(
    java,
    [
      ...jvmOptions(memory),
      '-cp',
      path.join(lib, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      homeArgument(home),
      `--config-dir=${home.config}`,
      '--console-mode',
    ],
    // Its own process group: Ctrl-C in the terminal is for Warrant, which then decides.
    { detached: true, cwd: home.database, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  if (child.pid === undefined) throw new Neo4jError(`Java could not be started: ${java}`)
  return child.pid
}

/** Whether this pid is alive and runs the Neo4j of this home, and not something that got its number since. */
export function isNeo4jOf(home: Home, pid: number): boolean {
  return commandLine(pid).includes(homeArgument(home))
}

/**
 * Asks Neo4j to stop and waits until its process is gone.
 *
 * @throws Neo4jError when it is still there after a minute. It is not killed: it may be writing.
 */
export async function stopNeo4j(home: Home, pid: number): Promise<void> {
  if (!isNeo4jOf(home, pid)) return
  process.kill(pid, 'SIGTERM')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isNeo4jOf(home, pid)) {
    if (Date.now() > deadline) {
      throw new Neo4jError(
        `The local Neo4j (process ${pid}) did not stop within ${STOP_TIMEOUT_MS / 1000} s; see ${home.logs}`,
      )
    }
    await sleep(50)
  }
}

/** Whether any process has this pid. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The last lines of what the JVM and Neo4j printed, for a message about why it did not start. */
export function tailOfConsole(home: Home): string {
  if (!existsSync(home.consoleLog)) return ''
  return readFileSync(home.consoleLog, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
}

function homeArgument(home: Home): string {
  return `--home-dir=${home.database}`
}

/** What a process was started with; empty where there is no such process. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    // No such process.
    return ''
  }
}
