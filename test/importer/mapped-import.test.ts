import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { withMapped } from '../support/mapping.ts'

const graph = useGraph()

const folder = {
  data: {
    'officers.csv': [
      'badge,name,rank,force',
      '007,A. Example,PC,f1',
      '008,B. Example,PSS,f1',
      '009,C. Example,PC,nowhere',
      '009,C. Example,PC,nowhere',
      '010,Unknown,PC,f1',
      '011,"D. Example',
      'junior",PS,f1',
      '012,E. Example',
    ].join('\n'),
  },
  manifest: {
    files: [
      {
        path: 'officers.csv',
        rows: {
          placeholders: ['Unknown'],
          equalRows: 'duplicate',
          skip: [{ when: { column: 'badge', is: '010' }, reason: 'nobody' }],
          entities: {
            force: { type: 'Unit', key: 'force', when: { column: 'force', isNot: 'nowhere' } },
            officer: {
              type: 'Officer',
              key: 'badge',
              fields: {
                name: { column: 'name', spaces: 'single' },
                rank: { column: 'rank', enum: { PC: 'CONSTABLE', PS: 'SERGEANT' } },
              },
              relationships: { units: [{ entity: { type: 'Unit', key: 'force' } }] },
            },
          },
        },
      },
    ],
  },
}

test('A mapped file goes in row by row, its refused rows can be mended, and the numbers add up', async () => {
  await withMapped(folder, async (at) => {
    const rejects = path.join(at, 'refused')
    const report = await importFolder({ graph, folder: at, rejects })
    const { rows, applied, unchangedRows, skipped, refused } = report.counts
    expect({ rows, applied, unchangedRows, skipped, refused }).toEqual({
      rows: 7,
      applied: 2,
      unchangedRows: 0,
      skipped: 2,
      refused: 3,
    })
    expect(report.skippedBy).toEqual({ nobody: 1, 'equal to a row before it': 1 })
    expect(report.problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'rank'],
      [4, 'relationships.units[0].entity'],
      [9, null],
    ])
    const [file = ''] = report.rejects
    const text = await readFile(file, 'utf8')
    // The column that a reference was made of, since that is what can be mended.
    expect(text).toMatch(/^009,.*,3,4,force,/m)
    expect(text.split('\n').map((line) => line.slice(0, line.indexOf(',')))).toEqual([
      'badge',
      '008',
      '009',
      // Of the row with too few cells there is the text alone.
      '',
      '',
    ])
    expect(text).toMatch(/^,,,,7,9,,"012,E\. Example",/m)
    const mended = text
      .replace('PSS,f1', 'PS,f1')
      .replace('nowhere,', 'f1,')
      .replace(/^,,,,7,/m, '012,E. Example,PC,f1,7,')
    await writeFile(file, mended)
    const again = await importFolder({ graph, folder: at, additions: [file] })
    expect(again.problems).toEqual([])
    expect(again.warnings).toEqual([])
    expect(again.counts).toMatchObject({ rows: 3, applied: 3, refused: 0, retracted: 0 })
  })
  const names = await graph.read('MATCH (o:Officer) RETURN o.name, o.rank ORDER BY o.name', {})
  expect(names).toEqual([
    ['A. Example', 'CONSTABLE'],
    ['B. Example', 'SERGEANT'],
    ['C. Example', 'CONSTABLE'],
    ['D. Example junior', 'SERGEANT'],
    ['E. Example', 'CONSTABLE'],
  ])
})

test('A cell that leads to nothing is complained of once, however many records of its row refer to it', async () => {
  const officer = (key: string) => ({
    type: 'Officer',
    key,
    relationships: { units: [{ entity: { type: 'Unit', key: 'force' } }] },
  })
  const pairs = {
    data: { 'pairs.csv': 'first,second,force\n1,2,nowhere\n3,4,f1\n5,6,nowhere\n' },
    manifest: {
      files: [
        {
          path: 'pairs.csv',
          rows: {
            entities: {
              force: { type: 'Unit', key: 'force', when: { column: 'force', isNot: 'nowhere' } },
              one: officer('first'),
              other: officer('second'),
            },
          },
        },
      ],
    },
  }
  await clearGraph(graph)
  await withMapped(pairs, async (at) => {
    const report = await importFolder({ graph, folder: at })
    expect(report.counts).toMatchObject({ rows: 3, applied: 1, refused: 2 })
    expect(report.problems.map(({ line, record, came }) => [line, record, came])).toEqual([
      [2, 'Officer/1', '"Unit/nowhere"'],
      [4, 'Officer/5', '"Unit/nowhere"'],
    ])
  })
  // Neither of the two goes in: a row does as a whole.
  expect(await graph.read('MATCH (o:Officer) RETURN count(o)')).toEqual([[2]])
})
