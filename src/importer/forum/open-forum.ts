import { UserError } from '../../user-error.ts'
import type { RawRecord } from '../read-records.ts'
import { citerOf } from './cite.ts'
import type { MentionFinder } from './mention-finder.ts'
import { mentionRecords } from './mention-records.ts'
import type { ForumPage, ForumPost } from './page.ts'
import {
  type ForumRecord,
  type Key,
  ownWords,
  postKey,
  type RecordOptions,
  recordsOf,
  referTo,
} from './page-records.ts'
import { readHtmlPage } from './read-html-page.ts'
import { decodeText, isHtml, readPageBytes } from './read-page-text.ts'
import { readTextPage } from './read-text-page.ts'

/** A saved page, and what its manifest says of it. */
export interface ForumFile {
  /** As the manifest names it. */
  readonly file: string
  readonly path: string
  /** Tells the thread from others of the data set, where the page does not say its address. */
  readonly thread?: string | undefined
  /** The number of its first post, where the page numbers none and is not the thread's first. */
  readonly firstPost?: number | undefined
  /** Whether the licence lets the text of posts be kept. Not by default: their hashes are. */
  readonly keepText?: boolean | undefined
}

/** A post and its records; the thread's come with the first post of a page. */
export interface ForumRow {
  readonly line: number
  readonly records: readonly RawRecord[]
}

/** Saved pages of threads. */
export interface Forum {
  /**
   * The rows of one of its files, by index: a row is a post. Files are best asked for in order.
   *
   * @throws UserError for a file that is no page of a thread, and for two that cannot be told apart.
   */
  listRows(index: number): Promise<readonly ForumRow[]>
}

/** Text that is searched for names at a time: the names of a graph are read once for as much. */
const BATCH_CHARACTERS = 8_000_000

interface OpenPage {
  readonly file: ForumFile
  readonly page: ForumPage
  readonly options: RecordOptions
}

/**
 * Opens saved pages of threads, as HTML or as text. Pages are read a batch at a time and let go as their
 * rows are given; before that all are read once, so that a post may quote one that stands in a later file.
 *
 * @param mentions finds who is mentioned; nobody is looked for without it.
 */
export function openForum(files: readonly ForumFile[], mentions?: MentionFinder): Forum {
  let posts: Promise<ReadonlyMap<string, Key>> | undefined
  const ahead = new Map<number, readonly ForumRow[]>()
  const readBatch = async (from: number) => {
    posts ??= collectPosts(files)
    const keys = await posts
    const batch: OpenPage[] = []
    let characters = 0
    for (const file of files.slice(from)) {
      const open = await openPage(file)
      batch.push(open)
      characters += open.page.text.length
      if (characters >= BATCH_CHARACTERS) break
    }
    const mentioned = await findMentioned(batch, mentions)
    ahead.clear()
    for (const [index, open] of batch.entries()) {
      ahead.set(from + index, rowsOf(open, keys, mentioned))
    }
  }
  return {
    async listRows(index) {
      if (!ahead.has(index)) await readBatch(index)
      const rows = ahead.get(index) ?? []
      ahead.delete(index)
      return rows
    },
  }
}

function rowsOf(
  open: OpenPage,
  posts: ReadonlyMap<string, Key>,
  mentioned: ReadonlyMap<ForumPost, readonly ForumRecord[]>,
): readonly ForumRow[] {
  const { file } = open.file
  const rows = recordsOf(open.page, open.options, (id) => posts.get(idOf(open, id)) ?? null)
  return open.page.posts.map((post, index) => {
    const { line } = post
    const records = [...(rows[index] ?? []), ...(mentioned.get(post) ?? [])]
    return { line, records: records.map((value) => ({ file, line, value, lineOf: () => line })) }
  })
}

async function openPage(file: ForumFile): Promise<OpenPage> {
  const bytes = await readPageBytes(file.path, file.file)
  const page = isHtml(bytes)
    ? readHtmlPage(bytes, file.file, file.firstPost)
    : readTextPage(decodeText(bytes, file.file), file.file, file.firstPost)
  if (page.posts.length === 0) {
    throw new UserError(`Expected a page of a thread in ${file.file}; it holds no post.`)
  }
  const prefix = file.thread === undefined ? '' : `${file.thread}/`
  return { file, page, options: { prefix, keepText: file.keepText } }
}

/** Ids of posts are a forum's own, and Discourse's a thread's own; a page without address has only itself. */
function idOf({ page, file }: OpenPage, id: string): string {
  return JSON.stringify([page.url ?? file.thread ?? '', id])
}

/** The keys of all posts by the forum's ids. Throws UserError where two pages claim the same post. */
async function collectPosts(files: readonly ForumFile[]): Promise<ReadonlyMap<string, Key>> {
  const posts = new Map<string, Key>()
  const places = new Map<string, string>()
  for (const file of files) {
    const open = await openPage(file)
    for (const post of open.page.posts) {
      const key = postKey(post, open.options)
      if (post.id !== null) posts.set(idOf(open, post.id), key)
      // A page with addresses may well be saved twice: it is the same post.
      if (post.url !== null) continue
      const before = places.get(referTo(key))
      if (before !== undefined) throw samePost(before, file.file, post.position)
      places.set(referTo(key), file.file)
    }
  }
  return posts
}

function samePost(before: string, file: string, position: number): UserError {
  return new UserError(
    before === file
      ? `Expected the posts of ${file} in their order; post ${position} stands there twice.`
      : `Expected each post once; post ${position} stands in ${before} and in ${file}, and neither page says its address. ` +
          'If they are two threads, give each a name of its own with `thread:`; if the second continues the first, say the number of its first post with `firstPost:`.',
  )
}

/** Who is mentioned in the own words of each post, as records. */
async function findMentioned(
  batch: readonly OpenPage[],
  finder: MentionFinder | undefined,
): Promise<ReadonlyMap<ForumPost, readonly ForumRecord[]>> {
  const records = new Map<ForumPost, readonly ForumRecord[]>()
  if (!finder) return records
  const posts = batch.flatMap(({ page, options }) => {
    const handles = handlesOf(page)
    const citer = citerOf(page.text)
    return page.posts.map((post) => {
      const text = { text: page.text, parts: ownWords(page.text, post), handles }
      return { post, citer, key: postKey(post, options), text }
    })
  })
  const found = await finder(posts.map(({ text }) => text))
  for (const [index, { post, citer, key }] of posts.entries()) {
    const one = found[index]
    if (one) records.set(post, mentionRecords(citer, post.position, key, one))
  }
  return records
}

/** Every handle that a page shows: a name that is one of these is an account's. */
function handlesOf({ posts }: ForumPage): readonly string[] {
  const handles = posts.flatMap(({ author, quotations, reactions }) => [
    ...(author ? [author.handle.value] : []),
    ...quotations.flatMap(({ handle }) => handle ?? []),
    ...reactions.map(({ handle }) => handle),
  ])
  return [...new Set(handles)]
}
