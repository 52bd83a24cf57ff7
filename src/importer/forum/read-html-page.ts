import type { CheerioAPI } from 'cheerio'
import { UserError } from '../../user-error.ts'
import { findDay } from './dates.ts'
import { discourse } from './discourse.ts'
import type { HtmlShape } from './html-shape.ts'
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  parseHtml,
  renderHtml,
  resolveAddress,
} from './html-text.ts'
import { EarlierPosts } from './match-quotes.ts'
import {
  type Author,
  type ForumPage,
  type ForumPost,
  type Link,
  overlaps,
  type Quotation,
  type Range,
  type Said,
  within,
} from './page.ts'
import { phpbb } from './phpbb.ts'
import { xenforo } from './xenforo.ts'

type Selection = ReturnType<CheerioAPI>

/** Milliseconds until the year 2200: a post that claims a later time was not written then. */
const MAX_TIME = Date.UTC(2200, 0)

/** The address of a page that is not its thread's first. */
const LATER_PAGE = /(?:\/page-|[?&]page=)(?!1(?!\d))\d+/

const shapes: readonly HtmlShape[] = [xenforo, discourse, phpbb]

/**
 * Reads a thread's page that was saved as HTML: XenForo 2, phpBB 3 or Discourse, told by its posts.
 *
 * @param firstPosition of the page's first post, where the page does not number its posts.
 * @throws UserError for a page in which none of these finds a post.
 */
export function readHtmlPage(bytes: Buffer, file: string, firstPosition?: number): ForumPage {
  const page = renderHtml(parseHtml(bytes))
  const shape = shapes.find((one) => one.posts(page.$).length > 0)
  if (!shape) {
    throw new UserError(
      `Expected a page of a thread in ${file}, as ${shapes.map(({ name }) => name).join(', ')} make them; no post was found. Save the thread's own page, whole.`,
    )
  }
  const thread = page.url === null ? null : shape.threadUrl(new URL(page.url))
  const elements = shape.posts(page.$).toArray()
  const isNumbered = elements.every((element) => shape.position(page.$(element)) !== null)
  if (!isNumbered && firstPosition === undefined && LATER_PAGE.test(page.url ?? '')) {
    throw new UserError(
      `Expected the numbers of the posts in ${file}, which is a later page of its thread; it shows none. Say the number of its first post with \`firstPost:\`.`,
    )
  }
  const posts: ForumPost[] = []
  const before = new EarlierPosts()
  let position = firstPosition ?? startOf(page.url) + 1
  for (const element of elements) {
    const post = readPost(page, shape, page.$(element), {
      thread,
      position,
      earlier: posts,
      before,
    })
    if (!post) continue
    posts.push(post)
    const quoted = post.quotations.map(({ at }) => at)
    before.add(page.text, post.body, quoted, post.author?.handle.value ?? null)
    position = post.position + 1
  }
  return { text: page.text, title: readTitle(page, shape), url: thread, posts }
}

/** phpBB's pages say how many posts come before them. */
function startOf(url: string | null): number {
  return Number(url === null ? 0 : (new URL(url).searchParams.get('start') ?? 0)) || 0
}

function readTitle(page: HtmlText, shape: HtmlShape): Said<string> | null {
  const element = shape.title(page.$)
  const labels = element.find('.label, .label-append')
  const at = rangeOf(page, element)
  if (!at) return null
  const after = Math.max(at.start, ...labels.toArray().map((label) => page.rangeOf(label).end))
  return said(page, { start: after, end: at.end })
}

/** The words of a part of the page, without addresses of links and the blanks around them. */
function said(page: HtmlText, { start, end }: Range): Said<string> | null {
  const written = page.text.slice(start, end).replace(/ ?<https?:\/\/[^>]*>$/, '')
  const value = written.trim()
  if (value === '') return null
  const from = start + (written.length - written.trimStart().length)
  return { value, at: { start: from, end: from + value.length } }
}

function rangeOf(page: HtmlText, selection: Selection): Range | null {
  const element = selection.get(0)
  const range = element ? page.rangeOf(element) : null
  return range && range.end > range.start ? range : null
}

interface Place {
  readonly thread: string | null
  readonly position: number
  readonly earlier: readonly ForumPost[]
  readonly before: EarlierPosts
}

function readPost(
  page: HtmlText,
  shape: HtmlShape,
  post: Selection,
  place: Place,
): ForumPost | null {
  const element = post.get(0)
  const content = shape.body(post)
  const author = readAuthor(page, shape, post)
  const body = rangeOf(page, content)
  if (!element || (!body && !author)) return null
  const end = (author?.title ?? author?.handle)?.at.end ?? page.rangeOf(element).start
  const quotations = readQuotations(page, shape, content, place)
  const framed = outermost(shape.quotations(content)).flatMap((frame) => page.rangeOf(frame))
  return {
    position: shape.position(post) ?? place.position,
    line: lineOf(element),
    id: shape.postId(post),
    url: place.thread === null ? null : shape.postUrl(post, place.thread),
    author,
    posted: readPosted(page, shape, post),
    body: body ?? { start: end, end },
    quotations,
    links: readLinks(page, content).filter(({ at }) => !framed.some((one) => overlaps(at, one))),
    reactions: readReactions(page, shape, post),
    furniture: [
      ...content.find(shape.furniture).toArray().map(page.rangeOf),
      // A frame's edges: who is quoted, and what unfolds it.
      ...framed.filter((frame) => !quotations.some(({ at }) => within(at, frame))),
    ],
  }
}

function lineOf(element: HtmlNode): number {
  return element.sourceCodeLocation?.startLine ?? 1
}

function readAuthor(page: HtmlText, shape: HtmlShape, post: Selection): Author | null {
  const at = rangeOf(page, shape.handle(post))
  const handle = at && said(page, at)
  if (!handle) return null
  const titleAt = rangeOf(page, shape.userTitle(post))
  const title = titleAt && said(page, titleAt)
  return { handle, title }
}

/** The day as the forum showed it: in the time zone of its page, not of the reader. */
function readPosted(page: HtmlText, shape: HtmlShape, post: Selection): Said<string> | null {
  const element = shape.posted(post)
  const at = rangeOf(page, element)
  if (!at) return null
  const milliseconds = Number(element.attr('data-time') ?? Number.NaN)
  const day =
    findDay(element.attr('datetime') ?? '') ??
    (milliseconds > 1e11 && milliseconds < MAX_TIME
      ? new Date(milliseconds).toISOString().slice(0, 10)
      : null) ??
    findDay(page.text.slice(at.start, at.end))
  return day === null ? null : { value: day, at }
}

/** Quotations that stand in no other. */
function outermost(quotations: Selection): readonly HtmlElement[] {
  const elements = quotations.toArray().filter((node): node is HtmlElement => 'attribs' in node)
  const all = new Set<HtmlNode>(elements)
  return elements.filter((node) => {
    for (let up = node.parent; up; up = up.parent) if (all.has(up)) return false
    return true
  })
}

function readQuotations(
  page: HtmlText,
  shape: HtmlShape,
  content: Selection,
  { earlier, before }: Place,
): readonly Quotation[] {
  return outermost(shape.quotations(content)).flatMap((element) => {
    const { words, postId, handle } = shape.readQuotation(content.find(element), page.url)
    const whole = rangeOf(page, words)
    if (!whole) return []
    const cite = rangeOf(page, words.children('cite').first())
    const at = cite && cite.start === whole.start ? trimmed(page, cite.end, whole.end) : whole
    if (postId !== null) return [{ at, postId, handle }]
    const index = before.findHolder(page.text, at, handle)
    return [{ at, handle, postId: index === null ? null : (earlier[index]?.id ?? null) }]
  })
}

function trimmed({ text }: HtmlText, start: number, end: number): Range {
  const part = text.slice(start, end)
  return { start: start + (part.length - part.trimStart().length), end }
}

function readLinks(page: HtmlText, content: Selection): readonly Link[] {
  return content
    .find('a[href]')
    .toArray()
    .flatMap((link) => {
      const url = resolveAddress(content.find(link).attr('href'), page.url)
      const at = page.rangeOf(link)
      return url === null || at.end <= at.start ? [] : [{ at, shown: url, url }]
    })
}

function readReactions(page: HtmlText, shape: HtmlShape, post: Selection) {
  const names = new Set(shape.reactionNames(post))
  const [name = null, ...more] = names
  return shape
    .reactions(post)
    .toArray()
    .flatMap((element) => {
      const handle = said(page, page.rangeOf(element))
      return handle
        ? [{ handle: handle.value, at: handle.at, name: more.length > 0 ? null : name }]
        : []
    })
}
