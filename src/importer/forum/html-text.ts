import { type CheerioAPI, loadBuffer } from 'cheerio'
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
  const visit = (node: HtmlNode): void => {
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
    const start = out.length
    for (const child of node.children) visit(child)
    if (node.type === 'tag' && node.name === 'a') appendAddress(node, start)
    ranges.set(node, { start, end: out.length })
    if (isBlock) out.breakLine(1)
  }
  const appendAddress = (link: HtmlElement, start: number): void => {
    const address = resolveAddress(link.attribs.href, base)
    if (address !== null && !out.text.slice(start).includes(address)) out.append(` <${address}>`)
  }
  for (const root of $.root().get()) visit(root)
  const { text } = out
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

/** Text as it is put together, in Unicode's composed form from its beginning to its end. */
class TextBuilder {
  text = ''
  #pending = ''
  /** Line ends that wait for the next words. */
  get breaks(): number {
    return this.#pending.split('\n').length - 1
  }

  get length(): number {
    return this.text.length + (this.text === '' ? 0 : this.#pending.length)
  }

  /** At least this many line ends before the next words; two, which is one empty line, at most. */
  breakLine(count: number): void {
    this.#pending = '\n'.repeat(Math.min(2, Math.max(count, this.breaks)))
  }

  append(written: string): void {
    const words = written.normalize('NFC').replace(/[ \t\r\n\f]+/g, ' ')
    const opensWithBlank = words.startsWith(' ')
    const inner = words.trim() === '' ? '' : words.replace(/^ | $/g, '')
    if (opensWithBlank && this.#pending === '') this.#pending = ' '
    if (inner === '') return
    if (this.text !== '') this.text += this.#pending
    // An accent that begins an element would join the letter before it, and shift all that follows.
    const last = this.text.slice(-8)
    if ((last + inner).normalize('NFC') !== last + inner) this.text += ' '
    this.text += inner
    this.#pending = words.endsWith(' ') ? ' ' : ''
  }
}
