import { access, constants, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import getPort, { clearLockedPorts } from 'get-port'
import { fetchJars, NEO4J_VERSION } from '../../scripts/neo4j-jars.mjs'
import { requireJava } from '../../scripts/requirements.mjs'
import type { Connection, LocalNeo4jMemory } from '../config.ts'
import { checkConnection } from './check-connection.ts'
import { Neo4jError } from './error.ts'
import { type Home, homeAt } from './home.ts'
import { commandLine, isNeo4jOf, spawnNeo4j, stopNeo4j, tailOfConsole } from './jvm.ts'
import { withLock } from './lock.ts'
import { ensurePassword, findPassword } from './password.ts'
import { neo4jConf } from './settings.ts'
import { findState, type State, writeState } from './state.ts'
import { addUser, listUsers, removeUser } from './users.ts'

const USUAL_PORT = 7687
const START_TIMEOUT_MS = 180_000
const DEFAULT_MEMORY: LocalNeo4jMemory = { heapMib: 1024, pageCacheMib: 512 }

/** What a local Neo4j is doing while one waits for it. */
export type Progress =
  | { readonly step: 'fetching'; readonly jars: number; readonly expected: number }
  | { readonly step: 'preparing' | 'starting' | 'reusing' | 'ready'; readonly port: number }

export interface EnsureOptions {
  /** Absolute path of the folder it lives in (WARRANT_HOME). */
  readonly home: string
  readonly memory?: LocalNeo4jMemory
  /** The port to try at the first start; 7687 unless said otherwise. Later starts try the last one again. */
  readonly port?: number
  /** Let it go on when the last process that uses it is gone, until it is stopped by hand. */
  readonly keep?: boolean
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Makes sure that the Neo4j of this home runs and answers: fetches it when it is not there, starts it when
 * it does not run, and finds it when it does, also when the process that started it was killed. From then
 * on this process counts as a user of it, until `releaseLocalNeo4j` or its end.
 *
 * @throws Neo4jError or RequirementError saying what is missing and how to get it.
 */
export async function ensureLocalNeo4j(options: EnsureOptions): Promise<Connection> {
  const home = homeAt(options.home)
  await makeFolders(home)
  return withLock(home, async () => {
    const running = await findRunning(home)
    const connection = running ? await reuse(home, running, options) : await start(home, options)
    await addUser(home)
    return connection
  })
}

/** Says that this process no longer uses the database; the last one to say so stops it, unless it is kept. */
export async function releaseLocalNeo4j(root: string): Promise<'stopped' | 'left running'> {
  const home = homeAt(root)
  return withLock(home, async () => {
    await removeUser(home)
    const state = await findRunning(home)
    if (!state) return 'stopped'
    if (state.process.keep || (await listUsers(home)).length > 0) return 'left running'
    await stop(home, state)
    return 'stopped'
  })
}

/** A process that uses the database, and the command that it runs where that can be told. */
export interface Neo4jUser {
  readonly pid: number
  readonly command: string
}

export type StopResult =
  | { readonly outcome: 'stopped' | 'not running' }
  | { readonly outcome: 'in use'; readonly users: readonly Neo4jUser[] }

/** Stops the database. One that other processes use is stopped with `force` alone. */
export async function stopLocalNeo4j(
  root: string,
  { force }: { readonly force: boolean },
): Promise<StopResult> {
  const home = homeAt(root)
  if ((await findRunning(home)) === null) return { outcome: 'not running' }
  return withLock(home, async () => {
    const state = await findRunning(home)
    if (!state) return { outcome: 'not running' }
    const users = (await listUsers(home)).filter((pid) => pid !== process.pid)
    if (users.length > 0 && !force) {
      return {
        outcome: 'in use',
        users: users.map((pid) => ({ pid, command: commandLine(pid).trim() })),
      }
    }
    await stop(home, state)
    return { outcome: 'stopped' }
  })
}

export type LocalNeo4jStatus =
  | { readonly running: false }
  | {
      readonly running: true
      readonly logs: string
      readonly passwordFile: string
      readonly pid: number
      readonly version: string
      readonly connection: Connection
      /** Pids of the processes that use it. */
      readonly users: readonly number[]
      readonly keep: boolean
    }

/** Whether the database of this home runs, and where. Starts nothing. */
export async function localNeo4jStatus(root: string): Promise<LocalNeo4jStatus> {
  const home = homeAt(root)
  const state = await findRunning(home)
  const password = await findPassword(home)
  if (!state || password === null) return { running: false }
  const { pid, version, keep } = state.process
  const connection = connectionTo(state.port, password)
  return {
    running: true,
    logs: home.logs,
    passwordFile: home.password,
    pid,
    version,
    connection,
    users: await listUsers(home),
    keep,
  }
}

type RunningState = State & { process: NonNullable<State['process']> }

async function findRunning(home: Home): Promise<RunningState | null> {
  const state = await findState(home)
  if (!state?.process || !isNeo4jOf(home, state.process.pid)) return null
  return { ...state, process: state.process }
}

async function reuse(home: Home, state: RunningState, options: EnsureOptions): Promise<Connection> {
  const { port } = state
  options.onProgress?.({ step: 'reusing', port })
  const password = await findPassword(home)
  if (password === null) {
    throw new Neo4jError(
      `The local Neo4j runs (process ${state.process.pid}), but the file with its password is gone: ${home.password}`,
    )
  }
  const connection = connectionTo(port, password)
  await waitUntilReady(home, state.process.pid, connection)
  if (options.keep && !state.process.keep) {
    await writeState(home, { port, process: { ...state.process, keep: true } })
  }
  options.onProgress?.({ step: 'ready', port })
  return connection
}

async function start(home: Home, options: EnsureOptions): Promise<Connection> {
  const memory = options.memory ?? DEFAULT_MEMORY
  const java = requireJava().command
  const lib = await fetchJars({
    home: home.root,
    onProgress: (jars, expected) => options.onProgress?.({ step: 'fetching', jars, expected }),
  })
  const remembered = (await findState(home))?.port ?? options.port ?? USUAL_PORT
  for (let attempt = 1; ; attempt += 1) {
    // It would not give out a port twice in one process, and here that is what is wanted.
    clearLockedPorts()
    const port = await getPort({ host: '127.0.0.1', port: attempt === 1 ? remembered : 0 })
    options.onProgress?.({ step: 'preparing', port })
    await writeFile(path.join(home.config, 'neo4j.conf'), neo4jConf(home, port, memory))
    const password = await ensurePassword(home, java, lib)
    options.onProgress?.({ step: 'starting', port })
    const pid = spawnNeo4j(home, java, lib, memory)
    await writeState(home, {
      port,
      process: { pid, version: NEO4J_VERSION, keep: options.keep ?? false },
    })
    const connection = connectionTo(port, password)
    try {
      await waitUntilReady(home, pid, connection)
    } catch (error) {
      // Between our look and Neo4j's start someone else took the port: try another.
      if (attempt < 3 && /address already in use/i.test(tailOfConsole(home))) continue
      throw error
    }
    options.onProgress?.({ step: 'ready', port })
    return connection
  }
}

async function stop(home: Home, state: RunningState): Promise<void> {
  await stopNeo4j(home, state.process.pid)
  await writeState(home, { port: state.port, process: null })
}

async function waitUntilReady(home: Home, pid: number, connection: Connection): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const problem = await checkConnection(connection).then(
      () => null,
      (error: unknown) => error,
    )
    if (problem === null) return
    if (!isNeo4jOf(home, pid)) {
      throw new Neo4jError(
        `The local Neo4j ended before it answered. Its logs are in ${home.logs}; the last lines:\n${tailOfConsole(home)}`,
      )
    }
    if (isRefusal(problem)) {
      throw new Neo4jError(
        `The local Neo4j does not accept the password in ${home.password}. ` +
          `Put back the one it was made with; or stop it ('npx warrant neo4j stop') and delete ${home.database} to begin with an empty database.`,
      )
    }
    if (Date.now() > deadline) {
      throw new Neo4jError(
        `The local Neo4j (process ${pid}) did not answer at ${connection.uri} within ${START_TIMEOUT_MS / 1000} s; its logs are in ${home.logs}`,
        { cause: problem },
      )
    }
    await sleep(150)
  }
}

function isRefusal(problem: unknown): boolean {
  const cause = problem instanceof Neo4jError ? problem.cause : null
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'Neo.ClientError.Security.Unauthorized'
}

function connectionTo(port: number, password: string): Connection {
  return { uri: `neo4j://127.0.0.1:${port}`, user: 'neo4j', password, database: 'neo4j' }
}

async function makeFolders(home: Home): Promise<void> {
  try {
    for (const folder of [home.config, home.data, home.logs, home.import, home.users]) {
      await mkdir(folder, { recursive: true })
    }
    await access(home.database, constants.W_OK)
  } catch (error) {
    throw new Neo4jError(
      `The local Neo4j lives in ${home.root}, and that folder cannot be written: ${String(error)}\n` +
        'Make it writable, or set WARRANT_HOME to a folder that is.',
    )
  }
}
