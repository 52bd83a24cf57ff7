/** How many texts are told from new ones. */
const SLOTS = 1 << 16

/**
 * Says whether a text may have come lately, so that only what comes again is remembered: most of what a
 * large file holds comes once, and remembering it costs more than making it. Wrong answers cost time alone.
 */
export class Doorkeeper {
  readonly #slots = new Int32Array(SLOTS)

  hasSeen(text: string): boolean {
    let print = 0x811c9dc5
    for (let at = 0; at < text.length; at++) {
      print = Math.imul(print ^ text.charCodeAt(at), 0x01000193)
    }
    const slot = (print ^ (print >>> 16)) & (SLOTS - 1)
    if (this.#slots[slot] === print) return true
    this.#slots[slot] = print
    return false
  }
}
