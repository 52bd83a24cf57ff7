import { isUtf8 } from 'node:buffer'
import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { openTokens } from '../formats/exact-json.ts'
import { type FileFormat, type FormatName, formatByName } from '../formats/format.ts'
import { endOfLine } from '../formats/line-breaks.ts'
import { openRows } from '../formats/open-rows.ts'
import { readBytes } from '../formats/read-bytes.ts'
import { encodingByMark } from '../formats/read-text.ts'

/** Enough of a file to tell what it is. */
const LOOKED_AT_BYTES = 1_000_000

const delimiters = [',', ';', '\t', '|']

/** How a file is to be read, as far as that can be told from its name and its beginning. */
export async function guessFormat(file: string, shownAs: string): Promise<FileFormat> {
  const start = await readStart(file, shownAs)
  const encoding = guessEncoding(start)
  const text = iconv.decode(start, encoding ?? encodingByMark(start)).replace(/^\uFEFF/, '')
  const format = formatByName(shownAs) ?? guessByContent(start, text)
  const isNamed = formatByName(shownAs) !== null
  const given: FileFormat = {
    ...(!isNamed && { format }),
    ...(encoding !== undefined && format !== 'xlsx' && { encoding }),
  }
  if (format === 'csv') {
    const delimiter = await guessDelimiter(file, shownAs, given)
    return { ...given, ...(delimiter !== ',' && { delimiter }) }
  }
  const at = format === 'json' ? findArray(text) : null
  return at ? { ...given, at } : given
}

async function readStart(file: string, shownAs: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of readBytes(file, shownAs)) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= LOOKED_AT_BYTES) break
  }
  return Buffer.concat(chunks)
}

function guessByContent(start: Buffer, text: string): FormatName {
  if (start[0] === 0x50 && start[1] === 0x4b) return 'xlsx'
  const trimmed = text.trimStart()
  if (trimmed.startsWith('[')) return 'json'
  if (trimmed.startsWith('{'))
    return isJson(trimmed.slice(0, endOfLine(trimmed, 0))) ? 'jsonl' : 'json'
  return trimmed.startsWith('- ') ? 'yaml' : 'csv'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Undefined where nothing has to be said: UTF-8, or a byte order mark that says it. */
function guessEncoding(start: Buffer): string | undefined {
  if (encodingByMark(start) !== 'utf-8') return undefined
  // The last character may be cut.
  const isText = isUtf8(start.subarray(0, start.lastIndexOf(10) + 1 || start.length))
  const opening = start.subarray(0, 1000)
  const zeros = opening.filter((byte) => byte === 0).length
  // Plain letters in UTF-16 are valid UTF-8 too: every other byte is a zero.
  if (zeros > (isText ? opening.length / 4 : 0)) return start[0] === 0 ? 'utf-16be' : 'utf-16le'
  if (isText) return undefined
  const detected = detect(start)?.toLowerCase() ?? 'windows-1252'
  if (!/^(iso-8859-1|windows-1252)$/.test(detected))
    return iconv.encodingExists(detected) ? detected : 'windows-1252'
  // No detector tells these two apart: a letter of one is a sign of the other.
  return letters(start, 'macroman') > letters(start, 'windows-1252') ? 'macroman' : 'windows-1252'
}

/** How many characters beyond ASCII are letters beside letters, as in words of the languages that use them. */
function letters(start: Buffer, encoding: string): number {
  return (
    iconv
      .decode(start, encoding)
      .match(/(?<=[a-z])[à-öø-ÿœ]|[À-ÖØ-ÞŒà-öø-ÿœ](?=[a-z])|(?<=[a-z])[’–]/g)?.length ?? 0
  )
}

async function guessDelimiter(file: string, shownAs: string, given: FileFormat): Promise<string> {
  let best = { delimiter: ',', score: 1 }
  for (const delimiter of delimiters) {
    const score = await scoreDelimiter(file, shownAs, { ...given, format: 'csv', delimiter })
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Columns, as far as rows agree on how many there are. */
async function scoreDelimiter(file: string, shownAs: string, given: FileFormat): Promise<number> {
  try {
    const reader = await openRows(file, shownAs, given)
    for await (const batch of reader.rows()) {
      if (batch.length === 0) continue
      const good = batch.filter(({ fault }) => !fault).length
      return (reader.columns?.length ?? 0) * (good / batch.length)
    }
    return reader.columns?.length ?? 0
  } catch {
    // Read with this delimiter it is no table.
    return 0
  }
}

/** Where the first array of objects is, as in `data.items`; null where the document is one, or none is near. */
function findArray(text: string): string | null {
  const read = openTokens()
  const open: (string | null)[] = []
  let isArray = false
  for (const line of text.match(/[^\n]*\n|[^\n]{1,65536}/g) ?? []) {
    for (const token of read(line)) {
      if (
        isArray &&
        token.name === 'startObject' &&
        open.slice(0, -1).every((name) => name !== null)
      ) {
        return open.slice(0, -1).join('.') || null
      }
      isArray = token.name === 'startArray'
      if (token.name === 'keyValue') open[open.length - 1] = token.value
      else if (token.name === 'startArray') open.push(null)
      else if (token.name === 'startObject') open.push('')
      else if (token.name === 'endArray' || token.name === 'endObject') open.pop()
    }
  }
  return null
}
