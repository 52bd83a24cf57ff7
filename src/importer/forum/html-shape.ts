import type { CheerioAPI } from 'cheerio'

type Selection = ReturnType<CheerioAPI>

/** A quotation's frame: what holds the words, and which post they are from. */
export interface QuotationFrame {
  readonly words: Selection
  /** The forum's own id of the post quoted; null where the page does not give it. */
  readonly postId: string | null
  /** Whom it is attributed to. */
  readonly handle: string | null
}

/** Where one forum software puts what: all that the reader knows of it. */
export interface HtmlShape {
  readonly name: string
  /** Every post, and nothing else. */
  posts($: CheerioAPI): Selection
  title($: CheerioAPI): Selection
  /** The thread's address from that of one of its pages. */
  threadUrl(page: URL): string
  /** The forum's own id of a post, as quotations refer to it. */
  postId(post: Selection): string | null
  /** Its permanent address; `thread` is the thread's. */
  postUrl(post: Selection, thread: string): string | null
  /** Its number in the thread; null where the page gives none. */
  position(post: Selection): number | null
  handle(post: Selection): Selection
  /** What stands beside the handle. */
  userTitle(post: Selection): Selection
  /** An element that says when: in `datetime`, `data-time` (milliseconds) or in words. */
  posted(post: Selection): Selection
  body(post: Selection): Selection
  /** Quotations at any depth; the outermost count. */
  quotations(body: Selection): Selection
  /** `page` is the address that the page gives as its own. */
  readQuotation(quotation: Selection, page: string | null): QuotationFrame
  /** Who reacted, an element each. */
  reactions(post: Selection): Selection
  /** The names of what they clicked. */
  reactionNames(post: Selection): readonly string[]
  /** In the body, nobody's words: buttons, notes of changes, attributions. */
  furniture: string
}

export const attribute = (selection: Selection, name: string): string | null =>
  selection.first().attr(name)?.trim() || null

/** The first group of a pattern in a text; null where there is none. */
export const capture = (text: string | null | undefined, pattern: RegExp): string | null =>
  pattern.exec(text ?? '')?.[1] ?? null

export const number = (text: string | null): number | null =>
  text === null ? null : Number(text.replaceAll(/[.,]/g, ''))
