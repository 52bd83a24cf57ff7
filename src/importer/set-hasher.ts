import { hash } from 'node:crypto'
import { sha256 } from '../ids.ts'

/** A hash of a set with repetitions, whatever the order: the sum of the hashes of its members, in eight parts. */
export class SetHasher {
  readonly #sum = new Uint32Array(8)

  add(member: string): void {
    // One character a byte, which is the quickest way to have them.
    const bytes = hash('sha256', member, 'binary')
    for (let index = 0; index < 8; index++) {
      const at = index * 4
      const part =
        (bytes.charCodeAt(at) << 24) |
        (bytes.charCodeAt(at + 1) << 16) |
        (bytes.charCodeAt(at + 2) << 8) |
        bytes.charCodeAt(at + 3)
      this.#sum[index] = (this.#sum[index] ?? 0) + part
    }
  }

  /** `more` counts as well, whatever it is. */
  digest(more = ''): string {
    return sha256(`${this.#sum.join()}\n${more}`)
  }
}
