import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/importer/manifest.ts'

async function read(text: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'warrant-manifest-'))
  try {
    await writeFile(path.join(folder, 'dataset.yaml'), text)
    return await readManifest(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const good = [
  'name: example',
  'title: An example',
  'publisher: Nobody',
  'licence: CC0-1.0',
  'attribution: None needed.',
  'standing: OFFICIAL',
  'release: 1.10',
  'released: 2024-02',
  "records: ['records/*']",
]
const manifest = (...changes: readonly string[]) =>
  good
    .map((line) => changes.find((change) => change.split(':')[0] === line.split(':')[0]) ?? line)
    .join('\n')

test('a release is called what was written: 1.10 is not 1.1', async () => {
  expect((await read(manifest())).release).toMatchObject({ label: '1.10', released: '2024-02' })
})

test('everything that is wrong with a manifest is said at once, with its line and in plain words', async () => {
  const wrong = manifest('name: 12', 'standing: official', 'released: soon', 'records: records/*')
  const said = await read(`${wrong.replace('title:', 'tittle:')}`).catch((error) => error.message)
  expect(said.split('\n').slice(1)).toEqual([
    '  1: name: Expected lower-case words joined by hyphens, such as my-data-set. Came: 12. Put it in quotes.',
    '  title: Expected some text. There is none; add it.',
    '  6: standing: Expected one of COMMENTARY, REPORTED, OFFICIAL, ADJUDICATED. Came: "official". Did you mean "OFFICIAL"?',
    expect.stringMatching(
      /^ {2}8: released: Expected a year, month or day .* "soon" is not a date .*exists\.$/,
    ),
    '  9: records: Expected a list. Came: "records/*".',
    '  2: tittle: there is no such entry. Did you mean "title"?',
  ])
})

test('a manifest that is no map of entries, or has an alias of nothing, is told so', async () => {
  await expect(read('- a')).rejects.toThrow('The whole: Expected names and values. Came: ["a"].')
  await expect(read('name: *a')).rejects.toThrow('cannot be read')
})
