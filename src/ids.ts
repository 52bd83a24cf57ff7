import { createHash } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** `length` characters of Crockford base 32 from the SHA-256 of the parts (5 bits a character). */
export function shortHash(parts: readonly string[], length: number): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest()
  let text = ''
  for (let bit = 0; text.length < length; bit += 5) {
    const byte = bit >> 3
    const pair = ((digest[byte] ?? 0) << 8) | (digest[byte + 1] ?? 0)
    text += alphabet[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}

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
  return createHash('sha256').update(text).digest('hex')
}
