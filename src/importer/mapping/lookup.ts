import path from 'node:path'
import { listFiles } from '../formats/list-files.ts'
import { openRows } from '../formats/open-rows.ts'
import { suggest } from '../nearest.ts'
import { show } from '../problem.ts'
import type { Complain } from './complaints.ts'
import { isCells, type Scalar } from './row.ts'
import type { Lookups } from './schema.ts'

/** Words and what they mean; null where a word means nothing. */
export interface Table {
  readonly words: ReadonlyMap<string, Scalar | null>
  /** How many columns a word takes. */
  readonly keys: number
}

/** Joins the columns of a word of several. */
export const KEY_SEPARATOR = '\u001f'

/** Reads the tables of a manifest: written there, or files of the folder. Complains of those that cannot be used. */
export async function readLookups(
  folder: string,
  lookups: Lookups,
  complain: Complain,
): Promise<ReadonlyMap<string, Table>> {
  const tables = new Map<string, Table>()
  for (const [name, lookup] of Object.entries(lookups)) {
    const table =
      'values' in lookup
        ? { words: new Map(Object.entries(lookup.values)), keys: 1 }
        : await readTable(folder, lookup, ['lookups', name], complain)
    tables.set(name, table)
  }
  return tables
}

type FileLookup = Extract<Lookups[string], { file: string }>

async function readTable(
  folder: string,
  lookup: FileLookup,
  at: readonly PropertyKey[],
  complain: Complain,
): Promise<Table> {
  const words = new Map<string, string | null>()
  for (const file of await listFiles(folder, [lookup.file])) {
    if (!(await readTableFile(folder, file, lookup, words, at, complain))) break
  }
  return { words, keys: typeof lookup.key === 'string' ? 1 : lookup.key.length }
}

/** Puts the words of one file into a table; false where the table cannot be used. */
async function readTableFile(
  folder: string,
  file: string,
  lookup: FileLookup,
  words: Map<string, string | null>,
  at: readonly PropertyKey[],
  complain: Complain,
): Promise<boolean> {
  const { key, value, several = 'refuse' } = lookup
  const keys = typeof key === 'string' ? [key] : key
  const reader = await openRows(path.join(folder, file), file, lookup)
  const { columns } = reader
  const indexes = [...keys, value].map((name) => columns?.indexOf(name) ?? -1)
  if (columns) {
    for (const [index, name] of [...keys, value].entries()) {
      if ((indexes[index] ?? -1) >= 0) continue
      const part = index < keys.length ? 'key' : 'value'
      complain(
        [...at, part],
        `Expected a column of ${file}; there is no "${name}".`,
        suggest(name, columns),
      )
      return false
    }
  }
  for await (const batch of reader.rows()) {
    for (const { line, values, fault } of batch) {
      if (fault) {
        complain([...at, 'file'], `${file}:${line}: ${fault.expected}`, fault.todo)
        continue
      }
      const parts = [...keys, value].map((name, index) => {
        const cell = isCells(values) ? values[indexes[index] ?? -1] : values[name]
        return cell === undefined || cell === null ? '' : String(cell).trim()
      })
      const meant = parts.pop() ?? ''
      // A row without a word or without a meaning says nothing.
      if (meant === '' || parts.includes('')) continue
      const word = parts.join(KEY_SEPARATOR)
      const before = words.get(word)
      if (before === undefined) words.set(word, meant)
      else if (before === null || before === meant || several === 'first') continue
      else if (several === 'blank') words.set(word, null)
      else {
        complain(
          [...at, 'file'],
          `Expected one meaning of each word; ${file}:${line} says ${show(meant)} of ${show(parts.join(', '))}, and ${show(before)} came before.`,
          'Correct the table, or write `several: blank` or `several: first`.',
        )
        return false
      }
    }
  }
  return true
}
