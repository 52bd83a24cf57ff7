/** A text of a record that no value or key may be, and why. */
export interface UnsoundText {
  readonly at: readonly PropertyKey[]
  readonly why: string
}

/** No record is deeper; what is, is refused for its form. */
const MOST_LEVELS = 10

/**
 * The first text, key or number in a value that would not come out as it went in: half a surrogate pair
 * (which UTF-8 cannot hold, so that two keys would become one), a character that a reader put in the
 * place of what it could not read, a control character (sort keys are joined by one), or a number that
 * is beyond what JavaScript holds exactly. Null where there is none.
 */
export function findUnsoundText(value: unknown): UnsoundText | null {
  return search(value, 0)
}

/** The path is put together on the way back, since nearly always there is none. */
function search(value: unknown, level: number): UnsoundText | null {
  if (typeof value === 'string') {
    const why = whyUnsound(value)
    return why === null ? null : { at: [], why }
  }
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return {
      at: [],
      why: 'Expected a number of at most 15 digits; more cannot be kept exactly.',
    }
  }
  if (typeof value !== 'object' || value === null || level > MOST_LEVELS) return null
  for (const [key, part] of Object.entries(value)) {
    const found = search(part, level + 1)
    if (found) return { ...found, at: [Array.isArray(value) ? Number(key) : key, ...found.at] }
  }
  return null
}

/** Whatever `whyUnsound` may complain of: nearly no text has any of it. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFD]/

function whyUnsound(text: string): string | null {
  if (!suspicious.test(text)) return null
  if (/\p{Surrogate}/u.test(text))
    return 'Expected whole characters; there is half a surrogate pair.'
  if (text.includes('\uFFFD')) {
    return 'Expected readable text; there is U+FFFD, which stands for what could not be read. Is the file in UTF-8?'
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text)) {
    return 'Expected text without control characters.'
  }
  return null
}
