import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { canonicalText } from '../../text.ts'
import { UserError } from '../../user-error.ts'
import { parseHtml, renderHtml } from './html-text.ts'

/** A saved page is a few hundred kilobytes; what is far larger is no page, and is not held in memory. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024

/**
 * Reads a saved page as text: gzip is undone, HTML is rendered as `renderHtml` says, plain text is put
 * into the form in which locators count. This is the text that citations of a page are checked against.
 *
 * @throws UserError for a file that cannot be read or is no text.
 */
export async function readPageText(file: string): Promise<string> {
  const bytes = await readPageBytes(file, file)
  return isHtml(bytes) ? renderHtml(parseHtml(bytes)).text : decodeText(bytes, file)
}

/**
 * The bytes of a saved page, without gzip.
 *
 * @param shownAs how messages name the file.
 * @throws UserError where it cannot be read.
 */
export async function readPageBytes(file: string, shownAs: string): Promise<Buffer> {
  try {
    const bytes = await readFile(file)
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
    const page = isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_PAGE_BYTES }) : bytes
    if (page.length > MAX_PAGE_BYTES) {
      throw new Error(`expected at most ${MAX_PAGE_BYTES} bytes; it has ${page.length}`)
    }
    return page
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(`Cannot read the page ${shownAs}: ${reason}.`)
  }
}

/** Whether a file begins as HTML does, whatever its name. */
export function isHtml(bytes: Buffer): boolean {
  const opening = bytes.subarray(0, 4096).toString('latin1').replaceAll('\u0000', '')
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*(?:-->|$)\s*)*<(?:!doctype\s+html|html|head|body|article|div)\b/i.test(
    opening,
  )
}

/**
 * Plain text in canonical form. UTF-8, UTF-16 with a byte order mark, or else Windows-1252, in which
 * every byte that browsers of old saved is a character.
 */
export function decodeText(bytes: Buffer, file: string): string {
  const text = decode(bytes)
  if (text.includes('\u0000')) {
    throw new UserError(
      `Expected the text or the HTML of a forum page in ${file}; it holds zero bytes, so it is neither. Save the page as HTML, or copy its text.`,
    )
  }
  return canonicalText(text)
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
