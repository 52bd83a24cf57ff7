import { suggest } from '../nearest.ts'
import type { Complain } from './complaints.ts'
import type { Read } from './row.ts'

/** Columns that every row has: what is known of the row itself. */
const own: Readonly<Record<string, Read<unknown>>> = {
  _row: (row) => row.number,
  _line: (row) => row.writtenLine,
  _file: (row) => row.file,
  _copy: (row) => row.copy,
}

/** What is known of the columns of a file. */
export interface Columns {
  /** Names in the order of the cells; null where rows are objects. */
  readonly header: readonly string[] | null
  /** All names that there may be: the header's, or members seen and declared. */
  readonly names: readonly string[]
  /** Whether no row could be read, so that nobody can say which names there are. */
  readonly isUnknown?: boolean
}

/**
 * How a column is read: text of a cell, or whatever a member holds. A name that the file lacks is a
 * complaint; blank is read then.
 */
export function columnReader(
  name: string,
  { header, names, isUnknown = false }: Columns,
  isWithinEach: boolean,
  at: readonly PropertyKey[],
  complain: Complain,
): Read<unknown> {
  const ownReader = Object.hasOwn(own, name) ? own[name] : undefined
  if (ownReader) return ownReader
  const [first = '', ...rest] = name.split('.')
  if (isWithinEach && first === 'item') return (row) => walk(row.item, rest)
  if (header) {
    const index = header.indexOf(name)
    if (index >= 0) return (row) => row.cells[index]
  } else if (names.includes(name)) {
    return (row) => row.members[name]
  } else if (names.includes(first) || isUnknown) {
    return (row) => walk(row.members[first], rest)
  }
  const more =
    header || first === 'item'
      ? ''
      : ' A member that comes later than the first 1,000 rows is named in `columns:`.'
  complain(
    at,
    `Expected a column of the file; there is no "${name}".`,
    `${suggest(name, [...names, ...(isWithinEach ? ['item'] : [])])}${more}`,
  )
  return () => undefined
}

function walk(value: unknown, path: readonly string[]): unknown {
  let part = value
  for (const name of path) {
    if (typeof part !== 'object' || part === null) return undefined
    part = memberOf(part, name)
  }
  return part
}

function memberOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}
