import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import type { FileFormat } from '../../src/importer/formats/format.ts'
import { RejectsFolder } from '../../src/importer/formats/rejects-folder.ts'
import { type Problem, valueAt } from '../../src/importer/problem.ts'
import { type RawRecord, readRecordFile } from '../../src/importer/read-records.ts'
import { openRecordRejects } from '../../src/importer/record-rejects.ts'
import { withFolder } from '../support/folder.ts'
import { openFolder, readItems, withMapped } from '../support/mapping.ts'

const entities = {
  officer: {
    type: 'Officer',
    key: 'badge',
    fields: {
      name: 'name',
      rank: { column: 'rank', enum: { PC: 'CONSTABLE', PS: 'SERGEANT' } },
    },
  },
}

const keys = (values: readonly unknown[]) => values.map((value) => valueAt(value, ['key']))

describe('Refused rows', () => {
  /** Reads a folder, writes its refused rows, mends them and reads them by themselves. */
  async function roundTrip(
    name: string,
    content: string | Buffer,
    entry: FileFormat,
    mend: (text: string) => string,
    extra: ReadonlyMap<number, readonly Problem[]> = new Map(),
  ) {
    const mapped = {
      data: { [name]: content },
      manifest: { files: [{ path: name, ...entry, rows: { entities, equalRows: 'duplicate' } }] },
    }
    const { encoding = 'utf-8' } = entry
    return await withMapped(mapped, async (at) => {
      const input = await openFolder(at)
      const { refused } = await readItems(input)
      const target = path.join(at, 'refused')
      await mkdir(target)
      const written = await input.writeRejects(new Map([...refused, ...extra]), target)
      const [file = ''] = written
      const text = iconv.decode(await readFile(file), encoding)
      await writeFile(file, iconv.encode(mend(text), encoding))
      const mended = await readItems(await openFolder(at, { files: [file] }))
      return { name: path.relative(target, file), text, mended }
    })
  }
  test.each(['a.csv', 'a.json', 'a.yaml'])(
    'that were mended stand in the line where they stood: %s',
    async (name) => {
      const rows = [1, 2].map((n) => ({ n: `${n}`, rank: n === 1 ? 'PC' : 'PSS' }))
      const csv = 'n,rank\n1,PC\n2,PSS\n'
      const lines = `[${rows.map((row) => JSON.stringify(row)).join(',\n')}]`
      const rank = { column: 'rank', enum: { PC: 'CONSTABLE', PS: 'SERGEANT' } }
      const officer = { type: 'Officer', key: '_line', fields: { rank } }
      await withMapped(
        {
          data: { [name]: name === 'a.csv' ? csv : lines },
          manifest: { files: [{ path: name, rows: { entities: { officer } } }] },
        },
        async (at) => {
          const input = await openFolder(at)
          const { refused } = await readItems(input)
          const [file = ''] = await input.writeRejects(refused, path.join(at, 'refused'))
          await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/PSS(?!\\?"")/g, 'PS'))
          const { values } = await readItems(await openFolder(at, { files: [file] }))
          expect(keys(values)).toEqual([name === 'a.csv' ? '3' : '2'])
        },
      )
    },
  )

  const mended = { badge: '7', locator: { row: 2 } }
  const expectMended = ({ values, problems }: Awaited<ReturnType<typeof readItems>>) => {
    expect(problems).toEqual([])
    expect(
      values.map((value) => [
        valueAt(value, ['key']),
        valueAt(value, ['fields', 'rank']),
        valueAt(value, ['locator', 'row']),
      ]),
    ).toEqual([[mended.badge, 'SERGEANT', mended.locator.row]])
  }

  test('of CSV are CSV with the same delimiter, and mended are read by themselves', async () => {
    const found = await roundTrip(
      'a.csv',
      'badge;name;rank\n1;"A;a";PC\n7;"B ""b"";\nb";PSS\n',
      { delimiter: ';' },
      (text) => text.replace(';PSS;', ';PS;'),
    )
    expect(found.name).toBe('a.refused.csv')
    expect(found.text).toBe(
      'badge;name;rank;_row;_line;_column;_value;_rule;_suggestion\n' +
        '7;"B ""b"";\nb";PSS;2;3;rank;"""PSS""";Expected a word that the mapping’s table has.;"Did you mean ""PS""?"\n',
    )
    expectMended(found.mended)
  })

  test('of a packed file are written unpacked, of one without names without names', async () => {
    const found = await roundTrip(
      'data/a.tsv.gz',
      gzipSync('1\tA\tPC\n7\tB\tPSS\n'),
      { header: ['badge', 'name', 'rank'] },
      (text) => text.replace('PSS', 'PS'),
    )
    expect(found.name).toBe('data/a.refused.tsv')
    expect(found.text).toMatch(/^7\tB\tPSS\t2\t2\trank\t/)
    expectMended(found.mended)
  })

  test('of JSON and JSON Lines say why in a member', async () => {
    const rows = [
      { nr: '1', name: 'A', rank: 'PC' },
      { nr: '7', name: 'B', rank: 'PSS', other: [1] },
    ]
    const rename = { nr: 'badge' }
    const mend = (text: string) => text.replace('"PSS"', '"PS"')
    const json = await roundTrip(
      'a.json',
      JSON.stringify({ data: { rows } }),
      { at: 'data.rows', rename },
      mend,
    )
    expect(JSON.parse(json.text)).toEqual({
      data: {
        rows: [
          {
            ...rows[1],
            _refused: {
              row: 2,
              line: 1,
              column: 'rank',
              value: '"PSS"',
              rule: 'Expected a word that the mapping’s table has.',
              suggestion: 'Did you mean "PS"?',
            },
          },
        ],
      },
    })
    expectMended(json.mended)
    const lines = await roundTrip(
      'a.jsonl',
      rows.map((row) => JSON.stringify(row)).join('\n'),
      { rename },
      mend,
    )
    expect(JSON.parse(lines.text)).toMatchObject({ ...rows[1], _refused: { line: 2 } })
    expectMended(lines.mended)
  })

  test('of YAML say why in comments', async () => {
    const found = await roundTrip(
      'a.yaml',
      "- { badge: '1', name: A, rank: PC }\n- { badge: '7', name: B, rank: PSS }\n",
      {},
      (text) => text.replace('rank: PSS', 'rank: PS'),
    )
    expect(found.text).toContain(
      '# rule: Expected a word that the mapping’s table has.\n# suggestion: Did you mean "PS"?\n- badge:',
    )
    expectMended(found.mended)
  })

  test('of a file in another encoding are written in it', async () => {
    const found = await roundTrip(
      'a.csv',
      Buffer.from('badge,name,rank\n1,A,PC\n7,Bé,PSS\n', 'utf16le'),
      { encoding: 'utf-16le' },
      (text) => text,
    )
    expect(found.text).toContain('7,Bé,PSS,2,3,rank')
  })

  test('have one byte order mark, where their encoding asks for it', async () => {
    const content = iconv.encode('badge,name,rank\n1,A,PSS\n7,B,PSS\n', 'utf-16')
    const { text } = await roundTrip('a.csv', content, { encoding: 'utf-16' }, (text) => text)
    expect(text).not.toContain('\uFEFF')
  })

  test('of files of one name, or that lie elsewhere, have each a file in their folder', async () => {
    await withFolder({ 'x.csv': 'badge,name,rank\n1,A,PSS\n' }, async (at) => {
      const folder = new RejectsFolder(path.join(at, 'refused'), [
        path.join(at, 'refused/read.refused.csv'),
      ])
      const placed = [
        folder.place('x.csv.gz', 'csv'),
        folder.place('x.xlsx', 'csv'),
        folder.place('../../x.csv', 'csv'),
        folder.place(path.join(at, 'x.csv'), 'csv'),
        folder.place('data/../../x.jsonl', 'jsonl'),
        folder.place('data/x.csv', 'csv'),
        folder.place('../refused/read.refused.csv', 'csv'),
      ]
      expect(placed.map((file) => path.relative(path.join(at, 'refused'), file))).toEqual([
        'x.refused.csv',
        'x-2.refused.csv',
        'x-3.refused.csv',
        'x-4.refused.csv',
        'x.refused.jsonl',
        'data/x.refused.csv',
        'read-2.refused.csv',
      ])
    })
  })

  test('name the columns that a refused part of a record came from', async () => {
    const problem = {
      file: 'a.csv',
      line: 2,
      record: 'Officer/1',
      field: 'fields.rank.value',
      expected: 'Expected something else.',
      came: '"PC"',
      todo: 'Correct it.',
    }
    const found = await roundTrip(
      'a.csv',
      'badge,name,rank\n1,A,PC\n',
      {},
      (text) => text,
      new Map([[0, [problem]]]),
    )
    expect(found.text).toContain('1,A,PC,1,2,rank,"""PC""",Expected something else.,Correct it.\n')
  })

  test('that had too few or too many cells are kept as text, since their cells may be shifted', async () => {
    const found = await roundTrip('a.csv', 'badge,name,rank\n1\n2,B,PC,more\n', {}, (text) => text)
    const [, first, second] = found.text.split('\n')
    expect(first).toMatch(/^,,,1,2,,1,"Expected 3 cells/)
    expect(second).toMatch(/^,,,2,3,,"2,B,PC,more",/)
  })

  test.each(['\r', '\r\n'])('of a file with line ends %j are kept as text', async (end) => {
    const text = ['badge,name,rank', '1,"A"x,PC', '2,B,PC', ''].join(end)
    const found = await roundTrip('a.csv', text, {}, (mend) => mend)
    expect(found.text.split('\n')[1]).toMatch(/^,,,1,2,,"1,""A""x,PC","Expected quotes/)
  })

  test('that could not be taken apart are kept as text', async () => {
    const text = 'badge,name,rank\n1,"A"x,PC\n2,B,PC\n3,"C"\n4,"D\nd"e,PC\n'
    const found = await roundTrip('a.csv', text, {}, (mend) => mend)
    expect(found.text.split('\n').slice(1, 4).join('\n')).toMatch(
      /^,,,1,2,,"1,""A""x,PC","Expected quotes.*\n,,,3,4,,"3,C",.*\n,,,4,5,,"4,""D$/,
    )
  })

  test.each([
    ['a.csv', 'badge,name,rank\n1,Shifted,A,PC\n', {}, '1,Shifted,A,PC'],
    ['b.csv', '1,"A"x,PC\n', { header: ['badge', 'name', 'rank'] }, '1,"A"x,PC'],
    ['a.jsonl', '{"badge": "1", "rank": "PC", "rank": "PS"}\n', {}, null],
    ['b.jsonl', `{"badge": "1", "name": "${'A'.repeat(300)}\n`, {}, null],
    ['a.json', '[{"badge": "1", "rank": "PC", "rank": "PS"}]', {}, '"PC","rank (again)":"PS"'],
    ['a.yaml', '- badge 1, a constable\n', {}, 'badge 1, a constable'],
  ])(
    'that could not be read are refused again, text and all, until they are mended: %s',
    async (name, content, entry, kept) => {
      const [first, again] = await withMapped(
        {
          data: { [name]: content },
          manifest: { files: [{ path: name, ...entry, rows: { entities } }] },
        },
        async (at) => {
          const texts: string[] = []
          let input = await openFolder(at)
          for (const round of ['1', '2']) {
            const { values, refused } = await readItems(input)
            expect(values).toEqual([])
            const [file = ''] = await input.writeRejects(refused, path.join(at, round))
            texts.push(await readFile(file, 'utf8'))
            input = await openFolder(at, { files: [file] })
          }
          return texts
        },
      )
      for (const text of [first, again]) {
        const plain = text?.replaceAll('\\"', '"').replaceAll('""', '"')
        expect(plain).toContain(kept ?? content.trim())
      }
    },
  )

  test('that are records which could not be read are kept as text, and refused again', async () => {
    const lines = ['{"type": "Officer", "key": "1", "key": "2"}', '{"type": "Officer", ']
    await withFolder({ 'a.jsonl': lines.join('\n') }, async (at) => {
      for (const file of ['a.jsonl', 'refused/a.refused.jsonl']) {
        const records: RawRecord[] = []
        for await (const batch of readRecordFile(path.join(at, file), file)) records.push(...batch)
        const out = await openRecordRejects(new RejectsFolder(path.join(at, 'refused')), 'a.jsonl')
        for (const record of records) {
          expect(record).toMatchObject({ value: undefined, text: lines[record.line - 1] })
          await out.write(record, [])
        }
        await out.close()
      }
    })
  })

  test('of a spreadsheet are CSV, which its entry reads', async () => {
    const sheet = await writeXlsx([
      {
        sheet: 'S',
        data: [
          [{ value: 'A list of officers' }],
          ['badge', 'name', 'rank'].map((value) => ({ value })),
          ['1', 'A', 'PC'].map((value) => ({ value })),
          ['7', 'B', 'PSS'].map((value) => ({ value })),
        ],
      },
    ]).toBuffer()
    const entry = { format: 'xlsx', skipLines: 1, sheet: 'S' } as const
    const found = await roundTrip('a.xlsx', sheet, entry, (text) => text.replace('PSS', 'PS'))
    expect(found.name).toBe('a.refused.csv')
    expectMended(found.mended)
  })

  test('of records are records, which are read again without what was wrong', async () => {
    const text = '{"type": "Officer", "key": "1"}\n{"type": "Officr", "key": "2"}\n'
    await withMapped(
      { data: { 'a.jsonl': text }, manifest: { records: ['a.jsonl'] } },
      async (at) => {
        const input = await openFolder(at)
        const problem = {
          file: 'a.jsonl',
          line: 2,
          record: 'Officr/2',
          field: 'type',
          expected: 'Expected the name of a type.',
          came: '"Officr"',
          todo: 'Did you mean "Officer"?',
        }
        const [file = ''] = await input.writeRejects(
          new Map([[1, [problem]]]),
          path.join(at, 'refused'),
        )
        const written = await readFile(file, 'utf8')
        expect(JSON.parse(written)).toEqual({
          type: 'Officr',
          key: '2',
          _refused: {
            line: 2,
            problems: [
              {
                column: 'type',
                value: '"Officr"',
                rule: 'Expected the name of a type.',
                suggestion: 'Did you mean "Officer"?',
              },
            ],
          },
        })
        await writeFile(file, written.replace('Officr', 'Officer'))
        const { values } = await readItems(await openFolder(at, { files: [file] }))
        expect(keys(values)).toEqual(['2'])
        expect(values[0]).not.toHaveProperty('_refused')
      },
    )
  })
})
