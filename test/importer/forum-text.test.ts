import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  complaintsAbout,
  forumFixture,
  type ReadRecord,
  readForum,
  relations,
  valuesOf,
} from '../support/forum.ts'

const BRIDGE = forumFixture('bridge.txt')

let records: readonly ReadRecord[]
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'forum-'))
  records = await readForum([BRIDGE])
})
afterAll(() => rm(folder, { recursive: true }))

/** The records of a text of a thread. */
async function readText(text: string | Buffer) {
  const file = { file: 'page.txt', path: path.join(folder, 'page.txt') }
  await writeFile(file.path, text)
  return readForum([file])
}

const END = '\u00A0\n'

describe('the text of a thread', () => {
  test('gives its posts in order, each a row, and the title with the first', () => {
    expect(valuesOf(records, 'Thread', 'title')).toEqual({
      thread: 'Should the river bridge reopen?',
    })
    expect(valuesOf(records, 'Post', 'position')).toEqual({
      'post-1': 1,
      'post-2': 2,
      'post-3': 3,
      'post-4': 4,
      'post-5': 5,
      'post-6': 6,
    })
    expect(relations(records, 'thread')).toHaveLength(6)
    expect([...new Set(records.map(({ row }) => row))]).toEqual([0, 1, 2, 3, 4, 5])
    expect(records.find(({ key }) => key === 'bo-k')?.line).toBe(11)
  })

  test('gives the author that a post shows, and none where it shows none', () => {
    expect(relations(records, 'writtenBy')).toEqual([
      'Post/post-2 writtenBy Account/bo-k',
      'Post/post-4 writtenBy Account/deleted-member-88',
      'Post/post-5 writtenBy Account/ana-brook',
      'Post/post-6 writtenBy Account/tilly',
    ])
    expect(valuesOf(records, 'Account', 'title')).toEqual({
      'bo-k': 'Veteran Member',
      'deleted-member-88': 'Guest',
      'ana-brook': 'Über Member',
      tilly: 'Keeper of the gate.',
    })
  })

  test('dates a post only where the page does', () => {
    expect(valuesOf(records, 'Post', 'posted')).toEqual({ 'post-5': '2024-02-06' })
  })

  test('joins what a post quotes to the one post that holds it, marked as a quotation or not', () => {
    expect(relations(records, 'quotes')).toEqual([
      'Post/post-2 quotes Post/post-1',
      'Post/post-5 quotes Post/post-2',
      'Post/post-6 quotes Post/post-4',
    ])
  })

  test('gives each reaction to who is named, and what it was where there is only one kind', () => {
    expect(relations(records, 'reactions')).toEqual([
      'Account/c-r reactions Post/post-4 SAD',
      'Account/ana-brook reactions Post/post-4 SAD',
      'Account/bo-k reactions Post/post-5',
    ])
  })

  test('links to whole addresses, and keeps cut ones as they are shown', () => {
    expect(relations(records, 'linksTo')).toEqual([
      'Post/post-3 linksTo Article/linked-in-post-3',
      'Post/post-4 linksTo Article/url:https://www.rivertimes.example/2024/02/05/bridge',
      'Post/post-6 linksTo Article/url:https://www.rivertimes.example/2024/02/05/bridge',
      'Post/post-6 linksTo Article/url:https://www.rivertimes.example/2024/02/07/railing?id=4',
    ])
    const cut = records.find(({ type, key }) => type === 'Article' && key === 'linked-in-post-3')
    expect(cut?.fields).toEqual({
      citedAs: 'https://www.rivertimes.example/news/202...orman-hale-bridge-closed',
      linkStatus: 'CUT',
    })
    expect(new Set(Object.values(valuesOf(records, 'Article', 'linkStatus')))).toEqual(
      new Set(['CUT', 'UNCHECKED']),
    )
  })

  test('gives records that the importer takes and `warrant verify` finds right, word for word', async () => {
    expect(await complaintsAbout(records, BRIDGE)).toEqual([])
    expect(records.filter(({ locator }) => locator === undefined)).toEqual([])
  })

  test('keeps no text, only its hash, unless the licence lets it be kept', async () => {
    const without = JSON.stringify(records)
    expect(without).not.toContain('railing is said')
    expect(Object.keys(valuesOf(records, 'Post', 'contentHash'))).toHaveLength(6)
    const kept = await readForum([{ ...BRIDGE, keepText: true }])
    expect(valuesOf(kept, 'Post', 'text')['post-3']).toBe(
      'Nobody will be asked about it.\n\nIMG_0042.jpeg\n\nhttps://www.rivertimes.example/news/202...orman-hale-bridge-closed',
    )
    expect(await complaintsAbout(kept, BRIDGE)).toEqual([])
  })

  test('is read the same with other line ends, a byte order mark, decomposed accents and gzip', async () => {
    const text = await readFile(BRIDGE.path, 'utf8')
    const strip = (all: readonly ReadRecord[]) =>
      JSON.stringify(all.map((one) => ({ ...one, file: '' })))
    const saved = `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`
    expect(strip(await readText(saved))).toBe(strip(records))
    expect(strip(await readText(gzipSync(text)))).toBe(strip(records))
    expect(strip(await readText(Buffer.from(`\uFEFF${text}`, 'utf16le')))).toBe(strip(records))
  })

  test('counts characters as readers do, whatever they take in memory', async () => {
    const [, post] = await readText(`A 🚓 thread\n\nIt went 🚓 by, they say.\n${END}Top Bottom`)
    expect(post?.locator).toMatchObject({ start: 12, end: 35 })
  })
})

test('sections above a title are none, where the page says who began the thread', async () => {
  const text = `Home\nForums\nThe river\nA title\n\nThread starter Ana\n\nWords.\n${END}`
  expect(valuesOf(await readText(text), 'Thread', 'title')).toEqual({ thread: 'A title' })
})

describe('an author', () => {
  const authors = async (text: string) => relations(await readText(text), 'writtenBy')

  test('is not made of the first words of a post', async () => {
    const posts = [
      'One thing is sure.\n\nIt rained\nall day.',
      '\nHe said so himself, twice:\n\nnobody was there\nat all.',
      '\nThis line has far too many words for a handle\n\nAnd so it goes\non.',
      'B\n\nNobody begins with that letter\n\nGuest\nHello.',
    ]
    expect(
      await authors(`A title\n\nFirst post.\n${END}${posts.join(`\n${END}`)}\n${END}`),
    ).toEqual([])
  })

  test('is told from others whose handle differs in more than case', async () => {
    const post = (handle: string) => `\n${handle}\n\nMember\nWords of a post.\n${END}`
    const written = await authors(
      `A title\n\nFirst post.\n${END}${['Bo K', 'bo k', 'Bo-K', 'Bo.K', 'Бо'].map(post).join('')}`,
    )
    const accounts = written.map((line) => line.split(' ').at(-1))
    expect(accounts[0]).toBe('Account/bo-k')
    expect(accounts[1]).toBe('Account/bo-k')
    expect(new Set(accounts).size).toBe(4)
  })
})

describe('what stands between a handle and the words', () => {
  const post = async (...lines: readonly string[]) => {
    const head = ['', 'B', '', 'Bo K', '', 'Guest']
    const text = `A title\n\nFirst post.\n${END}${[...head, ...lines].join('\n')}\n${END}`
    const file = { file: 'page.txt', path: path.join(folder, 'page.txt'), keepText: true }
    await writeFile(file.path, text)
    const records = await readForum([file])
    const second = (field: string) => Object.values(valuesOf(records, 'Post', field)).at(-1)
    return [
      second('position'),
      Object.values(valuesOf(records, 'Post', 'posted'))[0],
      second('text'),
    ]
  }

  test('are details of the member, of which one is the day of joining, and of the post', async () => {
    const member = ['Joined', 'Sep 1, 2016', 'Messages', '1,234', 'Location: the north tower']
    expect(await post(...member, 'Mar 3, 2024', '#21', 'Hello.')).toEqual([
      21,
      '2024-03-03',
      'Hello.',
    ])
  })

  test.each([
    '3 March 2021',
    'Location of the arrest by PC John Smith was Kent.',
    'Messages were sent to the tower',
    'Location',
  ])('is nothing that a post may begin with: %s', async (line) => {
    const words = `${line}\n\nHello.`
    expect(await post(words)).toEqual([2, undefined, words])
    expect(await post('Mar 3, 2024', '#21', words)).toEqual([21, '2024-03-03', words])
  })
})

describe('a quotation', () => {
  const quotes = async (...posts: readonly string[]) =>
    relations(
      await readText(`A title\n\n${posts.map((post) => `${post}\n${END}`).join('')}`),
      'quotes',
    )
  const words = 'The keys of the tower were left in the door all night.'

  test('is joined to nothing where two posts hold the words', async () => {
    expect(
      await quotes(words, `Indeed, I heard it too. ${words}`, `${words}\n\nWho says so?`),
    ).toEqual([])
  })

  test('is joined to who wrote the words, not to who quoted them before', async () => {
    expect(await quotes(words, `${words}\n\nWho says so?`, `${words}\n\nEverybody does.`)).toEqual([
      'Post/post-2 quotes Post/post-1',
      'Post/post-3 quotes Post/post-1',
    ])
  })

  test('is no phrase that many use, and no signature at the end', async () => {
    expect(await quotes('Well said, I agree.', 'Well said, I agree.\n\nBut why?')).toEqual([])
    expect(await quotes(`Hello.\n${words}`, `Good evening.\n${words}`)).toEqual([])
  })

  test('takes its address along, which is then no link of the post that quotes', async () => {
    const address = 'https://news.example/tower'
    const first = `${words}\n\n${address}`
    expect(await quotes(first, `${first}\n\nWho says so?`)).toEqual([
      'Post/post-2 quotes Post/post-1',
    ])
    const links = async (reply: string) =>
      relations(await readText(`A title\n\n${first}\n${END}${reply}\n${END}`), 'linksTo')
    expect(await links(`${first}\n\nWho says so?`)).toHaveLength(1)
    expect(await links(`${words}\n\nhttps://news.example/other\n\nRead this.`)).toHaveLength(2)
  })

  test('that holds another is of who said the whole, and none of it is the post’s own', async () => {
    const bob = 'Nobody ever went up that tower at night.'
    const ana = `Bob said:\n${bob}\nClick to expand...\n${words} https://news.example/tower`
    const posts = [
      `\nBob\n\nGuest\n${bob}`,
      `\nAna\n\nGuest\n${ana}`,
      `Ana said:\n${ana}\nClick to expand...\nSo it was.`,
    ]
    const records = await readText(`A title\n\n${posts.map((post) => `${post}\n${END}`).join('')}`)
    expect(relations(records, 'quotes')).toEqual([
      'Post/post-2 quotes Post/post-1',
      'Post/post-3 quotes Post/post-2',
    ])
    expect(relations(records, 'linksTo')).toHaveLength(1)
  })

  test('without its post on the page is joined to nothing', async () => {
    const text =
      'Ana said:\nWords that stand in no other post of this page.\nClick to expand...\n\nNo.'
    expect(await quotes(words, text)).toEqual([])
  })
})

test('a text in which no post ends is refused, with what to do', async () => {
  await expect(readText('Only a title\nand words\n')).rejects.toThrow(
    /^Expected the text of a forum's thread in page\.txt, in which each post ends with a line/,
  )
})
