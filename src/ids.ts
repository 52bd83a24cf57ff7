import { hash } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** `length` characters of Crockford base 32 from the SHA-256 of the parts (5 bits a character). */
export function shortHash(parts: readonly string[], length: number): string {
  const digest = sha256(parts.join('\u0000'))
  let text = ''
  // Five hexadecimal digits are twenty bits, and those four characters.
  for (let at = 0; text.length < length; at += 5) {
    const bits = Number.parseInt(digest.slice(at, at + 5), 16)
    text += letter(bits >> 15) + letter(bits >> 10) + letter(bits >> 5) + letter(bits)
  }
  return text.slice(0, length)
}

const letter = (bits: number) => alphabet[bits & 31] ?? ''

/**
 * The id of an entity: its type in lower case and 100 bits of hash of (type, scheme, key), e.g.
 * `officer-9q3v…`. The same everywhere and on every import; it never contains a name.
 *
 * `scheme` says whose key it is: a shared one (`force`, `url`, `wikidata`) or the data set's own.
 */
export function entityId(type: string, scheme: string, key: string): string {
  return `${type.toLowerCase()}-${shortHash([type, scheme, key], 20)}`
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text)
}
