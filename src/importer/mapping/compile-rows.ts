import { type FileRow, REFUSAL_MEMBER, type RowReader, refusalColumns } from '../formats/format.ts'
import { isRefusedBefore } from '../formats/read-csv.ts'
import type { Problem } from '../problem.ts'
import type { RawRecord } from '../read-records.ts'
import { columnReader } from './columns.ts'
import { type CompiledEntity, compileEntity } from './compile-entity.ts'
import { compileCondition } from './compile-expression.ts'
import type { Made } from './compile-target.ts'
import type { Complain } from './complaints.ts'
import { foldWord } from './fold-word.ts'
import type { Table } from './lookup.ts'
import { type KeysOfRow, makeRecords, readKeys } from './make-records.ts'
import { isCells, type Read, Row } from './row.ts'
import type { RowsMapping } from './schema.ts'
import type { Scope } from './scope.ts'
import { Seen } from './seen.ts'

/** What becomes of a row. */
export type Outcome =
  | { readonly records: readonly RawRecord[] }
  | { readonly skipped: string }
  | ({ readonly refused: readonly Problem[] } & KeysOfRow)

/** A mapping compiled for a file. */
export interface CompiledRows {
  readonly entities: readonly CompiledEntity[]
  /** Starts on a reading of the file; the mapper takes its rows in order, each with its number from 1. */
  start(file: string): (row: FileRow, number: number) => Outcome
}

/** Compiles what the rows of a file mean; whatever is wrong with it is complained of. */
export function compileRows(
  mapping: RowsMapping,
  { columns }: Pick<RowReader, 'columns'>,
  members: readonly string[] | null,
  tables: ReadonlyMap<string, Table>,
  at: readonly PropertyKey[],
  complain: Complain,
  shared: SharedState,
): CompiledRows {
  const scope: Scope = {
    columns: {
      header: columns,
      names: columns ?? [...(members ?? []), ...(mapping.columns ?? [])],
      isUnknown: members === null,
    },
    tables,
    placeholders: new Set((mapping.placeholders ?? []).map(foldWord)),
    isWithinEach: false,
    complain,
  }
  const made: Made[] = []
  const names = Object.keys(mapping.entities)
  const ends = { names, mappings: mapping.entities, made }
  const entities = Object.entries(mapping.entities).map(([name, entity]) =>
    compileEntity(name, entity, [...at, 'entities', name], ends, scope),
  )
  const rules = (mapping.skip ?? []).map(({ when, reason }, index) => ({
    holds: compileCondition(when, [...at, 'skip', index, 'when'], scope),
    reason,
  }))
  const equal = compileEqualRows(mapping, [...at, 'equalRows'], scope)
  const findNumber = placeOf('row', columns)
  const findLine = placeOf('line', columns)
  const unique = entities.filter(({ isUnique }) => isUnique)
  return {
    entities,
    start(file) {
      const row = new Row(file)
      const { rows, keys } = shared
      for (const { name } of unique) if (!keys.has(name)) keys.set(name, new Seen())
      return (fileRow, number) => {
        row.begin(fileRow, findNumber(fileRow, number), findLine(fileRow, fileRow.line))
        const { fault } = fileRow
        if (fault) {
          row.refuse(fault.column, fault.expected, fault.came, fault.todo)
          return { refused: row.problems, about: [], types: typesOf(entities) }
        }
        const rule = rules.find(({ holds }) => holds(row))
        if (rule) return { skipped: rule.reason }
        if (equal) {
          row.copy = rows.count(equal.text(row))
          if (row.copy > 1 && equal.are === 'duplicate') return { skipped: equal.reason }
        }
        const records = makeRecords(row, entities, made, keys)
        if (row.problems.length === 0) return { records }
        const refused = [...row.problems]
        return { refused, ...readKeys(row, entities) }
      }
    },
  }
}

function typesOf(entities: readonly CompiledEntity[]): readonly string[] {
  return [...new Set(entities.map(({ type }) => type))]
}

/** What is known of the rows before, over all files of one entry of the manifest. */
export interface SharedState {
  rows: Seen
  keys: Map<string, Seen>
}

export function newState(): SharedState {
  return { rows: new Seen(), keys: new Map() }
}

interface EqualRows {
  readonly are: 'separate' | 'duplicate'
  readonly reason: string
  readonly text: Read<string>
}

const refusalNames: readonly string[] = [...refusalColumns, REFUSAL_MEMBER]

function compileEqualRows(
  { equalRows }: RowsMapping,
  at: readonly PropertyKey[],
  scope: Scope,
): EqualRows | null {
  if (equalRows === undefined) return null
  const { are, by, reason } =
    typeof equalRows === 'string' ? { are: equalRows, by: undefined, reason: undefined } : equalRows
  const { header } = scope.columns
  const readers = by
    ? by.map((name, index) => columnText(name, [...at, 'by', index], scope))
    : header?.flatMap((name) => (refusalNames.includes(name) ? [] : [columnText(name, at, scope)]))
  return {
    are,
    reason: reason ?? `equal to a row before it${by ? ` in ${by.join(', ')}` : ''}`,
    text: readers
      ? (row) => {
          let text = ''
          for (const read of readers) text += `${read(row)}\u001f`
          return text
        }
      : (row) => JSON.stringify({ ...row.members, [REFUSAL_MEMBER]: undefined }),
  }
}

function columnText(name: string, at: readonly PropertyKey[], scope: Scope): Read<string> {
  const read = columnReader(name, scope.columns, false, at, scope.complain)
  return (row) => {
    const value = read(row)
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  }
}

/** Where a row stands in its file: its number, or its line. Of a refused row that was mended, where it stood. */
function placeOf(
  part: 'row' | 'line',
  columns: readonly string[] | null,
): (row: FileRow, here: number) => number {
  const at = columns?.indexOf(`_${part}`) ?? -1
  const behind = refusalColumns.indexOf(`_${part}`)
  return ({ values }, here) => {
    if (isCells(values)) {
      const width = columns?.length ?? 0
      const written = values[at >= 0 ? at : isRefusedBefore(values, width) ? width + behind : -1]
      return written !== undefined && /^\d+$/.test(written) ? Number(written) : here
    }
    const refused = values[REFUSAL_MEMBER]
    const written = typeof refused === 'object' && refused !== null ? Reflect.get(refused, part) : 0
    return typeof written === 'number' && written > 0 ? written : here
  }
}
