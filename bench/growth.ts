import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { Child } from './child.ts'
import { contenders, start } from './contenders.ts'
import { drain, prepareDatabase, takeSample } from './database.ts'
import type { Job, Measured } from './load.ts'
import { operations } from './operations.ts'
import { plot } from './plot.ts'
import { writeReadme } from './readme.ts'

/*
 * How the cost of an operation grows with the graph: the same operations on graphs of some ten, hundred and
 * thousand thousand entities. Warrant alone, one request at a time.
 */

const usage = `Usage: npm run bench:growth -- [options]

  --seconds <s>    length of each measurement (2)
  --only <Q3,…>    these operations alone
  --write          put the table and the plot into bench/
`

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** An officer comes with ten other entities: these make about ten thousand, a hundred thousand and a million. */
const sizes = [
  { officers: 1_000, entities: 11_000 },
  { officers: 10_000, entities: 110_000 },
  { officers: 100_000, entities: 1_100_000 },
]

/** Each graph has a Neo4j that was started for it: with less, the first rows are those of a cold JVM. */
const warmUpRounds = 4

interface Point {
  readonly operation: string
  readonly entities: number
  readonly p50: number
}

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const only = values.only?.split(',')
  const wanted = operations.filter(({ name }) => !only || only.includes(name))
  const points: Point[] = []
  // The largest first: it is what the comparison leaves behind.
  for (const size of sizes.toReversed()) points.push(...(await measure(size, wanted)))
  const text = table(points)
  process.stdout.write(`${text}\n`)
  if (!values.write) return
  await writeReadme('growth', text)
  await writeFile(new URL('./growth.svg', import.meta.url), await plot(points))
}

async function measure(
  { officers, entities }: (typeof sizes)[number],
  wanted: typeof operations,
): Promise<readonly Point[]> {
  const database = await prepareDatabase({ officers, seed: 1 })
  const [warrant] = contenders
  if (!warrant) throw new Error('Warrant is not among those that are measured.')
  const load = new Child<Job, Measured>('./load.ts')
  const server = await start(warrant, database.connection)
  const points: Point[] = []
  try {
    const sample = await takeSample(database.graph)
    const jobOf = (operation: (typeof wanted)[number]): Job => ({
      url: server.url,
      bodies: warrant.bodies(operation, sample),
      connections: 1,
      ms: Number(values.seconds) * 1000,
      maxRequests: 20_000,
    })
    // Compilers in Node and in Neo4j's JVM take their time, and a Neo4j that has just started has read nothing yet.
    for (let round = 0; round < warmUpRounds; round++) {
      for (const operation of wanted) await load.ask(jobOf(operation))
    }
    for (const operation of wanted) {
      const job = jobOf(operation)
      await load.ask(job)
      await drain(database.graph)
      const { p50, failures } = await load.ask(job)
      if (failures > 0) throw new Error(`${operation.name} failed ${failures} times.`)
      points.push({ operation: operation.name, entities, p50 })
      process.stderr.write(`${entities} entities, ${operation.name}: ${p50.toFixed(2)} ms\n`)
    }
  } finally {
    await server.end()
    await load.end()
    await database.close()
  }
  return points
}

function table(points: readonly Point[]): string {
  const named = operations.filter(({ name }) => points.some(({ operation }) => operation === name))
  const at = (operation: string, entities: number) =>
    points.find((point) => point.operation === operation && point.entities === entities)?.p50 ?? 0
  const rows = named.map(({ name, about }) => {
    const times = sizes.map(({ entities }) => at(name, entities))
    const [smallest = 0] = times
    const largest = times.at(-1) ?? 0
    const shown = times.map((ms) => ms.toFixed(2)).join(' | ')
    return `| ${name} ${about} | ${shown} | ${(largest / smallest).toFixed(1)} |`
  })
  return [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}. p50 in ms, one request at a time, ${values.seconds} s each.`,
    '',
    `| operation | ${sizes.map(({ entities }) => `${entities.toLocaleString('en')} entities`).join(' | ')} | times, for a hundred times the graph |`,
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

await main()
