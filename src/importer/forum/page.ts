/*
 * A saved page of a forum as its reader understands it, before any record is made of it. All offsets are
 * UTF-16 units of `ForumPage.text`; records turn them into code points.
 */

/** From `start` up to and not including `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Something that the page says, and where. */
export interface Said<Value> {
  readonly value: Value
  readonly at: Range
}

export interface Author {
  readonly handle: Said<string>
  /** What stands beside the handle: `Legendary Member`. Null where nothing does. */
  readonly title: Said<string> | null
}

/** Words of somebody else that a post repeats. */
export interface Quotation {
  /** The words; the attribution is outside. */
  readonly at: Range
  /** The forum's own id of the post quoted, where the page gives it. */
  readonly postId: string | null
  /** Whom the attribution names. */
  readonly handle: string | null
}

export interface Link {
  readonly at: Range
  /** As the page shows it. */
  readonly shown: string
  /** The whole address; null where the page has it only cut short. */
  readonly url: string | null
}

export interface Reaction {
  readonly handle: string
  /** What the page calls it: `Sad`. Null where it does not say which of several. */
  readonly name: string | null
  /** Where the name stands, or what was clicked and the name. */
  readonly at: Range
}

export interface ForumPost {
  /** Its place in the thread, from 1. */
  readonly position: number
  /** In the file, from 1: where it begins. */
  readonly line: number
  /** The forum's own id, as quotations refer to it. */
  readonly id: string | null
  readonly url: string | null
  /** Null where the page shows none: nobody is inferred. */
  readonly author: Author | null
  /** EDTF: the day, as the page writes it. */
  readonly posted: Said<string> | null
  /** What was written, with what it quotes. */
  readonly body: Range
  readonly quotations: readonly Quotation[]
  readonly links: readonly Link[]
  readonly reactions: readonly Reaction[]
  /** Parts of the body that are nobody's words: who said it, names of pictures. */
  readonly furniture: readonly Range[]
}

export interface ForumPage {
  /** The text over which all offsets count: NFC, LF line ends. */
  readonly text: string
  readonly title: Said<string> | null
  /** The thread's own address, without page numbers; null where the page does not say it. */
  readonly url: string | null
  readonly posts: readonly ForumPost[]
}

/** A part of a text without the blanks around it. */
export function trimRange(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end)
  const from = start + (part.length - part.trimStart().length)
  return { start: from, end: Math.max(from, start + part.trimEnd().length) }
}

export const within = (inner: Range, outer: Range): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

/** What is left of a range without some others, in order. */
export function without(range: Range, holes: readonly Range[]): readonly Range[] {
  const left: Range[] = []
  let { start } = range
  for (const hole of holes.toSorted((a, b) => a.start - b.start)) {
    if (hole.end <= start || hole.start >= range.end) continue
    if (hole.start > start) left.push({ start, end: hole.start })
    start = Math.max(start, hole.end)
  }
  if (start < range.end) left.push({ start, end: range.end })
  return left
}
