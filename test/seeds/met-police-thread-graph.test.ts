import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { useGraph } from '../support/graph.ts'

const FOLDER = fileURLToPath(new URL('../../seeds/met-police-thread', import.meta.url))
const own = (type: string, key: string) => entityId(type, path.basename(FOLDER), key)

describe('the thread in the graph', () => {
  const graph = useGraph()
  const rows = (cypher: string, p: Readonly<Record<string, unknown>> = {}) =>
    graph.read(cypher, { p })

  beforeAll(async () => {
    const report = await importFolder({ graph, folder: FOLDER })
    expect(report.problems).toEqual([])
    expect(report.counts.refused).toBe(0)
  })

  test('imports once: a second import changes nothing', async () => {
    expect(await importFolder({ graph, folder: FOLDER })).toMatchObject({ outcome: 'unchanged' })
  })

  test('shows what is charged as charged, what a ruling decided as proven, and hearsay as alleged', async () => {
    const found = await rows(
      `MATCH (a:Allegation)-[:AGAINST]->(o:Officer)
       RETURN coalesce(o.name, o.identification) AS who, a.offence, a.counts, a.status
       ORDER BY a.status, who, a.offence`,
    )
    expect(found).toEqual([
      ['UNIDENTIFIED', null, null, 'ALLEGED'],
      ['UNIDENTIFIED', null, null, 'ALLEGED'],
      ['Jake Cummings', 'controlling and coercive behaviour', 2, 'CHARGED'],
      ['Jake Cummings', 'rape', null, 'CHARGED'],
      ['Jake Cummings', 'stalking', 2, 'CHARGED'],
      ['David Carrick', 'rape', null, 'PROVEN'],
      ['James Mason', null, 8, 'PROVEN'],
      ['Mitchell', 'breach of a non-molestation order', null, 'PROVEN'],
      ['Mitchell', 'kidnap', 1, 'PROVEN'],
      ['Mitchell', 'rape', 10, 'PROVEN'],
      ['Mitchell', 'rape of a child under 13', 3, 'PROVEN'],
      ['Wayne Couzens', 'murder', null, 'PROVEN'],
    ])
  })

  test('dates what was proved by the year of a sentence, or no closer than the day of the article', async () => {
    const found = await rows(
      `MATCH (a:Allegation {status: 'PROVEN'})-[:AGAINST]->(o:Officer)
       RETURN DISTINCT o.name, a.statusAsOf ORDER BY o.name`,
    )
    expect(found).toEqual([
      ['David Carrick', '2023'],
      ['James Mason', '../2023-11-21'],
      ['Mitchell', null],
      ['Wayne Couzens', '../2023-11-21'],
    ])
  })

  test('links the claimant of the judicial review to that case and to nothing else', async () => {
    const found = await rows(
      'MATCH (p:Person {id: $p.id})-[r]-(other) RETURN type(r), r.role, other.kind',
      { id: own('Person', 'judicial-review-claimant') },
    )
    expect(found).toEqual([['PARTY_TO', 'CLAIMANT', 'JUDICIAL_REVIEW']])
  })

  test('links no post to someone whose proceedings may be active, and rests nothing of him on one', async () => {
    const id = own('Officer', 'jake-cummings')
    expect(
      await rows(
        'MATCH (o:Officer {id: $p.id})--(p) WHERE p:Post OR p:Account OR p:Thread RETURN p.id',
        { id },
      ),
    ).toEqual([])
    const claims = await rows(
      `MATCH (:Officer {id: $p.id})-[:SUBJECT_OF|AGAINST|PART_OF_CASE|HEARD_IN]-{0,2}(e:Entity)
       MATCH (c:Claim) WHERE c.id STARTS WITH e.id + '~'
       RETURN DISTINCT c.standing, c.verified`,
      { id },
    )
    expect(claims).toEqual([['REPORTED', false]])
  })

  test('gives officers without a name none, and no unit that the page does not give', async () => {
    const found = await rows(
      `MATCH (o:Officer) WHERE o.identification <> 'NAMED'
       RETURN o.identification, o.name, COLLECT { MATCH (o)-[:SERVED_IN]->(u) RETURN u.name } ORDER BY o.name`,
    )
    expect(found).toEqual([
      ['PARTLY_NAMED', 'Mitchell', []],
      ['UNIDENTIFIED', null, []],
      ['UNIDENTIFIED', null, []],
      ['UNIDENTIFIED', null, []],
    ])
  })

  test('has no publisher, since the page names none, and leads nowhere from a cut address', async () => {
    expect(await rows('MATCH (a)-[r:PUBLISHED_BY]->() RETURN a.id')).toEqual([])
    expect(
      await rows("MATCH (a:Article {linkStatus: 'CUT'}) WHERE a.url IS NOT NULL RETURN a.id"),
    ).toEqual([])
  })

  test('keeps the figures of the fundraiser with their currency', async () => {
    expect(
      await rows('MATCH (f:Fundraiser) RETURN f.raised, f.raisedCurrency, f.target, f.supporters'),
    ).toEqual([[14_900_000, 'GBP', 5_000_000, 8339]])
  })
})
