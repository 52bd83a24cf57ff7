/**
 * A set of ids in eight bytes each and no objects: ten million take some 160 MB. It keeps 52 bits of
 * the hash that an id ends with and of its type; two ids of ten million in one graph are taken for one
 * about once in a thousand graphs. So `has` may, that seldom, say yes for no; what is written compares
 * counts with the database and would then stop with an error.
 */
export class IdSet {
  #slots = new Float64Array(1 << 12)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Whether it was new. */
  add(id: string): boolean {
    return this.#insert(fingerprint(id))
  }

  has(id: string): boolean {
    const print = fingerprint(id)
    return this.#slots[this.#find(this.#slots, print)] === print
  }

  /** How many of `others` are not in this set. */
  countMissing(others: IdSet): number {
    let missing = 0
    for (const print of others.#slots) {
      if (print !== 0 && this.#slots[this.#find(this.#slots, print)] !== print) missing++
    }
    return missing
  }

  #insert(print: number): boolean {
    const at = this.#find(this.#slots, print)
    if (this.#slots[at] === print) return false
    this.#slots[at] = print
    this.#size++
    if (this.#size > this.#slots.length * 0.6) this.#grow()
    return true
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2)
    for (const print of this.#slots) if (print !== 0) slots[this.#find(slots, print)] = print
    this.#slots = slots
  }

  /** Where the print is, or would go. */
  #find(slots: Float64Array, print: number): number {
    const mask = slots.length - 1
    let at = (print ^ Math.floor(print / 0x100000000)) & mask
    while (slots[at] !== 0 && slots[at] !== print) at = (at + 1) & mask
    return at
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
