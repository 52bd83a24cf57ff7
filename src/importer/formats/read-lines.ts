import { splitLines } from './line-breaks.ts'
import { readText, type TextOptions } from './read-text.ts'

/** Lines of a file in batches, without their ends; the first is number 1. */
export async function* readLines(
  file: string,
  shownAs: string,
  options: TextOptions = {},
): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const text of readText(file, shownAs, options)) {
    const lines = splitLines(rest + text)
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}
