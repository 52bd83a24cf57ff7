import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import {
  ensureLocalNeo4j,
  localNeo4jStatus,
  releaseLocalNeo4j,
  stopLocalNeo4j,
} from '../local-neo4j/local-neo4j.ts'
import { UserError } from '../user-error.ts'
import { showProgress } from './show-progress.ts'

export function addNeo4j(program: Command): void {
  const neo4j = program
    .command('neo4j')
    .description('The local Neo4j by itself, for those who want it without the API.')
  neo4j
    .command('start')
    .description('Start it, and leave it running until "warrant neo4j stop".')
    .action(start)
  neo4j
    .command('stop')
    .description('Stop it. Exit code 1 when another process uses it, such as a server.')
    .option('--force', 'stop it under those that use it')
    .action(stop)
  neo4j
    .command('status')
    .description('Say whether it runs and how to connect to it. Exit code 1 when it does not.')
    .action(status)
}

async function start(): Promise<void> {
  const { home, localNeo4j: memory } = localConfig()
  await ensureLocalNeo4j({ home, memory, keep: true, onProgress: showProgress() })
  // It stays, but not for this process.
  await releaseLocalNeo4j(home)
  await status()
}

async function stop({ force = false }: { readonly force?: boolean }): Promise<void> {
  const { home } = localConfig()
  const result = await stopLocalNeo4j(home, { force })
  if (result.outcome === 'in use') {
    const users = result.users.map(({ pid, command }) => `  process ${pid}  ${command}`)
    throw new UserError(
      `The local Neo4j in ${home} is in use, and was not stopped:\n${users.join('\n')}\n` +
        'Stop those first (the last one takes it along, unless it was started by "warrant neo4j start"), ' +
        'or give --force: what they ask of it then fails until it is started again.',
    )
  }
  print(
    result.outcome === 'stopped' ? 'The local Neo4j has stopped.' : 'The local Neo4j does not run.',
  )
}

async function status(): Promise<void> {
  const { home } = localConfig()
  const found = await localNeo4jStatus(home)
  if (!found.running) {
    print(`The local Neo4j in ${home} does not run.`)
    process.exitCode = 1
    return
  }
  const { connection, pid, version, users, passwordFile } = found
  print(`Neo4j ${version} runs in ${home} (process ${pid}).`)
  print(`  address   ${connection.uri}`)
  print(`  user      ${connection.user}, with the password in ${passwordFile}`)
  print(`  database  ${connection.database}`)
  print(`  logs      ${found.logs}`)
  print(`  used by   ${users.length === 0 ? 'nobody' : `process ${users.join(', ')}`}`)
}

function localConfig(): Config {
  const config = readConfig(process.env)
  if (config.neo4j) {
    throw new UserError(
      `NEO4J_URI is set (${config.neo4j.uri}), so Warrant runs no Neo4j of its own. Unset it to use the local one.`,
    )
  }
  return config
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
