/** Parts between delimiters, without blanks around them; empty ones are none. */
export function splitter(delimiter: string): (text: string) => readonly string[] {
  const pattern = patternOf(delimiter) ?? delimiter
  return (text) =>
    text
      .split(pattern)
      .map((part) => part.trim())
      .filter((part) => part !== '')
}

/** The regular expression in `/pattern/` or `/pattern/i`; null where the text is to be taken as it is. */
export function patternOf(text: string, flags = ''): RegExp | null {
  const [, source, given = ''] = /^\/(.+)\/(i?)$/s.exec(text) ?? []
  return source === undefined ? null : new RegExp(source, `u${given}${flags}`)
}
