import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { read, rejection } from '../support/rows.ts'

describe('CSV', () => {
  test('keeps what looks like a number as it is written', async () => {
    const { values } = await read('a.csv', 'badge,share\n007,1.10\n 12 ,1e5\n')
    expect(values).toEqual([
      ['007', '1.10'],
      [' 12 ', '1e5'],
    ])
  })

  test('says in which line a row begins, however many lines its cells and the blanks between take', async () => {
    const { rows } = await read(
      'a.csv',
      'a,b\r\n1,"two\r\nlines\r\nmore"\r\n\r\n2,x\r\n3,"y\n"\r\n4,z\r\n',
    )
    expect(rows.map(({ line }) => line)).toEqual([2, 6, 7, 9])
    expect(rows[0]?.values).toEqual(['1', 'two\r\nlines\r\nmore'])
  })

  test.each([
    ['\r', '\r'],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r\n', '\n'],
    ['\n', '\r\n'],
    ['\r', '\n'],
  ])('is read alike with any line ends: header %j, rows %j', async (head, end) => {
    const text = `A report${head}of 2023${head}a,b${head}1,2${end}${end}"x${end}y",3${end}"z"`
    const { columns, rows } = await read('a.csv', text, { skipLines: 2 })
    expect(columns).toEqual(['a', 'b'])
    expect(rows.map(({ line, values }) => [line, values])).toEqual([
      [4, ['1', '2']],
      [6, [`x${end}y`, '3']],
      [8, ['z']],
    ])
  })

  test('has no line break between the pieces in which it is read that it has not in the file', async () => {
    // Pieces of 256 KiB: the first ends between the two characters of a line break.
    const first = 'x'.repeat(262_143)
    const { values, rows } = await read('a.csv', `${first}\r\na\r\n1\r\n`, { skipLines: 1 })
    expect(values).toEqual([['1']])
    expect(rows[0]?.line).toBe(3)
  })

  test('refuses a row with too many or too few cells alone', async () => {
    const { rows } = await read('a.csv', 'a,b\n1\n2,3\n4,5,6\n')
    expect(rows.map(({ fault }) => fault?.expected)).toEqual([
      'Expected 2 cells, as the header has.',
      undefined,
      'Expected 2 cells, as the header has.',
    ])
    expect(rows[2]?.fault?.came).toEqual(['6'])
  })

  test('refuses a row with quotes where none can be alone, and goes on in the next line', async () => {
    const { rows } = await read('a.csv', 'a,b\n"x"y,1\n5" pipe,2\n"o""k",3\n"a"b"c",4\nlast,5\n')
    expect(rows.map(({ line, fault }) => [line, fault !== undefined])).toEqual([
      [2, true],
      [3, true],
      [4, false],
      [5, true],
      [6, false],
    ])
    expect(rows[2]?.values).toEqual(['o"k', '3'])
  })

  test('stops at a quote that is never closed, and says where it opens', async () => {
    const text = await rejection(read('a.csv', 'a,b\n1,2\n3,"open\n5,6\n'))
    expect(text).toMatch(/^a\.csv:3: a quote that opens in this row is not closed to the end/)
  })

  test('stops at a row that does not end, before it fills the memory', async () => {
    const text = await rejection(read('a.csv', `a,b\n1,2\n3,"open\n${'x,y\n'.repeat(1_200_000)}`))
    expect(text).toMatch(/^a\.csv:3: this row does not end within 4000000 characters/)
  })

  test.each([
    ['semicolons', 'a;b\n1;"2;3"\n', { delimiter: ';' }, [['1', '2;3']]],
    ['single quotes', "a,b\n1,'2,3'\n", { quote: "'" }, [['1', '2,3']]],
    ['lines before the header', 'Report\n"of, 2023\na,b\n1,2\n', { skipLines: 2 }, [['1', '2']]],
    ['names from the manifest', '1,2\n', { header: ['a', 'b'] }, [['1', '2']]],
  ])('is read with %s', async (_, text, given, values) => {
    const found = await read('a.csv', text, given)
    expect(found.columns).toEqual(['a', 'b'])
    expect(found.values).toEqual(values)
  })

  test('with tabs is told by the name', async () => {
    expect((await read('a.tsv', 'a\tb\n1\t2,3\n')).values).toEqual([['1', '2,3']])
  })

  test('gives columns the names that the manifest has for them', async () => {
    const { columns } = await read('a.csv', 'cap_number,b\n1,2\n', { rename: { cap_number: 'id' } })
    expect(columns).toEqual(['id', 'b'])
    expect(await rejection(read('a.csv', 'cap_numbr,b\n', { rename: { cap_number: 'id' } }))).toBe(
      'a.csv:1: expected the column "cap_number", which the manifest renames; the header lacks it. Did you mean "cap_numbr"?',
    )
  })

  test('with two columns of one name is refused', async () => {
    expect(await rejection(read('a.csv', 'a,b,a\n1,2,3\n'))).toMatch(
      /^a\.csv:1: expected each column's name once; "a" is the name of columns 1 and 3\./,
    )
  })

  test('that is empty is refused, and one with a header alone has no rows', async () => {
    expect(await rejection(read('a.csv', ''))).toMatch(/it is empty/)
    expect((await read('a.csv', 'a,b')).values).toEqual([])
  })

  test('is read the same wherever its pieces are cut', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `${at},"é ""${at}""\n${'x'.repeat(at % 50)}"`,
    )
    const { values, rows: found } = await read('a.csv', `a,b\n${rows.join('\n')}\n`)
    expect(values).toEqual(rows.map((_, at) => [String(at), `é "${at}"\n${'x'.repeat(at % 50)}`]))
    expect(found.at(-1)?.line).toBe(2 + 19_999 * 2)
  })
})

describe('Text', () => {
  const text = 'name,note\nZoë Müller,“café”\n'
  const expected = [['Zoë Müller', '“café”']]

  test.each(['windows-1252', 'macroman', 'utf-16le', 'utf-16be'])(
    'in %s is read where the manifest says so',
    async (encoding) => {
      expect((await read('a.csv', iconv.encode(text, encoding), { encoding })).values).toEqual(
        expected,
      )
    },
  )

  test.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'with the byte order mark of %s needs no word',
    async (encoding) => {
      const found = await read('a.csv', iconv.encode(text, encoding, { addBOM: true }))
      expect(found.columns).toEqual(['name', 'note'])
      expect(found.values).toEqual(expected)
    },
  )

  test('that is no UTF-8 is refused, with the line, what it may mean, and what to write', async () => {
    expect(
      await rejection(read('a.csv', iconv.encode('a\nplain\ncafé\n', 'windows-1252'))),
    ).toMatch(
      /^a\.csv:3: expected UTF-8; the byte 0xE9 is none\. In Windows-1252 it reads ".*café"\. Write .*encoding: windows-1252/,
    )
  })

  test('in UTF-8 is not read as Windows-1252, whatever the manifest says', async () => {
    expect(await rejection(read('a.csv', text, { encoding: 'windows-1252' }))).toBe(
      'a.csv: expected windows-1252, as the manifest says; what is there is UTF-8. Write encoding: utf-8.',
    )
    const late = `a\n${'plain\n'.repeat(500_000)}café\n`
    expect(await rejection(read('a.csv', late, { encoding: 'windows-1252' }))).toMatch(
      /what is there is UTF-8/,
    )
    const cut = iconv.encode('a\ncafé', 'windows-1252')
    expect((await read('a.csv', cut, { encoding: 'windows-1252' })).values).toEqual([['café']])
  })

  test('in an encoding that there is not is refused', async () => {
    expect(await rejection(read('a.csv', text, { encoding: 'latin-99' }))).toMatch(
      /there is no encoding "latin-99"/,
    )
  })
})

describe('Gzip', () => {
  test.each([
    ['a.csv.gz', 'a,b\n1,2\n'],
    ['a.json.gz', '[{"a": "1", "b": "2"}]'],
    ['a.jsonl.gz', '{"a": "1", "b": "2"}'],
    ['a.yaml.gz', '- { a: "1", b: "2" }'],
  ])('%s is unpacked', async (name, text) => {
    const [row] = (await read(name, gzipSync(text))).values
    expect(Object.values(row ?? {})).toEqual(['1', '2'])
  })

  test('is told by its bytes, whatever its name', async () => {
    expect((await read('a.csv', gzipSync('a,b\n1,2\n'))).values).toEqual([['1', '2']])
  })

  test('that is cut short or broken is refused', async () => {
    const text = `a,b\n${'1,2\n'.repeat(100_000)}`
    const whole = gzipSync(text)
    const cut = await rejection(read('a.csv.gz', whole.subarray(0, whole.length - 20)))
    expect(cut).toMatch(/^a\.csv\.gz: its gzip is broken or cut short after \d+ bytes of content/)
    const broken = Buffer.from(whole)
    broken.fill(0, 20, 40)
    expect(await rejection(read('a.csv.gz', broken))).toMatch(/its gzip is broken/)
  })
})

describe('Line ends', () => {
  test.each([
    ['a.jsonl', (end: string) => `{"a": "1"}${end}${end}{"a": "2"}`],
    ['a.json', (end: string) => `[${end}${end}{"a": "1"}, ${end}{"a": "2"}${end}]`],
    ['a.yaml', (end: string) => `# of two${end}- a: "1"${end}- a: "2"${end}`],
  ])('of any kind are told alike in %s', async (name, write) => {
    const expected = await read(name, write('\n'))
    expect(expected.values).toEqual([{ a: '1' }, { a: '2' }])
    for (const end of ['\r', '\r\n']) expect(await read(name, write(end))).toEqual(expected)
  })
})

describe('JSON', () => {
  test('is read from the array that the manifest points to, each row with its line', async () => {
    const text =
      '{"meta": {"items": [1]},\n "data": {"items": [\n  {"a": 1,\n   "b": [{"c": 2}]},\n  {"a": 2}\n]}, "x": [{}]}'
    const { rows } = await read('a.json', text, { at: 'data.items' })
    expect(rows).toEqual([
      { line: 3, values: { a: 1, b: [{ c: 2 }] } },
      { line: 5, values: { a: 2 } },
    ])
  })

  test('keeps numbers as written that JavaScript would write otherwise', async () => {
    const [row] = (
      await read(
        'a.json',
        '[{"a": 1.10, "b": 12345678901234567890, "c": 1.5, "d": 007e0}]'.replace('007e0', '7e0'),
      )
    ).values
    expect(row).toEqual({ a: '1.10', b: '12345678901234567890', c: 1.5, d: '7e0' })
    const [parted] = (await read('a.jsonl', '{"a": 123456789.123456789}')).values
    expect(parted).toEqual({ a: '123456789.123456789' })
    const [line] = (await read('a.jsonl', '{"a": 1.10, "b": 12345678901234567890, "c": 1.5}'))
      .values
    expect(line).toEqual({ a: '1.10', b: '12345678901234567890', c: 1.5 })
  })

  test('without an array where one should be is refused, with the names there are', async () => {
    expect(await rejection(read('a.json', '{"data": {"x": []}}', { at: 'date' }))).toBe(
      'a.json: expected an array of objects in `date`. Say where it is with `at:`. Did you mean "data"?',
    )
  })

  test('that is broken or ends too early is refused with its line', async () => {
    expect(await rejection(read('a.json', '[{"a": 1},\n{"a": }]'))).toMatch(
      /^a\.json:2: this is no JSON/,
    )
    expect(await rejection(read('a.json', '[{"a": 1},\n{"a": 2}'))).toMatch(
      /^a\.json:2: the JSON ends before/,
    )
  })

  test('has rows that are no objects refused alone', async () => {
    const { rows } = await read('a.json', '[{"a": 1}, 2, "x", [3], {"a": 4}]')
    expect(rows.map(({ fault }) => fault !== undefined)).toEqual([false, true, true, true, false])
  })

  test('has members renamed, and rows refused alone in which two then have one name', async () => {
    const rename = { id: 'key' }
    const text = '[{"id": 1, "constructor": 2}, {"id": 1, "key": 2}]'
    const { rows } = await read('a.json', text, { rename })
    expect(rows[0]).toEqual({ line: 1, values: { key: 1, constructor: 2 } })
    expect(rows[1]?.fault).toMatchObject({ column: 'key', text: '{"id":1,"key":2}' })
    expect((await read('a.csv', 'id,constructor\n1,2\n', { rename })).columns).toEqual([
      'key',
      'constructor',
    ])
  })

  test('has rows in which a name comes twice refused alone, with both values kept', async () => {
    const fault = {
      column: 'a',
      expected: 'Expected each name once in an object.',
      came: 'a',
      todo: 'Leave one of the two out: nothing tells which is meant.',
    }
    const twice = '{"a": 1, "b": {"c": "\\\\\\":"}, "a" : 2}'
    const values = { a: 1, b: { c: '\\":' }, 'a (again)': 2 }
    const expected = (text: string) => [
      { line: 1, values: { a: 1, b: { a: 1 } } },
      { line: 2, values, fault: { ...fault, text } },
    ]
    const json = await read('a.json', `[{"a": 1, "b": {"a": 1}},\n${twice}]`)
    expect(json.rows).toEqual(expected(JSON.stringify(values)))
    const lines = await read('a.jsonl', `{"a": 1, "b": {"a": 1}}\n${twice}`)
    expect(lines.rows).toEqual(expected(twice))
    const within = await read('a.jsonl', '{"a": [{"b": 1, "b": 1}]}')
    expect(within.rows.map((row) => row.fault?.column)).toEqual(['b'])
  })

  test('Lines that are none are refused alone', async () => {
    const { rows } = await read('a.jsonl', '{"a": 1}\n\n{"a":\n{"a": 2}\n')
    expect(rows.map(({ line, fault }) => [line, fault !== undefined])).toEqual([
      [1, false],
      [3, true],
      [4, false],
    ])
  })
})

describe('YAML', () => {
  test('keeps numbers as written', async () => {
    const { rows } = await read('a.yaml', '- a: 007\n  b: 1.10\n- a: 3\n')
    expect(rows).toEqual([
      { line: 1, values: { a: '007', b: '1.10' } },
      { line: 3, values: { a: 3 } },
    ])
  })

  test('has rows that are no objects refused alone, with what stands there', async () => {
    const { rows } = await read('a.yaml', '- a: 1\n- words\n- 007\n')
    expect(rows.map(({ fault }) => fault?.came)).toEqual([undefined, 'words', '007'])
  })

  test('that is no list or no YAML is refused with its line', async () => {
    expect(await rejection(read('a.yaml', 'a: 1'))).toBe('a.yaml:1: expected a list of objects.')
    expect(await rejection(read('a.yaml', '- a: 1\n- b: [\n'))).toMatch(
      /^a\.yaml:\d: this is no YAML/,
    )
  })
})

test('A file whose name says nothing needs its format in the manifest', async () => {
  expect(await rejection(read('a.dat', 'a,b\n'))).toMatch(
    /^a\.dat: its name does not say its format/,
  )
  expect((await read('a.dat', 'a,b\n1,2\n', { format: 'csv' })).values).toEqual([['1', '2']])
})
