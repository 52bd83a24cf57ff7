import { expect, test } from 'vitest'
import type { TestDataSet, TestRecord } from '../support/data-set.ts'
import { clearGraph, importData, useGraph } from '../support/graph.ts'
import { Random } from '../support/random.ts'

const graph = useGraph()

const address = (name: string) => `https://example.org/${name}`
const shared = (type: string, name: string) => ({ type, scheme: 'url', key: address(name) })
const refer = (type: string, name: string) => `${type}/url:${address(name)}`

const names = {
  Officer: ['ann', 'bob'],
  Allegation: ['x', 'y'],
  Ruling: ['r', 's', 't'],
  Report: ['body'],
  Article: ['press'],
  Post: ['forum'],
}
/** What everything refers to, so that no order lacks anything. */
const known: TestDataSet = {
  name: 'known',
  standing: 'COMMENTARY',
  records: Object.entries(names).flatMap(([type, keys]) => keys.map((key) => shared(type, key))),
}

/** A record about one of a few entities, by one of a few sources, that may contradict any other. */
function randomRecord(random: Random): TestRecord {
  const date = () => random.pick(['2020', '2020-05', '2021', '2021-03-02', '2022'])
  const cited = random.pick([
    {},
    { source: refer('Report', 'body') },
    { source: refer('Article', 'press') },
    { source: refer('Article', 'press'), via: refer('Post', 'forum') },
    { source: refer('Post', 'forum') },
    { source: refer('Ruling', 'r'), via: refer('Post', 'forum') },
  ])
  const by = { ...cited, ...(random.chance(0.7) && { stated: date() }) }
  const maybe = (record: TestRecord) => (random.chance(0.6) ? record : {})
  switch (random.below(4)) {
    case 0:
      return {
        ...shared('Officer', random.pick(names.Officer)),
        fields: {
          name: random.pick(['Ann', 'Anne', 'ANN']),
          ...maybe({ alternativeNames: random.pick([['A', 'B'], ['B', 'A'], ['C']]) }),
          ...maybe({
            rank: { value: random.pick(['SERGEANT', 'INSPECTOR', 'UNKNOWN']), asOf: date() },
          }),
        },
        ...by,
      }
    case 1:
      return {
        ...shared('Allegation', random.pick(names.Allegation)),
        fields: {
          status: {
            value: random.pick(['ALLEGED', 'CHARGED', 'SUBSTANTIATED', 'DISCONTINUED']),
            asOf: date(),
          },
        },
        relationships: { against: [{ entity: refer('Officer', random.pick(names.Officer)) }] },
        ...by,
      }
    case 2: {
      const ruling = random.pick(names.Ruling)
      const others = names.Ruling.filter((name) => name !== ruling)
      return {
        ...shared('Ruling', ruling),
        fields: {
          finding: random.pick(['GUILTY', 'NOT_GUILTY', 'ALLOWED', 'REFUSED', 'UNKNOWN']),
          ...maybe({ decided: date() }),
        },
        relationships: {
          ...maybe({ decides: [{ entity: refer('Allegation', random.pick(names.Allegation)) }] }),
          ...maybe({ supersedes: [{ entity: refer('Ruling', random.pick(others)) }] }),
        },
        ...by,
      }
    }
    default:
      return { ...shared('Report', 'body'), fields: { official: random.chance(0.5) }, ...by }
  }
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function projection() {
  const nodes = await graph.read('MATCH (e:Entity) RETURN properties(e) ORDER BY e.id')
  const links = await graph.read(
    'MATCH (:Entity)-[r]->(:Entity) RETURN properties(r) ORDER BY r.id',
  )
  const claims = await graph.read(
    'MATCH (c:Claim) WHERE c.live RETURN c.id, c.standing, c.count, c.stated ORDER BY c.id',
  )
  return { nodes, links, claims }
}

test('what the graph holds follows from what was imported, and not from the order of data sets or records', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = new Random(seed)
    const standings = ['COMMENTARY', 'REPORTED', 'OFFICIAL']
    const dataSets = standings.map((standing, index): TestDataSet => {
      const records = Array.from({ length: 10 }, () => randomRecord(random))
      return { name: `set-${index}`, standing, records }
    })
    await clearGraph(graph)
    await importData(graph, known)
    for (const dataSet of dataSets) await importData(graph, dataSet)
    const expected = await projection()

    await clearGraph(graph)
    await importData(graph, known)
    // What an earlier release said and a later one does not leaves nothing behind.
    for (const dataSet of shuffled(dataSets, random)) {
      const others = Array.from({ length: 6 }, () => randomRecord(random))
      await importData(graph, { ...dataSet, release: '0', records: others })
    }
    for (const dataSet of shuffled(dataSets, random)) {
      await importData(graph, { ...dataSet, records: shuffled(dataSet.records, random) })
    }
    expect(await projection(), `seed ${seed}`).toEqual(expected)
  }
})
