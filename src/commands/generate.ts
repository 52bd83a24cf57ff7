import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import { type GenerateProgress, generate } from '../generator/generate.ts'
import { openGraph } from '../graph/driver.ts'
import { openNeo4j } from '../local-neo4j/open-neo4j.ts'
import { onStop } from './on-stop.ts'
import { formatDuration, openProgressBar, type ProgressBar } from './progress-bar.ts'
import { showProgress } from './show-progress.ts'

export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('Fill an empty database with a made-up graph, to try things or to measure.')
    .requiredOption(
      '--officers <n>',
      'how many officers; of everything, eleven times as many',
      from(10),
    )
    .option('--seed <n>', 'another number gives another graph', from(0), 1)
    .addHelpText('after', '\nThe same options give the same graph. WARRANT_HOME says where.')
    .action(run)
}

/** Reads a whole number that is not below `least`. */
const from = (least: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > 10_000_000) {
    throw new InvalidArgumentError(`Expected a whole number from ${least} to 10000000.`)
  }
  return value
}

async function run(options: { officers: number; seed: number }): Promise<void> {
  const neo4j = await openNeo4j(readConfig(process.env), showProgress())
  const graph = openGraph(neo4j.connection)
  const progress = process.stderr.isTTY ? bar() : lines()
  const close = async () => {
    progress.end()
    await graph.close()
    await neo4j.close()
  }
  const endWatch = onStop(async () => {
    progress.end()
    process.stderr.write(
      '\nStopped. What was written stays, and is no whole graph. WARRANT_HOME names a folder for another try.\n',
    )
    await close()
  })
  try {
    const report = await generate(graph, options, progress.show)
    progress.end()
    const { entities, claims, relationships, loadMs, indexMs } = report
    const elements = entities + claims + relationships
    print(`Generated a graph of ${options.officers} officers (${report.label}).`)
    print(
      `  ${count(entities)} entities, ${count(claims)} claims, ${count(relationships)} relationships`,
    )
    print(
      `  loaded in ${seconds(loadMs)} (${count(rate(elements, loadMs))} a second), indexes ${seconds(indexMs)}`,
    )
  } finally {
    endWatch()
    await close()
  }
}

function bar() {
  let open: ProgressBar | null = null
  return {
    show({ step, entities, ofEntities, elements }: GenerateProgress) {
      open ??= openProgressBar(process.stderr, 'Generating', ofEntities)
      open.update(entities, elements)
      if (step !== 'indexing') return
      open.end()
      process.stderr.write('Building the indexes …\n')
    },
    end: () => open?.end(),
  }
}

/** A line every few seconds, for logs. */
function lines() {
  const startedAt = performance.now()
  let shownAt = startedAt
  return {
    show({ step, entities, ofEntities, elements }: GenerateProgress) {
      const now = performance.now()
      if (step === 'indexing') process.stderr.write('Building the indexes …\n')
      else if (now - shownAt > 5_000 && entities > 0) {
        shownAt = now
        const elapsedMs = now - startedAt
        const leftMs = (elapsedMs / entities) * (ofEntities - entities)
        process.stderr.write(
          `${Math.floor((100 * entities) / ofEntities)} %: ${count(elements)} nodes and relationships, ` +
            `${count(rate(elements, elapsedMs))} a second, ${formatDuration(leftMs)} left\n`,
        )
      }
    },
    end: () => {},
  }
}

const rate = (elements: number, ms: number) => Math.round(elements / Math.max(ms / 1000, 0.001))
const count = (value: number) => value.toLocaleString('en')
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
