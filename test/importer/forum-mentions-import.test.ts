import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mentionFinder } from '../../src/importer/forum/mention-finder.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { withFolder } from '../support/folder.ts'
import { forumFixture, type ReadRecord, readForum } from '../support/forum.ts'
import { clearGraph, useGraph } from '../support/graph.ts'

const graph = useGraph()

const manifest = (name: string) => `name: ${name}
title: A data set
publisher: Somebody
licence: CC0-1.0
attribution: Somebody
standing: OFFICIAL
release: '1'
records: ['records.*']
`

/** Imports records as they are. */
async function importRecords(name: string, file: string, text: string) {
  const files = { 'dataset.yaml': manifest(name), [file]: text }
  const report = await withFolder(files, (folder) => importFolder({ graph, folder }))
  expect(report.problems).toEqual([])
  return report
}

const asLines = (records: readonly ReadRecord[]) =>
  records
    .map(({ row: _, file: _file, line: _line, lineOf: _lineOf, ...record }) =>
      JSON.stringify(record),
    )
    .join('\n')

test('mentions and candidates of posts go in, and only mentions are links', async () => {
  await clearGraph(graph)
  await importRecords(
    'river-police',
    'records.yaml',
    `- { type: Officer, key: a, fields: { name: Flora O'Hara, identification: NAMED } }
- { type: Officer, key: b, fields: { name: Okafor, identification: PARTLY_NAMED } }
- { type: Unit, key: c, fields: { name: Rivershire Police, identification: NAMED } }
`,
  )
  const records = await readForum([forumFixture('bridge.txt')], mentionFinder(graph))
  await importRecords('river-forum', 'records.jsonl', asLines(records))
  const links = await graph.read(
    `MATCH (p:Post)-[r:MENTIONS|POSSIBLY_SAME]->(e)
     RETURN p.position, type(r), e.name, r.score, r.end - r.start ORDER BY p.position, type(r)`,
  )
  expect(links).toEqual([
    [1, 'MENTIONS', "Flora O'Hara", null, 12],
    [2, 'MENTIONS', 'Rivershire Police', null, 17],
    [2, 'POSSIBLY_SAME', 'Okafor', 0.3, null],
    [4, 'MENTIONS', 'Rivershire Police', null, 17],
  ])
})

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE =
  process.env.WARRANT_FORUM_PAGE ??
  path.resolve(ROOT, '../shared/sources/can-the-met-police-ever-change.txt')
const here = existsSync(PAGE)
const unless = here ? '' : ` (skipped: ${path.relative(ROOT, PAGE)} is not here)`

test.skipIf(!here)(
  `posts of the Metropolitan Police thread are linked to nobody whom its records protect${unless}`,
  async () => {
    await clearGraph(graph)
    await importFolder({ graph, folder: path.join(ROOT, 'seeds/met-police-thread') })
    const page = { file: 'page.txt', path: PAGE }
    const records = await readForum([page], mentionFinder(graph))
    await importRecords('a-forum', 'records.jsonl', asLines(records))
    const linked = await graph.read(
      `MATCH (p:Post)-[r:MENTIONS|POSSIBLY_SAME]->(e) WHERE r.start IS NOT NULL OR r.score IS NOT NULL
       RETURN DISTINCT type(r), p.position, e.name ORDER BY type(r), p.position, e.name`,
    )
    expect(linked).toEqual([
      ['MENTIONS', 4, 'David Carrick'],
      ['MENTIONS', 4, 'High Court'],
      ['MENTIONS', 4, 'James Mason'],
      ['MENTIONS', 4, 'Jamie Klingler'],
      ['MENTIONS', 4, 'Metropolitan Police'],
      ['MENTIONS', 5, 'James Mason'],
      ['MENTIONS', 5, 'Metropolitan Police'],
      ['MENTIONS', 6, 'Metropolitan Police'],
      ['MENTIONS', 9, "Hatfield Magistrates' Court"],
      ['MENTIONS', 9, 'Metropolitan Police'],
      ['MENTIONS', 9, 'St Albans Crown Court'],
    ])
  },
)

test.skipIf(!here)(
  `the page beside the records made of it by hand adds no thread, post, account or article${unless}`,
  async () => {
    const seed = path.join(ROOT, 'seeds/met-police-thread')
    const counted = async () =>
      graph.read(
        `MATCH (e:Thread|Post|Account|Article) UNWIND labels(e) AS type WITH type, e WHERE type <> 'Entity'
         RETURN type, count(e) ORDER BY type`,
      )
    await clearGraph(graph)
    await importFolder({ graph, folder: seed })
    const byHand = [
      ['Account', 7],
      ['Article', 6],
      ['Post', 10],
      ['Thread', 1],
    ]
    expect(await counted()).toEqual(byHand)
    const written = await readFile(path.join(seed, 'dataset.yaml'), 'utf8')
    const folder = await mkdtemp(path.join(tmpdir(), 'forum-'))
    try {
      await cp(seed, folder, { recursive: true })
      await cp(PAGE, path.join(folder, 'page.txt'))
      await writeFile(
        path.join(folder, 'dataset.yaml'),
        `${written}threads: [{ path: page.txt }]\n`,
      )
      const report = await importFolder({ graph, folder })
      expect(report.problems).toEqual([])
      expect(report.counts.refused).toBe(0)
    } finally {
      await rm(folder, { recursive: true })
    }
    expect(await counted()).toEqual(byHand)
    expect(
      await graph.read(
        "MATCH (p:Post)-[r:MENTIONS|POSSIBLY_SAME]->(o:Officer) WHERE o.name IN ['Jake Cummings', 'Mitchell'] RETURN p.id",
      ),
    ).toEqual([])
  },
)
