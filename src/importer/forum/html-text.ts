import { type CheerioAPI, loadBuffer } from 'cheerio'
import { UserError } from '../../user-error.ts'
import { type Range, trimRange } from './page.ts'

type HtmlDocument = ReturnType<CheerioAPI['root']>[number]
export type HtmlNode = HtmlDocument | HtmlDocument['children'][number]
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>

/** Elements that hold nothing to read. */
const SILENT = new Set(
  'head script style template svg math select option textarea iframe object audio video'.split(' '),
)

/** Elements that stand on lines of their own; of table cells each, so that no two words are joined. */
const BLOCK = new Set(
  'address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav noscript ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Forums nest a few dozen elements; what nests more would overflow the stack. */
const MAX_DEPTH = 1000

/** The text of a page of HTML, and which part of it each element holds. */
export interface HtmlText {
  readonly $: CheerioAPI
  readonly text: string
  /** The address that the page gives as its own; null where it gives none. */
  readonly url: string | null
  /** Without the blanks around it; empty for an element without text. */
  rangeOf(element: HtmlNode): Range
}

/** Parses a page as browsers do, in the encoding that it declares; scripts off, so that `noscript` counts. */
export function parseHtml(bytes: Buffer): CheerioAPI {
  return loadBuffer(bytes, {
    encoding: { defaultEncoding: 'utf8' },
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
  })
}

/**
 * The text of a page, over which offsets count. It is what a reader sees, and where links lead:
 *
 * - first, if the page gives its own address (`link rel=canonical`, else `og:url`), that in angle
 *   brackets on a line of its own;
 * - then all text of the body in the order of the source, without scripts, styles, forms' fields, and
 *   without the text that stands for pictures; blanks and line ends of the source are one blank;
 * - each block begins and ends a line, each `br` ends one, lines have no blanks around them;
 * - after the words of a link, where they are not its address, the address follows in angle brackets,
 *   made absolute; links within the page and addresses other than http(s) are left out.
 *
 * `<a href="https://news.example/1">News</a><br>of today` → `News <https://news.example/1>\nof today`
 */
export function renderHtml($: CheerioAPI): HtmlText {
  const url = ownAddress($)
  const base = $('base[href]').attr('href') ?? url
  const ranges = new Map<HtmlNode, Range>()
  const out = new TextBuilder()
  if (url !== null) {
    out.append(`<${url}>`)
    out.breakLine(1)
  }
  const visit = (node: HtmlNode, depth: number): void => {
    if (depth > MAX_DEPTH) {
      throw new UserError(
        `Expected a page whose elements are nested at most ${MAX_DEPTH} deep; this one was not made by a forum, or is broken. Save it again.`,
      )
    }
    if (node.type === 'text') {
      out.append(node.data)
      return
    }
    if (node.type !== 'tag' && node.type !== 'root') return
    if (node.type === 'tag' && SILENT.has(node.name)) return
    if (node.type === 'tag' && node.name === 'br') {
      out.breakLine(out.breaks + 1)
      return
    }
    const isBlock = node.type === 'tag' && BLOCK.has(node.name)
    if (isBlock) out.breakLine(1)
    const { length: start, mark } = out
    for (const child of node.children) visit(child, depth + 1)
    if (node.type === 'tag' && node.name === 'a') {
      const address = resolveAddress(node.attribs.href, base)
      if (address !== null && !out.since(mark).includes(address)) out.append(` <${address}>`)
    }
    ranges.set(node, { start, end: out.length })
    if (isBlock) out.breakLine(1)
  }
  for (const root of $.root().get()) visit(root, 0)
  const text = out.since(0)
  return {
    $,
    text,
    url,
    rangeOf: (element) => {
      const range = ranges.get(element) ?? { start: 0, end: 0 }
      return trimRange(text, range)
    },
  }
}

/** The address that a link leads to; null for one within the page, and for all but http(s). */
export function resolveAddress(href: string | undefined, base: string | null): string | null {
  const written = href?.trim() ?? ''
  if (written === '' || written.startsWith('#')) return null
  if (/^https?:\/\//.test(written) && URL.canParse(written)) return written.normalize('NFC')
  if (/^[a-z][a-z0-9+.-]*:/i.test(written) || base === null) return null
  if (!URL.canParse(written, base)) return null
  const { href: absolute, protocol } = new URL(written, base)
  return protocol === 'https:' || protocol === 'http:' ? absolute : null
}

function ownAddress($: CheerioAPI): string | null {
  const said =
    $('link[rel~=canonical]').attr('href') ?? $('meta[property="og:url"]').attr('content')
  return /^https?:\/\//.test(said ?? '') ? resolveAddress(said, null) : null
}

/** How many characters before a new one can join it: letters with their accents are shorter. */
const JOINABLE_CHARACTERS = 8

/** Text as it is put together, in Unicode's composed form from its beginning to its end. */
class TextBuilder {
  /** Kept in pieces: a text that grows would be copied whole each time that its end is looked at. */
  readonly #pieces: string[] = []
  #written = 0
  #last = ''
  #pending = ''

  /** Line ends that wait for the next words. */
  get breaks(): number {
    return this.#pending.split('\n').length - 1
  }

  get length(): number {
    return this.#written + (this.#written === 0 ? 0 : this.#pending.length)
  }

  /** A place to read on from. */
  get mark(): number {
    return this.#pieces.length
  }

  /** What was written since a mark. */
  since(mark: number): string {
    return this.#pieces.slice(mark).join('')
  }

  /** At least this many line ends before the next words; two, which is one empty line, at most. */
  breakLine(count: number): void {
    this.#pending = '\n'.repeat(Math.min(2, Math.max(count, this.breaks)))
  }

  append(written: string): void {
    const words = written.normalize('NFC').replace(/[ \t\r\n\f]+/g, ' ')
    const inner = words.trim() === '' ? '' : words.replace(/^ | $/g, '')
    if (words.startsWith(' ') && this.#pending === '') this.#pending = ' '
    if (inner === '') return
    if (this.#written > 0) this.#put(this.#pending)
    // An accent that begins an element would join the letter before it, and shift all that follows.
    if ((this.#last + inner).normalize('NFC') !== this.#last + inner) this.#put(' ')
    this.#put(inner)
    this.#pending = words.endsWith(' ') ? ' ' : ''
  }

  #put(piece: string): void {
    this.#pieces.push(piece)
    this.#written += piece.length
    this.#last = (this.#last + piece.slice(-JOINABLE_CHARACTERS)).slice(-JOINABLE_CHARACTERS)
  }
}
