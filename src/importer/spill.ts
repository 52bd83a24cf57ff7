import { closeSync, createReadStream, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { makeScratchFolder } from '../scratch-folder.ts'

/** What a part holds in memory before it goes to its file; bytes, since texts that wait are much work to the collector. */
const BUFFER_BYTES = 64 * 1024
/** Most bytes that UTF-8 takes for a unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3
/** A part larger than this is split by one more character before it is read whole. */
const MOST_BYTES_IN_MEMORY = 16 * 1024 * 1024

interface Part {
  readonly file: number
  readonly path: string
  readonly buffer: Buffer
  /** How much of the buffer waits to be written. */
  used: number
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
  constructor(prefixLength: (key: string) => number, within?: string) {
    this.#folder = makeScratchFolder(within)
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
        buffer: Buffer.allocUnsafeSlow(BUFFER_BYTES),
        used: 0,
        written: 0,
        longestKey: 0,
      }
      this.#parts.set(prefix, part)
    }
    part.longestKey = Math.max(part.longestKey, key.length)
    const most = line.length * MOST_BYTES_A_UNIT + 1
    if (part.used + most > BUFFER_BYTES) flush(part)
    if (most > BUFFER_BYTES) {
      part.written += writeWhole(part.file, Buffer.from(`${line}\n`))
      return
    }
    part.used += part.buffer.write(line, part.used)
    part.buffer[part.used++] = LINE_FEED
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

const LINE_FEED = 10

function flush(part: Part): void {
  if (part.used === 0) return
  part.written += writeWhole(part.file, part.buffer.subarray(0, part.used))
  part.used = 0
}

/** A file system may take less than it is given, as a full one does. */
function writeWhole(file: number, bytes: Buffer): number {
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done)
  return done
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
