import { hash } from 'node:crypto'
import { sha256 } from '../ids.ts'

/** The SHA-256 of a text, one character a byte, which is the quickest way to have it. */
export function printOf(text: string): string {
  return hash('sha256', text, 'binary')
}

/** A hash of a set with repetitions, whatever the order: the sum of the hashes of its members, in eight parts. */
export class SetHasher {
  readonly #sum = new Uint32Array(8)

  /** `print` is a member's `printOf`. */
  add(print: string): void {
    for (let index = 0; index < 8; index++) {
      this.#sum[index] = (this.#sum[index] ?? 0) + partOf(print, index)
    }
  }

  /** `more` counts as well, whatever it is. */
  digest(more = ''): string {
    return sha256(`${this.#sum.join()}\n${more}`)
  }
}

/** A hash of which members stand in which rows: 64 bits, enough to tell whether a file is in another order. */
export class RowsHasher {
  readonly #sum = new Uint32Array(2)

  add(print: string, row: number): void {
    for (let index = 0; index < 2; index++) {
      const mixed = Math.imul(partOf(print, index) ^ Math.imul(row, 0x9e3779b1), 0x85ebca6b)
      this.#sum[index] = (this.#sum[index] ?? 0) + (mixed ^ (mixed >>> 15))
    }
  }

  digest(): string {
    return this.#sum.join('-')
  }
}

function partOf(print: string, index: number): number {
  const at = index * 4
  return (
    (print.charCodeAt(at) << 24) |
    (print.charCodeAt(at + 1) << 16) |
    (print.charCodeAt(at + 2) << 8) |
    print.charCodeAt(at + 3)
  )
}
