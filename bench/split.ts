import type { Profiler } from 'node:inspector'
import { readConfig } from '../src/config.ts'
import { createLogger } from '../src/log.ts'
import { createServer } from '../src/server.ts'
import type { Database } from './database.ts'

/** The stages of a request in the server's process, in their order; what a function is part of is told by the first that fits. */
const stages: readonly (readonly [name: string, fits: (where: string, name: string) => boolean])[] =
  [
    ['(idle)', (_, name) => name === '(idle)'],
    ['(the profiler itself)', (where, name) => where === '' && name === 'dispatch'],
    ['garbage collector', (_, name) => name === '(garbage collector)'],
    ['JSON', (_, name) => /^(jsonStringify|jsonInTurns|partsOf|parsePOSTJson|json$)/.test(name)],
    ['Bolt: the driver and its socket', (where) => /neo4j-driver/.test(where)],
    ['cost', (where) => /src\/(resolvers|server)\/cost/.test(where)],
    [
      'look-ahead, compiling',
      (where) =>
        /src\/(resolvers\/(look-ahead|collect-fields|kept-selections|page-arguments)|graph\/read\/(compile|plans|reader))|dataloader/.test(
          where,
        ),
    ],
    ['decoding', (where) => /src\/graph\/(read\/decode|declare)/.test(where)],
    ['execution: graphql-js and resolvers', (where) => /(^|\/)graphql\/|src\//.test(where)],
    ['Yoga', (where) => /graphql-yoga|@envelop|@whatwg-node|@graphql-tools|lru-cache/.test(where)],
    ['HTTP and the rest of Node', () => true],
  ]

/** Milliseconds by stage. Sockets are one part of Node whoever uses them, and stand with HTTP. */
export function byStage({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile) {
  const stageOf = new Map(
    nodes.map(({ id, callFrame: { url, functionName } }) => {
      const where = url.split('node_modules/').at(-1) ?? url
      return [id, stages.find(([, fits]) => fits(where, functionName))?.[0] ?? '']
    }),
  )
  const totals = new Map(stages.map(([name]) => [name, 0]))
  for (const [at, id] of samples.entries()) {
    const stage = stageOf.get(id) ?? ''
    totals.set(stage, (totals.get(stage) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  }
  return totals
}

export interface StatementTimes {
  readonly statements: number
  /** From sending to the last row, planned before: Neo4j, Bolt, and reading what came. */
  readonly roundTripMs: number
  /** What planning adds where Neo4j has not met the statement before. */
  readonly planningMs: number
}

/** How long Warrant's statements for an operation take by themselves. */
export async function timeStatements(
  { graph }: Pick<Database, 'graph'>,
  body: string,
): Promise<StatementTimes> {
  const sent: Parameters<NonNullable<typeof graph.onRead>>[] = []
  const server = createServer({ config: readConfig({}), graph, log: createLogger('silent') })
  graph.onRead = (...statement) => sent.push(statement)
  const headers = { 'content-type': 'application/json' }
  await (await server.fetch('http://bench/graphql', { method: 'POST', headers, body })).text()
  graph.onRead = undefined
  const run = async (prefix: string) => {
    const startedAt = performance.now()
    for (const [text, parameters] of sent) await graph.read(prefix + text, parameters)
    return performance.now() - startedAt
  }
  const median = async (prefix: string, times: number) => {
    const all: number[] = []
    for (let time = 0; time < times; time++) all.push(await run(prefix))
    return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  }
  await median('', 20)
  const roundTripMs = await median('', 20)
  const planningMs = (await median('CYPHER replan=force ', 7)) - roundTripMs
  return { statements: sent.length, roundTripMs, planningMs }
}
