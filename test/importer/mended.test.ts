import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { clearGraph, takeBack, useGraph } from '../support/graph.ts'
import { withMapped } from '../support/mapping.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const rows = {
  entities: {
    officer: { type: 'Officer', key: 'badge', fields: { name: 'name' } },
    incident: { type: 'Incident', key: 'case', fields: { occurred: 'day' } },
    allegation: {
      type: 'Allegation',
      key: 'ref',
      fields: { title: 'title' },
      relationships: { against: [{ entity: 'officer' }], incidents: [{ entity: 'incident' }] },
    },
  },
}
const header = 'ref,badge,name,case,day,title'
const first = [
  'a,1,Ann,i,2020-01-01,Force',
  'b,3,Cid,j,2020-01-01,Force',
  'c,1,Ann,k,2020-01-01,Words',
]
/** Of allegation a the officer is another; a slip in its day has the row refused. */
const wrong = [
  'a,2,Bob,i,2020-13-01,Force',
  'b,3,Cid,j,2020-01-01,Force',
  'c,1,Ann,k,2020-01-01,Words',
]
const right = wrong.map((line) => line.replace('-13-', '-12-'))

/** Imports a release, mends what is refused of it by `mend`, and adds that. */
function importRows(release: string, lines: readonly string[], mend?: (text: string) => string) {
  const data = { 'rows.csv': `${[header, ...lines].join('\n')}\n` }
  const manifest = { release, files: [{ path: 'rows.csv', rows }] }
  return withMapped({ data, manifest }, async (folder) => {
    const whole = await importFolder({ graph, folder, rejects: path.join(folder, 'refused') })
    const [file] = whole.rejects
    if (!file || !mend) return { whole }
    await writeFile(file, mend(await readFile(file, 'utf8')))
    const planned = await importFolder({ graph, folder, additions: [file], dryRun: true })
    return { whole, planned, added: await importFolder({ graph, folder, additions: [file] }) }
  })
}

/** Adds rows to what the data set says. */
function addRows(release: string, ...lines: readonly string[]) {
  const data = { 'more.csv': `${[header, ...lines].join('\n')}\n` }
  const manifest = { release, files: [{ path: 'more.csv', rows }] }
  return withMapped({ data, manifest }, (folder) =>
    importFolder({ graph, folder, additions: [path.join(folder, 'more.csv')] }),
  )
}

const content = async () => (await hashContent(graph)).hash
const against = () =>
  graph.read("MATCH (:Allegation {title: 'Force'})-[:AGAINST]->(o) RETURN o.name ORDER BY o.name")
const mendDay = (text: string) => text.replaceAll('-13-', '-12-')

test('A row that was refused and mended takes back what was kept for its sake, as if it had been right', async () => {
  await importRows('1', first)
  const { whole, planned, added } = await importRows('2', wrong, mendDay)
  expect(whole.counts).toMatchObject({ refused: 1, heldBack: 2 })
  expect(added?.problems).toEqual([])
  expect(added?.counts).toMatchObject({ added: 3, retracted: 2 })
  expect(planned?.counts).toEqual(added?.counts)
  expect(await against()).toEqual([['Bob'], ['Cid']])
  const mended = await content()
  await clearGraph(graph)
  await importRows('1', first)
  await importRows('2', right)
  expect(await content()).toBe(mended)
})

test('What a mended row says as before is counted once', async () => {
  await importRows('1', first)
  const counts = () =>
    graph.read('MATCH (c:Claim) RETURN c.id, c.count, c.locator, c.live ORDER BY c.id')
  const before = await counts()
  const again = [first[0]?.replace('-01-01', '-13-01') ?? '', ...first.slice(1)]
  await importRows('2', again, (text) => text.replaceAll('-13-', '-01-'))
  expect(await counts()).toEqual(before)
})

test('Taking the addition back brings back what it had taken', async () => {
  await importRows('1', first)
  await importRows('2', wrong)
  const before = await content()
  await clearGraph(graph)
  await importRows('1', first)
  const { added } = await importRows('2', wrong, mendDay)
  await takeBack(graph, 'example', added?.run ?? null)
  expect(await content()).toBe(before)
  expect(await against()).toEqual([['Ann'], ['Cid']])
})

test('Taking back the release that had refused the row leaves what the addition adds to the one before', async () => {
  await importRows('1', first)
  await addRows('2', right[0] ?? '')
  const without = await content()
  await clearGraph(graph)
  await importRows('1', first)
  const { whole } = await importRows('2', wrong, mendDay)
  await takeBack(graph, 'example', whole.run)
  expect(await content()).toBe(without)
})

/** How many claims are made of all allegations of force. */
const claimsOfForce = async () => {
  const [row] = await graph.read(
    "MATCH (c:Claim) WHERE c.asserts CONTAINS 'Force' AND c.live RETURN count(c)",
  )
  return row?.[0]
}

test('What one addition says stays when the next one speaks of the same entity', async () => {
  const day = (text: string) => [`a,1,Ann,i,${text},Force`, `a,1,Ann,i,${text},Brute Force`]
  const [one = '', two = ''] = day('2020-01-01')
  await importRows('1', [one, two])
  const { whole } = await importRows('2', day('2020-13-01'))
  expect(whole.counts).toMatchObject({ refused: 2, heldBack: 4 })
  await addRows('2', one)
  expect(await claimsOfForce()).toBe(1)
  const { counts } = await addRows('2', two)
  expect(counts).toMatchObject({ added: 1, retracted: 0 })
  expect(await claimsOfForce()).toBe(2)
})

test('What an addition says just as before stays when the release that had said it is taken back', async () => {
  const { whole: before } = await importRows('1', first)
  await importRows('2', [first[0]?.replace('-01-01', '-13-01') ?? '', ...first.slice(1)])
  await addRows('2', first[0] ?? '')
  const { run } = before
  await takeBack(graph, 'example', run)
  expect(await claimsOfForce()).toBe(2)
})

test('A row that is refused again goes on keeping what it may repeat', async () => {
  await importRows('1', first)
  const twice = ['a,2,Bob,i,2020-13-01,Force', 'a,1,Ann,i,2020-14-01,Force']
  const { added } = await importRows('2', [...twice, ...first.slice(1)], mendDay)
  expect(added?.counts).toMatchObject({ refused: 1, retracted: 0, heldBack: 2 })
  expect(await claimsOfForce()).toBe(3)
})
