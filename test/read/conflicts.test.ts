import { beforeEach, expect, test } from 'vitest'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { dataOf } from '../support/execute.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { at, listAt } from '../support/json.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

/* One case, by a key that data sets share, of which two of them speak. */

const key = { scheme: 'url', key: 'https://example.org/case' }
const id = idOf('Case', key.key, 'url')
const theCase = (fields: TestRecord, more: TestRecord = {}): TestRecord => ({
  type: 'Case',
  ...key,
  fields: { title: 'A case', ...fields },
  ...more,
})
const say = (name: string, standing: string, ...records: readonly TestRecord[]) =>
  importData(graph, { name, standing, records })

async function conflictsOf(rest = '') {
  const data = await dataOf(
    graph,
    `query ($id: ID!) { case(id: $id${rest}) { reference conflicts {
       field whyShown values { value standing claims { standing dataset { name } } } } } }`,
    { id },
  )
  return at(data, 'case')
}

test('where two data sets disagree both sides are shown, with who says what, and why the one is shown first', async () => {
  await say('press', 'REPORTED', theCase({ reference: 'IX/1' }))
  await say('body', 'OFFICIAL', theCase({ reference: 'IX/2' }))
  expect(await conflictsOf()).toEqual({
    reference: 'IX/2',
    conflicts: [
      {
        field: 'reference',
        whyShown: 'BETTER_FOUNDED',
        values: [
          {
            value: 'IX/2',
            standing: 'OFFICIAL',
            claims: [{ standing: 'OFFICIAL', dataset: { name: 'body' } }],
          },
          {
            value: 'IX/1',
            standing: 'REPORTED',
            claims: [{ standing: 'REPORTED', dataset: { name: 'press' } }],
          },
        ],
      },
    ],
  })
})

test.each([
  ['STATED_LATER', { stated: '2024-01' }, { stated: '2024-02' }],
  ['CHECKED', { verified: false }, { verified: true }],
  ['NO_REASON', {}, {}],
])('of two that are as well founded the reason is %s', async (why, one, other) => {
  await say('one', 'REPORTED', theCase({ reference: 'IX/1' }, one))
  await say('other', 'REPORTED', theCase({ reference: 'IX/2' }, other))
  expect(await conflictsOf()).toMatchObject({ conflicts: [{ field: 'reference', whyShown: why }] })
})

test('a date that says the same more exactly, and a name in other letters, are no disagreement', async () => {
  await say('one', 'OFFICIAL', theCase({ reference: 'Abc', opened: '2023' }))
  await say('other', 'REPORTED', theCase({ reference: 'ABC', opened: '2023-11' }))
  expect(await conflictsOf()).toMatchObject({ conflicts: [] })
})

test('a data set that takes its word back takes the disagreement along, and as of before it is still there', async () => {
  await say('one', 'OFFICIAL', theCase({ reference: 'IX/1' }))
  await say('other', 'REPORTED', theCase({ reference: 'IX/2' }))
  const before = await conflictsOf()
  const moment = new Date(Date.now() + 5).toISOString()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await importData(graph, {
    name: 'other',
    standing: 'REPORTED',
    release: '2',
    records: [{ type: 'Article', key: 'x' }],
  })
  expect(await conflictsOf()).toMatchObject({ reference: 'IX/1', conflicts: [] })
  expect(await conflictsOf(`, asOf: "${moment}"`)).toEqual(before)
  expect(listAt(before, 'conflicts')).toHaveLength(1)
})

test('equally founded sources that disagree about what was found settle it for the person, and both are shown', async () => {
  const allegation = { type: 'Allegation', scheme: 'url', key: 'https://example.org/allegation' }
  const about = idOf('Allegation', allegation.key, 'url')
  const ruling = (finding: string, stated: string) => ({
    type: 'Ruling',
    scheme: 'url',
    key: 'https://example.org/ruling',
    fields: { decided: '2020' },
    relationships: { decides: [{ entity: about, finding }] },
    stated,
  })
  await say('known', 'REPORTED', { ...allegation, fields: { title: 'Theft' } })
  await say('one', 'REPORTED', ruling('NOT_GUILTY', '2021'))
  await say('other', 'REPORTED', ruling('GUILTY', '2022'))
  const data = await dataOf(
    graph,
    `query ($id: ID!) { allegation(id: $id) { status rulings { edges { finding node { conflicts {
       field farEnd { id } whyShown values { value claims { dataset { name } } } } } } } } }`,
    { id: about },
  )
  expect(at(data, 'allegation')).toEqual({
    status: 'NOT_PROVEN',
    rulings: {
      edges: [
        {
          finding: 'NOT_GUILTY',
          node: {
            conflicts: [
              {
                field: 'decides.finding',
                farEnd: { id: about },
                whyShown: 'IN_FAVOUR',
                values: [
                  { value: 'NOT_GUILTY', claims: [{ dataset: { name: 'one' } }] },
                  { value: 'GUILTY', claims: [{ dataset: { name: 'other' } }] },
                ],
              },
            ],
          },
        },
      ],
    },
  })
})
