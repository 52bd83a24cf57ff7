import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/ids.ts'
import { findAddresses, findLinks } from '../../src/importer/forum/addresses.ts'
import { parseHtml, renderHtml } from '../../src/importer/forum/html-text.ts'
import { isHtml, readPageText } from '../../src/importer/forum/read-page-text.ts'
import { withFolder } from '../support/folder.ts'
import {
  complaintsAbout,
  forumFixture,
  type ReadRecord,
  readForum,
  relations,
  valuesOf,
} from '../support/forum.ts'

const pages = {
  xenforo: forumFixture('xenforo.html'),
  phpbb: forumFixture('phpbb.html'),
  discourse: forumFixture('discourse.html'),
  discourseApp: forumFixture('discourse-app.html'),
}
const read: Record<string, readonly ReadRecord[]> = {}
beforeAll(async () => {
  for (const [name, page] of Object.entries(pages)) read[name] = await readForum([page])
})

const of = (name: keyof typeof pages) => read[name] ?? []
/** Without the part of a key that every record of a page shares. */
const short = (lines: readonly string[], base: string) =>
  lines.map((line) => line.replaceAll(`url:${base}`, '').replace(/@\S+/, ''))

describe('a page of XenForo', () => {
  const THREAD = 'https://forum.river.example/threads/should-the-river-bridge-reopen.77/'

  test('gives the thread by its address, without the number of the page and without labels', () => {
    expect(valuesOf(of('xenforo'), 'Thread', 'title')).toEqual({
      [THREAD]: 'Should the river bridge reopen?',
    })
    expect(valuesOf(of('xenforo'), 'Thread', 'url')).toEqual({ [THREAD]: THREAD })
  })

  test('gives posts by their addresses, with the numbers, days and authors that it shows', () => {
    expect(valuesOf(of('xenforo'), 'Post', 'position')).toEqual({
      [`${THREAD}post-501`]: 21,
      [`${THREAD}post-502`]: 22,
      [`${THREAD}post-503`]: 23,
    })
    expect(Object.values(valuesOf(of('xenforo'), 'Post', 'url'))).toHaveLength(3)
    expect(Object.values(valuesOf(of('xenforo'), 'Post', 'posted'))).toEqual([
      '2024-02-05',
      '2024-02-06',
    ])
    expect(valuesOf(of('xenforo'), 'Account', 'title')).toEqual({
      'bo-k@forum.river.example': 'Veteran Member',
      'ana-brook@forum.river.example': 'Über Member',
    })
    expect(short(relations(of('xenforo'), 'writtenBy'), THREAD)).toEqual([
      'Post/post-501 writtenBy Account/bo-k',
      'Post/post-502 writtenBy Account/ana-brook',
      'Post/post-503 writtenBy Account/tilly',
    ])
  })

  test('joins quotations by the ids of posts, by the words only where there is no id, and else not', () => {
    expect(short(relations(of('xenforo'), 'quotes'), THREAD)).toEqual([
      'Post/post-502 quotes Post/post-501',
      'Post/post-503 quotes Post/post-501',
    ])
  })

  test('takes links where they lead, and neither signatures nor the forum’s own pages', () => {
    expect(short(relations(of('xenforo'), 'linksTo'), THREAD)).toEqual([
      'Post/post-502 linksTo Article/url:https://www.rivertimes.example/2024/02/05/hale-charged',
      'Post/post-502 linksTo Article/url:https://www.rivertimes.example/2024/02/06/tower',
    ])
  })

  test('knows who reacted from its own marks, and of two kinds does not guess which', () => {
    expect(short(relations(of('xenforo'), 'reactions'), THREAD)).toEqual([
      'Account/ana-brook reactions Post/post-501 SAD',
      'Account/tom-and-jo reactions Post/post-501 SAD',
      'Account/bo-k reactions Post/post-502',
      'Account/tilly reactions Post/post-502',
    ])
  })
})

test('a later page that does not number its posts asks for the number of the first', async () => {
  const { path: whole } = pages.xenforo
  const html = (await readFile(whole, 'utf8')).replaceAll(/#2\d</g, '<')
  await withFolder({ 'page.html': html }, async (folder) => {
    const file = { file: 'page.html', path: path.join(folder, 'page.html') }
    await expect(readForum([file])).rejects.toThrow(/later page .* `firstPost:`/)
    const records = await readForum([{ ...file, firstPost: 21 }])
    expect(Object.values(valuesOf(records, 'Post', 'position'))).toEqual([21, 22, 23])
  })
})

describe('a page of phpBB', () => {
  const BOARD = 'https://board.river.example/viewtopic.php?'

  test('is read in its own encoding, and numbered from where its address says that it begins', () => {
    expect(valuesOf(of('phpbb'), 'Post', 'position')).toEqual({
      [`${BOARD}p=601#p601`]: 16,
      [`${BOARD}p=602#p602`]: 17,
    })
    expect(Object.keys(valuesOf(of('phpbb'), 'Thread', 'title'))).toEqual([`${BOARD}t=77`])
    expect(Object.values(valuesOf(of('phpbb'), 'Post', 'posted'))).toEqual([
      '2024-02-05',
      '2024-02-06',
    ])
  })

  test('gives authors, ranks, quotations, links and thanks', () => {
    expect(valuesOf(of('phpbb'), 'Account', 'title')).toEqual({
      'bo-k@board.river.example': 'Site Admin',
    })
    expect(short(relations(of('phpbb'), 'writtenBy'), BOARD)).toEqual([
      'Post/p=601#p601 writtenBy Account/bo-k',
      'Post/p=602#p602 writtenBy Account/ana-brook',
    ])
    expect(short(relations(of('phpbb'), 'quotes'), BOARD)).toEqual([
      'Post/p=602#p602 quotes Post/p=601#p601',
    ])
    expect(short(relations(of('phpbb'), 'linksTo'), BOARD)).toEqual([
      'Post/p=602#p602 linksTo Article/url:https://www.rivertimes.example/2024/02/05/bridge',
    ])
    expect(short(relations(of('phpbb'), 'reactions'), BOARD)).toEqual([
      'Account/ana-brook reactions Post/p=601#p601 OTHER',
    ])
  })
})

describe('a page of Discourse', () => {
  const TOPIC = 'https://talk.river.example/t/should-the-river-bridge-reopen/77'

  test('as served without scripts gives posts, authors, quotations and links', () => {
    expect(valuesOf(of('discourse'), 'Post', 'position')).toEqual({
      [`${TOPIC}/1`]: 1,
      [`${TOPIC}/3`]: 3,
    })
    expect(valuesOf(of('discourse'), 'Thread', 'url')).toEqual({ [TOPIC]: TOPIC })
    const handles = Object.values(valuesOf(of('discourse'), 'Account', 'handle'))
    expect(handles).toEqual(['bo_k', 'ana.brook'])
    expect(short(relations(of('discourse'), 'quotes'), TOPIC)).toEqual(['Post//3 quotes Post//1'])
    expect(short(relations(of('discourse'), 'linksTo'), TOPIC)).toEqual([
      'Post//3 linksTo Article/url:https://www.rivertimes.example/2024/02/05/bridge',
      'Post//3 linksTo Article/url:https://www.rivertimes.example/2024/02/06/tower',
    ])
  })

  test('as saved by a browser gives titles and likes too, and no post twice', () => {
    expect(valuesOf(of('discourseApp'), 'Post', 'position')).toEqual({
      [`${TOPIC}/1`]: 1,
      [`${TOPIC}/2`]: 2,
    })
    expect(Object.values(valuesOf(of('discourseApp'), 'Account', 'title'))).toEqual([
      'Bridge Keeper',
    ])
    expect(Object.values(valuesOf(of('discourseApp'), 'Post', 'posted'))).toEqual(['2024-02-05'])
    const [like, ...more] = short(relations(of('discourseApp'), 'reactions'), TOPIC)
    expect(like).toMatch(/^Account\/ana-brook~\w+ reactions Post\/\/1 LIKE$/)
    expect(more).toEqual([])
  })

  test('joins no quotation to a post of the same number in another thread', () => {
    expect(relations(of('discourseApp'), 'quotes')).toEqual([])
  })
})

describe('what a quotation quotes itself', () => {
  /** The quotations of a page in which something was written otherwise. */
  const quotesWith = async (name: keyof typeof pages, ...changes: readonly [string, string][]) => {
    let html = await readFile(pages[name].path, 'latin1')
    for (const [old, other] of changes) {
      expect(html).toContain(old)
      html = html.replace(old, other)
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'forum-'))
    try {
      const file = path.join(folder, 'page.html')
      await writeFile(file, html, 'latin1')
      return relations(await readForum([{ file: 'page.html', path: file }]), 'quotes')
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('is not what phpBB’s post quotes', async () => {
    const cited = '<blockquote cite="./viewtopic.php?p=601#p601"><div>'
    expect(
      await quotesWith(
        'phpbb',
        [cited, `<blockquote><div>Words of nobody here.${cited}`],
        ['open.</div></blockquote>', 'open.</div></blockquote></div></blockquote>'],
      ),
    ).toEqual([])
  })

  test('is not what XenForo’s post quotes', async () => {
    const framed = '<blockquote data-attributes="member: 4" data-quote="Bo K"'
    const quotes = await quotesWith(
      'xenforo',
      [
        framed,
        `<blockquote class="bbCodeBlock--quote"><div class="bbCodeBlock-content">Words of nobody here.${framed}`,
      ],
      ['data-source="post: 501"', ''],
      ['</blockquote>\n          So', '</blockquote></div></blockquote>\n          So'],
    )
    expect(quotes.filter((line) => line.includes('post-502 quotes'))).toEqual([])
  })

  test('in Discourse is of the thread that the page’s own address names, or of none', async () => {
    expect(await quotesWith('discourse', ['data-topic="77"', 'data-topic="99"'])).toEqual([])
    const told = '<p>The gate was locked.</p></blockquote>'
    const other: [string, string] = [told, '<p>Not these words.</p></blockquote>']
    expect(await quotesWith('discourse', other)).toHaveLength(1)
    expect(await quotesWith('discourse', other, [' data-topic="77"', ''])).toEqual([])
    expect(await quotesWith('discourse', other, ['rel="canonical"', 'rel="other"'])).toEqual([])
  })
})

test.each(Object.entries(pages))(
  'records of %s are taken by the importer and hold on the page, word for word',
  async (name, page) => {
    expect(await complaintsAbout(read[name] ?? [], page)).toEqual([])
  },
)

describe('the text of a page of HTML', () => {
  const textOf = (html: string) => renderHtml(parseHtml(Buffer.from(html))).text

  test('is what a reader sees, block by block, with where links lead', () => {
    expect(
      textOf(
        '<html><head><link rel="canonical" href="https://a.example/t/1"><style>p{}</style></head><body><p>One  two\n<b>thr</b>ee</p>' +
          '<p>Four<br>five<br><br>six <img alt="a picture"></p><script>x</script>' +
          '<a href="/t/2">Next</a>, <a href="#top">top</a>, <a href="https://b.example/x">https://b.example/x</a></body></html>',
      ),
    ).toBe(
      '<https://a.example/t/1>\nOne two three\nFour\nfive\n\nsix\nNext <https://a.example/t/2>, top, https://b.example/x',
    )
  })

  test('stays in the form in which offsets count, even where an element begins with an accent', () => {
    const text = textOf('<p>e<span>&#769;</span> and u&#776; and <b>o</b>&#776;n</p>')
    expect(text).toBe(text.normalize('NFC'))
    expect(text).toContain('ü')
  })

  test('is refused rather than overflown by a page of endless nesting', () => {
    expect(() => textOf(`${'<div>'.repeat(1500)}x`)).toThrow(/nested at most 1000 deep/)
    expect(textOf(`${'<div>'.repeat(500)}x`)).toBe('x')
  })

  test('is the text by which a post’s hash is made', async () => {
    const text = await readPageText(pages.xenforo.path)
    const body =
      'Constable Flora O’Hara stood on the bridge.\n\nThe gate was locked, as was the tower.'
    expect(text).toContain(body)
    expect(Object.values(valuesOf(of('xenforo'), 'Post', 'contentHash'))[0]).toBe(sha256(body))
  })
})

describe('a page that was made to be hard to read', () => {
  test('takes no longer than any other', () => {
    expect(isHtml(Buffer.from(`${'<!-- -->'.repeat(500)}x`))).toBe(false)
    expect(isHtml(Buffer.from(`${'<!-- -->\n'.repeat(300)}<html>`))).toBe(true)
    const dots = 'a.'.repeat(200_000)
    expect(findAddresses(dots, { start: 0, end: dots.length })).toEqual([])
    const brackets = `https://a.example/${')'.repeat(200_000)}`
    expect(findLinks(brackets, { start: 0, end: brackets.length })).toMatchObject([
      { url: 'https://a.example/' },
    ])
    expect(findAddresses('to ana.b+c@mail.example.org.', { start: 0, end: 28 })).toEqual([
      { start: 3, end: 27 },
    ])
  })

  test('has no day where its time is none', async () => {
    const html = await readFile(pages.discourseApp.path, 'utf8')
    expect(html).toMatch(/data-time="\d+"/)
    await withFolder(
      { 'page.html': html.replaceAll(/data-time="\d+"/g, 'data-time="9e15"') },
      async (folder) => {
        const file = { file: 'page.html', path: path.join(folder, 'page.html') }
        expect(valuesOf(await readForum([file]), 'Post', 'posted')).toEqual({})
      },
    )
  })
})

describe('a page that is none of these', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'forum-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is refused, and says which are known', async () => {
    const file = { file: 'news.html', path: path.join(folder, 'news.html') }
    await writeFile(file.path, '<!doctype html><h1>News</h1><article>Words</article>')
    await expect(readForum([file])).rejects.toThrow(
      'Expected a page of a thread in news.html, as XenForo, Discourse, phpBB make them; no post was found.',
    )
  })

  test('is refused where it is missing or no text at all', async () => {
    const missing = { file: 'gone.html', path: path.join(folder, 'gone.html') }
    await expect(readForum([missing])).rejects.toThrow(/^Cannot read the page gone\.html: ENOENT/)
    const binary = { file: 'picture', path: path.join(folder, 'picture') }
    await writeFile(binary.path, Buffer.from([0, 1, 2, 0, 200]))
    await expect(readForum([binary])).rejects.toThrow(/in picture; it holds zero bytes/)
  })
})
