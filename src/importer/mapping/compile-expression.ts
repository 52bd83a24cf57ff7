import { columnReader } from './columns.ts'
import { compileTests } from './compile-condition.ts'
import { type Convert, compileConvert, type Kind } from './convert.ts'
import type { Condition, Expression, ExpressionObject } from './expression.ts'
import { foldWord } from './fold-word.ts'
import { KEY_SEPARATOR } from './lookup.ts'
import { splitter } from './patterns.ts'
import type { Read, Row, Scalar, Value } from './row.ts'
import type { Compiled, Scope } from './scope.ts'
import { compileTables } from './tables.ts'
import { textChanges } from './text-changes.ts'

const origins = ['column', 'columns', 'value', 'template', 'firstOf', 'list'] as const

/** Compiles an expression to a closure; whatever is wrong with it is complained of. */
export function compileExpression(
  expression: Expression,
  at: readonly PropertyKey[],
  scope: Scope,
): Compiled {
  const given: ExpressionObject =
    typeof expression === 'string' ? { column: expression } : expression
  const named = origins.filter((origin) => given[origin] !== undefined)
  if (named.length !== 1) {
    scope.complain(
      at,
      named.length === 0
        ? 'Expected where the value comes from.'
        : `Expected one place that the value comes from; there are ${named.join(' and ')}.`,
      `Write one of ${origins.join(', ')}.`,
    )
    return nothing
  }
  const origin = compileOrigin(given, at, scope)
  const changed = compileChanges(given, origin, at, scope)
  return given.when === undefined ? changed : onlyWhen(given.when, changed, at, scope)
}

const nothing: Compiled = {
  read: () => undefined,
  kind: 'any',
  isList: false,
  constants: [],
  isOpen: false,
  from: [],
}

function compileOrigin(
  given: ExpressionObject,
  at: readonly PropertyKey[],
  scope: Scope,
): Compiled {
  if (given.value !== undefined) {
    const { value } = given
    return {
      read: () => value,
      kind: kindOf(value),
      isList: false,
      constants: [{ at: [...at, 'value'], value }],
      isOpen: false,
      from: [],
    }
  }
  if (given.template !== undefined) return compileTemplate(given.template, at, scope)
  if (given.firstOf) {
    const parts = given.firstOf.map((part, index) =>
      compileExpression(part, [...at, 'firstOf', index], scope),
    )
    return { ...joined(parts), read: firstOf(parts.map(({ read }) => read)) }
  }
  if (given.list) {
    const parts = given.list.map((part, index) =>
      compileExpression(part, [...at, 'list', index], scope),
    )
    return { ...joined(parts), isList: true, read: listOf(parts.map(({ read }) => read)) }
  }
  const names = given.columns ?? [given.column ?? '']
  const placeholders = placeholdersOf(given, scope)
  const readers = names.map((name) =>
    textReader(name, placeholders, given.columns ? [...at, 'columns'] : at, scope),
  )
  const [only = () => undefined] = readers
  if (given.columns && given.lookup === undefined) {
    scope.complain(
      at,
      'Expected several columns to be looked up in a table.',
      'Add `lookup`, or join them with `template`.',
    )
  }
  return {
    read: readers.length === 1 ? only : keyOf(readers),
    kind: 'text',
    isList: false,
    constants: [],
    isOpen: true,
    from: names,
  }
}

function placeholdersOf({ placeholders }: ExpressionObject, scope: Scope): ReadonlySet<string> {
  return placeholders ? new Set(placeholders.map(foldWord)) : scope.placeholders
}

const isPlaceholder = (text: string, placeholders: ReadonlySet<string>) =>
  placeholders.size > 0 && placeholders.has(text.toLowerCase())

const kindOf = (value: Scalar): Kind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'

function joined(parts: readonly Compiled[]): Compiled {
  const kinds = new Set(parts.map(({ kind }) => kind))
  const [kind = 'any'] = kinds
  return {
    ...nothing,
    kind: kinds.size === 1 ? kind : 'any',
    isList: parts.some(({ isList }) => isList),
    constants: parts.flatMap(({ constants }) => constants),
    isOpen: parts.some(({ isOpen }) => isOpen),
    from: parts.flatMap(({ from }) => from),
  }
}

function firstOf(readers: readonly Read[]): Read {
  return (row) => {
    for (const read of readers) {
      const value = read(row)
      if (value !== undefined) return value
    }
    return undefined
  }
}

function listOf(readers: readonly Read[]): Read {
  return (row) => {
    const values = readers.flatMap((read) => read(row) ?? [])
    return values.length === 0 ? undefined : values
  }
}

function keyOf(readers: readonly Read[]): Read {
  return (row) => {
    const parts = readers.map((read) => read(row))
    return parts.includes(undefined) ? undefined : parts.join(KEY_SEPARATOR)
  }
}

/** The text of a column without blanks around it; undefined where it is blank or a placeholder. Lists stay lists. */
function textReader(
  name: string,
  placeholders: ReadonlySet<string>,
  at: readonly PropertyKey[],
  { columns, isWithinEach, complain }: Scope,
): Read {
  const raw = columnReader(name, columns, isWithinEach, at, complain)
  const toText = (value: unknown, row: Row): string | undefined => {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'object') {
      row.refuse(
        name,
        'Expected a text, a number, or true or false.',
        value,
        'Name the member within it that is meant, as in place.city.',
      )
      return undefined
    }
    const text = String(value).trim()
    return text === '' || isPlaceholder(text, placeholders) ? undefined : text
  }
  return (row) => {
    const value = raw(row)
    if (!Array.isArray(value)) return toText(value, row)
    const texts = value.flatMap((part) => toText(part, row) ?? [])
    return texts.length === 0 ? undefined : texts
  }
}

/** `{first} {last}`: blank where one of its columns is. `{{` is a brace. */
function compileTemplate(template: string, at: readonly PropertyKey[], scope: Scope): Compiled {
  const where = [...at, 'template']
  const from: string[] = []
  const pieces = [...template.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)].map(
    ([piece, name]): string | Read => {
      if (name !== undefined) {
        from.push(name)
        return textReader(name, scope.placeholders, where, scope)
      }
      if (piece === '{' || piece === '}') {
        scope.complain(where, 'Expected a column between { and }.', 'Write {{ for a brace.')
      }
      return piece === '{{' ? '{' : piece === '}}' ? '}' : piece
    },
  )
  if (from.length === 0) {
    scope.complain(
      where,
      'Expected a column between { and }.',
      'Write `value` for a text that is the same in every row.',
    )
  }
  const read: Read = (row) => {
    let text = ''
    for (const piece of pieces) {
      const part = typeof piece === 'string' ? piece : piece(row)
      if (part === undefined) return undefined
      text += typeof part === 'string' ? part : String(part)
    }
    return text
  }
  return { read, kind: 'text', isList: false, constants: [], isOpen: true, from }
}

function compileChanges(
  given: ExpressionObject,
  origin: Compiled,
  at: readonly PropertyKey[],
  scope: Scope,
): Compiled {
  const change = textChanges(given, at, scope.complain)
  const tables = compileTables(given, at, scope, given.columns?.length ?? 1)
  const converts = compileConvert(given, at, scope.complain)
  const steps = [change, tables.apply, converts?.apply].filter((step) => step !== undefined)
  const split = compileSplit(given, at, scope)
  const constants = [...(tables.isClosed ? [] : origin.constants), ...tables.constants]
  const column = origin.from.join(', ') || null
  const fallback = given.default
  const isConverted = converts !== null && converts !== undefined
  const result: Compiled = {
    ...origin,
    kind: isConverted
      ? converts.kind
      : tables.apply
        ? tables.isClosed
          ? tables.kind
          : 'any'
        : origin.kind,
    isList: origin.isList || split !== null,
    constants: [
      // What is converted is no value yet.
      ...(isConverted ? [] : constants),
      ...(fallback === undefined ? [] : [{ at: [...at, 'default'], value: fallback }]),
    ],
    isOpen: isConverted || (tables.isClosed ? false : origin.isOpen),
    read: withSteps(origin.read, split, steps, column),
  }
  if (fallback === undefined) return result
  const { read } = result
  return { ...result, read: (row) => read(row) ?? (row.problems.length > 0 ? undefined : fallback) }
}

/** What stands for nothing does so among others as well. */
function compileSplit(
  given: ExpressionObject,
  at: readonly PropertyKey[],
  scope: Scope,
): ((text: string) => readonly string[]) | null {
  if (given.split === undefined) return null
  const split = splitter(given.split, [...at, 'split'], scope.complain)
  const placeholders = placeholdersOf(given, scope)
  return (text) => split(text).filter((part) => !isPlaceholder(part, placeholders))
}

function withSteps(
  read: Read,
  split: ((text: string) => readonly string[]) | null,
  steps: readonly Convert[],
  column: string | null,
): Read {
  if (steps.length === 0 && !split) return read
  const [first, second, third] = steps
  const one = (value: Scalar, row: Row): Scalar | undefined => {
    let result: Scalar | undefined = first ? first(value, row, column) : value
    if (second && result !== undefined) result = second(result, row, column)
    if (third && result !== undefined) result = third(result, row, column)
    return result
  }
  const several = (values: readonly Scalar[], row: Row): Value => {
    const results = values.flatMap((value) => one(value, row) ?? [])
    return results.length === 0 ? undefined : [...new Set(results)]
  }
  return (row) => {
    const value = read(row)
    if (value === undefined) return undefined
    if (split && typeof value === 'string') return several(split(value), row)
    if (typeof value === 'object') {
      return several(split ? value.flatMap((part) => split(String(part))) : value, row)
    }
    return one(value, row)
  }
}

/** Compiles a condition to a closure; whatever is wrong with it is complained of. */
export function compileCondition(
  condition: Condition,
  at: readonly PropertyKey[],
  scope: Scope,
): Read<boolean> {
  return compileTests(condition, at, scope, compileExpression)
}

function onlyWhen(
  when: NonNullable<ExpressionObject['when']>,
  compiled: Compiled,
  at: readonly PropertyKey[],
  scope: Scope,
): Compiled {
  const holds = compileCondition(when, [...at, 'when'], scope)
  return { ...compiled, read: (row) => (holds(row) ? compiled.read(row) : undefined) }
}
