import { apiError } from '../errors.ts'
import { moneyUnits } from '../graph/declare/codec.ts'
import type { EnumType } from '../graph/declare/enum.ts'
import type { Field } from '../graph/declare/property.ts'
import { Standing } from '../graph/enums.ts'
import { type TestKind, testKindOf } from '../graph/filterable.ts'
import type { Test } from '../graph/read/condition.ts'
import { parsePartialDate } from '../partial-date.ts'

/*
 * The operators of one value, as tests of the graph layer. GraphQL has checked names and kinds; what is left
 * is what one operator says of another.
 */

/** An object of the API's inputs, as GraphQL has checked it. */
export type Input = Readonly<Record<string, unknown>>

/** Values in one list: ids, texts, names of an enum. */
export const mostValues = 500

type Values = readonly (string | number | boolean)[]

/** Throws BAD_USER_INPUT, with the place, for operators that contradict each other or cannot be used. */
export function testsOf(field: Field, input: Input, path: string): readonly Test[] {
  const operators = Object.entries(input).filter(([, value]) => value !== undefined)
  for (const [operator, value] of operators) given(value, `${path}.${operator}`)
  if (input.exists === false && operators.length > 1) {
    const [other] = operators.find(([operator]) => operator !== 'exists') ?? []
    throw contradiction(path, '`exists: false`', `\`${other}\``)
  }
  checkBounds(testKindOf(field), input, path)
  return operators.flatMap(([operator, value]) =>
    testOf(field, operator, value, `${path}.${operator}`, input),
  )
}

/** The standings that `standing: { … }` of a claim finds; every claim has one. */
export function standingsOf(input: Input, path: string): readonly string[] {
  for (const [operator, value] of Object.entries(input)) given(value, `${path}.${operator}`)
  return Object.entries(input).reduce<readonly string[]>((left, [operator, value]) => {
    const found =
      value === false ? [] : enumValues(Standing, operator, value, `${path}.${operator}`)
    return left.filter((name) => found?.includes(name) ?? true)
  }, Standing.names)
}

function testOf(
  field: Field,
  operator: string,
  value: unknown,
  path: string,
  input: Input,
): readonly Test[] {
  if (operator === 'exists') return [{ op: 'exists', is: value === true }]
  switch (testKindOf(field)) {
    case 'text':
    case 'textSet':
      if (operator === 'startsWith' || operator === 'contains')
        return [{ op: operator, text: String(value) }]
      return isSetOperator(operator)
        ? [{ op: operator, values: listOf(value, path).map(String) }]
        : [{ op: 'in', values: listOf(value, path) }]
    case 'number':
    case 'instant': {
      const comparison = comparisons[operator]
      const plain = value instanceof Date ? value.toISOString() : value
      return comparison
        ? [{ op: comparison, to: typeof plain === 'number' ? plain : String(plain) }]
        : [{ op: 'in', values: listOf(plain, path) }]
    }
    case 'boolean':
      return [{ op: 'in', values: listOf(value, path) }]
    case 'date':
      return dateTest(operator, value, path)
    case 'money':
      return moneyTest(operator, value, path, input)
    case 'enum': {
      const { codec } = field.property
      return [
        { op: 'in', values: (codec.enum && enumValues(codec.enum, operator, value, path)) ?? [] },
      ]
    }
    case 'enumSet':
      return isSetOperator(operator)
        ? [{ op: operator, values: listOf(value, path).map(String) }]
        : []
    case 'passage':
      return []
  }
}

const comparisons: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = {
  lessThan: '<',
  atMost: '<=',
  moreThan: '>',
  atLeast: '>=',
  before: '<',
  onOrAfter: '>=',
}

const isSetOperator = (operator: string): operator is 'hasAny' | 'hasAll' | 'hasNone' =>
  ['hasAny', 'hasAll', 'hasNone'].includes(operator)

const isValue = (value: unknown): value is Values[number] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Throws LIMIT_EXCEEDED for a list that is too long. */
export function listOf(value: unknown, path: string): Values {
  const list = (Array.isArray(value) ? value : [value]).filter(isValue)
  if (list.length <= mostValues) return list
  throw apiError(
    'LIMIT_EXCEEDED',
    `\`${path}\` has ${list.length} values; the limit is ${mostValues}. Ask for some at a time.`,
  )
}

/** The names that an operator finds; undefined of one that finds by no name. */
function enumValues(
  type: EnumType,
  operator: string,
  value: unknown,
  path: string,
): string[] | undefined {
  const names = [...type.names]
  const at = names.indexOf(String(value))
  switch (operator) {
    case 'eq':
      return [String(value)]
    case 'in':
      return listOf(value, path).map(String)
    case 'atLeast':
      return names.slice(at)
    case 'atMost':
      return names.slice(0, at + 1)
    default:
      return undefined
  }
}

function dateTest(operator: string, value: unknown, path: string): readonly Test[] {
  switch (operator) {
    case 'before':
    case 'onOrBefore':
    case 'after':
    case 'onOrAfter':
      return [{ op: operator, day: String(value) }]
    case 'overlaps': {
      const { from = null, to = null } = Object(value)
      if (from === null && to === null) {
        throw apiError('BAD_USER_INPUT', `Expected \`from\`, \`to\` or both in \`${path}\`.`)
      }
      if (from !== null && to !== null && from > to)
        throw contradiction(path, `\`from: ${from}\``, `\`to: ${to}\``)
      return [{ op: 'overlaps', from, to }]
    }
    case 'eq': {
      const { earliest, latest } = partialDate(String(value), path)
      return [{ op: 'sameDays', earliest, latest }]
    }
    default:
      return []
  }
}

function partialDate(text: string, path: string) {
  try {
    return parsePartialDate(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw apiError('BAD_USER_INPUT', `\`${path}\`: ${why}`)
  }
}

function moneyTest(
  operator: string,
  value: unknown,
  path: string,
  { currency }: Input,
): readonly Test[] {
  if (operator === 'currency') return [{ op: 'currency', is: String(value) }]
  const comparison = comparisons[operator]
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected \`currency\` beside \`${path}\`, an ISO 4217 code such as GBP: amounts in different currencies cannot be compared.`,
    )
  }
  const units = moneyUnits(Number(value), currency)
  return comparison ? [{ op: comparison, to: units }] : [{ op: 'in', values: [units] }]
}

/** Bounds that nothing can lie between are a slip, and better said than answered with an empty list. */
function checkBounds(kind: TestKind, input: Input, path: string): void {
  const pairs =
    kind === 'date' || kind === 'instant'
      ? [['onOrAfter', 'before'] as const, ['after', 'before'] as const]
      : [['atLeast', 'atMost'] as const, ['moreThan', 'lessThan'] as const]
  for (const [low, high] of pairs) {
    const [from, to] = [input[low], input[high]]
    if (isBound(from) && isBound(to) && kind !== 'enum' && from > to)
      throw contradiction(path, `\`${low}: ${shown(from)}\``, `\`${high}: ${shown(to)}\``)
  }
}

const isBound = (value: unknown): value is string | number | Date =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Date

const shown = (value: string | number | Date) =>
  value instanceof Date ? value.toISOString() : String(value)

function contradiction(path: string, one: string, other: string) {
  return apiError(
    'BAD_USER_INPUT',
    `\`${path}\` contradicts itself: nothing can meet ${one} and ${other} at once.`,
  )
}

/** A value that is there. Throws BAD_USER_INPUT for null, which finds nothing in no reading of it. */
export function given<Value>(value: Value, path: string): NonNullable<Value> {
  if (value === null || value === undefined) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected a value in \`${path}\`; null came. What has none is found by \`exists: false\`; an operator that is left out says nothing.`,
    )
  }
  return value
}
