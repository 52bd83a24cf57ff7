import { findNearest, suggest } from '../nearest.ts'
import type { Convert, Kind } from './convert.ts'
import type { ExpressionObject } from './expression.ts'
import { KEY_SEPARATOR, type Table } from './lookup.ts'
import type { Scalar } from './row.ts'
import type { Constant, Scope } from './scope.ts'

interface CompiledTables {
  readonly apply: Convert | undefined
  readonly constants: readonly Constant[]
  /** Whether every value comes from the tables in the manifest. */
  readonly isClosed: boolean
  readonly kind: Kind
}

/** Words that are shown where a table lacks one and none of its words is near. */
const MOST_SHOWN = 12

/** `lookup`, then `enum`: what each word of the file stands for. */
export function compileTables(
  given: ExpressionObject,
  at: readonly PropertyKey[],
  scope: Scope,
  keys: number,
): CompiledTables {
  const { lookup, enum: words, unmatched = 'refuse' } = given
  const parts: {
    readonly table: Table
    readonly at: readonly PropertyKey[]
    isWritten: boolean
  }[] = []
  if (typeof lookup === 'string') {
    const table = scope.tables.get(lookup)
    if (!table) {
      scope.complain(
        [...at, 'lookup'],
        `Expected the name of a table under \`lookups\`; there is no "${lookup}".`,
        scope.tables.size === 0
          ? 'Write it there, or write the words here.'
          : suggest(lookup, [...scope.tables.keys()]),
      )
    } else if (table.keys !== keys) {
      scope.complain(
        [...at, 'lookup'],
        `Expected a table of words of ${keys === 1 ? 'one column' : `${keys} columns`}; those of "${lookup}" have ${table.keys}.`,
        'Give as many `columns` as its `key` has.',
      )
    } else parts.push({ table, at: [...at, 'lookup'], isWritten: false })
  } else if (lookup) {
    parts.push({ table: tableOf(lookup), at: [...at, 'lookup'], isWritten: true })
  }
  if (words) parts.push({ table: tableOf(words), at: [...at, 'enum'], isWritten: true })
  if (parts.length === 0) {
    if (given.unmatched !== undefined) {
      scope.complain(
        [...at, 'unmatched'],
        'Expected a table that words can be missing in.',
        'Add `enum` or `lookup`, or leave `unmatched` out.',
      )
    }
    return { apply: undefined, constants: [], isClosed: false, kind: 'any' }
  }
  const last = parts.at(-1)
  const constants = last?.isWritten ? constantsOf(last.table, last.at) : []
  if (typeof unmatched === 'object') {
    constants.push({ at: [...at, 'unmatched', 'value'], value: unmatched.value })
  }
  const [one, two] = parts.map(({ table }) => applyTable(table, unmatched))
  const kinds = new Set(constants.map(({ value }) => typeof value))
  const [kind = 'string'] = kinds
  return {
    apply:
      one && two
        ? (value, row, column) => {
            const first = one(value, row, column)
            return first === undefined ? undefined : two(first, row, column)
          }
        : one,
    constants,
    isClosed: last?.isWritten === true && unmatched !== 'keep',
    kind: kinds.size > 1 ? 'any' : kind === 'number' || kind === 'boolean' ? kind : 'text',
  }
}

function tableOf(words: Readonly<Record<string, Scalar | null>>): Table {
  return {
    words: new Map(Object.entries(words).map(([word, meant]) => [word.trim(), meant])),
    keys: 1,
  }
}

function constantsOf({ words }: Table, at: readonly PropertyKey[]): Constant[] {
  return [...words].flatMap(([word, value]) =>
    value === null ? [] : [{ at: [...at, word], value }],
  )
}

function applyTable(
  { words }: Table,
  unmatched: NonNullable<ExpressionObject['unmatched']>,
): Convert {
  return (value, row, column) => {
    const meant = words.get(String(value))
    if (meant !== undefined) return meant ?? undefined
    if (unmatched === 'blank') return undefined
    if (unmatched === 'keep') return value
    if (unmatched !== 'refuse') return unmatched.value
    const word = String(value).replaceAll(KEY_SEPARATOR, ', ')
    const known = [...words.keys()].map((each) => each.replaceAll(KEY_SEPARATOR, ', '))
    const near = findNearest(word, known)
    const more = known.length > MOST_SHOWN ? ', …' : ''
    row.refuse(
      column,
      'Expected a word that the mapping’s table has.',
      word,
      near === null
        ? `There are: ${known.slice(0, MOST_SHOWN).join(', ')}${more}. Add it to the table, or say what becomes of others with \`unmatched\`.`
        : `Did you mean "${near}"?`,
    )
    return undefined
  }
}
