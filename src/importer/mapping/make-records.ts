import type { RawRecord } from '../read-records.ts'
import type { CompiledEntity } from './compile-entity.ts'
import type { CompiledRelationship } from './compile-relationship.ts'
import type { Made } from './compile-target.ts'
import type { Row } from './row.ts'
import type { Seen } from './seen.ts'

/** A record made of a row: all of its parts stand in the line where the row begins. */
class MappedRecord implements RawRecord {
  readonly file: string
  readonly line: number
  readonly value: unknown
  readonly row: number | null

  constructor({ file, line, number }: Row, value: Names) {
    this.file = file
    this.line = line
    this.value = value
    // A row number says where in the data set's own words it is, and nothing about another source.
    this.row = value.source === undefined ? number : null
  }

  lineOf(): number {
    return this.line
  }
}

type Names = Record<string, unknown>

/**
 * Makes the records of a row. Where something is wrong with it, the row's problems say what, and the
 * records are of no use.
 *
 * @param made is filled with the references of the entities, for those that name each other.
 * @param seen holds the keys that have come, of entities whose keys come once.
 */
export function makeRecords(
  row: Row,
  entities: readonly CompiledEntity[],
  made: Made[],
  seen: ReadonlyMap<string, Seen>,
): readonly RawRecord[] {
  const parts = entities.map((entity, position) => {
    const items = findItems(row, entity)
    made[position] = items === null ? makeOne(row, entity) : makeEach(row, entity, items)
    return items
  })
  const records: RawRecord[] = []
  for (const [position, entity] of entities.entries()) {
    const references = made[position]
    if (typeof references === 'string') {
      row.item = undefined
      checkUnique(row, entity, references, seen)
      records.push(new MappedRecord(row, makeRecord(row, entity, references, 0)))
    } else if (references) {
      for (const [index, reference] of references.entries()) {
        if (reference === undefined) continue
        row.item = parts[position]?.[index]
        checkUnique(row, entity, reference, seen)
        records.push(new MappedRecord(row, makeRecord(row, entity, reference, index)))
      }
    }
  }
  row.item = undefined
  return records
}

/** The key of something that a row speaks of. */
export interface KeyOfRow {
  readonly type: string
  readonly scheme: string | undefined
  readonly key: string
}

export interface KeysOfRow {
  readonly about: readonly KeyOfRow[]
  /** Types of what it may speak of under a key that cannot be read. */
  readonly types: readonly string[]
}

/**
 * What a refused row speaks of, or would if it were mended: what was claimed of that before is not taken
 * back for the row's sake.
 */
export function readKeys(row: Row, entities: readonly CompiledEntity[]): KeysOfRow {
  const wrong = new Set(row.problems.flatMap(({ field }) => [field, ...(field?.split(', ') ?? [])]))
  const about: KeyOfRow[] = []
  const types = new Set<string>()
  for (const entity of entities) {
    const { type, scheme, key: compiled, isOptional } = entity
    // Which of its parts is wrong may decide what there is one of.
    const isOpen = wrong.has(null) || compiled.from.some((column) => wrong.has(column))
    for (const item of findItems(row, entity) ?? [undefined]) {
      row.item = item
      const key = compiled.read(row)
      if (key !== undefined && !isOpen) about.push({ type, scheme, key })
      else if (isOpen || !isOptional) types.add(type)
    }
  }
  row.item = undefined
  return { about, types: [...types] }
}

function findItems(row: Row, { each }: CompiledEntity): readonly unknown[] | null {
  return each ? each(row) : null
}

function makeEach(row: Row, entity: CompiledEntity, items: readonly unknown[]): Made {
  return items.map((item) => {
    row.item = item
    return makeOne(row, entity)
  })
}

function makeOne(row: Row, entity: CompiledEntity): string | undefined {
  if (entity.holds && !entity.holds(row)) return undefined
  const key = entity.key.read(row)
  if (key !== undefined) return entity.prefix + key
  const { from } = entity.key
  // What is wrong with a column of it is said already, here or by another entity with the same key.
  const isSaid = row.problems.some(({ field }) => field !== null && from.includes(field))
  if (!entity.isOptional && !isSaid) {
    const columns = from.join(', ')
    row.refuse(
      columns,
      `Expected a key for ${entity.name} (${entity.type}); ${columns} is blank or a placeholder.`,
      null,
      'Fill it in; or write `optional: true` where a row can do without.',
    )
  }
  return undefined
}

function checkUnique(
  row: Row,
  { name, isUnique, key }: CompiledEntity,
  reference: string,
  seen: ReadonlyMap<string, Seen>,
): void {
  if (!isUnique) return
  const before = seen.get(name)?.add(reference, row.line) ?? 0
  if (before === 0) return
  row.refuse(
    key.from.join(', '),
    `Expected each key of ${name} once.`,
    reference.slice(reference.indexOf('/') + 1),
    `The row in line ${before} has it already: leave out or correct the one that is wrong.`,
  )
}

function makeRecord(row: Row, entity: CompiledEntity, reference: string, index: number): Names {
  const { type, scheme, prefix, fields, relationships, source, via, stated, verified } = entity
  const values: Names = {}
  for (const { name, read } of fields) {
    const value = read(row)
    if (value !== undefined) values[name] = value
  }
  const record: Names = { type, key: reference.slice(prefix.length), fields: values }
  if (scheme !== undefined) record.scheme = scheme
  if (relationships.length > 0) record.relationships = makeRelationships(row, relationships, index)
  const cited = only(row, 'source', source?.(row, index))
  if (cited !== undefined) record.source = cited
  const read = only(row, 'via', via?.(row, index))
  if (read !== undefined) record.via = read
  const said = stated?.(row)
  if (said !== undefined) record.stated = said
  if (verified !== undefined && (verified || cited !== undefined)) record.verified = verified
  return record
}

/** A record's source is one; which of several it is nobody can tell. */
function only(row: Row, part: 'source' | 'via', made: Made): string | undefined {
  if (typeof made !== 'object') return made
  const [found, ...more] = new Set(made.filter((each) => each !== undefined))
  if (more.length > 0) {
    row.refuse(
      null,
      `Expected one ${part} of a record; this row has ${more.length + 1}.`,
      null,
      `Make the record and its ${part} of the same \`each\`, or give \`${part}\` as { type, key }.`,
    )
  }
  return found
}

function makeRelationships(
  row: Row,
  relationships: readonly CompiledRelationship[],
  index: number,
): Names {
  const lists: Record<string, Names[]> = {}
  for (const { field, target, properties, holds } of relationships) {
    if (holds && !holds(row)) continue
    const ends = target(row, index)
    if (ends === undefined) continue
    lists[field] ??= []
    const list = lists[field]
    for (const entity of typeof ends === 'string' ? [ends] : new Set(ends)) {
      if (entity === undefined) continue
      const one: Names = { entity }
      for (const { name, read } of properties) {
        const value = read(row)
        if (value !== undefined) one[name] = value
      }
      // Several parts of a row can lead to one thing, which is one relationship.
      const isThere = properties.length === 0 && list.some((other) => other.entity === entity)
      if (!isThere) list.push(one)
    }
  }
  return lists
}
