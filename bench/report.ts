import type { Operation } from './operations.ts'

/** What was measured of one operation and one contender. */
export interface Cell {
  /** Milliseconds, at one connection; of the rounds the median. */
  readonly p50: number
  readonly p95: number
  /** Requests a second at 16 connections; of the rounds the median. */
  readonly perSecond: number
  /** Processor time that a request takes in the server and in Neo4j, in milliseconds; of the rounds the median. */
  readonly cpuMs: number
  readonly neo4jCpuMs: number
  /** Bytes of memory after the operation. */
  readonly rss: number
  readonly bytes: number
  readonly statements: number
}

export interface Result {
  readonly operation: Operation
  /** By contender. */
  readonly cells: ReadonlyMap<string, Cell>
}

export interface Circumstances {
  readonly officers: number
  readonly hubSize: number
  readonly deepOffset: number
  readonly seconds: number
  readonly rounds: number
  readonly machine: string
}

/** The results as Markdown: the measurements, and what they come to. */
export function table(results: readonly Result[], circumstances: Circumstances): string {
  const { officers, hubSize, deepOffset, seconds, rounds, machine } = circumstances
  const cellsOf = ({ cells }: Result) =>
    ['warrant', 'library', 'http', 'yoga'].map((name) => cells.get(name))
  return [
    `${machine}; Neo4j, server and client on it together. ${count(officers)} officers, the largest unit with ${count(hubSize)}, the deep page after ${count(deepOffset)}. ${rounds} rounds of ${seconds} s each, taken in turns; medians.`,
    '',
    'p50 / p95 in ms at one connection · requests a second at 16:',
    '',
    '| operation | Warrant | @neo4j/graphql 7.6.3 | one statement, bare node:http | one statement, Yoga |',
    '|---|---|---|---|---|',
    ...results.map(
      (result) =>
        `| ${result.operation.name} ${result.operation.about} | ${cellsOf(result).map(speed).join(' | ')} |`,
    ),
    '',
    'Processor time a request, in ms: in the server + in Neo4j. Other work on the machine hardly changes it.',
    '',
    '| operation | Warrant | @neo4j/graphql | one statement, bare node:http | one statement, Yoga |',
    '|---|---|---|---|---|',
    ...results.map(
      (result) => `| ${result.operation.name} | ${cellsOf(result).map(work).join(' | ')} |`,
    ),
    '',
    'Warrant against each, as requests a second and (p50): above 1 is quicker.',
    '',
    '| operation | @neo4j/graphql | one statement, Yoga | one statement, bare node:http | answer | statements: Warrant, @neo4j/graphql | memory: Warrant, @neo4j/graphql |',
    '|---|---|---|---|---|---|---|',
    ...results.map((result) => {
      const [warrant, library, http, yoga] = cellsOf(result)
      return `| ${[
        result.operation.name,
        ratio(warrant, library),
        ratio(warrant, yoga),
        ratio(warrant, http),
        shown(warrant, ({ bytes }) => `${(bytes / 1000).toFixed(1)} kB`),
        [warrant, library]
          .map((cell) => shown(cell, ({ statements }) => `${statements}`))
          .join(', '),
        [warrant, library].map((cell) => shown(cell, ({ rss }) => mebibytes(rss))).join(', '),
      ].join(' | ')} |`
    }),
  ].join('\n')
}

const count = (value: number) => value.toLocaleString('en')

/** A dash for whoever was not asked. */
const shown = (cell: Cell | undefined, show: (cell: Cell) => string) => (cell ? show(cell) : '–')

const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`
const speed = (cell: Cell | undefined) =>
  shown(
    cell,
    ({ p50, p95, perSecond }) =>
      `${p50.toFixed(1)} / ${p95.toFixed(1)} · ${perSecond.toFixed(perSecond < 100 ? 1 : 0)}`,
  )
const work = (cell: Cell | undefined) =>
  shown(cell, ({ cpuMs, neo4jCpuMs }) => `${cpuMs.toFixed(2)} + ${neo4jCpuMs.toFixed(2)}`)

function ratio(ours: Cell | undefined, theirs: Cell | undefined): string {
  if (!ours || !theirs) return '–'
  const times = (value: number) => value.toFixed(value < 10 ? 2 : 0)
  return `${times(ours.perSecond / theirs.perSecond)} (${times(theirs.p50 / ours.p50)})`
}
