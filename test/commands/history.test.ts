import { stripVTControlCharacters } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import { describeHistory } from '../../src/commands/history.ts'
import { describeRuns } from '../../src/commands/runs.ts'
import { type ClaimHistory, findErasuresOf, readHistory } from '../../src/graph/read/history.ts'
import { erase, findToErase } from '../../src/graph/write/erasures.ts'
import { listRuns } from '../../src/graph/write/import-runs.ts'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const ann = idOf('Officer', 'ann')
const article: TestRecord = { type: 'Article', key: 'news', fields: { headline: 'News' } }
const said = (name: string, more: TestRecord = {}): TestRecord => ({
  type: 'Officer',
  key: 'ann',
  fields: { name },
  source: 'Article/news',
  ...more,
})

const release = (label: string, ...records: readonly TestRecord[]) =>
  importData(graph, { release: label, records: [article, ...records] })

async function historyOf(id: string): Promise<readonly ClaimHistory[]> {
  const found: ClaimHistory[] = []
  for await (const claim of readHistory(graph, id)) found.push(claim)
  return found
}

test('a history has every claim, by whom, in which releases, in what form, live or not', async () => {
  await release('1', said('Ann'))
  await release('2', said('Ann', { locator: { page: 2 } }))
  await release('3', said('Anna'))
  await release('4', said('Ann'))
  const claims = await historyOf(ann)
  const named = (name: string) => claims.find(({ asserts }) => asserts.fields.name?.value === name)
  expect(claims).toHaveLength(2)
  expect(named('Anna')).toMatchObject({
    live: false,
    intervals: [{ from: { release: '3', number: 3 }, until: { release: '4', number: 4 } }],
  })
  expect(named('Ann')).toMatchObject({
    entity: ann,
    dataset: 'example',
    live: true,
    source: { id: idOf('Article', 'news'), type: 'Article', label: 'News' },
    intervals: [
      {
        from: { release: '1' },
        until: { release: '2' },
        as: { locator: null, standing: 'REPORTED' },
      },
      { from: { release: '2' }, until: { release: '3' }, as: { locator: '{"page":2}' } },
      { from: { release: '4' }, until: null, as: { locator: null } },
    ],
  })
})

test('the history of one claim is that of this claim alone', async () => {
  await release('1', said('Ann'), said('Anna'))
  const [first] = await historyOf(ann)
  expect(await historyOf(first?.id ?? '')).toEqual([first])
})

test('a history as text says it in words', async () => {
  await release('1', said('Ann', { stated: '2020' }))
  await release(
    '2',
    { type: 'Unit', key: 'u', fields: { name: 'U' } },
    {
      type: 'Officer',
      key: 'ann',
      relationships: { units: [{ entity: 'Unit/u', from: '2019' }] },
    },
  )
  const text = stripVTControlCharacters(describeHistory(ann, await historyOf(ann), []))
  expect(text).toContain(`${ann} (Officer): 2 claims, 1 live`)
  expect(text).toMatch(/● live {2}officer-\w+~\w+\n {2}release 2 says so \(data set example\)/)
  expect(text).toContain(`SERVED_IN → ${idOf('Unit', 'u')} from: 2019`)
  expect(text).toContain('○ retracted')
  expect(text).toMatch(/from 1 \(run 1, \S+ until 2 \(run 2, \S+: REPORTED, stated 2020/)
  expect(text).toMatch(/from 2 \(run 2, \d{4}-\d\d-\d\d\) on: OFFICIAL/)
})

test('what was erased leaves in the history that it was, when and on what ground', async () => {
  await release('1', said('Ann'))
  const found = await findToErase(graph, ann)
  if (!found) throw new Error('Expected something to erase.')
  await erase(graph, found, 'Withdrawn by the court.')
  expect(await historyOf(ann)).toEqual([])
  const erasures = await findErasuresOf(graph, ann)
  expect(erasures).toMatchObject([{ id: ann, ground: 'Withdrawn by the court.' }])
  const text = stripVTControlCharacters(describeHistory(ann, [], erasures))
  expect(text).toMatch(/was erased on \d{4}-\d\d-\d\d: Withdrawn by the court\./)
})

test('runs are a table with their numbers, releases and counts', async () => {
  await release('1', said('Ann'))
  await release('2', said('Anna'), { type: 'Officer', key: 'x', fields: { nme: 'X' } })
  const lines = stripVTControlCharacters(describeRuns(await listRuns(graph, 'example'))).split('\n')
  expect(lines[0]).toMatch(/^data set +run +release +status +started +took +rows +refused/)
  expect(lines[1]).toMatch(
    /^example +1 +1 +DONE +\d{4}-\d\d-\d\d \d\d:\d\d +\d+ s +2 +0 +2 +0 +0 +run-/,
  )
  expect(lines[2]).toMatch(/^example +2 +2 +DONE .* +3 +1 +1 +0 +[01] +run-/)
})
