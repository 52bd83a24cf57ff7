import { beforeEach, expect, test } from 'vitest'
import { erase, findToErase } from '../../src/graph/write/erasures.ts'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { withDataSet } from '../support/data-set.ts'
import { clearGraph, importData, takeBack, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const records = [
  { type: 'Officer', key: 'a', fields: { name: 'Withdrawn Name' } },
  {
    type: 'Allegation',
    key: 'x',
    fields: { title: 'Allegation x' },
    relationships: { against: [{ entity: 'Officer/a' }] },
  },
]
const officer = entityId('Officer', 'example', 'a')

async function eraseId(id: string) {
  const found = await findToErase(graph, id)
  if (!found) throw new Error(`Nothing of ${id}.`)
  await erase(graph, found, 'Order of the court of 3 May 2024')
}

/** Whether any property of any node or relationship holds the text. */
async function holds(text: string) {
  const [row] = await graph.read(
    'RETURN COLLECT { MATCH (n) RETURN properties(n) }, COLLECT { MATCH ()-[r]->() RETURN properties(r) }',
  )
  return JSON.stringify(row).includes(text)
}

test('a name that is withdrawn is gone from the graph, its claims and their history', async () => {
  await importData(graph, { release: '1', records })
  await importData(graph, {
    release: '2',
    records: [{ type: 'Officer', key: 'a', fields: { name: 'Withdrawn Name Again' } }],
  })
  expect(await holds('Withdrawn')).toBe(true)
  await eraseId(officer)
  expect(await holds('Withdrawn')).toBe(false)
  expect(await graph.read('MATCH (o:Officer) RETURN o')).toEqual([])
})

test('importing again does not bring it back, and the report says so', async () => {
  await importData(graph, { release: '1', records })
  await eraseId(officer)
  const report = await importData(graph, { release: '2', records })
  expect(report.counts).toMatchObject({ rows: 2, skipped: 1, refused: 0 })
  expect(Object.keys(report.skippedBy)).toEqual([
    expect.stringMatching(/^erased on \d{4}-\d\d-\d\d: Order of the court of 3 May 2024$/),
  ])
  expect(await holds('Withdrawn')).toBe(false)
  expect(
    await graph.read('MATCH (a:Allegation) RETURN a.title, COUNT { (a)-[:AGAINST]->() }'),
  ).toEqual([['Allegation x', 0]])
})

test('the same files are read again after an erasure, and what is left out of them is counted', async () => {
  await withDataSet({ release: '1', records }, async (folder) => {
    await importFolder({ graph, folder })
    await eraseId(officer)
    for (const outcome of ['imported', 'unchanged']) {
      const report = await importFolder({ graph, folder })
      expect(report).toMatchObject({ outcome, counts: { rows: 2, skipped: 1, claims: 1 } })
    }
  })
})

test('the same files are read again when the import that followed an erasure is taken back', async () => {
  await withDataSet({ release: '1', records }, async (folder) => {
    await importFolder({ graph, folder })
    await eraseId(officer)
    const { run } = await importData(graph, { release: '2', records: [], files: { 'a.jsonl': '' } })
    await takeBack(graph, 'example', run)
    const report = await importFolder({ graph, folder })
    expect(report.counts).toMatchObject({ rows: 2, skipped: 1, claims: 1 })
  })
})

test('a row of it with a mistake in it is left out, and kept in no file of refused rows', async () => {
  await importData(graph, { release: '1', records })
  await eraseId(officer)
  const wrong = { type: 'Officer', key: 'a', fields: { name: 'Withdrawn Name', rank: 'NONE' } }
  const report = await importData(graph, { release: '2', records: [wrong] })
  expect(report.counts).toMatchObject({ rows: 1, skipped: 1, refused: 0 })
  expect(report.problems).toEqual([])
})

test('one claim can be erased, and the rest stays', async () => {
  const second = { type: 'Officer', key: 'a', fields: { rank: 'CONSTABLE' } }
  const { run } = await importData(graph, { release: '1', records: [...records, second] })
  expect(run).not.toBeNull()
  const [claim] = await graph.read(
    "MATCH (c:Claim) WHERE c.asserts CONTAINS 'Withdrawn' RETURN c.id",
  )
  await eraseId(String(claim?.[0]))
  expect(await graph.read('MATCH (o:Officer) RETURN o.name, o.rank')).toEqual([[null, 'CONSTABLE']])
  await importData(graph, { release: '2', records: [...records, second] })
  expect(await holds('Withdrawn')).toBe(false)
})

test('where a post names somebody nothing is left of it, nor does it come back', async () => {
  const quoteHash = 'ab'.repeat(32)
  const naming = {
    type: 'Post',
    key: 'p',
    relationships: { mentions: [{ entity: 'Officer/a', start: 3, end: 17, quoteHash }] },
  }
  const post = { type: 'Post', key: 'p', fields: { position: 1 } }
  const all = [...records, post, naming]
  await importData(graph, { release: '1', records: all })
  expect(await holds(quoteHash)).toBe(true)
  await eraseId(officer)
  expect(await holds(quoteHash)).toBe(false)
  const report = await importData(graph, { release: '2', records: all })
  expect(report.counts).toMatchObject({ rows: 4, skipped: 2, refused: 0 })
  expect(await holds(quoteHash)).toBe(false)
  expect(await graph.read('MATCH (p:Post) RETURN p.position')).toEqual([[1]])
})

test('of two whom sources name, the other is not accused in place of the one who was erased', async () => {
  const body = { type: 'Report', key: 'body', fields: { official: true } }
  const press = { type: 'Article', key: 'press' }
  const against = (who: string, source: string) => ({
    type: 'Allegation',
    key: 'x',
    fields: { title: 'Allegation x' },
    relationships: { against: [{ entity: `Officer/${who}` }] },
    source,
  })
  await importData(graph, {
    records: [
      ...records.slice(0, 1),
      { type: 'Officer', key: 'b', fields: { name: 'Other Name' } },
      body,
      press,
      against('a', 'Report/body'),
      against('b', 'Article/press'),
    ],
  })
  await eraseId(officer)
  const read = await graph.read(
    'MATCH (x:Allegation) RETURN x.title, x.conflicts, COUNT { (x)-[:AGAINST]->() }',
  )
  expect(read).toEqual([['Allegation x', null, 0]])
})
