import path from 'node:path'
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
import { hasRepeated, parseExactly } from './formats/exact-json.ts'
import { formatByName, REFUSAL_MEMBER } from './formats/format.ts'
import { withLineFeeds } from './formats/line-breaks.ts'
import { listFiles } from './formats/list-files.ts'
import { refusedText } from './formats/read-json-lines.ts'
import { readLines } from './formats/read-lines.ts'
import { readText } from './formats/read-text.ts'

/** One record as written, and where. */
export interface RawRecord {
  readonly file: string
  readonly line: number
  /** What was written; undefined where it could not be parsed, and `unreadable` says why. */
  readonly value: unknown
  readonly unreadable?: string
  /** Its text, where it could not be parsed. */
  readonly text?: string
  /** Of a record that a mapping made of a row: the row, from 1; null where it cites another source, in which the row is none. */
  readonly row?: number | null
  /** The line of a part of the record, or of the nearest part around it. */
  lineOf(path: readonly PropertyKey[]): number
}

/**
 * Reads the files of records of a data set, in the order of their paths.
 *
 * @throws UserError as `readRecordFile` does, and where a pattern leads to no such file.
 */
export async function* readRecords(
  folder: string,
  patterns: readonly string[],
): AsyncGenerator<RawRecord> {
  for (const file of await listRecordFiles(folder, patterns)) {
    for await (const batch of readRecordFile(path.join(folder, file), file)) yield* batch
  }
}

/** The files of records that patterns name. Throws UserError for one that holds no records by its name. */
export async function listRecordFiles(
  folder: string,
  patterns: readonly string[],
): Promise<readonly string[]> {
  const files = await listFiles(folder, patterns)
  const unknown = files.find((file) => !isRecordFile(file))
  if (unknown !== undefined) {
    throw new UserError(
      `Expected records in *.yaml or *.jsonl; the manifest names ${unknown}. What the rows of other files mean is written under \`files\`.`,
    )
  }
  return files
}

/** Whether a file can hold records, by its name. */
export function isRecordFile(file: string): boolean {
  return ['jsonl', 'yaml'].includes(formatByName(file) ?? '')
}

/**
 * Reads a file of records in batches.
 *
 * A line of JSON that cannot be parsed is one bad record. YAML that cannot be parsed tells nothing
 * certain about the rest of its file: UserError, and nothing is imported.
 *
 * @param file is what complaints call it.
 */
export async function* readRecordFile(
  where: string,
  file: string,
  onBytes?: (read: number) => void,
): AsyncGenerator<readonly RawRecord[]> {
  // Standard input has no name; most of what is piped is lines.
  if (formatByName(file) !== 'yaml') {
    let line = 0
    for await (const rows of readLines(where, file, { onBytes })) {
      const records: RawRecord[] = []
      for (const row of rows) {
        line++
        if (row.trim() !== '') records.push(new LineRecord(file, line, row))
      }
      yield records
    }
    return
  }
  let text = ''
  for await (const piece of readText(where, file, { onBytes })) text += withLineFeeds(piece)
  yield [...readYaml(file, text)]
}

/** A line of JSON: all of its parts stand in that line. */
class LineRecord implements RawRecord {
  readonly file: string
  readonly line: number
  readonly value: unknown
  readonly unreadable?: string
  readonly text?: string

  constructor(file: string, line: number, row: string) {
    this.file = file
    this.line = line
    try {
      const value: unknown = JSON.parse(row)
      const refused = typeof value === 'object' && value !== null ? refusedText(value) : null
      if (refused !== null) {
        this.unreadable = 'it is as it was refused; write what its text says into its own members'
        this.text = refused
      } else if (hasRepeated(row, value)) {
        const name = parseExactly(row).repeated
        this.text = row
        this.unreadable = `the name ${JSON.stringify(name)} comes twice in one object, and nothing tells which is meant`
      } else this.value = withoutRefusal(value)
    } catch (error) {
      this.text = row
      this.unreadable = error instanceof Error ? error.message : String(error)
    }
  }

  lineOf(): number {
    return this.line
  }
}

/** A refused record that was mended still says why it was refused. */
function withoutRefusal(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(REFUSAL_MEMBER in value)) return value
  const { [REFUSAL_MEMBER]: _, ...record } = value
  return record
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
    yield { file, line, ...readItem(item, document, text), lineOf }
  }
}

function readItem(
  item: unknown,
  document: Document,
  text: string,
): Pick<RawRecord, 'value' | 'unreadable' | 'text'> {
  if (!isNode(item)) return { value: item }
  keepKeyAsWritten(item)
  try {
    return { value: item.toJS(document) }
  } catch (error) {
    // An alias of nothing, or one that unfolds without end.
    const unreadable = error instanceof Error ? error.message : String(error)
    const [start = 0, end] = item.range ?? []
    return { value: undefined, unreadable, text: text.slice(start, end) }
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
