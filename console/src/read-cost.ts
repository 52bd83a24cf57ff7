/** What the server says in `extensions.cost`, and why it refused if it did. */
export interface AnswerCost {
  /** The most nodes and pages that the operation could have read. */
  readonly estimated: number
  readonly limit: number
  readonly nodes: number
  readonly statements: number
  readonly timeMs: number
  readonly refusal: string | null
}

/** The cost in an answer as it is shown; null where it says nothing of one, as while an answer is awaited. */
export function readCost(answer: string): AnswerCost | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(answer)
  } catch {
    return null
  }
  const cost = at(at(parsed, 'extensions'), 'cost')
  const [estimated, limit, nodes, statements, timeMs] = [
    'estimated',
    'limit',
    'nodes',
    'statements',
    'timeMs',
  ].map((name) => at(cost, name))
  if (
    typeof estimated !== 'number' ||
    typeof limit !== 'number' ||
    typeof nodes !== 'number' ||
    typeof statements !== 'number' ||
    typeof timeMs !== 'number'
  ) {
    return null
  }
  return { estimated, limit, nodes, statements, timeMs, refusal: refusalIn(parsed) }
}

function refusalIn(answer: unknown): string | null {
  const errors = at(answer, 'errors')
  if (!Array.isArray(errors)) {
    return null
  }
  const refused = errors.find((error) => at(at(error, 'extensions'), 'code') === 'LIMIT_EXCEEDED')
  const message = at(refused, 'message')
  return typeof message === 'string' ? message : null
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
