import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { dataOf, executeDocument } from '../support/execute.ts'
import { clearGraph, findNode, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const sources = [
  { type: 'Article', key: 'press' },
  { type: 'Post', key: 'forum' },
  { type: 'Report', key: 'body', fields: { official: true } },
]
const press = { source: 'Article/press', stated: '2024-02-01' }
const forum = { source: 'Post/forum', stated: '2024-02-01' }
const body = { source: 'Report/body', stated: '2024-02-01' }

const theCase = (key: string, fields: TestRecord = {}, relationships: TestRecord = {}) => ({
  type: 'Case',
  key,
  fields: { title: key, ...fields },
  relationships,
  ...press,
})
const charged = {
  type: 'Allegation',
  key: 'x',
  fields: { title: 'Theft', status: { value: 'CHARGED', asOf: '2020' } },
  relationships: { cases: [{ entity: 'Case/first' }] },
  ...body,
}
const decides = { decides: [{ entity: 'Allegation/x' }] }

function ruling(
  key: string,
  fields: TestRecord,
  relationships: TestRecord = decides,
  by: TestRecord = press,
  of = 'first',
) {
  return {
    type: 'Ruling',
    key,
    fields: { title: key, ...fields },
    relationships: { cases: [{ entity: `Case/${of}` }], ...relationships },
    ...by,
  }
}
const supersedes = (...keys: readonly string[]) => ({
  supersedes: keys.map((key) => ({ entity: `Ruling/${key}` })),
})

let release = 0
async function importRecords(...records: readonly TestRecord[]) {
  const report = await importData(graph, {
    release: String(++release),
    standing: 'COMMENTARY',
    records: [...sources, theCase('first'), ...records],
  })
  expect(report.problems).toEqual([])
}

const wanted = `effectiveOutcome {
  ruling { title } undecided status since { edtf } finding outcomes sentence isFinal weakestStanding
  openReviews { title } replaced { ruling { title } by { title } finding since { edtf } } refused { title }
}`

/** What stands of the allegation and of its case once these records are in; checks that the allegation's status agrees. */
async function outcomesAfter(...records: readonly TestRecord[]) {
  await importRecords(...records)
  const data = await dataOf(
    graph,
    `{ allegation(id: "${idOf('Allegation', 'x')}") { status statusAsOf { edtf } ${wanted} } case(id: "${idOf('Case', 'first')}") { ${wanted} } }`,
  )
  const { allegation, case: of } = JSON.parse(JSON.stringify(data))
  expect(allegation.effectiveOutcome.status).toBe(allegation.status)
  if (allegation.effectiveOutcome.undecided !== 'SET_ASIDE' || allegation.status === 'OVERTURNED') {
    expect(allegation.effectiveOutcome.since).toEqual(allegation.statusAsOf)
  }
  return { allegation: allegation.effectiveOutcome, case: of.effectiveOutcome }
}

const guilty = ruling('verdict', { finding: 'GUILTY', decided: '2021-05-04' })

describe('what stands', () => {
  test('is the ruling, what it found, what it imposed, and since when', async () => {
    const { allegation, case: of } = await outcomesAfter(
      charged,
      ruling(
        'panel',
        { decided: '2021-05-04', outcomes: ['DISMISSAL_WITHOUT_NOTICE'] },
        {
          decides: [
            {
              entity: 'Allegation/x',
              finding: 'GROSS_MISCONDUCT',
              outcomes: ['FINAL_WRITTEN_WARNING'],
            },
          ],
        },
      ),
    )
    expect(allegation).toMatchObject({
      ruling: { title: 'panel' },
      undecided: null,
      status: 'PROVEN',
      since: { edtf: '2021-05-04' },
      finding: 'GROSS_MISCONDUCT',
      outcomes: ['FINAL_WRITTEN_WARNING'],
      isFinal: true,
      weakestStanding: 'REPORTED',
      replaced: [],
      refused: [],
    })
    expect(of).toMatchObject({
      ruling: { title: 'panel' },
      finding: 'GROSS_MISCONDUCT',
      outcomes: ['DISMISSAL_WITHOUT_NOTICE'],
    })
  })

  test('is an acquittal again where what had set it aside was itself set aside', async () => {
    const outcomes = await outcomesAfter(
      charged,
      ruling('acquittal', { finding: 'NOT_GUILTY', decided: '2021' }),
      ruling('retrial', { finding: 'ALLOWED', decided: '2022' }, supersedes('acquittal')),
      ruling('further', { finding: 'ALLOWED', decided: '2023' }, supersedes('retrial')),
    )
    for (const outcome of [outcomes.allegation, outcomes.case]) {
      expect(outcome).toMatchObject({
        ruling: { title: 'acquittal' },
        status: 'NOT_PROVEN',
        since: { edtf: '2023' },
        replaced: [{ ruling: { title: 'retrial' }, by: { title: 'further' }, finding: 'ALLOWED' }],
      })
    }
  })

  test('is an acquittal again where the conviction of a retrial was quashed', async () => {
    const outcomes = await outcomesAfter(
      charged,
      ruling('acquittal', { finding: 'NOT_GUILTY', decided: '2021' }),
      ruling(
        'retrial',
        { finding: 'GUILTY', decided: '2022' },
        { ...decides, ...supersedes('acquittal') },
      ),
      ruling('further', { finding: 'ALLOWED', decided: '2023' }, supersedes('retrial')),
    )
    for (const outcome of [outcomes.allegation, outcomes.case]) {
      expect(outcome).toMatchObject({
        ruling: { title: 'acquittal' },
        status: 'NOT_PROVEN',
        since: { edtf: '2023' },
      })
    }
  })

  test('shows what was imposed for what was proved, and not for what was not', async () => {
    const { allegation } = await outcomesAfter(
      charged,
      { type: 'Allegation', key: 'y', fields: { title: 'Other' }, ...press },
      ruling(
        'panel',
        { decided: '2021', outcomes: ['DISMISSAL_WITHOUT_NOTICE'], sentence: 'Two years' },
        {
          decides: [
            { entity: 'Allegation/x', finding: 'NOT_MISCONDUCT' },
            { entity: 'Allegation/y', finding: 'GROSS_MISCONDUCT' },
          ],
        },
      ),
    )
    expect(allegation).toMatchObject({ status: 'NOT_PROVEN', outcomes: [], sentence: null })
  })

  test('of a case with a ruling for each officer is not joined with what another one was given', async () => {
    const outcomes = await outcomesAfter(
      charged,
      { type: 'Allegation', key: 'y', fields: { title: 'Other' }, ...press },
      ruling(
        'other',
        { decided: '2021', finding: 'GROSS_MISCONDUCT', outcomes: ['DISMISSAL_WITHOUT_NOTICE'] },
        { decides: [{ entity: 'Allegation/y' }] },
      ),
      ruling('own', { decided: '2022', finding: 'NOT_MISCONDUCT' }),
    )
    expect(outcomes.case).toMatchObject({
      ruling: { title: 'own' },
      finding: 'NOT_MISCONDUCT',
      outcomes: [],
    })
  })

  test('brings along the sentence that another ruling passed', async () => {
    const sentence = ruling('sentence', { sentence: 'Two years', decided: '2021-06' })
    const { allegation, case: of } = await outcomesAfter(charged, guilty, sentence)
    expect(allegation).toMatchObject({ ruling: { title: 'verdict' }, sentence: 'Two years' })
    expect(of).toMatchObject({ ruling: { title: 'verdict' }, sentence: 'Two years' })
  })

  test('follows appeals one after the other, and says what each replaced', async () => {
    const { allegation, case: of } = await outcomesAfter(
      charged,
      guilty,
      ruling(
        'appeal',
        { finding: 'NOT_GUILTY', decided: '2022' },
        { ...decides, ...supersedes('verdict') },
      ),
      ruling(
        'supreme',
        { finding: 'GUILTY', decided: '2023' },
        { ...decides, ...supersedes('appeal') },
      ),
    )
    const expected = {
      ruling: { title: 'supreme' },
      status: 'PROVEN',
      since: { edtf: '2023' },
      replaced: [
        {
          ruling: { title: 'verdict' },
          by: { title: 'appeal' },
          finding: 'GUILTY',
          since: { edtf: '2022' },
        },
        {
          ruling: { title: 'appeal' },
          by: { title: 'supreme' },
          finding: 'NOT_GUILTY',
          since: { edtf: '2023' },
        },
      ],
    }
    expect(allegation).toMatchObject(expected)
    expect(of).toMatchObject(expected)
  })

  test('is the earlier ruling where the appeal was refused, and the refusal is shown', async () => {
    const refused = ruling('appeal', { finding: 'REFUSED', decided: '2022' }, supersedes('verdict'))
    const { allegation, case: of } = await outcomesAfter(charged, guilty, refused)
    const expected = { ruling: { title: 'verdict' }, replaced: [], refused: [{ title: 'appeal' }] }
    expect(allegation).toMatchObject(expected)
    expect(of).toMatchObject(expected)
  })

  test('is no better founded than the weakest part of it', async () => {
    const { allegation } = await outcomesAfter(
      charged,
      { ...guilty, ...body },
      { ...ruling('appeal', { finding: 'NOT_GUILTY', decided: '2022' }, decides, body) },
      { type: 'Ruling', key: 'appeal', relationships: supersedes('verdict'), ...press },
    )
    expect(allegation).toMatchObject({
      ruling: { title: 'appeal' },
      replaced: [{ ruling: { title: 'verdict' } }],
      weakestStanding: 'REPORTED',
    })
  })
})

describe('what is not final', () => {
  const review = (fields: TestRecord) =>
    theCase(
      'review',
      { kind: 'JUDICIAL_REVIEW', ...fields },
      { reviews: [{ entity: 'Case/first' }] },
    )

  test.each([
    [
      'a judicial review of the case that has permission',
      review({ stage: 'PERMISSION_GRANTED' }),
      false,
    ],
    ['one of which nothing more is known', review({}), false],
    ['one that was refused permission', review({ stage: 'PERMISSION_REFUSED' }), true],
    ['one that was closed', review({ closed: '2023' }), true],
  ])('%s', async (_, record, isFinal) => {
    const { allegation, case: of } = await outcomesAfter(charged, guilty, record)
    const openReviews = isFinal ? [] : [{ title: 'review' }]
    expect(allegation).toMatchObject({ ruling: { title: 'verdict' }, isFinal, openReviews })
    expect(of).toMatchObject({ ruling: { title: 'verdict' }, isFinal, openReviews })
  })

  test('a case whose stage is that an appeal is pending', async () => {
    const { allegation } = await outcomesAfter(charged, guilty, {
      ...theCase('first', { stage: 'APPEAL_PENDING' }),
      ...body,
    })
    expect(allegation).toMatchObject({ isFinal: false, openReviews: [] })
  })

  test('a review that only a post speaks of changes nothing', async () => {
    const { allegation } = await outcomesAfter(charged, guilty, { ...review({}), ...forum })
    expect(allegation).toMatchObject({ isFinal: true })
  })
})

describe('nothing is decided', () => {
  test('where there is no ruling', async () => {
    const { allegation, case: of } = await outcomesAfter(charged)
    const expected = { ruling: null, undecided: 'NO_RULING', isFinal: null, weakestStanding: null }
    expect(allegation).toMatchObject({ ...expected, status: 'CHARGED', since: { edtf: '2020' } })
    expect(of).toMatchObject({ ...expected, status: null })
  })
  test('where only posts speak of a ruling', async () => {
    const { allegation, case: of } = await outcomesAfter(charged, { ...guilty, ...forum })
    expect(allegation).toMatchObject({ ruling: null, undecided: 'ONLY_COMMENTARY' })
    expect(of).toMatchObject({ ruling: null, undecided: 'ONLY_COMMENTARY' })
  })
  test('where what was found is not known', async () => {
    const { allegation, case: of } = await outcomesAfter(
      charged,
      ruling('verdict', { decided: '2021' }),
    )
    expect(allegation).toMatchObject({ ruling: null, undecided: 'NO_FINDING' })
    expect(of).toMatchObject({ ruling: null, undecided: 'NO_FINDING' })
  })
  test('where a judicial review set it aside, and the review itself has been decided', async () => {
    const quashed = ruling(
      'quashing',
      { finding: 'ALLOWED', decided: '2023' },
      supersedes('verdict'),
      press,
      'review',
    )
    const { allegation, case: of } = await outcomesAfter(
      charged,
      guilty,
      quashed,
      theCase('review'),
    )
    const expected = {
      ruling: null,
      undecided: 'SET_ASIDE',
      since: { edtf: '2023' },
      replaced: [{ ruling: { title: 'verdict' }, by: { title: 'quashing' }, finding: 'GUILTY' }],
    }
    expect(allegation).toMatchObject({ ...expected, status: 'OVERTURNED' })
    expect(of).toMatchObject(expected)
    const data = await dataOf(graph, `{ case(id: "${idOf('Case', 'review')}") { ${wanted} } }`)
    expect(data).toMatchObject({
      case: { effectiveOutcome: { ruling: { title: 'quashing' }, finding: 'ALLOWED' } },
    })
  })
  test('where an acquittal was set aside', async () => {
    const { allegation } = await outcomesAfter(
      charged,
      ruling('verdict', { finding: 'NOT_GUILTY', decided: '2021' }),
      ruling('appeal', { finding: 'ALLOWED', decided: '2022' }, supersedes('verdict')),
    )
    expect(allegation).toMatchObject({
      ruling: null,
      undecided: 'SET_ASIDE',
      status: 'CHARGED',
      since: { edtf: '2022' },
    })
  })
  test('where something that is no ruling came later', async () => {
    const dropped = {
      ...charged,
      fields: { status: { value: 'DISCONTINUED', asOf: '2023' } },
      ...press,
    }
    const { allegation } = await outcomesAfter(charged, guilty, dropped)
    expect(allegation).toMatchObject({
      ruling: null,
      undecided: 'OTHER_EVENT',
      status: 'DISCONTINUED',
      since: { edtf: '2023' },
    })
  })
})

test('the outcomes of many allegations and cases take one statement', async () => {
  const others = Array.from({ length: 8 }, (_, number) => ({
    ...charged,
    key: `y${number}`,
    fields: { title: `Theft ${number}` },
  }))
  await importRecords(charged, guilty, ...others)
  const statements = async (query: string) => (await executeDocument(graph, query)).statements
  expect(await statements('{ allegations { nodes { id effectiveOutcome { undecided } } } }')).toBe(
    2,
  )
  expect(
    await statements(
      '{ allegations { nodes { effectiveOutcome { undecided } } } cases { nodes { effectiveOutcome { undecided } } } }',
    ),
  ).toBe(2)
  expect(await findNode(graph, idOf('Allegation', 'y7'))).not.toBeNull()
})
