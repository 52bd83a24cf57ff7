/** Why a record was refused: where it is, what was expected, what came, and what to do. */
export interface Problem {
  /** Path inside the data set's folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The record as others refer to it, `Officer/post-4/ds-1`; null where not even that can be read. */
  readonly record: string | null
  /** Where in the record: `fields.rank`, `relationships.units[0].to`; null for the record as a whole. */
  readonly field: string | null
  readonly expected: string
  /** What came, as JSON, cut short where it is long; null where nothing did. */
  readonly came: string | null
  readonly todo: string
}

/** `records/officers.yaml:12: Officer/ds-1: fields.rank: Expected …; "SARGE" came. …` */
export function describeProblem(problem: Problem): string {
  const { file, line, record, field, expected, came, todo } = problem
  const where = [`${file}:${line}`, record, field].filter((part) => part !== null).join(': ')
  return `${where}: ${expected}${came === null ? '' : ` Came: ${came}.`} ${todo}`.trim()
}

const MAX_SHOWN = 100

/** A value as shown in a message. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
