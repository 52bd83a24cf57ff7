import type { Columns } from './columns.ts'
import type { Complain } from './complaints.ts'
import type { Kind } from './convert.ts'
import type { Table } from './lookup.ts'
import type { Read, Scalar } from './row.ts'

/** What expressions are compiled against. */
export interface Scope {
  readonly columns: Columns
  readonly tables: ReadonlyMap<string, Table>
  /** Folded words that mean nothing. */
  readonly placeholders: ReadonlySet<string>
  readonly isWithinEach: boolean
  readonly complain: Complain
}

/** An expression made ready: how it is read, and what is known beforehand of what it gives. */
export interface Compiled {
  readonly read: Read
  /** What its values are; `text` may be anything that the file has. */
  readonly kind: Kind
  readonly isList: boolean
  /** Values that stand in the manifest, and where. */
  readonly constants: readonly Constant[]
  /** Whether values may come that do not stand in the manifest. */
  readonly isOpen: boolean
  /** The columns that it is made of. */
  readonly from: readonly string[]
}

export interface Constant {
  readonly at: readonly PropertyKey[]
  readonly value: Scalar
}
