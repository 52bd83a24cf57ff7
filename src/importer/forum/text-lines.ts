import type { Range } from './page.ts'

/** A line of a page's text, without its end. */
export interface Line extends Range {
  readonly text: string
}

export function linesOf(text: string, { start, end }: Range): readonly Line[] {
  let at = start
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const range = { start: at, end: at + line.length, text: line }
      at += line.length + 1
      return range
    })
}

export const isBlank = ({ text }: Line): boolean => text.trim() === ''
