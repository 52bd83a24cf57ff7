/*
 * How much an answer holds. What an operation reads says little of it: a node that is read once can stand
 * in an answer under thousands of aliases.
 */

/** The values of an answer: each field that is asked for, as often as there is what it stands in. */
export interface AnswerSize {
  readonly values: number
  /** The innermost field that holds more than half of what is beside and around it; null where none does. */
  readonly fullest: Fullest | null
}

export interface Fullest {
  /** By response keys, like `officers.nodes.cases`. */
  readonly path: string
  readonly values: number
  /** Those of the first field of the path, which is what is beside the others. */
  readonly ofFirst: number
}

export const noValues: AnswerSize = { values: 0, fullest: null }

/** Fields beside each other. */
export function together(one: AnswerSize, other: AnswerSize): AnswerSize {
  const values = one.values + other.values
  const [a, b] = [one.fullest, other.fullest]
  const most = a && b ? (b.ofFirst > a.ofFirst ? b : a) : (a ?? b)
  return { values, fullest: most && most.ofFirst * 2 > values ? most : null }
}

/** A field of so many items, each of which holds what is below it. Its path is without its own key. */
export function sizeOfField(items: number, { values: each, fullest }: AnswerSize): AnswerSize {
  const values = 1 + items * each
  const within = fullest
    ? { path: fullest.path, values: items * fullest.values }
    : { path: '', values }
  return { values, fullest: { ...within, ofFirst: values } }
}
