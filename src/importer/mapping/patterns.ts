import type { Complain } from './complaints.ts'

/**
 * Parts between delimiters, without blanks around them; empty ones are none. What a pattern captures is
 * part of what stands between them, as all that it matches.
 */
export function splitter(
  delimiter: string,
  at: readonly PropertyKey[],
  complain: Complain,
): (text: string) => readonly string[] {
  const pattern = patternOf(delimiter, 'g', at, complain)
  const cut = (text: string) => (pattern ? cutAt(text, pattern) : text.split(delimiter))
  return (text) =>
    cut(text)
      .map((part) => part.trim())
      .filter((part) => part !== '')
}

function cutAt(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    parts.push(text.slice(from, index))
    from = index + found.length
  }
  return [...parts, text.slice(from)]
}

/** The regular expression in `/pattern/` or `/pattern/i`; null where the text is to be taken as it is. */
export function patternOf(
  text: string,
  flags: string,
  at: readonly PropertyKey[],
  complain: Complain,
): RegExp | null {
  const [, source, given = ''] = /^\/(.+)\/(i?)$/s.exec(text) ?? []
  return source === undefined ? null : compilePattern(source, given + flags, at, complain)
}

/** A regular expression; one that cannot be read is complained of, and finds nothing. */
export function compilePattern(
  source: string,
  flags: string,
  at: readonly PropertyKey[],
  complain: Complain,
): RegExp {
  try {
    return new RegExp(source, `u${flags}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    complain(at, 'Expected a pattern that can be read.', `${why}.`)
    return new RegExp('(?!)', flags)
  }
}
