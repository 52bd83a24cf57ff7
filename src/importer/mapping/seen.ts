import { createHash } from 'node:crypto'

/**
 * Texts that have come, by 64 bits of their SHA-256, in arrays without objects: ten million take 200 MB
 * rather than two gigabytes. Two of ten million texts are taken for one with a probability of three in a million.
 */
export class Seen {
  #slots = 1 << 16
  #table = new Uint32Array(this.#slots * 3)
  #size = 0

  /** Remembers a text with a number; gives the number it came with first, or 0 where it is new. `number` is from 1. */
  add(text: string, number: number): number {
    const digest = createHash('sha256').update(text).digest()
    const found = this.#put(digest.readUInt32LE(0), digest.readUInt32LE(4), number)
    if (found === 0 && ++this.#size > this.#slots * 0.7) this.#grow()
    return found
  }

  /** How often a text has come, this time among them. */
  count(text: string): number {
    const digest = createHash('sha256').update(text).digest()
    const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
    const before = this.#put(high, low, 1)
    if (before === 0) {
      if (++this.#size > this.#slots * 0.7) this.#grow()
      return 1
    }
    this.#set(high, low, before + 1)
    return before + 1
  }

  #set(high: number, low: number, number: number): void {
    const table = this.#table
    for (let slot = high & (this.#slots - 1); ; slot = (slot + 1) & (this.#slots - 1)) {
      const at = slot * 3
      if (table[at + 2] === 0) return
      if (table[at] !== high || table[at + 1] !== low) continue
      table[at + 2] = number
      return
    }
  }

  #put(high: number, low: number, number: number): number {
    const table = this.#table
    for (let slot = high & (this.#slots - 1); ; slot = (slot + 1) & (this.#slots - 1)) {
      const at = slot * 3
      const held = table[at + 2] ?? 0
      if (held === 0) {
        table[at] = high
        table[at + 1] = low
        table[at + 2] = number
        return 0
      }
      if (table[at] === high && table[at + 1] === low) return held
    }
  }

  #grow(): void {
    const before = this.#table
    this.#slots *= 2
    this.#table = new Uint32Array(this.#slots * 3)
    for (let at = 0; at < before.length; at += 3) {
      const number = before[at + 2] ?? 0
      if (number !== 0) this.#put(before[at] ?? 0, before[at + 1] ?? 0, number)
    }
  }
}
