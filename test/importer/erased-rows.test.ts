import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { erase, findToErase } from '../../src/graph/write/erasures.ts'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { withMapped } from '../support/mapping.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const officer = entityId('Officer', 'example', 'a')

async function eraseId(id: string) {
  const found = await findToErase(graph, id)
  if (!found) throw new Error(`Nothing of ${id}.`)
  await erase(graph, found, 'Order of the court of 3 May 2024')
}

/** A row makes three things; nothing of its cells may be seen once its officer is erased. */
function importRows(release: string, lines: readonly string[]) {
  const rows = {
    entities: {
      incident: { type: 'Incident', key: 'ref', fields: { occurred: 'occurred' } },
      officer: { type: 'Officer', key: 'badge', fields: { name: 'name' } },
      allegation: {
        type: 'Allegation',
        key: { template: '{ref}/1' },
        fields: { title: 'title' },
        relationships: { against: [{ entity: 'officer' }], incidents: [{ entity: 'incident' }] },
      },
    },
  }
  const data = { 'rows.csv': ['ref,badge,name,occurred,title', ...lines, ''].join('\n') }
  const manifest = { release, files: [{ path: 'rows.csv', rows }] }
  return withMapped({ data, manifest }, async (folder) => {
    const report = await importFolder({ graph, folder, rejects: path.join(folder, 'refused') })
    const kept = await Promise.all(report.rejects.map((file) => readFile(file, 'utf8')))
    return { report, kept: kept.join('') }
  })
}

test('a row with a mistake that speaks of what was erased holds back what else it is about, and shows nothing of itself', async () => {
  await importRows('1', ['c,a,Withdrawn Name,2020-01-02,Force', 'd,b,Bob,2020-01-03,Force'])
  await eraseId(officer)
  const { report, kept } = await importRows('2', [
    'c,a,Withdrawn Name,32 Withdrawn,Force',
    'd,b,Bob,33 Bobuary,Force',
  ])
  expect(report.counts).toMatchObject({ rows: 2, skipped: 0, refused: 2, retracted: 0 })
  expect(await graph.read('MATCH (n:Incident|Allegation) RETURN count(n)')).toEqual([[4]])
  expect(report.problems).toMatchObject([
    { file: 'rows.csv', line: 2, record: null, came: null },
    { file: 'rows.csv', line: 3, came: '"33 Bobuary"' },
  ])
  expect(report.problems[0]?.expected).toMatch(/^Expected a year, month or day/)
  expect(JSON.stringify(report)).not.toContain('Withdrawn')
  expect(kept).toContain('33 Bobuary')
  expect(kept).not.toContain('Withdrawn')
})

test('a row with a mistake is kept in no file where a claim on its entity was erased', async () => {
  await importRows('1', ['c,a,Withdrawn Name,2020-01-02,Force'])
  const [claim] = await graph.read(
    "MATCH (c:Claim) WHERE c.asserts CONTAINS 'Withdrawn' RETURN c.id",
  )
  await eraseId(String(claim?.[0]))
  const { report, kept } = await importRows('2', ['c,a,Withdrawn Name,32 Withdrawn,Force'])
  expect(report.counts).toMatchObject({ skipped: 0, refused: 1, retracted: 0 })
  expect(JSON.stringify(report)).not.toContain('Withdrawn')
  expect(kept).toBe('')
})
