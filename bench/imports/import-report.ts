import type { Created } from './plain.ts'
import type { Done } from './worker.ts'

/** A step of the benchmark, as it was measured. */
export interface Step extends Done {
  readonly name: string
  readonly about: string
  /** Processor time that Neo4j took meanwhile. */
  readonly neo4jCpuMs: number
  /** How many processes wanted a processor at its end, over the last minute. */
  readonly load: number
}

export interface ImportFigures {
  readonly rows: number
  readonly elements: {
    readonly claims: number
    readonly entities: number
    readonly relationships: number
  }
  /** Nodes and relationships a second of the first import, by tenths of those written. */
  readonly tenths: readonly number[]
  readonly steps: readonly Step[]
  readonly plain:
    | (Created & { readonly cpuMs: number; readonly neo4jCpuMs: number; readonly load: number })
    | null
  readonly indexes: number
  readonly machine: string
}

/** What was measured, as Markdown. */
export function importTable(figures: ImportFigures): string {
  const { rows, elements, tenths, steps, plain, indexes, machine } = figures
  const { claims, entities, relationships } = elements
  const all = claims + entities + relationships
  const first = steps.find(({ name }) => name === 'first')
  const rate = first ? all / (first.tookMs / 1000) : 0
  return [
    `${machine}; Neo4j and importer on it together. ${count(rows)} rows: ${count(claims)} claims, ${count(entities)} entities, ${count(relationships)} relationships; ${indexes} constraints and indexes kept up.`,
    '',
    '| | took | processor: importer + Neo4j | most memory of the importer | against the first import | load |',
    '|---|---|---|---|---|---|',
    ...steps.map((step) =>
      row(
        step.about,
        seconds(step.tookMs),
        `${seconds(step.cpuMs)} + ${seconds(step.neo4jCpuMs)}`,
        `${Math.round(step.peakBytes / 1e6)} MB`,
        first && step !== first ? `${(first.tookMs / step.tookMs).toFixed(1)} × as quick` : '',
        step.load.toFixed(1),
      ),
    ),
    ...(plain
      ? [
          row(
            'the same nodes and relationships by plain UNWIND … CREATE',
            seconds(plain.tookMs),
            `${seconds(plain.cpuMs)} + ${seconds(plain.neo4jCpuMs)}`,
            '',
            '',
            plain.load.toFixed(1),
          ),
        ]
      : []),
    '',
    `The first import writes ${count(Math.round(rate))} nodes and relationships a second, all told (reading and checking too).`,
    tenths.length > 0
      ? `While it writes, by tenths: ${tenths.map((each) => count(Math.round(each))).join(', ')}.`
      : '',
    ...(plain ? [againstPlain(plain, rate)] : []),
  ]
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
}

function againstPlain(plain: Created, rate: number): string {
  const plainRate = plain.elements / (plain.tookMs / 1000)
  return `Plain: ${count(Math.round(plainRate))} a second. The import reaches ${(rate / plainRate).toFixed(2)} of it.`
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`
const count = (value: number) => value.toLocaleString('en')
const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
