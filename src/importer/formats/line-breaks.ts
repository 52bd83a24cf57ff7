/*
 * A line ends in a line feed, a carriage return, or both in this order: whoever saved a file chose one, and
 * files put together have several.
 */

const LF = 10
const CR = 13

/** The place after the next line break from `from` on; -1 where there is none. */
export function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const isWithin = feed < 0 ? text.length : feed
  const back = text.slice(from, isWithin).indexOf('\r')
  if (back < 0 || from + back === feed - 1) return feed < 0 ? -1 : feed + 1
  return from + back + 1
}

/** How many line breaks a text holds. */
export function countBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) count++
  }
  return count
}

/** The lines of a text, without their ends. */
export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\r|\n/) : text.split('\n')
}

/** Text with line feeds alone. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

/** Pieces of a text of which none ends between the two characters of a line break. */
export function wholeBreaks(): { next(piece: string): string; end(): string } {
  let held = ''
  return {
    next(piece) {
      const text = held + piece
      held = text.charCodeAt(text.length - 1) === CR ? '\r' : ''
      return held === '' ? text : text.slice(0, -1)
    },
    end: () => held,
  }
}
