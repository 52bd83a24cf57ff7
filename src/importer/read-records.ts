import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { glob } from 'tinyglobby'
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import { UserError } from '../user-error.ts'
import { MANIFEST } from './manifest.ts'

/** One record as written, and where. */
export interface RawRecord {
  readonly file: string
  readonly line: number
  /** What was written; undefined where it could not be parsed, and `unreadable` says why. */
  readonly value: unknown
  readonly unreadable?: string
  /** The line of a part of the record, or of the nearest part around it. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads the files of records of a data set, in the order of their paths.
 *
 * A line of JSON that cannot be parsed is one bad record. YAML that cannot be parsed tells nothing
 * certain about the rest of its file: UserError, and nothing is imported.
 */
export async function* readRecords(
  folder: string,
  patterns: readonly string[],
): AsyncGenerator<RawRecord> {
  for (const file of await listFiles(folder, patterns)) {
    const text = await readFile(path.join(folder, file), 'utf8')
    yield* file.endsWith('.jsonl') ? readJsonLines(file, text) : readYaml(file, text)
  }
}

/** SHA-256 of the names and contents of the files of records. Throws UserError as `readRecords` does. */
export async function hashFiles(folder: string, patterns: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await listFiles(folder, patterns)) {
    hash.update(`${file}\n`)
    const contents = createHash('sha256')
    for await (const chunk of createReadStream(path.join(folder, file))) contents.update(chunk)
    hash.update(contents.digest())
  }
  return hash.digest('hex')
}

async function listFiles(folder: string, patterns: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>()
  for (const pattern of patterns) {
    const found = await glob(pattern, {
      cwd: folder,
      ignore: [MANIFEST],
      expandDirectories: false,
      followSymbolicLinks: false,
    })
    if (found.length === 0) {
      throw new UserError(
        `The manifest of ${folder} names records in "${pattern}"; no file matches. Correct the pattern, or leave it out.`,
      )
    }
    for (const file of found) {
      if (file.startsWith('../') || path.isAbsolute(file)) {
        throw new UserError(
          `Expected records inside ${folder}; "${pattern}" leads to ${file}. Put the file into the folder.`,
        )
      }
      files.add(file)
    }
  }
  const unknown = [...files].find((file) => !/\.(jsonl|ya?ml)$/.test(file))
  if (unknown !== undefined) {
    throw new UserError(`Expected records in *.yaml or *.jsonl; the manifest names ${unknown}.`)
  }
  return [...files].toSorted()
}

function* readJsonLines(file: string, text: string): Generator<RawRecord> {
  for (const [index, row] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (row.trim() === '') continue
    const line = index + 1
    const lineOf = () => line
    try {
      const value: unknown = JSON.parse(row)
      yield { file, line, value, lineOf }
    } catch (error) {
      const unreadable = error instanceof Error ? error.message : String(error)
      yield { file, line, value: undefined, unreadable, lineOf }
    }
  }
}

function* readYaml(file: string, text: string): Generator<RawRecord> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line
    throw new UserError(
      `${file}:${line}: this is no YAML, so nothing can be said of what follows it. ${broken.message}`,
    )
  }
  if (document.contents === null) return
  if (!isSeq(document.contents)) {
    throw new UserError(`${file}:1: expected a list of records, each beginning with "- type:".`)
  }
  const lineAt = (node: unknown) =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : null
  for (const item of document.contents.items) {
    const line = lineAt(item) ?? 1
    const lineOf = (parts: readonly PropertyKey[]) => {
      let node: unknown = item
      let nearest = line
      for (const part of parts) {
        node = child(node, part)
        nearest = lineAt(node) ?? nearest
      }
      return nearest
    }
    yield { file, line, ...readItem(item, document), lineOf }
  }
}

function readItem(item: unknown, document: Document): Pick<RawRecord, 'value' | 'unreadable'> {
  if (!isNode(item)) return { value: item }
  keepKeyAsWritten(item)
  try {
    return { value: item.toJS(document) }
  } catch (error) {
    // An alias of nothing, or one that unfolds without end.
    return { value: undefined, unreadable: error instanceof Error ? error.message : String(error) }
  }
}

/** `key: 007` is no seven, and 1.10 is not 1.1: a key is what was written. */
function keepKeyAsWritten(item: Node): void {
  const key = isMap(item) ? item.get('key', true) : undefined
  if (isScalar(key) && typeof key.value === 'number' && key.source) key.value = key.source
}

/** The part of a node at a key; of a map, the key itself where its value takes no room. */
function child(node: unknown, part: PropertyKey): Node | undefined {
  if (isSeq(node) || isMap(node)) {
    const found = node.get(part, true)
    return isNode(found) ? found : undefined
  }
  return undefined
}
