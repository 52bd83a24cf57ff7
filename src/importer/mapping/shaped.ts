import type { Property } from '../../graph/declare/property.ts'
import type { Read } from './row.ts'

/** A field or a property of a relationship, and how its value in a record is had. */
export interface CompiledField {
  readonly name: string
  readonly read: Read<unknown>
}

/** Values of which there are several are a list, even where there is one. */
export function shaped(read: Read, { codec }: Property): Read<unknown> {
  if (codec.kind !== 'enums') return read
  return (row) => {
    const value = read(row)
    return value === undefined || typeof value === 'object' ? value : [value]
  }
}
