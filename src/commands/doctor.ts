import { existsSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Command } from 'commander'
import pc from 'picocolors'
import { findJars, NEO4J_VERSION } from '../../scripts/neo4j-jars.mjs'
import {
  OLDEST_JAVA,
  OLDEST_NODE,
  requireJava,
  requireMaven,
  requireNode,
} from '../../scripts/requirements.mjs'
import { type Config, readConfig } from '../config.ts'
import { checkConnection } from '../local-neo4j/check-connection.ts'
import { localNeo4jStatus } from '../local-neo4j/local-neo4j.ts'

/** What was looked at, and what was found: fine, not there yet but no fault, or wrong. */
interface Finding {
  readonly about: string
  readonly state: 'fine' | 'later' | 'wrong'
  readonly detail: string
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Check everything Warrant needs. Exit code 1 when something is missing.')
    .action(doctor)
}

async function doctor(): Promise<void> {
  const findings = await examine(process.env)
  for (const finding of findings) process.stdout.write(`${show(finding)}\n`)
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  process.stdout.write(wrong === 0 ? '\nAll well.\n' : `\n${wrong} to put right.\n`)
  process.exitCode = wrong === 0 ? 0 : 1
}

async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const node = await look(`Node ${OLDEST_NODE.join('.')} or newer`, async () => {
    requireNode()
    return fine(process.version)
  })
  let config: Config | null = null
  const environment = await look('Environment', async () => {
    config = readConfig(env)
    return fine('every variable can be used')
  })
  if (config === null) return [node, environment]
  return [node, environment, ...(await examineNeo4j(config)), ...(await examineServer(config))]
}

function examineNeo4j(config: Config): Promise<Finding[]> {
  const { neo4j, home } = config
  if (neo4j) {
    return all(
      look(`Neo4j at ${neo4j.uri}`, async () => {
        const { version, edition } = await checkConnection(neo4j)
        return fine(`${version}, ${edition}`)
      }),
    )
  }
  const jars = findJars(home)
  return all(
    look(`Java ${OLDEST_JAVA} or newer`, async () => {
      const { version, command } = requireJava()
      return fine(`${version} (${command})`)
    }),
    look('Maven', async () => {
      if (jars) return fine('not needed any more: Neo4j is here')
      return fine(requireMaven().version)
    }),
    look(`Neo4j ${NEO4J_VERSION}`, async () =>
      jars ? fine(jars) : later("not here yet; 'npm start' fetches it"),
    ),
    look('Folder for the database', async () => {
      await requireWritable(home)
      return fine(home)
    }),
    look('Local Neo4j', async () => {
      const status = await localNeo4jStatus(home)
      if (!status.running) return later("does not run; 'npm start' starts it")
      await checkConnection(status.connection)
      return fine(`answers at ${status.connection.uri}`)
    }),
  )
}

function examineServer({ host, port }: Config): Promise<Finding[]> {
  return all(
    look('Console', async () => {
      const built = existsSync(new URL('../../console/dist/index.html', import.meta.url))
      return built ? fine('built') : later("not built yet; 'npm start' builds it")
    }),
    look(`Address ${host}:${port}`, async () => {
      const problem = await tryToListen(host, port)
      if (problem === null) return fine('free')
      if (problem !== 'EADDRINUSE') throw new Error(`cannot be listened on: ${problem}`)
      return later('in use, by Warrant or by another server; PORT chooses another')
    }),
  )
}

async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (error) {
    throw new Error(
      `${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}\n` +
        'Make it writable, or set WARRANT_HOME to a folder that is.',
    )
  }
}

/** Runs one check; what it throws is what is wrong. */
async function look(
  about: string,
  check: () => Promise<Pick<Finding, 'state' | 'detail'>>,
): Promise<Finding> {
  try {
    return { about, ...(await check()) }
  } catch (error) {
    return { about, state: 'wrong', detail: error instanceof Error ? error.message : String(error) }
  }
}

const all = (...findings: Promise<Finding>[]) => Promise.all(findings)
const fine = (detail: string) => ({ state: 'fine', detail }) as const
const later = (detail: string) => ({ state: 'later', detail }) as const

/** The code of the error that listening there gives; null when it works. */
function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

function show({ about, state, detail }: Finding): string {
  const mark = { fine: pc.green('✓'), later: pc.yellow('–'), wrong: pc.red('✗') }[state]
  return `${mark} ${about}: ${detail.replaceAll('\n', '\n    ')}`
}
