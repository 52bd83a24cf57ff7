/** Everything that people and programs put between the O and the Connor. */
const apostrophes = /['‘’‛ʹʻʼʽˈ′´`＇]/gu

/** Letters that Unicode does not take apart, as people type them who have no key for them. */
const typedAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const special = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'gu')

/**
 * Text as compared, sorted and searched: no accents, no case, apostrophes and dashes of one kind, single
 * spaces. `O’Connor` and `o'connor`, `Núñez` and `Nunez`, `Søren` and `Soren` are one.
 */
export function fold(text: string): string {
  // Most text is of these characters alone, and every value of an import is folded.
  if (/^[ !-_a-~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim()
  return (
    text
      // Before anything is taken apart: that makes a blank with an accent of ´.
      .replace(apostrophes, "'")
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // ŉ comes apart into one.
      .replace(/ʼ/g, "'")
      .replace(/[‐-―]/g, '-')
      .toLowerCase()
      .replace(special, (letter) => typedAs[letter] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** Text as cited: Unicode NFC with LF line ends. Locators count code points of this form. */
export function canonicalText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
}
