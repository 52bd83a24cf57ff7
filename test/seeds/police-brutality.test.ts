import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importFolder } from '../../src/importer/import-folder.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { exampleOf, published, withFiles } from './ready-mapping.ts'

const SEED = 'police-brutality-2020'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const rows = (cypher: string) => graph.read(cypher, {})
const importFrom = (files: string) =>
  withFiles(SEED, files, (folder) => importFolder({ graph, folder }))

describe('Incidents at protests, of made-up rows,', () => {
  test('have date and place as far as they are known, and a title that accuses nobody', async () => {
    const report = await importFrom(exampleOf(SEED))
    expect(report.problems).toEqual([])
    expect(report.counts).toMatchObject({ rows: 3, applied: 3, skipped: 0, refused: 0 })
    const found = await rows(
      'MATCH (i:Incident) RETURN i.title, i.kind, i.occurred, i.place ORDER BY i.title',
    )
    expect(found).toEqual([
      ['Incident in Ohio (tagged: non protest, shove)', null, '2020-06-02?', 'Ohio'],
      [
        'Incident in Winston-Salem, Ohio (tagged: pepper spray, protester)',
        'PROTEST',
        '2020-06-01',
        'Winston-Salem, Ohio',
      ],
      ['Incident, place unknown (tagged: sexual assault)', 'PROTEST', null, null],
    ])
  })

  test('are mentioned by what is linked, posts and articles, mended but never followed', async () => {
    await importFrom(exampleOf(SEED))
    const found = await rows(
      `MATCH (s)-[:MENTIONS]->(i:Incident)
       RETURN labels(s)[0], s.url, s.linkStatus, collect(coalesce(i.place, '')) ORDER BY s.url`,
    )
    expect(found.map(([, url, status]) => [url, status])).toEqual([
      ['https://news.example/story', 'UNCHECKED'],
      ['https://twitter.com/i/status/1', null],
      ['https://vm.tiktok.com/made-up/', null],
      ['https://www.instagram.com/p/made-up', null],
    ])
    expect(await rows('MATCH (a:Article) RETURN a.url')).toEqual([['https://news.example/story']])
    const [shared] = await rows(
      "MATCH (p:Post {url: 'https://twitter.com/i/status/1'})-[:MENTIONS]->(i) RETURN count(i)",
    )
    expect(shared).toEqual([2])
  })

  test('name nobody, describe nobody, and lead nowhere from a sexual offence', async () => {
    await importFrom(exampleOf(SEED))
    expect(await rows('MATCH (n) WHERE n:Officer OR n:Person OR n:Account RETURN n.id')).toEqual([])
    expect(await rows("MATCH (c:Claim) WHERE c.asserts CONTAINS 'Bloggs' RETURN c.id")).toEqual([])
    expect(await rows("MATCH (p:Post) WHERE p.url ENDS WITH '/2' RETURN p.id")).toEqual([])
  })

  test('are unchanged when imported again', async () => {
    await importFrom(exampleOf(SEED))
    expect((await importFrom(exampleOf(SEED))).outcome).toBe('unchanged')
  })
})

const { folder, isHere, unless } = published(SEED)

describe('Incidents at protests, as published,', () => {
  test.runIf(isHere)(`all come in, with every link that is one${unless}`, async () => {
    const report = await importFrom(folder)
    const { applied, unchangedRows, skipped, refused } = report.counts
    const incidents = await readPublished(path.join(folder, 'all-locations-v2.json.gz'))
    expect(report.problems).toEqual([])
    expect(report.counts.rows).toBe(incidents.length)
    expect(applied + unchangedRows + skipped + refused).toBe(incidents.length)
    const dated = incidents.filter(({ date }) => date !== '').length
    expect(await rows('MATCH (i:Incident) RETURN count(i), count(i.occurred)')).toEqual([
      [incidents.length, dated],
    ])
    const pairs = incidents
      .filter(({ tags }) => !tags.includes('sexual-assault'))
      .flatMap(({ id, links }) => links.map(({ url }) => `${id} ${url}`))
      // One is a place on the globe.
      .filter((pair) => !/ -?\d+\.\d+, /.test(pair))
    expect(await rows('MATCH (s)-[m:MENTIONS]->(:Incident) RETURN count(m)')).toEqual([
      [new Set(pairs).size],
    ])
    expect((await importFrom(folder)).outcome).toBe('unchanged')
  })
})

const publishedForm = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      tags: z.array(z.string()),
      links: z.array(z.object({ url: z.string() })),
    }),
  ),
})

async function readPublished(file: string) {
  const text = gunzipSync(await readFile(file)).toString('utf8')
  return publishedForm.parse(JSON.parse(text)).data
}
