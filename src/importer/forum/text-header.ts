import { fold } from '../../text.ts'
import { readDateLine } from './dates.ts'
import type { Author, Range, Said } from './page.ts'
import { isBlank, type Line } from './text-lines.ts'

/** The longest handle, and the longest title beside one, that XenForo takes unless told otherwise. */
const MAX_NAME_CHARACTERS = 50
/** Of a handle that nothing else speaks for; more words than these read like a line of a post. */
const MAX_HANDLE_WORDS = 4

/** What stands beside a handle, and how its value reads: that of others is a line of a post. */
const memberDetails: readonly (readonly [label: RegExp, isValue: (value: string) => boolean])[] = [
  [/^joined\b/i, (value) => readDateLine(value) !== null],
  [
    /^(?:messages|reaction score|(?:trophy )?points|age)\b/i,
    (value) => /^-?\d[\d.,]*[km]?$/i.test(value),
  ],
  [
    /^(?:location|website|gender)\b/i,
    (value) => value.split(/\s+/).length <= MAX_DETAIL_WORDS && !/[.!?…]$/.test(value),
  ],
]
const MAX_DETAIL_WORDS = 4
const POST_DETAIL = /^(?:add bookmark|new|share|•|report)$/i
const POST_NUMBER = /^#(\d[\d,]*)$/
const EDITED = /^last edited\b.*:/i
const BULLET = /^\s*•\s*(.+?)(?:\s+[x×]\s*\d+)?\s*$/
const REACTIONS = /^\s*Reactions:\s*(.*\S)\s*$/

/** What stands above the words of a post. */
export interface Header {
  readonly author: Author | null
  readonly posted: Said<string> | null
  /** As the page numbers it. */
  readonly position: number | null
  /** The lines below. */
  readonly rest: readonly Line[]
}

/**
 * Reads who wrote a post from the lines above it:
 * ```
 * A                  the first letter of the handle, in place of a picture; else an empty line
 *
 * albion
 *
 * Guest
 * The post begins here.
 * ```
 * The thread's first poster is marked with lines of `OP`, and stands there twice. A handle for which
 * neither that nor the letter speaks is taken for one only if it and the title read like names and the
 * post follows the title at once. No author is better than a wrong one.
 */
export function readHeader(lines: readonly Line[]): Header {
  const author = readAuthor(lines)
  if (!author) return { author: null, posted: null, position: null, rest: lines }
  let index = author.next
  let posted: Header['posted'] = null
  let position: number | null = null
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    const written = line.text.trim()
    const number = POST_NUMBER.exec(written)?.[1]
    const day = position === null ? readDateLine(written) : null
    if (written === '' || POST_DETAIL.test(written)) continue
    if (number !== undefined && position === null) position = Number(number.replaceAll(',', ''))
    // A date by itself may be the first line of the post.
    else if (day !== null && posted === null && isPostDetail(lines[skipBlank(lines, index + 1)])) {
      posted = { value: day, at: line }
    } else {
      const length = memberDetailAt(written, lines[index + 1])
      if (length === 0) break
      index += length - 1
    }
  }
  return { author: author.author, posted, position, rest: lines.slice(index) }
}

const isPostDetail = (line: Line | undefined) => {
  const written = line?.text.trim() ?? ''
  return POST_DETAIL.test(written) || POST_NUMBER.test(written)
}

/** How many lines a detail of a member takes: two, where the value stands below its label; 0 where it is none. */
function memberDetailAt(written: string, below: Line | undefined): number {
  for (const [label, isValue] of memberDetails) {
    const found = label.exec(written)?.[0]
    if (found === undefined) continue
    const value = written.slice(found.length).replace(/^\s*:/, '').trim()
    if (value !== '') return isValue(value) ? 1 : 0
    return below && !isBlank(below) && isValue(below.text.trim()) ? 2 : 0
  }
  return 0
}

function readAuthor(lines: readonly Line[]): { author: Author; next: number } | null {
  let index = skipBlank(lines, 0)
  const hasBlankAbove = index > 0
  const first = lines[index]
  if (!first) return null
  const letter = first.text.trim()
  const hasLetter = Array.from(letter).length === 1 && isBlankAt(lines, index + 1)
  if (hasLetter) index = skipBlank(lines, index + 1)
  let isMarked = false
  while (lines[index]?.text.trim() === 'OP') {
    isMarked = true
    index += 1
  }
  const name = lines[index]
  if (!name || isBlank(name) || !isBlankAt(lines, index + 1)) return null
  const handle = name.text.trim()
  let at = name
  let next = skipBlank(lines, index + 1)
  const again = lines[next]
  const isTwice = again?.text.trim() === handle && isBlankAt(lines, next + 1)
  if (isTwice && again) {
    at = again
    next = skipBlank(lines, next + 1)
  }
  const isSure = (hasLetter && fold(handle).startsWith(fold(letter))) || isMarked || isTwice
  if (hasLetter && !isSure) return null
  if (!readsLikeName(handle)) return null
  if (!isSure && !(hasBlankAbove && readsLikeHandle(handle))) return null
  const title = lines[next]
  const hasTitle =
    title !== undefined && readsLikeName(title.text.trim()) && !isBlankAt(lines, next + 1)
  if (!isSure && (!hasTitle || next !== index + 2)) return null
  return {
    author: { handle: sayLine(at), title: hasTitle ? sayLine(title) : null },
    next: hasTitle ? next + 1 : next,
  }
}

function sayLine({ text, start }: Line): Said<string> {
  const value = text.trim()
  const from = start + text.indexOf(value)
  return { value, at: { start: from, end: from + value.length } }
}

function skipBlank(lines: readonly Line[], from: number): number {
  let index = from
  while (isBlankAt(lines, index) && index < lines.length) index += 1
  return index
}

/** Also past the last line. */
function isBlankAt(lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  return line === undefined || isBlank(line)
}

const readsLikeName = (text: string) =>
  text !== '' && Array.from(text).length <= MAX_NAME_CHARACTERS && !/https?:\/\//i.test(text)

const readsLikeHandle = (text: string) =>
  text.split(/\s+/).length <= MAX_HANDLE_WORDS && !/[.!?:;,"“”…]$|^["“‘]/.test(text)

/** The line that names who reacted to a post, and what they clicked where it was one thing alone. */
export interface ReactionLine extends Range {
  readonly text: string
  /** What they clicked; null where the page does not say it, or not which of several. */
  readonly name: Said<string> | null
}

/** Reads what stands at the beginning of a post and belongs to the one before: reactions, a note of a change. */
export function readTail(lines: readonly Line[]): {
  readonly reactions: ReactionLine | null
  readonly rest: readonly Line[]
} {
  const names: Said<string>[] = []
  let rest = 0
  for (const [index, line] of lines.entries()) {
    const listed = REACTIONS.exec(line.text)?.[1]
    if (listed !== undefined) {
      const start = line.start + line.text.indexOf(listed, line.text.indexOf(':'))
      // With several kinds the page does not say who gave which.
      const name = names.length === 1 ? (names[0] ?? null) : null
      return {
        reactions: { start, end: start + listed.length, text: listed, name },
        rest: lines.slice(index + 1),
      }
    }
    const bullet = BULLET.exec(line.text)?.[1]
    if (bullet !== undefined) {
      const start = line.start + line.text.indexOf(bullet)
      names.push({ value: bullet, at: { start, end: start + bullet.length } })
    } else if (EDITED.test(line.text.trim())) rest = index + 1
    else if (!isBlank(line)) break
  }
  return { reactions: null, rest: lines.slice(rest) }
}
