import { suggest } from '../nearest.ts'
import { checkScheme, compileKey, findType } from './compile-key.ts'
import type { Row } from './row.ts'
import type { EntityMapping, Target } from './schema.ts'
import type { Scope } from './scope.ts'

/** What an entity of the row came to: its reference, those of several, or none. */
export type Made = string | readonly (string | undefined)[] | undefined

/** The entities of a mapping, which relationships and sources can name. */
export interface Ends {
  readonly names: readonly string[]
  readonly mappings: Readonly<Record<string, EntityMapping>>
  /** What each came to in the row at hand, in the order of `names`. */
  readonly made: Made[]
}

/** The references of a target in a row; `index` is the part of `each` at hand. */
export type TargetReader = (row: Row, index: number) => Made

/**
 * Compiles the far end of a relationship or a source; complains where it cannot be of one of these types.
 * Adds to `columns` those that its key is made of.
 */
export function compileTarget(
  target: Target,
  at: readonly PropertyKey[],
  types: readonly string[],
  { names, mappings, made }: Ends,
  scope: Scope,
  each?: EntityMapping['each'],
  columns: string[] = [],
): TargetReader {
  const mapping = typeof target === 'string' ? mappings[target] : target
  if (!mapping) {
    scope.complain(
      at,
      `Expected an entity of this mapping; there is no "${String(target)}".`,
      `${suggest(String(target), names)} One that has its record elsewhere is written { type, key }.`,
    )
    return () => undefined
  }
  if (!types.includes(mapping.type)) {
    scope.complain(
      at,
      `Expected ${types.join(' or ')}; this is ${mapping.type}.`,
      'Name another entity.',
    )
  }
  if (typeof target !== 'string') {
    findType(target.type, [...at, 'type'], scope)
    checkScheme(target.scheme, [...at, 'scheme'], scope)
    const { read, from } = compileKey(target.key, [...at, 'key'], scope)
    columns.push(...from)
    const prefix = `${target.type}/${target.scheme === undefined ? '' : `${target.scheme}:`}`
    return (row) => {
      const key = read(row)
      return key === undefined ? undefined : prefix + key
    }
  }
  const position = names.indexOf(target)
  const isSameEach =
    each !== undefined && JSON.stringify(mappings[target]?.each) === JSON.stringify(each)
  // Two that are made of the same parts belong together part by part.
  return (_, index) => {
    const found = made[position]
    return isSameEach && typeof found === 'object' ? found[index] : found
  }
}
