import { sha256, shortHash } from '../../ids.ts'
import { fold } from '../../text.ts'
import { MAX_QUOTE_CHARACTERS } from '../record-schema.ts'
import { articleUrl, findAddresses, mayBeArticle, urlKey } from './addresses.ts'
import { type Citer, citerOf, firstSentence, type Locator } from './cite.ts'
import {
  type Author,
  type ForumPage,
  type ForumPost,
  type Link,
  type Range,
  within,
  without,
} from './page.ts'
import { reactionNamed } from './reactions.ts'

/** A record in canonical form, as far as a forum's page gives any. */
export interface ForumRecord {
  readonly type: string
  readonly key: string
  readonly scheme?: string
  readonly fields?: Readonly<Record<string, unknown>>
  readonly relationships?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  readonly locator?: Locator
}

export interface RecordOptions {
  /** Set before the keys of what the page gives no address for, where a data set has several threads: `bridge/`. */
  readonly prefix?: string | undefined
  /** Whether the licence lets the text of posts be kept; its hash always is. */
  readonly keepText?: boolean | undefined
}

type Cite = (range: Range) => { readonly locator?: Locator }

export type Key = Pick<ForumRecord, 'type' | 'key' | 'scheme'>

/** How a record refers to another. */
export const referTo = ({ type, key, scheme }: Key): string =>
  `${type}/${scheme === undefined ? '' : `${scheme}:`}${key}`

function threadKey({ url }: ForumPage, { prefix = '' }: RecordOptions): Key {
  return url === null
    ? { type: 'Thread', key: `${prefix}thread` }
    : { type: 'Thread', scheme: 'url', key: urlKey(url) }
}

/** By its address; where the page gives none by its number in the thread, so that it is the same however it was saved. */
export function postKey({ url, position }: ForumPost, { prefix = '' }: RecordOptions): Key {
  return url === null
    ? { type: 'Post', key: `${prefix}post-${position}` }
    : { type: 'Post', scheme: 'url', key: urlKey(url) }
}

/**
 * `Ian H` → `ian-h`, with the forum's host behind it where the page says it: a handle is an account's on
 * one forum. Forums take `Ian-H` for another account, so whatever such a key would lose is kept in a hash;
 * case alone makes no other account.
 */
function accountKey(handle: string, { url }: ForumPage): Key {
  const exact = handle.normalize('NFC').trim().toLowerCase()
  const words = fold(handle)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  const isPlain = /^[a-z0-9]+(?: [a-z0-9]+)*$/.test(exact)
  const name = isPlain ? words : [words, shortHash([exact], 8)].filter(Boolean).join('~')
  return { type: 'Account', key: url === null ? name : `${name}@${new URL(url).hostname}` }
}

/**
 * The records of a page, by post in its order. The first post brings the thread's as well. They say what
 * the page itself shows, so they have no source: the import claims them.
 *
 * @param findPost the key of a post by the forum's own id, on this page or on another of the data set.
 */
export function recordsOf(
  page: ForumPage,
  options: RecordOptions,
  findPost: (id: string) => Key | null,
): readonly (readonly ForumRecord[])[] {
  const citer = citerOf(page.text)
  return page.posts.map((post, index) => [
    ...(index === 0 ? threadRecords(page, citer, options) : []),
    ...postRecords(page, post, citer, options, findPost),
  ])
}

/** Where a value stands in a part of the page; null where it does not. */
function findWords(text: string, words: string, { start, end }: Range): Range | null {
  const at = text.slice(start, end).indexOf(words)
  return at < 0 ? null : { start: start + at, end: start + at + words.length }
}

const located = (locator: Locator | null) => (locator === null ? {} : { locator })

function threadRecords(page: ForumPage, citer: Citer, options: RecordOptions): ForumRecord[] {
  const thread = threadKey(page, options)
  const records: ForumRecord[] = []
  if (page.title) {
    const locator = citer.cite(page.title.at)
    records.push({ ...thread, fields: { title: page.title.value }, ...located(locator) })
  }
  const at = page.url && findWords(page.text, page.url, { start: 0, end: page.text.length })
  if (at) records.push({ ...thread, fields: { url: page.url }, ...located(citer.cite(at)) })
  return records
}

function postRecords(
  page: ForumPage,
  post: ForumPost,
  citer: Citer,
  options: RecordOptions,
  findPost: (id: string) => Key | null,
): ForumRecord[] {
  const key = postKey(post, options)
  const cite = (range: Range) => located(citer.cite(range, post.position))
  const own = ownWords(page.text, post).find((part) =>
    /[\p{L}\p{N}]/u.test(page.text.slice(part.start, part.end)),
  )
  const opening = firstSentence(page.text, own ?? post.body)
  const { author, posted } = post
  const records: ForumRecord[] = []
  if (author) records.push(...accountRecords(author, accountKey(author.handle.value, page), cite))
  records.push({
    ...key,
    fields: { position: post.position },
    relationships: {
      thread: [{ entity: referTo(threadKey(page, options)) }],
      ...(author && { writtenBy: [{ entity: referTo(accountKey(author.handle.value, page)) }] }),
    },
    ...cite(author ? authorRange(author) : opening),
  })
  if (posted) records.push({ ...key, fields: { posted: posted.value }, ...cite(posted.at) })
  const whole = { start: (author?.handle.at ?? post.body).start, end: post.body.end }
  const at = post.url && findWords(page.text, post.url, whole)
  if (at) records.push({ ...key, fields: { url: post.url }, ...cite(at) })
  const text = page.text.slice(post.body.start, post.body.end)
  if (text !== '') {
    const kept = options.keepText ? { text } : {}
    records.push({ ...key, fields: { contentHash: sha256(text), ...kept }, ...cite(opening) })
  }
  for (const { postId, at } of post.quotations) {
    const to = postId === null ? null : findPost(postId)
    if (to && referTo(to) !== referTo(key)) {
      records.push({ ...key, relationships: { quotes: [{ entity: referTo(to) }] }, ...cite(at) })
    }
  }
  records.push(...linkRecords(page, post, key, options, cite))
  for (const { handle, name, at } of post.reactions) {
    records.push({
      ...accountKey(handle, page),
      fields: { handle },
      relationships: {
        reactions: [
          { entity: referTo(key), ...(name !== null && { reaction: reactionNamed(name) }) },
        ],
      },
      ...cite(at),
    })
  }
  return records
}

/** From the handle to the title, where one citation can hold both; else the handle. */
function authorRange({ handle, title }: Author): Range {
  const end = title?.at.end ?? handle.at.end
  const isShort = end > handle.at.start && end - handle.at.start <= MAX_QUOTE_CHARACTERS
  return isShort ? { start: handle.at.start, end } : handle.at
}

function accountRecords(author: Author, key: Key, cite: Cite): ForumRecord[] {
  const { handle, title } = author
  const at = authorRange(author)
  const fields = { handle: handle.value }
  if (!title) return [{ ...key, fields, ...cite(at) }]
  if (within(title.at, at))
    return [{ ...key, fields: { ...fields, title: title.value }, ...cite(at) }]
  return [
    { ...key, fields, ...cite(at) },
    { ...key, fields: { title: title.value }, ...cite(title.at) },
  ]
}

/** What a post says in its own words: without what it quotes, and without addresses. */
export function ownWords(text: string, post: ForumPost): readonly Range[] {
  const { body, quotations, furniture } = post
  return without(body, [
    ...quotations.map(({ at }) => at),
    ...furniture,
    ...findAddresses(text, body),
  ])
}

/** The whole link, or the address alone where that is too long for a citation. */
function citedPart(text: string, { at, shown }: Link): Range {
  if (at.end - at.start <= MAX_QUOTE_CHARACTERS) return at
  return findWords(text, shown, at) ?? at
}

function linkRecords(
  page: ForumPage,
  post: ForumPost,
  key: Key,
  { prefix = '' }: RecordOptions,
  cite: Cite,
): ForumRecord[] {
  let cut = 0
  const keyOf = ({ url }: Link): Key => {
    if (url !== null) return { type: 'Article', scheme: 'url', key: urlKey(articleUrl(url)) }
    cut += 1
    // Two cut alike may be two addresses, so each is an article of its own.
    const name = `${prefix}linked-in-post-${post.position}`
    return { type: 'Article', key: cut === 1 ? name : `${name}/${cut}` }
  }
  return post.links
    .filter((link) => mayBeArticle(link, page.url))
    .flatMap((link) => {
      const article = keyOf(link)
      const fields =
        link.url === null
          ? { citedAs: link.shown, linkStatus: 'CUT' }
          : { url: articleUrl(link.url), linkStatus: 'UNCHECKED' }
      const at = cite(citedPart(page.text, link))
      return [
        { ...article, fields, ...at },
        { ...key, relationships: { linksTo: [{ entity: referTo(article) }] }, ...at },
      ]
    })
}
