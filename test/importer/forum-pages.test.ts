import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RejectsFolder } from '../../src/importer/formats/rejects-folder.ts'
import { forumSources } from '../../src/importer/forum/forum-source.ts'
import type { ForumFile } from '../../src/importer/forum/open-forum.ts'
import { forumFixture, readForum, relations, valuesOf } from '../support/forum.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'forum-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, text: string, more?: Partial<ForumFile>): Promise<ForumFile> {
  const file = { file: name, path: path.join(folder, name), ...more }
  await writeFile(file.path, text)
  return file
}

const END = '\u00A0\n'
const topic = (page: number, posts: string) =>
  `<html><head><link rel="canonical" href="https://talk.example/t/a-title/7?page=${page}"></head><body><h1>A title</h1>${posts}</body></html>`
const post = (number: number, words: string) =>
  `<div id="post_${number}" class="crawler-post"><div class="post" itemprop="text">${words}</div></div>`

test('several pages of a thread make one thread, and a post may quote one of another page', async () => {
  const quote =
    '<aside class="quote" data-post="3" data-topic="7"><blockquote>Yes.</blockquote></aside>So it is.'
  const files = [
    await write('page-1.html', topic(1, post(1, 'Is it?') + post(2, quote))),
    await write('page-2.html', topic(2, post(3, 'Yes.'))),
  ]
  const records = await readForum(files)
  expect(Object.keys(valuesOf(records, 'Thread', 'title'))).toEqual([
    'https://talk.example/t/a-title/7',
  ])
  expect(relations(records, 'quotes')).toEqual([
    'Post/url:https://talk.example/t/a-title/7/2 quotes Post/url:https://talk.example/t/a-title/7/3',
  ])
  expect([...new Set(records.map(({ row, file }) => `${row} ${file}`))]).toEqual([
    '0 page-1.html',
    '1 page-1.html',
    '2 page-2.html',
  ])
})

test('texts of two threads are told apart by the names that the manifest gives them', async () => {
  const text = `A title\n\nWords.\n${END}`
  const files = [await write('a.txt', text), await write('b.txt', text)]
  await expect(readForum(files)).rejects.toThrow(
    'Expected each post once; post 1 stands in a.txt and in b.txt, and neither page says its address.',
  )
  const named = [
    await write('a.txt', text),
    await write('b.txt', text, { thread: 'other' }),
    await write('c.txt', text, { thread: 'other', firstPost: 2 }),
  ]
  expect(valuesOf(await readForum(named), 'Post', 'position')).toEqual({
    'post-1': 1,
    'other/post-1': 1,
    'other/post-2': 2,
  })
})

test('an input knows how far it has read, and writes refused posts as their records', async () => {
  const read: number[] = []
  const sources = forumSources([forumFixture('bridge.txt'), forumFixture('xenforo.html')])
  const rows: number[] = []
  for (const source of sources) {
    for await (const items of source.items(rows.length, (bytes) => read.push(bytes))) {
      rows.push(...items.map(({ row }) => row.number))
    }
  }
  expect(rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(read).toHaveLength(2)
  const problem = {
    file: 'bridge.txt',
    line: 20,
    record: 'Post/post-3',
    field: null,
    expected: 'Expected something else.',
    came: null,
    todo: 'Correct it.',
  }
  const [bridge] = sources
  const outcome = await bridge?.writeRejects(
    0,
    new Map([[2, [problem]]]),
    new RejectsFolder(folder),
  )
  expect(outcome?.rows).toBe(6)
  const written = await readFile(outcome?.written ?? '', 'utf8')
  expect(written).toContain('"key":"linked-in-post-3"')
  expect(written).toContain('Expected something else.')
  expect(written).not.toContain('post-4')
})

test('the same pages give the same rows, whenever they are read', async () => {
  const files = [forumFixture('bridge.txt'), forumFixture('phpbb.html')]
  expect(JSON.stringify(await readForum(files))).toBe(JSON.stringify(await readForum(files)))
})
