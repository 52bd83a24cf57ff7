import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { recordChecker } from '../../src/importer/check-record.ts'
import { draftManifest } from '../../src/importer/draft/draft-manifest.ts'
import { manifestSchemaText } from '../../src/importer/mapping/json-schema.ts'
import { valueAt } from '../../src/importer/problem.ts'
import { openFolder, readItems, withMapped } from '../support/mapping.ts'

/** The draft for a file, and what an import makes of it as it is. */
async function draft(name: string, content: string | Buffer) {
  return await withMapped({ data: { [name]: content }, manifest: '' }, async (folder) => {
    const text = await draftManifest(path.join(folder, name), folder)
    await writeFile(path.join(folder, 'dataset.yaml'), text)
    const { items, problems } = await readItems(await openFolder(folder))
    const check = recordChecker('draft')
    const records = items.flatMap((item) => ('records' in item ? item.records : []))
    expect(records.map(check).filter((checked) => 'problems' in checked)).toEqual([])
    const manifest: unknown = parse(text)
    return { text, entry: valueAt(manifest, ['files', '0']), problems, records }
  })
}

const complaints = [
  'complaint_id;received;officer name;outcome;share',
  ...Array.from(
    { length: 40 },
    (_, at) =>
      `C-${String(at).padStart(3, '0')};${(at % 28) + 1}.11.2023;Zoë ${at % 7};${at % 3 ? 'upheld' : 'N/A'};0${at}`,
  ),
].join('\n')

describe('A first mapping', () => {
  test('says how the file is to be read, and what stands in its columns', async () => {
    const { text, entry, problems, records } = await draft(
      'complaints.csv',
      iconv.encode(complaints, 'windows-1252'),
    )
    expect(entry).toMatchObject({
      path: 'complaints.csv',
      encoding: 'windows-1252',
      delimiter: ';',
    })
    expect(valueAt(entry, ['rows'])).toMatchObject({
      placeholders: ['N/A'],
      entities: {
        case: {
          type: 'Case',
          key: 'complaint_id',
          fields: { opened: { column: 'received', date: 'D.M.YYYY' } },
        },
      },
    })
    expect(text).toContain('# 40 rows, 5 columns')
    expect(text).toContain('#   complaint_id: text; different in each row')
    expect(text).toContain('#   outcome: text; 2 values: upheld (26), N/A (14)')
    expect(text).toContain('#   share: numbers, some with zeros before them; different in each row')
    expect(text).toContain('# guess: different in each of 40 rows; so is share')
    expect(problems).toEqual([])
    expect(records.length).toBe(40)
  })

  test('tells Mac Roman from Windows-1252 by the letters that come out', async () => {
    expect((await draft('a.csv', iconv.encode(complaints, 'macroman'))).entry).toMatchObject({
      encoding: 'macroman',
    })
  })

  test('finds the array in a JSON document, and what its name does not tell', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => ({
      id: `x${at}`,
      city: 'Leeds',
      date: `2020-06-0${at + 1}`,
      links: [at],
    }))
    const json = await draft('events.json', JSON.stringify({ meta: { n: 1 }, data: { rows } }))
    expect(json.entry).toMatchObject({
      at: 'data.rows',
      rows: {
        entities: {
          incident: {
            type: 'Incident',
            key: 'id',
            fields: { place: 'city', occurred: { column: 'date', date: 'YYYY-MM-DD' } },
          },
        },
      },
    })
    expect(json.text).toContain('#   links: lists')
    expect(
      (await draft('events', rows.map((row) => JSON.stringify(row)).join('\n'))).entry,
    ).toMatchObject({ format: 'jsonl' })
  })

  test('says that day and month may change places, whatever stands for a missing date', async () => {
    const { text } = await draft('a.csv', 'id,on\n1,1/2/2023\n2,3/4/2023\n3,unknown\n')
    expect(text).toContain('(or month and day the other way round)')
  })

  test('holds names of columns that take several lines', async () => {
    const { entry, problems } = await draft(
      'a.csv',
      '"case\nid","officer\nname","what: else\nthere is",x\n1,A,B,1\n2,C,D,1\n',
    )
    expect(valueAt(entry, ['rows', 'entities'])).toMatchObject({
      officer: { key: 'case\nid', fields: { name: 'officer\nname' } },
    })
    expect(problems).toEqual([])
  })

  test('asks what a word of a column means for which it has no guess', async () => {
    const { text } = await draft('officers.csv', 'badge,rank\n1,Sargent\n2,PC\n3,PC\n')
    expect(text).toMatch(/Sargent: SERGEANT\n/)
    expect(text).toMatch(/PC: UNKNOWN # \? one of CONSTABLE, /)
  })
  test('tells UTF-16 without a mark by its zeros', async () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const { entry } = await draft('a.csv', iconv.encode('id,name\n1,A\n2,B\n', encoding))
      expect(entry).toMatchObject({ encoding })
    }
  })

  test('takes two columns for the key where no single one tells the rows apart', async () => {
    const { entry } = await draft('a.csv', 'station,year,note\na,1,x\na,2,x\nb,1,x\nb,2,y\n')
    expect(valueAt(entry, ['rows', 'entities', 'unit', 'key'])).toEqual(['station', 'year'])
  })

  test('is not made of a file without rows', async () => {
    await expect(draft('a.csv', 'a,b\n')).rejects.toThrow(
      'a.csv: expected rows to look at; it has none.',
    )
  })
})

describe('The schema of dataset.yaml', () => {
  const schema: unknown = JSON.parse(manifestSchemaText())

  test('is committed as the declarations have it', () => {
    const committed = readFileSync(
      new URL('../../seeds/dataset.schema.json', import.meta.url),
      'utf8',
    )
    expect(committed === manifestSchemaText()).toBe(true)
  })

  test('names the types with their fields, relationships and values', () => {
    const officer = ['$defs', 'Officer', 'properties']
    expect(Object.keys(Object(valueAt(schema, [...officer, 'fields', 'properties'])))).toContain(
      'rank',
    )
    expect(
      Object.keys(Object(valueAt(schema, [...officer, 'relationships', 'properties']))),
    ).toContain('units')
    expect(JSON.stringify(valueAt(schema, ['$defs', 'Rank']))).toContain('"SERGEANT"')
    expect(valueAt(schema, [...officer, 'fields', 'properties', 'rank', 'description'])).toBe(
      'The rank last known.',
    )
  })

  test('leaves out what no mapping can say', () => {
    expect(JSON.stringify(valueAt(schema, ['$defs', 'AllegationStatus']))).not.toContain('PROVEN"')
    expect(JSON.stringify(schema)).not.toContain('possiblySame')
  })
})
