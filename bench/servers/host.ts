import { createServer, type RequestListener } from 'node:http'
import { type Profiler, Session } from 'node:inspector/promises'
import neo4j, { type Driver } from 'neo4j-driver'

/** What a server is told when it starts, as JSON in BENCH_SERVER. */
export interface Settings {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
}

export function readSettings(): Settings {
  return JSON.parse(process.env.BENCH_SERVER ?? '{}')
}

export function openDriver({ uri, user, password }: Settings): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    fetchSize: -1,
    telemetryDisabled: true,
  })
}

/** What the parent process asks of a server. */
export interface Question {
  readonly ask: 'stats' | 'start profile' | 'stop profile'
}

export interface Reply {
  readonly url: string
  readonly rss: number
  /** Processor time so far, that of the garbage collector included. */
  readonly cpuMs: number
  readonly statements: number
  readonly profile: Profiler.Profile
}

/** Serves on a free port of loopback, tells the parent process where, and answers its questions. */
export function host(listener: RequestListener, statements: () => number): void {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    process.send?.({ url: `http://127.0.0.1:${port}/graphql` })
  })
  const inspector = new Session()
  inspector.connect()
  process.on('message', (question: Question) => {
    answer(question).then((reply) => process.send?.(reply))
  })
  const answer = async ({ ask }: Question): Promise<Partial<Reply>> => {
    switch (ask) {
      case 'stats': {
        const { user, system } = process.cpuUsage()
        const cpuMs = (user + system) / 1000
        return { rss: process.memoryUsage.rss(), cpuMs, statements: statements() }
      }
      case 'start profile':
        await inspector.post('Profiler.enable')
        await inspector.post('Profiler.start')
        return {}
      case 'stop profile':
        return { profile: (await inspector.post('Profiler.stop')).profile }
    }
  }
  process.on('disconnect', () => process.exit(0))
}
