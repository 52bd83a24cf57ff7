/** Marks on the rows of an input, a bit a row: ten million take little more than a megabyte. */
export class RowMarks {
  #bits = new Uint8Array(1 << 10)
  #count = 0

  /** How many rows are marked. */
  get count(): number {
    return this.#count
  }

  mark(row: number): void {
    const at = row >> 3
    if (at >= this.#bits.length) {
      const bits = new Uint8Array(Math.max(this.#bits.length * 2, at + 1))
      bits.set(this.#bits)
      this.#bits = bits
    }
    const bit = 1 << (row & 7)
    const byte = this.#bits[at] ?? 0
    if (byte & bit) return
    this.#bits[at] = byte | bit
    this.#count++
  }
}
