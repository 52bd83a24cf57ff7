import type { FindColumns } from '../formats/rejected-row.ts'
import type { CompiledEntity } from './compile-entity.ts'

/** Which columns the parts of records came from: `fields.rank` of an Officer was made of the column `po_rank`. */
export function columnFinder(entities: readonly CompiledEntity[]): FindColumns {
  return ({ record, field }) => {
    // Complaints about the row itself name its columns already.
    if (record === null || field === null) return field
    const type = record.slice(0, record.indexOf('/'))
    const part = field.replace(/\[.*$/, '').split('.').slice(0, 2).join('.')
    const columns = entities
      .filter((entity) => entity.type === type)
      .flatMap(({ from }) => from.get(part) ?? [])
    return columns.length === 0 ? field : [...new Set(columns)].join(', ')
  }
}
