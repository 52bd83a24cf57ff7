import { createHash } from 'node:crypto'

/**
 * A hash of a set with repetitions, whatever the order in which its members come: the SHA-256 of each,
 * added up in eight lanes of 32 bits. It tells contents apart; it is no seal against whoever forges them.
 */
export class SetHash {
  readonly #lanes = new Uint32Array(8)

  add(member: string): void {
    const digest = createHash('sha256').update(member).digest()
    for (let lane = 0; lane < 8; lane++) {
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32LE(lane * 4)
    }
  }

  /** 64 hexadecimal digits; of the empty set, the SHA-256 of 32 zero bytes. */
  digest(): string {
    const bytes = Buffer.alloc(32)
    for (const [lane, value] of this.#lanes.entries()) bytes.writeUInt32LE(value, lane * 4)
    return createHash('sha256').update(bytes).digest('hex')
  }
}
