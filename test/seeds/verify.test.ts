import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CitedRecord, readCitedRecords } from '../../src/importer/cited-records.ts'
import { verifyRecords } from '../../src/importer/verify.ts'

const FOLDER = fileURLToPath(new URL('bridge-page', import.meta.url))
const PAGE = path.join(FOLDER, 'page.txt')
const WARRANT = fileURLToPath(new URL('../../bin/warrant.mjs', import.meta.url))

let records: CitedRecord[]
let page: string

beforeAll(async () => {
  records = await readCitedRecords(FOLDER)
  page = await readFile(PAGE, 'utf8')
})

/** The complaints about a record after some change to it. */
function complaintsAbout(key: string, change: (record: CitedRecord) => Partial<CitedRecord>) {
  const record = records.find((one) => one.key === key)
  if (!record) throw new Error(`There is no record ${key}.`)
  return verifyRecords([{ ...record, ...change(record) }], page).complaints
}

describe('verifying citations', () => {
  test('finds every citation right on the page that was cited', () => {
    expect(verifyRecords(records, page)).toEqual({ records: 8, values: 10, complaints: [] })
  })

  test('does not mind other line ends, a byte order mark or decomposed accents', () => {
    const saved = `\uFEFF${page.normalize('NFD').replaceAll('\n', '\r\n')}`
    expect(verifyRecords(records, saved).complaints).toEqual([])
  })

  test('says what stands where a quoted word was changed, and which value it no longer holds', () => {
    const { complaints } = verifyRecords(records, page.replace('eight', 'seven'))
    expect(complaints).toEqual([
      {
        record: 'Statement/waiting',
        file: 'records/bridge.yaml',
        line: 23,
        field: 'locator',
        expected: expect.stringMatching(/^words with the hash [0-9a-f]{12}… at 128–147$/),
        found: '"seven people waited"',
      },
      {
        record: 'Statement/waiting',
        file: 'records/bridge.yaml',
        line: 21,
        field: 'value',
        expected: '8 among the words quoted',
        found: '"seven people waited"',
      },
    ])
  })

  test('says once, and not for every citation, that the page is another one or was cut short', () => {
    expect(() => verifyRecords(records, 'Nothing of the kind. '.repeat(20))).toThrow(
      /^Expected the page of 8 citations, which reach to character \d+; this one \(420 characters\) holds the words of none in their places\./,
    )
    expect(() => verifyRecords(records, page.slice(0, 150))).toThrow(
      /this one ends after 150, before [2-7] of them\. It was cut short/,
    )
  })

  test('says where the words are now when the page has only moved them', () => {
    const { complaints } = verifyRecords(records, `New: ${page}`)
    expect(complaints).toHaveLength(records.length)
    expect(complaints[0]?.found).toBe('"New: Who closed the br"; the words begin at 5 now')
  })

  test.each([
    ['waiting', { value: 7 }, '7'],
    ['waiting', { value: 80 }, '80'],
    ['walking', { value: 45 }, '45'],
    ['barrier', { raised: 'EUR 1250' }, '{"minorUnits":125000,"currency":"EUR"}'],
    ['barrier', { raised: 'GBP 250' }, '{"minorUnits":25000,"currency":"GBP"}'],
    ['flora', { name: "Flora O'Har" }, `"Flora O'Har"`],
    ['flora', { name: 'Fiona O’Hara' }, '"Fiona O’Hara"'],
    ['flora', { alternativeNames: ['Flora O’Hara', 'Flo'] }, '"Flo"'],
    ['parking', { offence: 'reckless parking' }, '"reckless parking"'],
    ['parking', { counts: 31 }, '31'],
  ])('does not find in %s what is not among the words quoted: %j', (key, fields, value) => {
    expect(complaintsAbout(key, () => ({ fields }))).toMatchObject([
      { expected: `${value} among the words quoted` },
    ])
  })

  test('looks for what a relationship asserts as well', () => {
    const relationships = { against: [{ entity: 'Officer/flora', ageAt: 32 }] }
    expect(complaintsAbout('parking', () => ({ fields: {}, relationships }))).toMatchObject([
      { field: 'against.ageAt', expected: '32 among the words quoted' },
    ])
  })

  test('refuses to quote more than 300 characters, right as the hash may be', () => {
    const long = { start: 0, end: 301, sha256: '0'.repeat(64) }
    expect(complaintsAbout('thread', () => ({ locator: long }))).toMatchObject([
      { field: 'locator', expected: 'at most 300 characters quoted', found: '301' },
    ])
  })

  test.each([
    [undefined, 'a locator', 'none'],
    [{ row: 4 }, expect.stringContaining('{ start, end, sha256 }'), '{"row":4}'],
    [{ start: 9, end: 9, sha256: '0'.repeat(64) }, 'an end after the start', '9–9'],
    [
      { start: 340, end: 400, sha256: '0'.repeat(64) },
      'words at 340–400',
      'a page of 326 characters',
    ],
  ])('refuses a locator that leads nowhere: %j', (locator, expected, found) => {
    expect(complaintsAbout('thread', () => ({ locator }))).toMatchObject([
      { field: 'locator', expected, found },
    ])
  })

  test('notices a citation that gives the wrong post', () => {
    const numbered = records
      .filter(({ key }) => key === 'waiting' || key === 'walking')
      .map((record) => ({
        ...record,
        locator: { ...Object(record.locator), post: record.key === 'waiting' ? 2 : 1 },
      }))
    expect(verifyRecords(numbered, page).complaints).toMatchObject([
      {
        record: 'Statement/walking',
        expected: 'words of post 1, before those of post 2',
        found: '181–212, and post 2 cited at 128',
      },
    ])
  })

  test('names a field, a relationship or a value that is not declared', () => {
    const fields = { nom: 'Flora', rank: 'CONSTABEL' }
    const relationships = { allegations: [{ entity: 'Allegation/parking' }] }
    expect(
      complaintsAbout('flora', () => ({ fields, relationships })).map(({ field }) => field),
    ).toEqual(['nom', 'rank', 'allegations'])
  })
})

describe('warrant verify', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'verify-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = async (...args: string[]) => {
    const call = promisify(execFile)(process.execPath, [WARRANT, 'verify', ...args], {
      env: { ...process.env, NO_COLOR: '1' },
    })
    return call.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
  }

  test('ends with 0 when every citation holds', async () => {
    expect(await run(FOLDER, '--source', PAGE)).toMatchObject({
      code: 0,
      stdout: 'Every citation holds: 8 records, 10 names, numbers and words.\n',
    })
  })

  test('ends with 1 and a list when some do not, as JSON if asked', async () => {
    const changed = path.join(folder, 'changed.txt')
    await writeFile(changed, page.replace('eight', 'seven'))
    const told = await run(FOLDER, '--source', changed)
    expect(told.code).toBe(1)
    expect(told.stdout).toContain(
      'records/bridge.yaml:21 Statement/waiting value\n  expected 8 among the words quoted\n  found    "seven people waited"\n',
    )
    const asJson = await run(FOLDER, '--source', changed, '--json')
    expect(asJson.code).toBe(1)
    expect(JSON.parse(asJson.stdout)).toEqual(
      verifyRecords(records, await readFile(changed, 'utf8')),
    )
  })

  test('ends with 2 when it cannot check, and says why', async () => {
    expect(await run('no-such-data-set', '--source', PAGE)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected a dataset.yaml in'),
    })
    expect(await run(FOLDER, '--source', path.join(folder, 'no-such-page'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Cannot read the page'),
    })
    const other = path.join(folder, 'other.txt')
    await writeFile(other, 'Nothing of the kind. '.repeat(20))
    expect(await run(FOLDER, '--source', other)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('holds the words of none'),
    })
    expect(await run(FOLDER)).toMatchObject({ code: 2 })
    const broken = path.join(folder, 'broken')
    await cp(FOLDER, broken, { recursive: true })
    await writeFile(path.join(broken, 'records', 'broken.yaml'), '- type: Officer\n- type: 3\n')
    expect(await run(broken, '--source', PAGE)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('records/broken.yaml:1'),
    })
  })
})
