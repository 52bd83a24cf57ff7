import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { spoolInput } from '../../src/importer/formats/list-files.ts'
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

describe('The rows of a folder', () => {
  const folder = {
    data: {
      'records.yaml': '- { type: Officer, key: r1 }\n- { type: Officer, key: r2 }\n',
      'more.jsonl': '{"type": "Officer", "key": "j1"}\n\nbroken\n',
      'data/b.csv': 'badge,name,rank\n3,C,PC\n',
      'data/a.csv.gz': gzipSync('badge,name,rank\n1,A,PC\n2,B,XX\n'),
    },
    manifest: {
      records: ['*.yaml', '*.jsonl'],
      files: [{ path: 'data/*', rows: { entities } }],
    },
  }

  test('are those of its records, then of its files, numbered throughout and the same each time', async () => {
    await withMapped(folder, async (at) => {
      const input = await openFolder(at)
      const read = await readItems(input)
      expect(read.items.map(({ row }) => row)).toEqual([
        { number: 0, file: 'more.jsonl', line: 1 },
        { number: 1, file: 'more.jsonl', line: 3 },
        { number: 2, file: 'records.yaml', line: 1 },
        { number: 3, file: 'records.yaml', line: 2 },
        { number: 4, file: 'data/a.csv.gz', line: 2 },
        { number: 5, file: 'data/a.csv.gz', line: 3 },
        { number: 6, file: 'data/b.csv', line: 2 },
      ])
      expect([...read.refused.keys()]).toEqual([5])
      const again = await readItems(input)
      expect(again.items.map(({ row }) => row)).toEqual(read.items.map(({ row }) => row))
    })
  })

  test('say how many bytes have been read, which come to the size of the files', async () => {
    await withMapped(folder, async (at) => {
      let read = 0
      const input = await openFolder(at, { onBytes: (bytes) => (read += bytes) })
      await readItems(input)
      expect(read).toBe(await input.size())
    })
  })

  test('have a hash that changes with a byte of a file, with the mapping and with a table of words, and with nothing else', async () => {
    const hashOf = async (data: object, manifest: object) =>
      await withMapped(
        { data: { ...folder.data, ...data }, manifest: { ...folder.manifest, ...manifest } },
        async (at) => await (await openFolder(at)).hash(),
      )
    const lookups = {
      lookups: { words: { file: 'words.txt', format: 'csv', key: 'a', value: 'b' } },
    }
    const first = await hashOf({}, {})
    expect(await hashOf({}, { release: '2' })).toBe(first)
    const others = [
      await hashOf({ 'data/b.csv': 'badge,name,rank\n3,D,PC\n' }, {}),
      await hashOf({}, { files: [{ path: 'data/*', rows: { entities, placeholders: ['x'] } }] }),
      await hashOf({ 'words.txt': 'a,b\n1,2\n' }, lookups),
      await hashOf({ 'words.txt': 'a,b\n1,3\n' }, lookups),
    ]
    expect(new Set([first, ...others]).size).toBe(5)
  })

  test('cannot come from files that are not there', async () => {
    await withMapped(
      { data: {}, manifest: { files: [{ path: 'a.csv', rows: { entities } }] } },
      async (at) => {
        await expect(openFolder(at)).rejects.toThrow(/names files in "a\.csv"; no file matches/)
      },
    )
  })
})

test('Standard input is kept in a file, to be read again, and taken away', async () => {
  const stream = new PassThrough()
  stream.end('badge\n1\n')
  const { path: file, remove } = await spoolInput(stream)
  expect(await readFile(file, 'utf8')).toBe('badge\n1\n')
  await remove()
  await expect(readFile(file)).rejects.toThrow('ENOENT')
})

describe('A file given in place of those of the manifest', () => {
  const manifest = {
    files: [
      { path: 'officers.csv', rows: { entities } },
      { path: 'units.csv', rows: { entities: { unit: { type: 'Unit', key: 'code' } } } },
    ],
  }
  const data = { 'officers.csv': 'badge,name,rank\n', 'units.csv': 'code\n' }

  test('is read by the entry whose columns it has', async () => {
    await withMapped({ data: { ...data, 'x.csv': 'code\nu1\n' }, manifest }, async (at) => {
      const { values } = await readItems(await openFolder(at, { files: [path.join(at, 'x.csv')] }))
      expect(values).toEqual([{ type: 'Unit', key: 'u1', fields: {}, locator: { row: 1 } }])
    })
  })

  test('is refused where it has the columns of none', async () => {
    await withMapped({ data: { ...data, 'x.csv': 'other\nu1\n' }, manifest }, async (at) => {
      const opening = openFolder(at, { files: [path.join(at, 'x.csv')] })
      await expect(opening).rejects.toThrow(
        /columns of one of the manifest's files \(officers\.csv; units\.csv\); it has those of none/,
      )
    })
  })
})
