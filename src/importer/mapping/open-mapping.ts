import type { FileFormat, RowReader } from '../formats/format.ts'
import { listFiles } from '../formats/list-files.ts'
import { openRows } from '../formats/open-rows.ts'
import { type CompiledRows, compileRows, newState, type SharedState } from './compile-rows.ts'
import { type Complaint, mappingError } from './complaints.ts'
import { formatFor } from './format-for.ts'
import { readLookups } from './lookup.ts'
import { isCells } from './row.ts'
import type { FileEntry, Lookups } from './schema.ts'

/** Part of an input's hash: raise it when equal rows come to give other records. */
export const MAPPER_VERSION = 3

/** A file with the entry of the manifest that says what its rows mean. */
export interface NamedFile {
  /** As the manifest or the command line names it. */
  readonly file: string
  readonly path: string
  /** The entry's place under `files`. */
  readonly entry: number
}

/** A file ready to be read and mapped. */
export interface MappedFile extends NamedFile {
  readonly given: FileFormat
  readonly reader: RowReader
  readonly rows: CompiledRows
}

/** Rows of objects that are looked at for the names of their members. */
const ROWS_LOOKED_AT = 1000

/**
 * Opens files and compiles what their rows mean.
 *
 * @returns the files, and `reset`, to be called before they are read anew.
 * @throws UserError that lists all that is wrong with the mapping, before any row is mapped.
 */
export async function openMapping(
  folder: string,
  files: readonly NamedFile[],
  entries: readonly FileEntry[],
  lookups: Lookups,
): Promise<{ readonly files: readonly MappedFile[]; reset(): void }> {
  const complaints: Complaint[] = []
  const complain = (at: readonly PropertyKey[], expected: string, todo: string) =>
    complaints.push({ at, expected, todo })
  const tables = await readLookups(folder, lookups, complain)
  const states = new Map<number, SharedState>()
  const opened: MappedFile[] = []
  for (const { file, path: where, entry } of files) {
    const written = entries[entry]
    if (!written) throw new Error(`There is no entry ${entry} for ${file}.`)
    const given = formatFor(file, written)
    const reader = await openRows(where, file, given)
    const members = reader.columns ? [] : await findMembers(reader)
    const state = states.get(entry) ?? newState()
    states.set(entry, state)
    const at = ['files', entry, 'rows']
    const rows = compileRows(written.rows, reader, members, tables, at, complain, state)
    opened.push({ file, path: where, entry, given, reader, rows })
  }
  if (complaints.length > 0) throw await mappingError(folder, complaints)
  return {
    files: opened,
    reset() {
      for (const state of states.values()) Object.assign(state, newState())
    },
  }
}

/** Names of members that the first rows have; null where none of them could be read. */
async function findMembers(reader: RowReader): Promise<readonly string[] | null> {
  let isAnyGood = false
  let isAny = false
  const names = new Set<string>()
  let left = ROWS_LOOKED_AT
  for await (const batch of reader.rows()) {
    for (const { values, fault } of batch.slice(0, left)) {
      isAny = true
      isAnyGood ||= fault === undefined
      if (!isCells(values)) for (const name of Object.keys(values)) names.add(name)
    }
    left -= batch.length
    if (left <= 0) break
  }
  return isAny && !isAnyGood ? null : [...names]
}

/** Files of a folder that tables are read from. */
export async function lookupFiles(folder: string, lookups: Lookups): Promise<readonly string[]> {
  const patterns = Object.values(lookups).flatMap((lookup) =>
    'file' in lookup ? [lookup.file] : [],
  )
  return await listFiles(folder, patterns)
}
