import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { openNeo4j } from '../local-neo4j/open-neo4j.ts'
import { createLogger, type Logger } from '../log.ts'
import { isLoopback } from './is-loopback.ts'
import { showProgress } from './show-progress.ts'

/** Signals closer together than this are one: a terminal and npm both pass on the same Ctrl-C. */
const SAME_SIGNAL_MS = 1000

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start the API, and the local Neo4j with it unless NEO4J_URI names another.')
    .action(start)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger(config.logLevel)
  const stopping = nextStopSignal(log)
  const neo4j = await openNeo4j(config, showProgress())
  try {
    const { serve } = await import('../main.ts')
    const server = await serve({ config, connection: neo4j.connection, log })
    warnWhenExposed(config, log)
    log.info(`Warrant answers at ${server.url}`)
    await stopping
    await server.close()
  } finally {
    const end = await neo4j.close()
    if (!config.neo4j) log.info(`The local Neo4j is ${end}`)
  }
  process.exit(0)
}

function warnWhenExposed(config: Config, log: Logger): void {
  if (isLoopback(config.host)) return
  log.warn(
    `HOST is ${config.host}: whoever reaches this address can read everything. ` +
      'There is no authentication and no publication gate yet; HOST=127.0.0.1 keeps it to this machine.',
  )
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP (a terminal that is closed). A later one, from someone who will not wait, ends the process. */
function nextStopSignal(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | null = null
    const onSignal = (signal: NodeJS.Signals) => {
      if (firstAt === null) {
        firstAt = Date.now()
        log.info(`Stopping on ${signal}: finishing what has begun`)
        resolve()
      } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
        process.exit(130)
      }
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  })
}
