import { cpus } from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { Child } from './child.ts'
import { contenders, type Running, start } from './contenders.ts'
import { type Database, drain, prepareDatabase, type Sample, takeSample } from './database.ts'
import type { Job, Measured } from './load.ts'
import { type Answer, type Operation, operations } from './operations.ts'
import { profile } from './profile.ts'
import { writeReadme } from './readme.ts'
import { type Cell, type Result, table } from './report.ts'

const usage = `Usage: npm run bench -- [options]

  --officers <n>   size of the generated graph (100000)
  --seed <n>       which graph (1)
  --seconds <s>    length of each measurement (3)
  --rounds <n>     how often each contender has its turn (5)
  --only <Q3,…>    these operations alone
  --profile        where Warrant's time goes, instead of the comparison
  --write          put the table into bench/README.md
`

const { values } = parseArgs({
  options: {
    officers: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const manyConnections = 16
/** More requests than this say nothing new, and a run must end. */
const maxRequests = 50_000

const say = (line: string) => process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const only = values.only?.split(',')
  const wanted = operations.filter(({ name }) => !only || only.includes(name))
  if (wanted.length === 0) throw new Error(`No such operation: ${values.only}\n\n${usage}`)
  const seconds = Number(values.seconds)
  const database = await prepareDatabase({
    officers: Number(values.officers),
    seed: Number(values.seed),
  })
  const load = new Child<Job, Measured>('./load.ts')
  try {
    const sample = await takeSample(database.graph)
    if (values.profile) {
      await profile({ database, load, operations: wanted, sample, seconds })
      return
    }
    const results = await compare(database, load, wanted, sample, seconds, Number(values.rounds))
    const text = table(results, {
      officers: Number(values.officers),
      hubSize: sample.hubSize,
      deepOffset: sample.deepOffset,
      seconds,
      rounds: Number(values.rounds),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    })
    process.stdout.write(`${text}\n`)
    if (values.write) await writeReadme('results', text)
  } finally {
    await load.end()
    await database.close()
  }
}

async function compare(
  database: Database,
  load: Child<Job, Measured>,
  wanted: readonly Operation[],
  sample: Sample,
  seconds: number,
  rounds: number,
): Promise<readonly Result[]> {
  const running = await Promise.all(
    contenders.map((contender) => start(contender, database.connection)),
  )
  const results: Result[] = []
  try {
    for (const operation of wanted) {
      say(`${operation.name}: ${operation.about}`)
      const asked = running.filter(
        ({ contender }) => contender.bodies(operation, sample).length > 0,
      )
      const facts = await checkAnswers(operation, asked, sample)
      const job = (server: Running, connections: number, ms: number): Job => ({
        url: server.url,
        bodies: server.contender.bodies(operation, sample),
        connections,
        ms,
        maxRequests,
      })
      // Twice: compilers in Node and in Neo4j's JVM take their time.
      for (const connections of [manyConnections, 1]) {
        for (const server of asked) await load.ask(job(server, connections, seconds * 700))
      }
      const turns = new Map(asked.map((server) => [server, { one: [], many: [] } as Turns]))
      for (let round = 0; round < rounds; round++) {
        for (const [server, { one, many }] of turns) {
          await drain(database.graph)
          one.push(await load.ask(job(server, 1, seconds * 1000)))
          await drain(database.graph)
          const [cpuMs, neo4jCpuMs] = [(await server.ask('stats')).cpuMs, await database.cpuMs()]
          const measured = await load.ask(job(server, manyConnections, seconds * 1000))
          many.push({
            ...measured,
            cpuMs: ((await server.ask('stats')).cpuMs - cpuMs) / measured.requests,
            neo4jCpuMs: ((await database.cpuMs()) - neo4jCpuMs) / measured.requests,
          })
        }
      }
      const cells = new Map<string, Cell>()
      for (const [server, { one, many }] of turns) {
        const { name } = server.contender
        const failures = [...one, ...many].reduce((sum, turn) => sum + turn.failures, 0)
        if (failures > 0)
          throw new Error(`${name} failed ${failures} requests of ${operation.name}.`)
        const cell: Cell = {
          p50: median(one.map((turn) => turn.p50)),
          p95: median(one.map((turn) => turn.p95)),
          perSecond: median(many.map((turn) => turn.perSecond)),
          cpuMs: median(many.map((turn) => turn.cpuMs)),
          neo4jCpuMs: median(many.map((turn) => turn.neo4jCpuMs)),
          rss: (await server.ask('stats')).rss,
          ...(facts.get(name) ?? { bytes: 0, statements: 0 }),
        }
        cells.set(name, cell)
        say(`  ${name}: p50 ${cell.p50.toFixed(2)} ms, ${cell.perSecond.toFixed(0)}/s`)
      }
      results.push({ operation, cells })
    }
  } finally {
    await Promise.all(running.map((server) => server.end()))
  }
  return results
}

interface Turns {
  readonly one: Measured[]
  /** With the processor time that a request took in the server and in Neo4j. */
  readonly many: (Measured & { readonly cpuMs: number; readonly neo4jCpuMs: number })[]
}

/** Asks each once and compares. Gives the size of each answer and the statements it took. */
async function checkAnswers(
  operation: Operation,
  running: readonly Running[],
  sample: Sample,
): Promise<ReadonlyMap<string, { readonly bytes: number; readonly statements: number }>> {
  const facts = new Map<string, { bytes: number; statements: number }>()
  let expected: Answer
  for (const { contender, url, ask } of running) {
    const [body = ''] = contender.bodies(operation, sample)
    const headers = { 'content-type': 'application/json' }
    const request = async () => (await fetch(url, { method: 'POST', headers, body })).text()
    // A first request may look around in the database, which later ones do not.
    await request()
    const before = await ask('stats')
    const text = await request()
    const { data, errors }: Answer = JSON.parse(text)
    if (errors || !data)
      throw new Error(`${contender.name}, ${operation.name}: ${text.slice(0, 2000)}`)
    const answer = contender.normalise(operation, data)
    const comparable = (full: Answer) => operation.comparable?.(full) ?? full
    if (expected === undefined) expected = answer
    else if (!isDeepStrictEqual(comparable(answer), comparable(expected))) {
      throw new Error(
        `${contender.name} answers ${operation.name} otherwise than ${running[0]?.contender.name}:\n` +
          `${JSON.stringify(answer).slice(0, 3000)}\n${JSON.stringify(expected).slice(0, 3000)}`,
      )
    }
    const statements = (await ask('stats')).statements - before.statements
    facts.set(contender.name, { bytes: Buffer.byteLength(text), statements })
  }
  return facts
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

await main()
