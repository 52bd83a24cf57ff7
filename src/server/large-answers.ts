import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isTurnOver, later } from '../turns.ts'
import { nodesRead } from './cost.ts'

/** Answers of fewer nodes than this are made into JSON in one go, which is quicker. */
const manyNodes = 10_000

/** Makes large answers into JSON in turns, so that others are answered meanwhile. */
export function useLargeAnswers(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || !('data' in result) || nodesRead(result) < manyNodes) return
      const { data } = result
      return jsonInTurns(data).then((json) =>
        setResult({
          ...result,
          // Called with the answer as it may be shown: errors without what is internal.
          stringify: ({ data: _, ...rest }: ExecutionResult) =>
            withData(json, JSON.stringify(rest)),
        }),
      )
    },
  }
}

const withData = (data: string, rest: string) =>
  rest === '{}' ? `{"data":${data}}` : `{"data":${data},${rest.slice(1)}`

/** What JSON.stringify gives. */
export async function jsonInTurns(value: unknown): Promise<string> {
  const parts: string[] = []
  for (const part of partsOf(value, 2)) {
    parts.push(part)
    if (isTurnOver()) await later(undefined)
  }
  return parts.join('')
}

/** JSON in parts: what is in no more than so many lists by itself, what is deeper in one. */
function* partsOf(value: unknown, lists: number): Generator<string> {
  if (Array.isArray(value) && lists > 0) {
    let before = '['
    for (const item of value) {
      yield before
      yield* partsOf(item === undefined ? null : item, lists - 1)
      before = ','
    }
    yield value.length === 0 ? '[]' : ']'
  } else if (lists > 0 && isPlain(value)) {
    let before = '{'
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* partsOf(item, lists)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  } else yield JSON.stringify(value) ?? 'null'
}

/** The objects that graphql-js makes of a selection; a scalar's own value may have a JSON of its own. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}
