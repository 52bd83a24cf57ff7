import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { makeScratchFolder } from './scratch-folder.ts'

/** Prints are parted by their last bits, so that one part is small enough to be looked at whole. */
const PARTS = 64
const BUFFERED = 1 << 11
/** Prints told from new ones without being written again. */
const REMEMBERED = 1 << 16

/**
 * Which of the ids that records refer to no record is about. Ten million of either need no memory: 52 bits
 * of each wait on disk. Two ids of ten million in one input are taken for one about once in a hundred
 * inputs, and then only one that is missing can pass for one that is there; what is written compares its
 * counts with the database and would stop with an error.
 */
export class ReferenceCheck {
  readonly #about = new PrintFiles()
  readonly #refersTo = new PrintFiles()

  isAbout(id: string): void {
    this.#about.add(fingerprint(id))
  }

  refersTo(id: string): void {
    this.#refersTo.add(fingerprint(id))
  }

  /** Says of an id that was referred to whether nothing is about it; null where all have a record. */
  findMissing(): ((id: string) => boolean) | null {
    const missing = new Set<number>()
    for (let part = 0; part < PARTS; part++) {
      const wanted = this.#refersTo.read(part)
      if (wanted.length === 0) continue
      const about = new Set(this.#about.read(part))
      for (const print of wanted) if (!about.has(print)) missing.add(print)
    }
    return missing.size === 0 ? null : (id) => missing.has(fingerprint(id))
  }

  remove(): void {
    this.#about.remove()
    this.#refersTo.remove()
  }
}

interface Part {
  readonly buffer: Float64Array
  used: number
  /** Opened with the first buffer that is full: most inputs need none. */
  file: { readonly descriptor: number; readonly path: string } | null
}

/** Numbers on disk, parted. */
class PrintFiles {
  readonly #lately = new Float64Array(REMEMBERED)
  readonly #parts: Part[] = Array.from({ length: PARTS }, () => ({
    buffer: new Float64Array(BUFFERED),
    used: 0,
    file: null,
  }))
  #folder: string | null = null

  add(print: number): void {
    const slot = (print >>> 6) & (REMEMBERED - 1)
    if (this.#lately[slot] === print) return
    this.#lately[slot] = print
    const number = print & (PARTS - 1)
    const part = this.#parts[number]
    if (!part) return
    if (part.used === BUFFERED) this.#write(part, number)
    part.buffer[part.used++] = print
  }

  read(number: number): Float64Array {
    const part = this.#parts[number]
    if (!part) return new Float64Array()
    const waiting = part.buffer.subarray(0, part.used)
    if (!part.file) return waiting
    const bytes = readFileSync(part.file.path)
    const all = new Float64Array(bytes.length / Float64Array.BYTES_PER_ELEMENT + part.used)
    new Uint8Array(all.buffer).set(bytes)
    all.set(waiting, all.length - part.used)
    return all
  }

  #write(part: Part, number: number): void {
    if (!part.file) {
      this.#folder ??= makeScratchFolder()
      const file = path.join(this.#folder, `${number}.prints`)
      part.file = { descriptor: openSync(file, 'a', 0o600), path: file }
    }
    const bytes = new Uint8Array(part.buffer.buffer)
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(part.file.descriptor, bytes, done)
    }
    part.used = 0
  }

  remove(): void {
    for (const { file } of this.#parts) if (file) closeSync(file.descriptor)
    for (const part of this.#parts) part.file = null
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = null
  }
}

/** FNV-1a twice over the text, with two seeds: 52 bits that are never 0. */
function fingerprint(id: string): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  high ^= high >>> 13
  return (high & 0xfffff) * 0x100000000 + (low >>> 0) + 1
}
