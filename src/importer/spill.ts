import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a part holds in memory before it goes to its file. */
const BUFFER_BYTES = 64 * 1024
/** A part larger than this is split by one more character before it is read whole. */
const MOST_BYTES_IN_MEMORY = 48 * 1024 * 1024

interface Part {
  readonly file: number
  readonly path: string
  lines: string[]
  bytes: number
  written: number
  longestKey: number
}

/**
 * Lines on disk, grouped by the beginning of their key, to be read again in the order of their keys
 * without ever holding all of them. Within a key, lines keep the order in which they came.
 *
 * Its folder is in the system's place for temporary files, readable by the owner alone, and goes with `remove`.
 */
export class Spill {
  readonly #folder: string
  readonly #prefixLength: (key: string) => number
  readonly #parts = new Map<string, Part>()

  /** `prefixLength` says how much of a key names its part. */
  constructor(prefixLength: (key: string) => number, within = tmpdir()) {
    this.#folder = mkdtempSync(path.join(within, 'warrant-import-'))
    this.#prefixLength = prefixLength
  }

  /** `line` may hold no line break; it begins with its key and a tab. */
  add(key: string, line: string): void {
    const prefix = key.slice(0, this.#prefixLength(key))
    let part = this.#parts.get(prefix)
    if (!part) {
      const file = path.join(this.#folder, `${this.#parts.size}.lines`)
      part = {
        file: openSync(file, 'a', 0o600),
        path: file,
        lines: [],
        bytes: 0,
        written: 0,
        longestKey: 0,
      }
      this.#parts.set(prefix, part)
    }
    part.lines.push(line)
    part.longestKey = Math.max(part.longestKey, key.length)
    part.bytes += line.length
    if (part.bytes > BUFFER_BYTES) flush(part)
  }

  /** The beginnings of keys that there are lines for. */
  prefixes(): readonly string[] {
    return [...this.#parts.keys()]
  }

  /**
   * The lines of one part, by key: in pieces that fit into memory, each piece sorted, the pieces in
   * order. All lines of one key come in one piece.
   */
  async *read(prefix: string): AsyncGenerator<readonly SpilledLine[]> {
    const part = this.#parts.get(prefix)
    if (!part) return
    flush(part)
    const isWholeKey = part.longestKey <= prefix.length
    if (part.written <= MOST_BYTES_IN_MEMORY || isWholeKey) {
      const lines: SpilledLine[] = []
      for await (const line of linesOf(part.path)) lines.push(line)
      yield lines.sort(byKey)
      return
    }
    const finer = new Spill((key) => Math.min(key.length, prefix.length + 1), this.#folder)
    try {
      for await (const { key, line } of linesOf(part.path)) finer.add(key, line)
      for (const each of finer.prefixes().toSorted()) yield* finer.read(each)
    } finally {
      finer.remove()
    }
  }

  remove(): void {
    for (const { file } of this.#parts.values()) closeSync(file)
    this.#parts.clear()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export interface SpilledLine {
  readonly key: string
  readonly line: string
}

function flush(part: Part): void {
  if (part.lines.length === 0) return
  part.written += writeSync(part.file, `${part.lines.join('\n')}\n`)
  part.lines = []
  part.bytes = 0
}

/** Not by readline, which also ends a line at U+2028; JSON may hold that. */
async function* linesOf(file: string): AsyncGenerator<SpilledLine> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield { key: line.slice(0, line.indexOf('\t')), line }
  }
}

/** Stable, so that lines of one key keep the order in which they came. */
function byKey(a: SpilledLine, b: SpilledLine): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
