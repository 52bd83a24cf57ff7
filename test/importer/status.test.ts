import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, type TestRecord } from '../support/data-set.ts'
import { clearGraph, findNode, importData, useGraph } from '../support/graph.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

/** What the press, a forum and a public body can be cited for. */
const sources = [
  { type: 'Article', key: 'press' },
  { type: 'Post', key: 'forum' },
  { type: 'Report', key: 'body', fields: { official: true } },
]
const press = { source: 'Article/press', stated: '2024-02-01' }
const forum = { source: 'Post/forum', stated: '2024-02-01' }
const body = { source: 'Report/body', stated: '2024-02-01' }

const allegation = (status: string, asOf: string | null, by: TestRecord) => ({
  type: 'Allegation',
  key: 'x',
  fields: { title: 'Theft', status: asOf === null ? status : { value: status, asOf } },
  ...by,
})

const ruling = (key: string, fields: TestRecord, relationships: TestRecord, by: TestRecord) => ({
  type: 'Ruling',
  key,
  fields,
  relationships,
  ...by,
})
const decides = { decides: [{ entity: 'Allegation/x' }] }

let release = 0
/** Imports the sources and these records as the next release; gives the status and its date. */
async function statusAfter(...records: readonly TestRecord[]) {
  const report = await importData(graph, {
    release: String(++release),
    standing: 'COMMENTARY',
    records: [...sources, ...records],
  })
  expect(report.problems).toEqual([])
  const node = await findNode(graph, idOf('Allegation', 'x'))
  return [node?.status ?? null, node?.statusAsOf ?? null]
}

describe('what sources say of an allegation', () => {
  test('a post makes it ALLEGED, whatever it says', async () => {
    expect(await statusAfter(allegation('CHARGED', '2023', forum))).toEqual(['ALLEGED', '2023'])
  })
  test('the press can say that someone was charged', async () => {
    expect(
      await statusAfter(allegation('ALLEGED', '2024', forum), allegation('CHARGED', '2023', press)),
    ).toEqual(['CHARGED', '2023'])
  })
  test('what has no date happened some day up to its statement', async () => {
    expect(await statusAfter(allegation('CHARGED', null, press))).toEqual([
      'CHARGED',
      '../2024-02-01',
    ])
  })
})

describe('rulings', () => {
  const charged = allegation('CHARGED', '2020', body)
  const guilty = ruling('r', { finding: 'GUILTY', decided: '2021-05-04' }, decides, press)

  test('a conviction reported by the press proves it', async () => {
    expect(await statusAfter(charged, guilty)).toEqual(['PROVEN', '2021-05-04'])
  })
  test('a conviction that only a post speaks of proves nothing', async () => {
    expect(await statusAfter(charged, { ...guilty, ...forum })).toEqual(['CHARGED', '2020'])
  })
  test('a ruling in a data set of commentary, without a source of its own, proves nothing', async () => {
    const unsourced = ruling('r', { finding: 'GUILTY', decided: '2021' }, decides, {})
    expect(await statusAfter(charged, unsourced)).toEqual(['CHARGED', '2020'])
  })
  test('a finding that only a post gives does not decide, though the press speaks of the ruling', async () => {
    expect(
      await statusAfter(
        charged,
        ruling('r', { decided: '2021' }, decides, press),
        ruling('r', { finding: 'GUILTY' }, {}, forum),
      ),
    ).toEqual(['CHARGED', '2020'])
  })
  test('that a ruling decides this allegation may not rest on a post', async () => {
    expect(
      await statusAfter(
        charged,
        ruling('r', { finding: 'GUILTY', decided: '2021' }, {}, press),
        ruling('r', {}, decides, forum),
      ),
    ).toEqual(['CHARGED', '2020'])
  })
  test('a newer acquittal wins against an older charge of higher standing', async () => {
    const acquittal = ruling('r', { finding: 'NOT_GUILTY', decided: '2021' }, decides, press)
    expect(await statusAfter(charged, acquittal)).toEqual(['NOT_PROVEN', '2021'])
  })
  test('the finding on the allegation comes before the finding of the whole ruling', async () => {
    const onCounts = { decides: [{ entity: 'Allegation/x', finding: 'NOT_GUILTY' }] }
    const mixed = ruling('r', { finding: 'GUILTY', decided: '2021' }, onCounts, press)
    expect(await statusAfter(charged, mixed)).toEqual(['NOT_PROVEN', '2021'])
  })
  test('proceedings that were dropped end it', async () => {
    const dropped = ruling('r', { finding: 'WITHDRAWN', decided: '2022' }, decides, press)
    expect(await statusAfter(charged, dropped)).toEqual(['DISCONTINUED', '2022'])
  })
  test('a ruling that arrives later changes an allegation that no record of its release speaks of', async () => {
    await importData(graph, { name: 'first', records: [{ type: 'Unit', key: 'u' }] })
    expect(await statusAfter(charged)).toEqual(['CHARGED', '2020'])
    expect(await statusAfter(charged, guilty)).toEqual(['PROVEN', '2021-05-04'])
    expect(await statusAfter(charged)).toEqual(['CHARGED', '2020'])
  })

  describe('pasted into a post, and checked by nobody', () => {
    const text = { source: 'Ruling/r', via: 'Post/forum', stated: '2021-05-04' }
    const pasted = ruling('r', { finding: 'GUILTY', decided: '2021-05-04' }, decides, text)
    const standing = async () => {
      const [row] = await graph.read(
        `MATCH (c:Claim {sourceType: 'Ruling', live: true})
         MATCH (r:Ruling)-[d:DECIDES]->() RETURN c.standing, c.verified, r.standing, d.standing`,
      )
      return row
    }

    test('counts as a report of the ruling, as a pasted article does, and not as its own text', async () => {
      expect(await statusAfter(charged, pasted)).toEqual(['PROVEN', '2021-05-04'])
      expect(await standing()).toEqual(['REPORTED', false, 'REPORTED', 'REPORTED'])
      await statusAfter(charged, { ...pasted, verified: true })
      expect(await standing()).toEqual(['ADJUDICATED', true, 'ADJUDICATED', 'ADJUDICATED'])
    })
    test('gives way to it too where it names the allegation and the other does not', async () => {
      const checked = ruling('r', { finding: 'NOT_GUILTY' }, decides, { source: 'Ruling/r' })
      const unchecked = ruling(
        'r',
        {},
        { decides: [{ entity: 'Allegation/x', finding: 'GUILTY' }] },
        { source: 'Article/press', via: 'Post/forum', stated: '2024-02-01' },
      )
      expect((await statusAfter(charged, checked, unchecked))[0]).toBe('NOT_PROVEN')
    })
    test('gives way to a finding that somebody has checked, however old', async () => {
      const checked = ruling('r', { finding: 'NOT_GUILTY' }, decides, {
        source: 'Article/press',
        stated: '2020',
      })
      expect(await statusAfter(charged, pasted, checked)).toEqual(['NOT_PROVEN', '2021-05-04'])
    })
  })

  describe('set aside', () => {
    const superseding = (fields: TestRecord, relationships: TestRecord, by: TestRecord) =>
      ruling('s', fields, { supersedes: [{ entity: 'Ruling/r' }], ...relationships }, by)

    test('a conviction quashed on appeal is OVERTURNED, also when the appeal arrives alone', async () => {
      await statusAfter(charged, guilty)
      const appeal = superseding({ finding: 'ALLOWED', decided: '2023-02' }, {}, press)
      expect(await statusAfter(charged, guilty, appeal)).toEqual(['OVERTURNED', '2023-02'])
    })
    test('a post cannot quash a conviction', async () => {
      const appeal = superseding({ decided: '2023' }, {}, forum)
      expect(await statusAfter(charged, guilty, appeal)).toEqual(['PROVEN', '2021-05-04'])
    })
    test('permission to appeal that was refused leaves a conviction as it was', async () => {
      const refused = superseding({ finding: 'REFUSED', decided: '2023' }, {}, press)
      expect(await statusAfter(charged, guilty, refused)).toEqual(['PROVEN', '2021-05-04'])
    })
    test('an appeal that decides the allegation itself decides', async () => {
      const appeal = superseding({ finding: 'NOT_GUILTY', decided: '2023' }, decides, press)
      expect(await statusAfter(charged, guilty, appeal)).toEqual(['NOT_PROVEN', '2023'])
    })
    test('when the date of the appeal is corrected, so is the allegation', async () => {
      await statusAfter(charged, guilty, superseding({ decided: '2023' }, {}, press))
      const corrected = superseding({ decided: '2022-12' }, {}, press)
      expect(await statusAfter(charged, guilty, corrected)).toEqual(['OVERTURNED', '2022-12'])
    })
    test('an acquittal stands again when what set it aside is set aside, though that arrives alone', async () => {
      const acquittal = ruling('r', { finding: 'NOT_GUILTY', decided: '2021' }, decides, press)
      const retrial = superseding({ finding: 'ALLOWED', decided: '2022' }, {}, press)
      const further = ruling(
        't',
        { finding: 'ALLOWED', decided: '2023' },
        { supersedes: [{ entity: 'Ruling/s' }] },
        press,
      )
      expect(await statusAfter(charged, acquittal, retrial)).toEqual(['CHARGED', '2020'])
      expect(await statusAfter(charged, acquittal, retrial, further)).toEqual([
        'NOT_PROVEN',
        '2023',
      ])
      expect(await statusAfter(charged, acquittal, retrial)).toEqual(['CHARGED', '2020'])
    })
    test('when the appeal turns out not to exist, the conviction stands again', async () => {
      await statusAfter(charged, guilty, superseding({ decided: '2023' }, {}, press))
      expect(await statusAfter(charged, guilty)).toEqual(['PROVEN', '2021-05-04'])
    })
  })
})
