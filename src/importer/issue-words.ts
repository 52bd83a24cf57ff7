import type { z } from 'zod'
import { findNearest } from './nearest.ts'

/** What is said of a value that does not fit. */
export interface Words {
  readonly expected: string
  /** Null where the place of the value says better what to do. */
  readonly todo: string | null
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names and values',
  record: 'names and values',
}

/** An issue of zod's in the words of this project: what was expected of the value, and what to do. */
export function wordIssue(issue: z.core.$ZodIssue, value: unknown): Words {
  switch (issue.code) {
    case 'custom': {
      const todo = issue.params?.todo
      return { expected: issue.message, todo: typeof todo === 'string' ? todo : null }
    }
    case 'invalid_type':
      return {
        expected: own(issue.message) ?? `Expected ${kinds[issue.expected] ?? issue.expected}.`,
        todo: adviceOnType(issue.expected, value),
      }
    case 'invalid_value': {
      const names = issue.values.map(String)
      const near = typeof value === 'string' ? findNearest(value, names) : null
      return {
        expected: own(issue.message) ?? `Expected one of ${names.join(', ')}.`,
        todo: near === null ? null : `Did you mean "${near}"?`,
      }
    }
    case 'too_small':
      return {
        expected: own(issue.message) ?? `Expected at least ${issue.minimum}.`,
        todo: null,
      }
    case 'too_big':
      return { expected: own(issue.message) ?? `Expected at most ${issue.maximum}.`, todo: null }
    default:
      return { expected: own(issue.message) ?? 'Expected another form of value.', todo: null }
  }
}

/** The declarations' own messages begin like this; zod's begin with "Invalid input" and the like. */
function own(message: string): string | null {
  return message.startsWith('Expected') ? message : null
}

function adviceOnType(expected: string, value: unknown): string | null {
  if (value === null) return 'Leave it out where the source does not say.'
  if (expected === 'string' && ['number', 'boolean'].includes(typeof value)) {
    return 'Put it in quotes.'
  }
  if (typeof value !== 'string') return null
  const isNumber = expected === 'int' || expected === 'number'
  if (isNumber && /^-?\d+(\.\d+)?$/.test(value.trim())) return 'Write it without quotes.'
  if (expected === 'boolean') return 'Write true or false, without quotes.'
  return null
}
