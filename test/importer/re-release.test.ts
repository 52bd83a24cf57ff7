import { beforeEach, expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { withMapped } from '../support/mapping.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const header = 'ref,badge,rank,result'
const rows = {
  entities: {
    officer: {
      type: 'Officer',
      key: 'badge',
      fields: { rank: { column: 'rank', enum: { PC: 'CONSTABLE', PS: 'SERGEANT' } } },
    },
    allegation: {
      type: 'Allegation',
      key: 'ref',
      fields: {
        status: {
          column: 'result',
          enum: { Upheld: 'SUBSTANTIATED', Rejected: 'NOT_SUBSTANTIATED' },
        },
      },
      relationships: { against: [{ entity: 'officer' }] },
    },
  },
}

function importRows(release: string, lines: readonly string[], packing = (text: string) => text) {
  const folder = {
    data: { 'rows.csv': packing([header, ...lines].join('\n')) },
    manifest: { release, files: [{ path: 'rows.csv', rows }] },
  }
  return withMapped(folder, (at) => importFolder({ graph, folder: at }))
}

const statuses = () =>
  graph.read('MATCH (a:Allegation) RETURN a.status, COUNT { (a)-->() } ORDER BY a.id')

test('A row that is refused holds back what was claimed of its own officer and allegation, and nothing else', async () => {
  await importRows('1', ['a,1,PC,Upheld', 'b,2,PC,Upheld', 'c,3,PS,Upheld'])
  // Of b another view is taken; c has gone; the row of a has a slip in its rank.
  const { counts } = await importRows('2', ['a,1,PCC,Rejected', 'b,2,PC,Rejected'])
  expect(counts).toMatchObject({ refused: 1, added: 1, unchanged: 1, retracted: 3, heldBack: 2 })
  const read = await statuses()
  expect(read).toHaveLength(2)
  expect(read).toContainEqual(['SUBSTANTIATED', 1])
  expect(read).toContainEqual(['NOT_SUBSTANTIATED', 1])
})

test('A row whose key cannot be read holds back what was claimed of all things of its type', async () => {
  await importRows('1', ['a,1,PC,Upheld', 'b,2,PC,Upheld'])
  const { counts } = await importRows('2', ['a,1,PC,Upheld', ',3,PC,Upheld'])
  // The allegation of b may be the one without a reference. Officer 2 has gone for certain.
  expect(counts).toMatchObject({ refused: 1, unchanged: 2, retracted: 1, heldBack: 1 })
})

test('An unchanged file is known, refused rows and all', async () => {
  const lines = ['a,1,PC,Upheld', 'b,2,PCC,Upheld']
  const first = await importRows('1', lines)
  const again = await importRows('1', lines)
  expect(again).toMatchObject({ outcome: 'unchanged', run: null })
  expect(again.counts).toMatchObject({ rows: 2, unchangedRows: 1, refused: 1 })
  expect(again.counts.claims).toBe(first.counts.claims)
})

test('An unchanged release that refers to what others know reports its claims, and not its records', async () => {
  const unit = { type: 'Unit', scheme: 'force', key: 'metropolitan' }
  await importData(graph, { name: 'known', records: [unit] })
  const officer = {
    type: 'Officer',
    key: 'ann',
    fields: { name: 'Ann' },
    relationships: { units: [{ entity: 'Unit/force:metropolitan' }] },
  }
  const twice = { records: [officer, officer] }
  const first = await importData(graph, twice)
  expect(first.counts).toMatchObject({ records: 2, claims: 1, added: 1 })
  const again = await importData(graph, twice)
  expect(again).toMatchObject({ outcome: 'unchanged', counts: { records: 2, claims: 1 } })
})

test('The same rows in another order say nothing new of a release', async () => {
  await importRows('1', ['a,1,PC,Upheld', 'b,2,PC,Upheld', 'c,3,PCC,Upheld'])
  const cited = () => graph.read('MATCH (c:Claim) RETURN c.id, c.locator ORDER BY c.id')
  const before = await cited()
  const again = await importRows('1', ['c,3,PCC,Upheld', 'b,2,PC,Upheld', 'a,1,PC,Upheld'])
  expect(again).toMatchObject({ outcome: 'unchanged', run: null })
  expect(again.counts).toMatchObject({ rows: 3, unchangedRows: 2, refused: 1 })
  expect(await cited()).toEqual(before)
})

test('The same rows in another order are cited anew where another release has them so', async () => {
  await importRows('1', ['a,1,PC,Upheld', 'b,2,PC,Upheld'])
  const again = await importRows('2', ['b,2,PC,Upheld', 'a,1,PC,Upheld'])
  expect(again.counts).toMatchObject({ rows: 2, unchangedRows: 2, moved: 4, added: 0, changed: 0 })
})
