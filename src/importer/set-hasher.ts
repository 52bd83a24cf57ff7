import { sha256 } from '../ids.ts'

/** A hash of a set with repetitions, whatever the order: the sum of the hashes of its members, in eight parts. */
export class SetHasher {
  readonly #sum = new Uint32Array(8)

  add(member: string): void {
    const digest = sha256(member)
    for (let index = 0; index < 8; index++) {
      const part = Number.parseInt(digest.slice(index * 8, index * 8 + 8), 16)
      this.#sum[index] = (this.#sum[index] ?? 0) + part
    }
  }

  /** `more` counts as well, whatever it is. */
  digest(more = ''): string {
    return sha256(`${this.#sum.join()}\n${more}`)
  }
}
