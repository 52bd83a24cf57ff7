import { UserError } from '../../user-error.ts'
import { findLinks } from './addresses.ts'
import { EarlierPosts } from './match-quotes.ts'
import {
  type ForumPage,
  type ForumPost,
  overlaps,
  type Quotation,
  type Range,
  trimRange,
} from './page.ts'
import { splitHandles } from './reactions.ts'
import { type Header, type ReactionLine, readHeader, readTail } from './text-header.ts'
import { isBlank, type Line, linesOf } from './text-lines.ts'

/** What XenForo puts above the first post and below the last. */
const PAGE_FURNITURE =
  /^(?:top bottom|top|bottom|share:?|prev|next|first|last|log in|register|reply|status|tags:?|thread starter\b.*|start date\b.*|jump to\b.*|not open for further\b.*|you must log in\b.*|similar threads|forums|\d+ of \d+|go to page|.*\baffiliate links?\b.*)$/i
const STARTER = /^\s*thread starter\b/i
/** What stands above a thread: the forum's sections, the title, who began it. */
const MAX_LINES_ABOVE = 20
const SAID = /^\s*(.{1,50}) said:\s*$/
const EXPAND = /^\s*click to (?:expand|shrink)\b/i
const PICTURE = /^\s*(?:\S+\.(?:jpe?g|png|gif|webp|heic|bmp|pdf|mp4|mov)|view attachment \d+)\s*$/i

/**
 * Reads the text of a thread as copied from a browser that showed XenForo, in which each post ends with
 * a line that holds one no-break space. What the text does not show is not inferred: no author where
 * none stands, no quoted post where none, or more than one, holds the words.
 *
 * @param firstPosition of the first post, where the page is not the thread's first and numbers none.
 * @throws UserError for a text without such lines.
 */
export function readTextPage(text: string, file: string, firstPosition = 1): ForumPage {
  const lines = linesOf(text, { start: 0, end: text.length })
  const title = findTitle(lines)
  const drafts: Draft[] = []
  const reactions = new Map<Draft, ReactionLine>()
  let position = firstPosition
  const segments = splitPosts(lines.slice(title ? lines.indexOf(title) + 1 : 0), file)
  for (const [index, segment] of segments.entries()) {
    const tail = readTail(segment)
    const before = drafts.at(-1)
    if (tail.reactions && before) reactions.set(before, tail.reactions)
    const rest = index === 0 ? withoutTop(tail.rest) : tail.rest
    const header = readHeader(index === segments.length - 1 ? withoutBottom(rest) : rest)
    const body = bodyOf(text, header.rest)
    if (!body && !header.author) continue
    position = header.position ?? position
    const line = rest.find((one) => !isBlank(one)) ?? segment[0]
    drafts.push({ position, header, body, line: line ? lines.indexOf(line) + 1 : 1 })
    position += 1
  }
  const handles = new Set(drafts.flatMap(({ header }) => header.author?.handle.value ?? []))
  const quotable = new EarlierPosts()
  const posts = drafts.map((draft, index): ForumPost => {
    const post = finishPost(text, draft, drafts.slice(0, index), quotable)
    const listed = reactions.get(draft)
    return listed
      ? { ...post, reactions: splitHandles(listed.text, listed.start, handles, listed.name) }
      : post
  })
  return {
    text,
    title: title ? { value: title.text.trim(), at: trimRange(text, title) } : null,
    url: null,
    posts,
  }
}

/** The first line; where XenForo's line about who began the thread stands near it, what is above that. */
function findTitle(lines: readonly Line[]): Line | undefined {
  const starter = lines.slice(0, MAX_LINES_ABOVE).findIndex(({ text }) => STARTER.test(text))
  const above = lines.slice(0, Math.max(0, starter)).filter((line) => !isBlank(line))
  return above.findLast((line) => !isFurniture(line)) ?? lines.find((line) => !isBlank(line))
}

/** A post whose quotations have not been looked for. */
interface Draft {
  readonly position: number
  readonly line: number
  readonly header: Header
  readonly body: Range | null
}

/** At lines of one no-break space; where whoever saved the text lost these, at lines of blanks alone. */
function splitPosts(lines: readonly Line[], file: string): readonly (readonly Line[])[] {
  const end = [/^[ \t]*\u00A0[\s\u00A0]*$/, /^[ \t]+$/].find((pattern) =>
    lines.some(({ text }) => pattern.test(text)),
  )
  if (!end) {
    throw new UserError(
      `Expected the text of a forum's thread in ${file}, in which each post ends with a line that holds one no-break space; it has no such line. Save the page as HTML instead.`,
    )
  }
  const segments: Line[][] = [[]]
  for (const line of lines) {
    if (end.test(line.text)) segments.push([])
    else segments.at(-1)?.push(line)
  }
  return segments
}

const isFurniture = ({ text }: Line) => PAGE_FURNITURE.test(text.trim())

function withoutTop(lines: readonly Line[]): readonly Line[] {
  const last = lines.findIndex((line) => !isBlank(line) && !isFurniture(line))
  // The empty line above a handle is part of what tells it.
  const start = last > 0 && lines.slice(0, last).some(isFurniture) ? last : 0
  const above = lines[start - 1]
  return lines.slice(above && isBlank(above) ? start - 1 : start)
}

function withoutBottom(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(isFurniture)
  return first < 0 ? lines : lines.slice(0, first)
}

function bodyOf(text: string, lines: readonly Line[]): Range | null {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return null
  const body = trimRange(text, { start: first.start, end: last.end })
  return body.end > body.start ? body : null
}

/** Adds what a post quotes and links to, and adds the post to those that later ones may quote. */
function finishPost(
  text: string,
  { position, line, header, body: written }: Draft,
  earlier: readonly Draft[],
  quotable: EarlierPosts,
): ForumPost {
  const { handle, title } = header.author ?? {}
  const end = (title ?? handle)?.at.end ?? 0
  const body = written ?? { start: end, end }
  const { marked, furniture } = readMarked(text, body)
  const quotations: Quotation[] = marked.map(({ at, handle }) => {
    const index = quotable.findHolder(text, at, handle)
    return { at, handle, postId: index === null ? null : idOf(earlier[index]) }
  })
  const unmarked = marked.length === 0 ? quotable.findUnmarked(text, body) : null
  if (unmarked) {
    quotations.push({ at: unmarked.at, handle: null, postId: idOf(earlier[unmarked.index]) })
  }
  const quoted = quotations.map(({ at }) => at)
  quotable.add(text, body, quoted, header.author?.handle.value ?? null)
  return {
    position,
    line,
    id: String(position),
    url: null,
    author: header.author,
    posted: header.posted,
    body,
    quotations,
    links: findLinks(text, body).filter(({ at }) => !quoted.some((range) => overlaps(at, range))),
    reactions: [],
    furniture,
  }
}

/** The text gives no ids, so a post's is its position. */
const idOf = (draft: Draft | undefined) => (draft ? String(draft.position) : null)

/** Between `Ana said:` and `Click to expand...` stand Ana's words, with those that she quotes herself. */
function readMarked(text: string, body: Range) {
  const marked: { at: Range; handle: string }[] = []
  const open: { handle: string; start: number }[] = []
  const furniture: Range[] = []
  for (const line of linesOf(text, body)) {
    const handle = SAID.exec(line.text)?.[1]
    if (EXPAND.test(line.text)) {
      furniture.push(line)
      const frame = open.pop()
      if (!frame) continue
      const at = trimRange(text, { start: frame.start, end: line.start })
      if (at.end > at.start) marked.push({ at, handle: frame.handle })
    } else if (handle !== undefined) {
      furniture.push(line)
      open.push({ handle: handle.trim(), start: line.end })
    } else if (PICTURE.test(line.text)) furniture.push(line)
  }
  // Frames lie within or beside each other, those that end last being last.
  const outermost: typeof marked = []
  for (const one of marked.toReversed()) {
    const around = outermost.at(-1)
    if (!around || one.at.start < around.at.start) outermost.push(one)
  }
  return { marked: outermost.toReversed(), furniture }
}
