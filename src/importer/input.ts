import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '../canonical-json.ts'
import { UserError } from '../user-error.ts'
import { hashFile } from './formats/hash-file.ts'
import { listFiles, STANDARD_INPUT, spoolInput } from './formats/list-files.ts'
import { RejectsFolder } from './formats/rejects-folder.ts'
import { FORUM_READER_VERSION, forumSources } from './forum/forum-source.ts'
import type { MentionFinder } from './forum/mention-finder.ts'
import type { ForumFile } from './forum/open-forum.ts'
import { type InputSource, mappedSource, recordSource } from './input-source.ts'
import type { Manifest } from './manifest.ts'
import { chooseEntry } from './mapping/choose-entry.ts'
import type { KeyOfRow } from './mapping/make-records.ts'
import { lookupFiles, MAPPER_VERSION, type NamedFile, openMapping } from './mapping/open-mapping.ts'
import type { Problem } from './problem.ts'
import { isRecordFile, listRecordFiles, type RawRecord } from './read-records.ts'

/** One row as a format's reader gives it: the unit of a report's numbers. */
export interface InputRow {
  /** Over all files of the input, from 0, in reading order; the same every time the same files are read. */
  readonly number: number
  /** As the manifest names it, from the folder; `-` for standard input. */
  readonly file: string
  /** From 1, where the row begins; of a spreadsheet the sheet's row. */
  readonly line: number
}

export type InputItem =
  | { readonly row: InputRow; readonly records: readonly RawRecord[] }
  | { readonly row: InputRow; readonly skipped: string }
  | {
      readonly row: InputRow
      readonly refused: readonly Problem[]
      /** What the row's records would have been about, as far as their keys can be read. */
      readonly about: readonly KeyOfRow[]
      /** The types of those whose keys cannot. */
      readonly types: readonly string[]
    }

/** What a data set's folder brings, as often as it is asked for. */
export interface Input {
  items(): AsyncIterable<InputItem>
  /** Equal where the same items come. It hashes bytes and parses nothing. */
  hash(): Promise<string>
  /** Bytes of all files. */
  size(): Promise<number>
  /** Writes the rows refused, in the input's own form, into `folder`; gives the files written. */
  writeRejects(
    refused: ReadonlyMap<number, readonly Problem[]>,
    folder: string,
  ): Promise<readonly string[]>
  /** Takes away what was kept of standard input. */
  close(): Promise<void>
}

export interface InputOptions {
  /** Told how many bytes were read since it was last told. */
  readonly onBytes?: (read: number) => void
  /** Files to read in place of the manifest's, from the current folder; `-` is standard input. */
  readonly files?: readonly string[]
  /** Finds who is mentioned in posts; nobody is looked for without it. */
  readonly mentions?: MentionFinder
}

/**
 * Opens what a data set's folder brings: its files of records, then those whose rows a mapping makes
 * records of, each in the order of their paths.
 *
 * @throws UserError where a file is missing, a header cannot be used, or the mapping is wrong. No row is
 * read before all of it has been checked.
 */
export async function openInput(
  folder: string,
  manifest: Manifest,
  { onBytes, files: instead, mentions }: InputOptions = {},
): Promise<Input> {
  const spooled = instead?.includes(STANDARD_INPUT) ? await spoolInput() : null
  const close = async () => {
    await spooled?.remove()
  }
  try {
    const found = instead
      ? await listGiven(instead, manifest, spooled?.path ?? '')
      : await listNamed(folder, manifest)
    const mapping = await openMapping(folder, found.mapped, manifest.files, manifest.lookups)
    const sources: readonly InputSource[] = [
      ...found.records.map(({ file, path: where }) => recordSource(file, where)),
      ...mapping.files.map(mappedSource),
      ...forumSources(found.pages, mentions),
    ]
    return {
      async *items() {
        mapping.reset()
        let number = 0
        for (const source of sources) {
          for await (const batch of source.items(number, onBytes)) {
            number += batch.length
            yield* batch
          }
        }
      },
      async hash() {
        const hash = createHash('sha256').update(
          canonicalJson([
            MAPPER_VERSION,
            manifest.files,
            manifest.lookups,
            ...(manifest.threads.length > 0 ? [FORUM_READER_VERSION, manifest.threads] : []),
          ]),
        )
        const tables = (await lookupFiles(folder, manifest.lookups)).map((file) => ({
          file,
          path: path.join(folder, file),
        }))
        for (const each of [...sources, ...tables]) {
          hash.update(`${each.file}\n`).update(await hashFile(each.path))
        }
        return hash.digest('hex')
      },
      async size() {
        const sizes = await Promise.all(sources.map((source) => stat(source.path)))
        return sizes.reduce((sum, { size }) => sum + size, 0)
      },
      async writeRejects(refused, target) {
        const written: string[] = []
        const folder = new RejectsFolder(
          target,
          sources.map((source) => source.path),
        )
        let number = 0
        for (const source of sources) {
          const { written: file, rows } = await source.writeRejects(number, refused, folder)
          if (file !== null) written.push(file)
          number += rows
        }
        return written
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Found {
  readonly records: readonly Omit<NamedFile, 'entry'>[]
  readonly mapped: readonly NamedFile[]
  /** Saved pages of threads. */
  readonly pages: readonly ForumFile[]
}

async function listNamed(folder: string, { records, files, threads }: Manifest): Promise<Found> {
  const at = (file: string) => path.join(folder, file)
  const ofRecords = records.length === 0 ? [] : await listRecordFiles(folder, records)
  const mapped: NamedFile[] = []
  for (const [entry, { path: patterns }] of files.entries()) {
    const list = typeof patterns === 'string' ? [patterns] : patterns
    for (const file of await listFiles(folder, list)) mapped.push({ file, path: at(file), entry })
  }
  const pages: ForumFile[] = []
  for (const { path: patterns, ...entry } of threads) {
    const list = typeof patterns === 'string' ? [patterns] : patterns
    for (const file of await listFiles(folder, list)) pages.push({ file, path: at(file), ...entry })
  }
  return { records: ofRecords.map((file) => ({ file, path: at(file) })), mapped, pages }
}

async function listGiven(
  files: readonly string[],
  manifest: Manifest,
  spooled: string,
): Promise<Found> {
  const records: Omit<NamedFile, 'entry'>[] = []
  const mapped: NamedFile[] = []
  const pages: ForumFile[] = []
  // Of a data set of threads alone every file is a page, but for the records of refused posts.
  const [thread, ...others] = manifest.files.length === 0 ? manifest.threads : []
  for (const file of files) {
    const where = file === STANDARD_INPUT ? spooled : path.resolve(file)
    const isThere = await stat(where).catch(() => null)
    if (!isThere?.isFile()) throw new UserError(`Expected a file to read; there is no ${file}.`)
    if (thread && !isRecordFile(file)) {
      if (others.length > 0) throw severalThreads(file)
      const { path: _, ...entry } = thread
      pages.push({ file, path: where, ...entry })
      continue
    }
    const entry = await chooseEntry(file, where, manifest)
    if (entry === null) records.push({ file, path: where })
    else mapped.push({ file, path: where, entry })
  }
  return { records, mapped, pages }
}

function severalThreads(file: string): UserError {
  return new UserError(
    `${file}: the manifest has several entries under \`threads\`, and nothing says which of them it is. Name the file under one of these.`,
  )
}
