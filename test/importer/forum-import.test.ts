import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { readManifest } from '../../src/importer/manifest.ts'
import { withFolder } from '../support/folder.ts'
import { forumFixture } from '../support/forum.ts'
import { clearGraph, findNode, useGraph } from '../support/graph.ts'

const graph = useGraph()

const manifest = (threads: string) => `name: river-forum
title: A forum of the river
publisher: Its members
licence: none stated
attribution: Members of the river forum
standing: COMMENTARY
release: '1'
threads:
${threads}`

const page = (name: string) => readFile(forumFixture(name).path, 'utf8')

test('saved pages are imported as they are, posts as rows, and once', async () => {
  await clearGraph(graph)
  const files = {
    'dataset.yaml': manifest('  - path: [bridge.txt, "*.html"]\n'),
    'bridge.txt': await page('bridge.txt'),
    'xenforo.html': await page('xenforo.html'),
  }
  await withFolder(files, async (folder) => {
    const report = await importFolder({ graph, folder })
    expect(report.problems).toEqual([])
    expect((await importFolder({ graph, folder })).outcome).toBe('unchanged')
  })
  const found = await graph.read(
    `MATCH (p:Post)-[:IN_THREAD]->(t:Thread)
     RETURN t.url, count(p), count { (:Post)-[:QUOTES]->(q:Post WHERE (q)-[:IN_THREAD]->(t)) }
     ORDER BY t.url`,
  )
  expect(found).toEqual([
    ['https://forum.river.example/threads/should-the-river-bridge-reopen.77/', 3, 2],
    [null, 6, 3],
  ])
  expect(
    await findNode(
      graph,
      entityId(
        'Post',
        'url',
        'https://forum.river.example/threads/should-the-river-bridge-reopen.77/post-502',
      ),
    ),
  ).toMatchObject({ position: 22, posted: '2024-02-06' })
  const texts = await graph.read('MATCH (p:Post) WHERE p.text IS NOT NULL RETURN p.id')
  expect(texts).toEqual([])
})

test('the text of posts is kept where the manifest says so', async () => {
  await clearGraph(graph)
  const files = {
    'dataset.yaml': manifest('  - path: bridge.txt\n    thread: bridge\n    keepText: true\n'),
    'bridge.txt': await page('bridge.txt'),
  }
  await withFolder(files, (folder) => importFolder({ graph, folder }))
  expect(await findNode(graph, entityId('Post', 'river-forum', 'bridge/post-3'))).toMatchObject({
    position: 3,
    text: expect.stringMatching(/^Nobody will be asked about it\.\n\nIMG_0042/),
  })
})

test('a manifest that misnames an option of threads is refused before a page is read', async () => {
  const files = {
    'dataset.yaml': manifest('  - path: bridge.txt\n    keeptext: true\n'),
    'bridge.txt': await page('bridge.txt'),
  }
  await withFolder(files, async (folder) => {
    await expect(importFolder({ graph, folder })).rejects.toThrow(
      new RegExp(`${path.basename(folder)}.*cannot be used:\\n.*keeptext`),
    )
  })
})

test('the guide shows a manifest that is taken', async () => {
  const guide = await readFile(new URL('../../docs/forum-threads.md', import.meta.url), 'utf8')
  const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(guide) ?? []
  await withFolder({ 'dataset.yaml': yaml }, async (folder) => {
    const { threads } = await readManifest(folder)
    expect(threads).toHaveLength(2)
  })
})
