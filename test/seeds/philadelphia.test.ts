import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashContent } from '../../src/graph/content-hash.ts'
import { holdDataset } from '../../src/graph/write/data-set-hold.ts'
import { rollBack } from '../../src/graph/write/roll-back.ts'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import type { ImportReport } from '../../src/importer/import-report.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { type Counts, countRelease } from './philadelphia-counts.ts'
import { exampleOf, published, withFiles } from './ready-mapping.ts'

const FIRST = 'philadelphia-complaints/2018-07'
const LATER = 'philadelphia-complaints/later'
const DATASET = 'philadelphia-complaints'

const idOf = (type: string, key: string) => entityId(type, DATASET, key)

const graph = useGraph()
const rows = (cypher: string, p: Readonly<Record<string, unknown>> = {}) =>
  graph.read(cypher, { p })
const content = async () => (await hashContent(graph)).hash

const importRelease = (seed: string, files: string, dryRun = false) =>
  withFiles(seed, files, (folder) => importFolder({ graph, folder, dryRun }))

/** The city's files are imported several times over. */
const TIMEOUT_MS = 600_000

async function count(cypher: string): Promise<number> {
  const [row] = await rows(cypher)
  return Number(row?.[0])
}

async function tally(cypher: string): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries(
    (await rows(cypher)).map(([word, number]) => [String(word), Number(number)]),
  )
}

async function independentCounts(files: string): Promise<Counts> {
  const names = await readdir(files)
  const file = (start: string) =>
    path.join(files, names.find((name) => name.startsWith(start)) ?? start)
  return await countRelease(file('ppd_complaints.csv'), file('ppd_complaint_disciplines.csv'))
}

/** What is in the graph, in the terms of the independent script. */
async function countsInGraph(report: ImportReport): Promise<Counts> {
  return {
    rows: report.counts.rows,
    equalRows: report.counts.skipped,
    complaints: await count('MATCH (c:Case) WHERE c.reference IS NOT NULL RETURN count(c)'),
    officers: await count(
      'MATCH (o:Officer) WHERE o.claimCount > 0 AND NOT (o)-[:SAME_AS]->() RETURN count(o)',
    ),
    anonymised: await count(
      "MATCH (o:Officer {identification: 'ANONYMISED'}) WHERE NOT (o)-[:SAME_AS]->() RETURN count(o)",
    ),
    aliases: await count('MATCH (o:Officer)-[s:SAME_AS]->(:Officer) RETURN count(s)'),
    allegations: await count('MATCH (a:Allegation)-[:AGAINST]->(:Officer) RETURN count(a)'),
    statuses: await tally(
      'MATCH (a:Allegation) WHERE a.claimCount > 0 RETURN a.status, count(a) ORDER BY a.status',
    ),
    rulings: await tally(
      `MATCH (r:Ruling)-[d:DECIDES]->(:Allegation)
       RETURN coalesce(d.finding, d.outcomes[0]) AS what, count(r) ORDER BY what`,
    ),
    underInvestigation: await count(
      "MATCH (c:Case {stage: 'UNDER_INVESTIGATION'}) RETURN count(c)",
    ),
  }
}

function expectNumbersToAddUp({ counts, skippedBy, problems }: ImportReport) {
  expect(problems).toEqual([])
  expect(counts.applied + counts.unchangedRows + counts.skipped + counts.refused).toBe(counts.rows)
  expect(Object.values(skippedBy).reduce((sum, number) => sum + number, 0)).toBe(counts.skipped)
}

const sources = [
  {
    what: 'made-up rows',
    isHere: true,
    first: exampleOf(FIRST),
    later: exampleOf(LATER),
  },
  {
    what: `the city's rows${published('philadelphia').unless}`,
    isHere: published('philadelphia').isHere,
    first: published('philadelphia/release-2018-07').folder,
    later: published('philadelphia/release-later').folder,
  },
]

describe.each(sources)('Philadelphia, $what,', ({ isHere, first, later }) => {
  test.runIf(isHere)(
    'each release by itself comes to what its cells say, and its report adds up',
    async () => {
      for (const [seed, files] of [
        [FIRST, first],
        [LATER, later],
      ] as const) {
        await clearGraph(graph)
        const report = await importRelease(seed, files)
        expectNumbersToAddUp(report)
        expect(await countsInGraph(report)).toEqual(await independentCounts(files))
      }
    },
    TIMEOUT_MS,
  )

  test.runIf(isHere)(
    'the second is a re-release of the first: a diff of claims, that can be taken back',
    async () => {
      await clearGraph(graph)
      const alone = await importRelease(LATER, later, true)
      const before = await importRelease(FIRST, first)
      const onlyFirst = await content()
      expect((await importRelease(FIRST, first)).outcome).toBe('unchanged')

      const report = await importRelease(LATER, later)
      expectNumbersToAddUp(report)
      expect(await countsInGraph(report)).toEqual(await independentCounts(later))
      const { claims, added, changed, moved, unchanged, retracted } = report.counts
      expect(added + changed + moved + unchanged).toBe(claims)
      expect(claims).toBe(alone.counts.claims)
      expect(before.counts.claims - retracted).toBe(changed + moved + unchanged)
      expect(Math.min(added, changed, unchanged, retracted)).toBeGreaterThan(0)
      expect((await importRelease(LATER, later)).outcome).toBe('unchanged')

      const hold = await holdDataset(graph, DATASET)
      try {
        await rollBack(graph, hold, report.run ?? '')
      } finally {
        await hold.release()
      }
      expect(await content()).toBe(onlyFirst)
    },
    TIMEOUT_MS,
  )

  test.runIf(isHere)('nothing of complainants is kept, and no summary', async () => {
    expect(await rows('MATCH (p:Person) RETURN p.id')).toEqual([])
    const texts = await rows(
      "MATCH (c:Claim) WHERE c.asserts =~ '(?is).*(states|according to the complainant|made-up).*' RETURN c.id",
    )
    expect(texts).toEqual([])
  })
})

describe('Of the made-up rows', () => {
  let graphs: readonly ImportReport[]
  beforeAll(async () => {
    await clearGraph(graph)
    graphs = [
      await importRelease(FIRST, exampleOf(FIRST)),
      await importRelease(LATER, exampleOf(LATER)),
    ]
  })

  const allegationsOf = (complaint: string) =>
    rows(
      `MATCH (a:Allegation)-[:PART_OF_CASE]->(:Case {reference: $p.complaint})
       MATCH (a)-[:AGAINST]->(o:Officer)
       OPTIONAL MATCH (r:Ruling)-[d:DECIDES]->(a)
       RETURN a.kind, a.status, o.alternativeNames, r.findingWords, d.outcomes
       ORDER BY a.kind, a.status`,
      { complaint },
    )

  test('the report counts equal rows by the rule that left them out', () => {
    expect(graphs.map(({ skippedBy }) => skippedBy)).toEqual([
      { 'equal to a row before it, and no id of the city’s tells them apart': 1 },
      { 'equal to a row before it, with the same discipline_id': 1 },
    ])
  })

  test('only the disciplinary board proves, training is an outcome, and two findings are two allegations', async () => {
    expect(await allegationsOf('98-0001')).toEqual([
      ['Departmental Violation', 'NOT_SUBSTANTIATED', null, null, null],
      ['Departmental Violation', 'SUBSTANTIATED', null, null, ['TRAINING']],
      ['Physical Abuse', 'PROVEN', ['70000001'], 'Guilty Finding', null],
      ['Verbal Abuse', 'NOT_SUBSTANTIATED', ['70000001'], null, null],
    ])
    expect(await allegationsOf('98-0002')).toEqual([
      ['Lack of Service', 'NOT_PROVEN', ['70000002'], 'No Guilty Findings', null],
      ['Lack of Service', 'PROVEN', ['70000003'], 'Guilty Finding', null],
      ['Verbal Abuse', 'NOT_SUBSTANTIATED', null, null, null],
    ])
    expect(await allegationsOf('98-0004')).toEqual([['Harassment', 'ALLEGED', null, null, null]])
  })

  test('a complaint that is being investigated, or was not, has no allegation', async () => {
    const found = await rows(
      `MATCH (c:Case) WHERE c.reference IN ['98-0003', '98-0007', '98-0008']
       RETURN c.reference, c.stage, COUNT { (c)<-[:PART_OF_CASE]-() }, COUNT { (c)<-[:SUBJECT_OF]-() }
       ORDER BY c.reference`,
    )
    expect(found).toEqual([
      ['98-0003', null, 1, 1],
      ['98-0007', 'UNDER_INVESTIGATION', 0, 2],
      ['98-0008', null, 0, 0],
    ])
  })

  test('the same initials in two complaints are two officers, and one id in two is one', async () => {
    await clearGraph(graph)
    await importRelease(FIRST, exampleOf(FIRST))
    const cases = (officer: string) =>
      rows(
        'MATCH (:Officer {id: $p.id})-[:SUBJECT_OF]->(c) RETURN c.reference ORDER BY c.reference',
        {
          id: idOf('Officer', officer),
        },
      )
    expect(await cases('98-0001/AB')).toEqual([['98-0001']])
    expect(await cases('98-0002/AB')).toEqual([['98-0002']])
    await importRelease(LATER, exampleOf(LATER))
    expect(await cases('70000001')).toEqual([['98-0001'], ['98-0003'], ['98-0007']])
    expect(await cases('98-0001/CD')).toEqual([['98-0001']])
  })

  test('initials lead to an id where that alone answers to them, and nowhere where two or none do', async () => {
    const found = await rows(
      'MATCH (o:Officer)-[:SAME_AS]->(other) RETURN o.id, other.id ORDER BY other.alternativeNames',
    )
    expect(found).toEqual([
      [idOf('Officer', '98-0001/AB'), idOf('Officer', '70000001')],
      [idOf('Officer', '98-0002/AB'), idOf('Officer', '70000002')],
    ])
  })

  test('an allegation stays the same one when its officer gets an id', async () => {
    const id = idOf('Allegation', '98-0001/AB/Physical Abuse/sustained')
    expect(
      await rows('MATCH (:Allegation {id: $p.id})-[:AGAINST]->(o) RETURN o.id', { id }),
    ).toEqual([[idOf('Officer', '70000001')]])
  })

  test('a unit is one however its letters are written, and what is no unit is none', async () => {
    const found = await rows(
      'MATCH (u:Unit) RETURN u.name, COUNT { (u)<-[:SERVED_IN]-() } ORDER BY u.name',
    )
    expect(found).toEqual([
      ['1500 15TH DISTRICT', 3],
      ['2500 25TH DISTRICT', 2],
      ['Philadelphia Police Department', 9],
    ])
  })

  test('a district that is none is no place', async () => {
    const found = await rows(
      'MATCH (c:Case)-[:ARISES_FROM]->(i) RETURN c.reference, i.place ORDER BY c.reference',
    )
    expect(found).toEqual([
      ['98-0001', 'Philadelphia, police district 15'],
      ['98-0002', 'Philadelphia, police district 24'],
      ['98-0003', 'Philadelphia, police district 7'],
      ['98-0006', 'Philadelphia, police district 25'],
    ])
  })

  test('a complaint that the later release lacks is retracted', async () => {
    const id = idOf('Case', '98-0005')
    expect(await rows('MATCH (c:Case {id: $p.id}) RETURN c.id', { id })).toEqual([])
  })
})
