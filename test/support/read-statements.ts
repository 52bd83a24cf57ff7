import neo4j, { type Integer } from 'neo4j-driver'
import type { Graph, Parameters } from '../../src/graph/driver.ts'

export interface SentStatement {
  readonly text: string
  readonly parameters: Parameters
}

/** The statements that `work` reads with, in the order in which they were sent. */
export async function statementsOf(
  graph: Graph,
  work: () => Promise<unknown>,
): Promise<readonly SentStatement[]> {
  const sent: SentStatement[] = []
  const before = graph.onRead
  graph.onRead = (text, parameters) => sent.push({ text, parameters })
  try {
    await work()
  } finally {
    graph.onRead = before
  }
  return sent
}

/** A statement as a test shows it: its text, a line for each of the values in its one parameter. */
export function shown({ text, parameters }: SentStatement): string {
  const { p, ...others } = parameters
  const values = Object.entries(Object(p)).map(
    ([name, value]) => `  ${name}: ${isInteger(value) ? `int ${value}` : JSON.stringify(value)}`,
  )
  const strays = Object.keys(others).map((name) => `  (a parameter of its own: ${name})`)
  return [
    text.replaceAll(/ (WITH|WHERE|ORDER BY|RETURN|COLLECT|UNWIND) /g, '\n$1 '),
    ...values,
    ...strays,
  ].join('\n')
}

const isInteger = (value: unknown): value is Integer => neo4j.isInt(Object(value))
