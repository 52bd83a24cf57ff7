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
  return [`${where}: ${expected}`, came === null ? '' : sayCame(expected, came), todo]
    .filter((part) => part !== '')
    .join(' ')
}

/** `Came: "SARGE".`; nothing where a complaint about text quotes it already. */
export function sayCame(expected: string, came: string): string {
  return came.startsWith('"') && expected.includes(came) ? '' : `Came: ${came}.`
}

/** In the order of the files, and of the lines of each. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
}

const MAX_SHOWN = 100

/** A value as shown in a message. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}

/** The part of a value at a path; undefined where there is none. */
export function valueAt(value: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null) return undefined
    return Reflect.get(part, key)
  }, value)
}
