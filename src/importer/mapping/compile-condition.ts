import type { Condition, Expression } from './expression.ts'
import { compilePattern, patternOf } from './patterns.ts'
import type { Read, Value } from './row.ts'
import type { Scope } from './scope.ts'

/** How the values are had that a condition compares: `compileExpression`, which compiles conditions in its turn. */
type CompileValue = (
  expression: Expression,
  at: readonly PropertyKey[],
  scope: Scope,
) => { readonly read: Read }

/** Compiles a condition to a closure; whatever is wrong with it is complained of. */
export function compileTests(
  condition: Condition,
  at: readonly PropertyKey[],
  scope: Scope,
  compileValue: CompileValue,
): Read<boolean> {
  const { column, of, is, isNot, isBlank, matches, all, any, not } = condition
  const tests: Read<boolean>[] = []
  if (column !== undefined || of !== undefined) {
    // Words that mean nothing are words to a condition, which asks for them by `isBlank`.
    const plain = of ?? { column: column ?? '', placeholders: [] }
    const where = of === undefined ? [...at, 'column'] : [...at, 'of']
    const { read } = compileValue(plain, where, scope)
    if (is !== undefined) tests.push(oneOf(read, is))
    if (isNot !== undefined) {
      const test = oneOf(read, isNot)
      tests.push((row) => !test(row))
    }
    if (isBlank !== undefined) {
      const blank = column === undefined ? read : compileValue(column, where, scope).read
      tests.push((row) => (blank(row) === undefined) === isBlank)
    }
    if (matches !== undefined) tests.push(found(read, matches, at, scope))
    if (tests.length === 0) {
      scope.complain(
        at,
        'Expected what the column is compared with.',
        'Write is, isNot, isBlank or matches.',
      )
    }
  } else if (
    is !== undefined ||
    isNot !== undefined ||
    isBlank !== undefined ||
    matches !== undefined
  ) {
    scope.complain(at, 'Expected what is compared.', 'Add `column`.')
  }
  const nested = (conditions: readonly Condition[], name: string) =>
    conditions.map((each, index) => compileTests(each, [...at, name, index], scope, compileValue))
  if (all) tests.push(every(nested(all, 'all')))
  if (any) {
    const parts = nested(any, 'any')
    tests.push((row) => parts.some((test) => test(row)))
  }
  if (not) {
    const test = compileTests(not, [...at, 'not'], scope, compileValue)
    tests.push((row) => !test(row))
  }
  if (tests.length === 0 && column === undefined && of === undefined) {
    scope.complain(
      at,
      'Expected a condition.',
      'Write column with is, isNot, isBlank or matches; or all, any, not.',
    )
  }
  return every(tests)
}

function every(tests: readonly Read<boolean>[]): Read<boolean> {
  const [only] = tests
  return tests.length === 1 && only ? only : (row) => tests.every((test) => test(row))
}

function oneOf(read: Read, words: string | readonly string[]): Read<boolean> {
  const wanted = new Set((typeof words === 'string' ? [words] : words).map((word) => word.trim()))
  return (row) => some(read(row), (text) => wanted.has(text))
}

function some(value: Value, test: (text: string) => boolean): boolean {
  // A blank is the empty text, so that `is: ''` asks for it.
  if (value === undefined) return test('')
  return typeof value === 'object' ? value.some((part) => test(String(part))) : test(String(value))
}

/** `/open/i`, or the pattern alone. */
function found(
  read: Read,
  written: string,
  at: readonly PropertyKey[],
  { complain }: Scope,
): Read<boolean> {
  const where = [...at, 'matches']
  const pattern =
    patternOf(written, '', where, complain) ?? compilePattern(written, '', where, complain)
  return (row) => some(read(row), (text) => pattern.test(text))
}
