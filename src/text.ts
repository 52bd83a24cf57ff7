/**
 * Text as compared and sorted: no accents, no case, apostrophes and dashes of one kind, single spaces.
 * `O’Connor` and `o'connor`, `Núñez` and `Nunez` are one.
 */
export function fold(text: string): string {
  // Most text is of these characters alone, and every value of an import is folded.
  if (/^[ !-_a-~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐-―]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Text as cited: Unicode NFC with LF line ends. Locators count code points of this form. */
export function canonicalText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
}
