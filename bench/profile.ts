import type { Profiler } from 'node:inspector'
import type { Child } from './child.ts'
import { contenders, start } from './contenders.ts'
import type { Database, Sample } from './database.ts'
import type { Job, Measured } from './load.ts'
import type { Operation } from './operations.ts'
import { byStage, timeStatements } from './split.ts'

/** Where the processes of Warrant and of the hand-written statement spend their time, by part, under load. */
export async function profile({
  database,
  load,
  operations,
  sample,
  seconds,
}: {
  readonly database: Database
  readonly load: Child<Job, Measured>
  readonly operations: readonly Operation[]
  readonly sample: Sample
  readonly seconds: number
}): Promise<void> {
  for (const contender of contenders) {
    if (contender.name !== 'warrant' && contender.name !== 'yoga') continue
    const server = await start(contender, database.connection)
    for (const operation of operations) {
      const job = {
        url: server.url,
        bodies: contender.bodies(operation, sample),
        connections: 16,
        ms: seconds * 1000,
        maxRequests: 50_000,
      }
      await load.ask(job)
      await server.ask('start profile')
      const [cpuMs, neo4jCpuMs] = [(await server.ask('stats')).cpuMs, await database.cpuMs()]
      const { requests, perSecond } = await load.ask(job)
      const ownMs = ((await server.ask('stats')).cpuMs - cpuMs) / requests
      const neo4jMs = ((await database.cpuMs()) - neo4jCpuMs) / requests
      const { profile: recorded } = await server.ask('stop profile')
      process.stdout.write(
        `${operation.name}, ${contender.about}: ${perSecond.toFixed(0)}/s; processor time a request: ${ownMs.toFixed(2)} ms of its own, ${neo4jMs.toFixed(2)} ms of Neo4j\n`,
      )
      if (contender.name === 'warrant') {
        const [body = ''] = job.bodies
        const times = await timeStatements(database, body)
        process.stdout.write(
          `  its ${times.statements} statement(s) alone ${times.roundTripMs.toFixed(2)} ms, Neo4j and Bolt together; planned anew ${times.planningMs.toFixed(1)} ms more\n  by stage, in its process:\n`,
        )
        print(byStage(recorded), requests)
        process.stdout.write('  by file:\n')
      }
      print(byPart(recorded), requests)
    }
    await server.end()
  }
}

function print(totals: Iterable<readonly [string, number]>, requests: number): void {
  for (const [part, ms] of totals) {
    const each = ms / requests
    if (each >= 0.005) process.stdout.write(`  ${each.toFixed(3).padStart(8)} ms  ${part}\n`)
  }
}

/** Milliseconds by part, most first. */
function byPart({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile) {
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]))
  const totals = new Map<string, number>()
  for (const [at, id] of samples.entries()) {
    const part = parts.get(id) ?? 'other'
    totals.set(part, (totals.get(part) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  }
  return [...totals].toSorted(([, a], [, b]) => b - a)
}

function partOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string {
  if (url === '') return functionName.startsWith('(') ? functionName : `built in: ${functionName}`
  const packages = url.split('node_modules/')
  const last = packages.at(-1) ?? ''
  if (packages.length > 1) {
    const [scope = '', name = ''] = last.split('/')
    return scope.startsWith('@') ? `${scope}/${name}` : scope
  }
  if (url.startsWith('node:')) return url.split('/')[0] ?? url
  return url.slice(url.indexOf('/src/') + 1)
}
