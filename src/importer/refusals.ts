import { typeOfId } from '../graph/model.ts'
import type { RefusedRecord } from './check-record.ts'

/**
 * What refused records may have been about. A release that refuses some of its records does not take
 * back what these may repeat: of a record that can be identified, the claims on its entity; of one whose
 * key cannot be read, those on its type; of one that cannot be read at all, every claim there is.
 */
export interface Refusals {
  readonly entities: ReadonlySet<string>
  /** Names of types. */
  readonly types: ReadonlySet<string>
  readonly isAnything: boolean
}

export function collectRefusals(): Refusals & { add(record: RefusedRecord): void } {
  const entities = new Set<string>()
  const types = new Set<string>()
  let isAnything = false
  return {
    entities,
    types,
    get isAnything() {
      return isAnything
    },
    add({ about, type }) {
      if (about !== null) entities.add(about)
      else if (type !== undefined) types.add(type)
      else isAnything = true
    },
  }
}

/** Whether a refused record may have been about the entity. */
export function mayConcern({ entities, types, isAnything }: Refusals, entity: string): boolean {
  return isAnything || entities.has(entity) || types.has(typeOfId(entity)?.name ?? '')
}
