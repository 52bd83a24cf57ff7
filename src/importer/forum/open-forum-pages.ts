import { UserError } from '../../user-error.ts'
import type { RawRecord } from '../read-records.ts'
import type { MentionFinder } from './mention-finder.ts'
import { mentionRecords } from './mention-records.ts'
import type { SearchedText } from './name-index.ts'
import type { ForumPage } from './page.ts'
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
}

export interface ForumOptions {
  /** Whether the data set's licence lets the text of posts be kept. Not by default: their hashes are. */
  readonly keepText?: boolean | undefined
  /** Finds who is mentioned; nobody is looked for without it. */
  readonly mentions?: MentionFinder | undefined
  /** Told how many bytes have been read, file by file. */
  readonly onBytes?: ((read: number) => void) | undefined
}

/** A post and its records; the thread's come with the first post of a page. */
export interface ForumRow {
  readonly row: { readonly number: number; readonly file: string; readonly line: number }
  readonly records: readonly RawRecord[]
}

/** Text that is searched for names at a time: the names of a graph are read once for as much. */
const BATCH_CHARACTERS = 8_000_000

interface OpenPage {
  readonly file: ForumFile
  readonly page: ForumPage
  readonly options: RecordOptions
}

/**
 * Reads saved pages of threads, as HTML or as text, row by row: a row is a post. Files are read twice, so
 * that a post may quote one that stands in a later file, and held one batch at a time.
 *
 * @throws UserError for a file that is no page of a thread, and for two pages that cannot be told apart.
 */
export async function* openForumPages(
  files: readonly ForumFile[],
  options: ForumOptions = {},
): AsyncGenerator<ForumRow> {
  const posts = await collectPosts(files, options)
  let number = 0
  let batch: OpenPage[] = []
  let characters = 0
  const finish = async function* () {
    const mentioned = await findMentioned(batch, options.mentions)
    for (const open of batch) {
      const findPost = (id: string) => posts.get(idOf(open, id)) ?? null
      const rows = recordsOf(open.page, open.options, findPost)
      for (const [index, records] of rows.entries()) {
        const post = open.page.posts[index]
        if (!post) continue
        const found = mentioned.get(post) ?? []
        yield {
          row: { number, file: open.file.file, line: post.line },
          records: [...records, ...found].map((value) => asRaw(open.file.file, post.line, value)),
        }
        number += 1
      }
    }
    batch = []
    characters = 0
  }
  let read = 0
  for (const file of files) {
    const { page, bytes } = await readForumPage(file)
    read += bytes
    options.onBytes?.(read)
    batch.push(openPage(file, page, options))
    characters += page.text.length
    if (characters >= BATCH_CHARACTERS) yield* finish()
  }
  yield* finish()
}

function asRaw(file: string, line: number, value: ForumRecord): RawRecord {
  return { file, line, value, lineOf: () => line }
}

async function readForumPage({ file, path, firstPost }: ForumFile) {
  const bytes = await readPageBytes(path, file)
  const page = isHtml(bytes)
    ? readHtmlPage(bytes, file, firstPost)
    : readTextPage(decodeText(bytes, file), file, firstPost)
  if (page.posts.length === 0) {
    throw new UserError(`Expected a page of a thread in ${file}; it holds no post.`)
  }
  return { page, bytes: bytes.length }
}

function openPage(file: ForumFile, page: ForumPage, { keepText }: ForumOptions): OpenPage {
  const prefix = file.thread === undefined ? '' : `${file.thread}/`
  return { file, page, options: { prefix, keepText } }
}

/** Ids of posts are a forum's own, and Discourse's a thread's own; a page without address has only itself. */
function idOf({ page, file }: OpenPage, id: string): string {
  return JSON.stringify([page.url ?? file.thread ?? '', id])
}

/** The keys of all posts by the forum's ids. Throws UserError where two pages claim the same post. */
async function collectPosts(
  files: readonly ForumFile[],
  options: ForumOptions,
): Promise<ReadonlyMap<string, Key>> {
  const posts = new Map<string, Key>()
  const places = new Map<string, string>()
  for (const file of files) {
    const open = openPage(file, (await readForumPage(file)).page, options)
    for (const post of open.page.posts) {
      const key = postKey(post, open.options)
      if (post.id !== null) posts.set(idOf(open, post.id), key)
      const before = places.get(referTo(key))
      // A page with addresses may well be saved twice: it is the same post.
      if (before !== undefined && post.url === null)
        throw sameThread(before, file.file, post.position)
      places.set(referTo(key), file.file)
    }
  }
  return posts
}

function sameThread(before: string, file: string, position: number): UserError {
  return new UserError(
    `Expected each post once; post ${position} stands in ${before} and in ${file}, and neither page says its address. ` +
      'If they are two threads, give each a name of its own with `thread:`; if the second continues the first, say the number of its first post with `firstPost:`.',
  )
}

/** Who is mentioned in the own words of each post, as records. */
async function findMentioned(
  batch: readonly OpenPage[],
  finder: MentionFinder | undefined,
): Promise<ReadonlyMap<ForumPage['posts'][number], readonly ForumRecord[]>> {
  const records = new Map<ForumPage['posts'][number], readonly ForumRecord[]>()
  if (!finder) return records
  const posts = batch.flatMap(({ page, options }) => {
    const handles = handlesOf(page)
    return page.posts.map((post) => {
      const text: SearchedText = { text: page.text, parts: ownWords(page.text, post), handles }
      return { post, page, key: postKey(post, options), text }
    })
  })
  const found = await finder(posts.map(({ text }) => text))
  for (const [index, { post, page, key }] of posts.entries()) {
    const one = found[index]
    if (one) records.set(post, mentionRecords(page.text, post.position, key, one))
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
