import { hash } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** `length` characters of Crockford base 32 from the SHA-256 of the parts (5 bits a character). */
export function shortHash(parts: readonly string[], length: number): string {
  // One character a byte: an importer makes several of these for each record, and this is quickest.
  const bytes = hash('sha256', parts.join('\u0000'), 'binary')
  let text = ''
  // Five bytes are forty bits, and those eight characters.
  for (let at = 0; text.length < length; at += 5) {
    const high = (bytes.charCodeAt(at) << 12) | (bytes.charCodeAt(at + 1) << 4)
    const middle = bytes.charCodeAt(at + 2)
    const low = (bytes.charCodeAt(at + 3) << 8) | bytes.charCodeAt(at + 4)
    const first = high | (middle >> 4)
    const last = ((middle & 15) << 16) | low
    text += letter(first >> 15) + letter(first >> 10) + letter(first >> 5) + letter(first)
    text += letter(last >> 15) + letter(last >> 10) + letter(last >> 5) + letter(last)
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
