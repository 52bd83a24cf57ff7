import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { UserError } from '../../user-error.ts'
import { countBreaks, wholeBreaks } from './line-breaks.ts'
import { readBytes } from './read-bytes.ts'

export interface TextOptions {
  readonly encoding?: string | undefined
  readonly onBytes?: ((read: number) => void) | undefined
}

/**
 * The text of a file, in pieces, without its byte order mark; none of them ends within a line break. Without an
 * encoding it is UTF-8, or what a byte order mark says.
 *
 * @throws UserError where the bytes are not of the encoding, as far as that can be told: bytes that are no
 * UTF-8, or UTF-8 that is to be read in an encoding of one byte a character.
 */
export async function* readText(
  file: string,
  shownAs: string,
  { encoding, onBytes }: TextOptions = {},
): AsyncGenerator<string> {
  let decode: Decoder | null = null
  let line = 1
  const breaks = wholeBreaks()
  for await (const chunk of readBytes(file, shownAs, onBytes)) {
    decode ??= openDecoder(encoding ?? encodingByMark(chunk), encoding !== undefined, shownAs)
    const text = breaks.next(decode.write(chunk, () => line))
    if (text === '') continue
    yield text
    if (decode.countsLines) line += countBreaks(text)
  }
  const rest = breaks.next(decode?.end(() => line) ?? '') + breaks.end()
  if (rest !== '') yield rest
}

interface Decoder {
  /** Whether a complaint names a line, which has to be counted for it. */
  readonly countsLines: boolean
  write(chunk: Buffer, line: () => number): string
  end(line: () => number): string
}

/** The encoding that the first bytes say, if any. */
export function encodingByMark(start: Buffer): string {
  const [a, b] = start
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return 'utf-8'
}

function openDecoder(name: string, isGiven: boolean, shownAs: string): Decoder {
  if (isUtf8Name(name)) return utf8Decoder(shownAs)
  if (!iconv.encodingExists(name)) {
    throw new UserError(
      `${shownAs}: there is no encoding "${name}". There are utf-8, utf-16le, windows-1252, macroman, iso-8859-1 and others.`,
    )
  }
  const isUtf8Instead = isGiven && isOneByte(name) ? utf8Detector() : null
  const decoder = iconv.getDecoder(name, { stripBOM: true })
  return {
    countsLines: false,
    write(chunk) {
      if (isUtf8Instead?.(chunk)) {
        throw new UserError(
          `${shownAs}: expected ${name}, as the manifest says; what is there is UTF-8. Write encoding: utf-8.`,
        )
      }
      return decoder.write(chunk)
    },
    end: () => decoder.end() ?? '',
  }
}

export const isUtf8Name = (name: string) => /^utf-?8$/i.test(name)

const isOneByte = (name: string) => /^(windows|cp|win|iso|latin|mac|x-mac|ibm|koi8)/i.test(name)

/**
 * Takes the pieces of a file until one has more than ASCII, and says whether that is valid UTF-8 with
 * characters of several bytes: other encodings do not come out so by chance.
 */
function utf8Detector(): (chunk: Buffer) => boolean {
  let isDecided = false
  let cut = Buffer.alloc(0)
  return (chunk) => {
    if (isDecided) return false
    const bytes = Buffer.concat([cut, chunk])
    const whole = bytes.subarray(0, wholeCharacters(bytes))
    cut = bytes.subarray(whole.length)
    if (isAscii(whole)) return false
    isDecided = true
    return isUtf8(whole)
  }
}

/** How many bytes end in a whole character: the rest may go on in the next piece. */
function wholeCharacters(bytes: Buffer): number {
  let start = bytes.length - 1
  while (start > 0 && start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  const first = bytes[start] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
  return start >= 0 && length > bytes.length - start ? start : bytes.length
}

function utf8Decoder(shownAs: string): Decoder {
  let carried: Buffer | null = null
  let isFirst = true
  const take = (bytes: Buffer, line: () => number): string => {
    if (!isUtf8(bytes)) throw notUtf8(bytes, line(), shownAs)
    const from = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    if (bytes.length > 0) isFirst = false
    return bytes.toString('utf8', from)
  }
  return {
    countsLines: true,
    write(chunk, line) {
      const bytes = carried ? Buffer.concat([carried, chunk]) : chunk
      const whole = wholeCharacters(bytes)
      carried = whole < bytes.length ? bytes.subarray(whole) : null
      return take(bytes.subarray(0, whole), line)
    },
    end: (line) => (carried ? take(carried, line) : ''),
  }
}

function notUtf8(bytes: Buffer, lineBefore: number, shownAs: string): UserError {
  const at = firstBadByte(bytes)
  let line = lineBefore
  line += countBreaks(bytes.toString('latin1', 0, at))
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const around = iconv
    .decode(bytes.subarray(Math.max(0, at - 15), at + 15), 'windows-1252')
    .replaceAll(/\s+/g, ' ')
  return new UserError(
    `${shownAs}:${line}: expected UTF-8; the byte 0x${byte} is none. In Windows-1252 it reads "${around.trim()}". ` +
      'Write the file’s encoding into the manifest: encoding: windows-1252, macroman, utf-16le or another.',
  )
}

/** By halves: what is valid up to some place is valid up to every place before it that ends a character. */
function firstBadByte(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2)
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, wholeCharacters(part)))) good = middle
    else bad = middle
  }
  // Where a character was begun and not gone on with, the beginning is what is wrong.
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--
  return good
}
