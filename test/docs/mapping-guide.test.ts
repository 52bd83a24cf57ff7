import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordChecker } from '../../src/importer/check-record.ts'
import { describeProblem, valueAt } from '../../src/importer/problem.ts'
import { openFolder, readItems, withMapped } from '../support/mapping.ts'

const guide = readFileSync(new URL('../../docs/mapping.md', import.meta.url), 'utf8')

/** The block of code after the comment that names it. */
function example(name: string): string {
  const [, text = ''] =
    new RegExp(`<!-- example: ${name} -->\n\`\`\`\\w*\n([\\s\\S]*?)\`\`\``).exec(guide) ?? []
  return text
}

test('The guide’s mapping does to its file what the guide says', async () => {
  const mapped = { data: { 'stops.csv': example('stops.csv') }, manifest: example('dataset.yaml') }
  await withMapped(mapped, async (folder) => {
    const { items, problems, skipped, values } = await readItems(await openFolder(folder))
    expect(problems.map(describeProblem).join('\n')).toBe(example('problems').trimEnd())
    expect(skipped).toEqual(['still being looked into'])
    const check = recordChecker('county-complaints')
    const records = items.flatMap((item) => ('records' in item ? item.records : []))
    expect(records.map(check).filter((checked) => 'problems' in checked)).toEqual([])
    expect(values.map((value) => [valueAt(value, ['type']), valueAt(value, ['key'])])).toEqual([
      ['Case', 'C/001'],
      ['Officer', 'C%2F001/A. Example'],
      ['Unit', 'metropolitan'],
      ['Allegation', 'C%2F001/A. Example/Discourtesy'],
      ['Case', 'C/001'],
      ['Officer', 'C%2F001/B. Example'],
      ['Unit', 'metropolitan'],
      ['Allegation', 'C%2F001/B. Example/Use of force'],
    ])
  })
})
