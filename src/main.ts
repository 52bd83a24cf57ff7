import { createServer as createHttpServer, type Server } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rejectsFolder } from './commands/rejects-folder.ts'
import type { Config, Connection } from './config.ts'
import { openConsole } from './console.ts'
import { openGraph } from './graph/driver.ts'
import { migrate } from './graph/migrate/migrate.ts'
import type { Logger } from './log.ts'
import { loadSeeds } from './seeds.ts'
import { createListener } from './server/listener.ts'
import { createServer } from './server.ts'
import { UserError } from './user-error.ts'

const consoleFolder = fileURLToPath(new URL('../console/dist', import.meta.url))

/** How long requests in progress may take to end once the server is told to stop. */
const drainMs = 10_000

export interface Serving {
  /** Where the API and GraphiQL answer. */
  readonly url: string
  /** Takes no more requests, lets those in progress end, and closes the database's connections. */
  close(): Promise<void>
}

/** Sets the database up for the model and serves the API. Throws UserError where the port is taken. */
export async function serve({
  config,
  connection,
  log,
}: {
  config: Config
  connection: Connection
  log: Logger
}): Promise<Serving> {
  const graph = openGraph(connection)
  try {
    const { created, notes } = await migrate(graph, { onProgress: (line) => log.info(line) })
    if (created.length > 0) log.info(`Set up ${created.length} constraints and indexes`)
    for (const note of notes) log.warn(note)
    await loadSeeds(graph, log, { rejects: rejectsFolder(config.home) })
    const console = await openConsole(consoleFolder)
    if (!console.isBuilt)
      log.warn(
        `GraphiQL is not built: \`npm run build -w console\` puts it into ${path.relative(process.cwd(), consoleFolder)}`,
      )
    const server = createHttpServer(
      createListener(createServer({ config, graph, log, console }), config, log),
    )
    await listen(server, config)
    return {
      url: `http://${urlHost(config.host)}:${portOf(server)}/graphql`,
      close: async () => {
        await drain(server)
        await graph.close()
      },
    }
  } catch (error) {
    await graph.close()
    throw error
  }
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new UserError(
            `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
          ),
        )
      else if (error.code === 'EADDRNOTAVAIL')
        reject(
          new UserError(
            `HOST=${host} is no address of this machine. Leave HOST out to listen on 127.0.0.1.`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(
          new UserError(
            `Port ${port} may not be used by this user. Choose one from 1024 on: PORT=4000 npm start`,
          ),
        )
      else reject(error)
    })
    server.listen(port, host, resolve)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const urlHost = (host: string) => (host.includes(':') ? `[${host}]` : host)

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
