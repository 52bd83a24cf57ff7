import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { entityId } from '../../src/ids.ts'
import { importFolder } from '../../src/importer/import-folder.ts'
import { dataOf } from '../support/execute.ts'
import { useGraph } from '../support/graph.ts'
import { at, listAt } from '../support/json.ts'

const graph = useGraph()
const folder = fileURLToPath(new URL('../../seeds/met-police-thread', import.meta.url))
const own = (type: string, key: string) => entityId(type, 'met-police-thread', key)
const mason = own('Officer', 'james-mason')
const carrick = own('Officer', 'david-carrick')
const couzens = own('Officer', 'wayne-couzens')
const cummings = own('Officer', 'jake-cummings')

beforeAll(async () => {
  const { problems } = await importFolder({ graph, folder })
  expect(problems).toEqual([])
})

async function pathsOf(from: string, to: string, rest = '') {
  const data = await dataOf(
    graph,
    `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxHops: 6${rest}) {
      truncated paths { length weakestStanding nodes { id label } hops { link { relationship } } }
      leftOut { hubs { entity { label } reason between } relationships { relationship count why } } } }`,
    { from, to },
  )
  return at(data, 'paths')
}

describe('On the seed thread', () => {
  test('two who merely appear in it are not connected, and the answer says what was passed by', async () => {
    const found = await pathsOf(mason, cummings)
    expect(found).toMatchObject({ paths: [], truncated: false })
    const kinds = listAt(found, 'leftOut.relationships').map((left) => at(left, 'relationship'))
    expect(kinds).toContain('MENTIONS')
  })

  test('two who served in one force are not connected by that', async () => {
    const found = await pathsOf(mason, carrick)
    expect(found).toMatchObject({
      paths: [],
      leftOut: {
        hubs: [{ entity: { label: 'Metropolitan Police' }, reason: 'COMMON', between: true }],
      },
    })
  })

  test('they are when whoever asks wants what connects everybody', async () => {
    const kinds = async (rest: string) =>
      listAt(await pathsOf(mason, carrick, rest), 'paths.0.hops').map((hop) =>
        at(hop, 'link.relationship'),
      )
    expect(await kinds(', includeHubs: true')).toEqual(['SERVED_IN', 'SERVED_IN'])
    expect(await kinds(', through: [MENTIONS]')).toEqual(['MENTIONS', 'MENTIONS'])
  })

  test('two who served in one small unit are, as well founded as what says so', async () => {
    expect(await pathsOf(carrick, couzens)).toMatchObject({
      paths: [{ length: 2, weakestStanding: 'REPORTED' }],
    })
  })

  test('the same two are associates, not for certain at one time, and others of the force are not', async () => {
    const data = await dataOf(
      graph,
      `query ($id: ID!) { officer(id: $id) { associates {
         nodes { name } leftOut { entity { label } reason }
         edges { standing counts { relationship count } shared { overlap { certain } } } } } }`,
      { id: carrick },
    )
    expect(at(data, 'officer.associates')).toEqual({
      nodes: [{ name: 'Wayne Couzens' }],
      leftOut: [{ entity: { label: 'Metropolitan Police' }, reason: 'COMMON' }],
      edges: [
        {
          standing: 'REPORTED',
          counts: [{ relationship: 'SERVED_IN', count: 1 }],
          shared: [{ overlap: { certain: false } }],
        },
      ],
    })
  })

  test('the timeline of no officer or person has commentary in it', async () => {
    const data = await dataOf(
      graph,
      `{ officers { nodes { ...T } } people: persons { nodes { ...T } } }
       fragment T on Individual { id timeline(first: 100) { nodes {
         standing entity { __typename } through { standing } claims { nodes { standing source { __typename } } } } } }`,
    )
    const events = [...listAt(data, 'officers.nodes'), ...listAt(data, 'people.nodes')].flatMap(
      (one) => listAt(one, 'timeline.nodes'),
    )
    expect(events.length).toBeGreaterThan(10)
    expect(JSON.stringify(events)).not.toMatch(/COMMENTARY|"Post"|"Thread"|"Account"/)
  })

  test('the neighbourhood of somebody who is charged has the case and the court, and no post', async () => {
    const data = await dataOf(
      graph,
      `query ($id: ID!) { neighbourhood(id: $id, depth: 2) { nodes { entity { __typename } } links { standing } } }`,
      { id: cummings },
    )
    const types = listAt(data, 'neighbourhood.nodes').map((node) => at(node, 'entity.__typename'))
    expect(types).toContain('Case')
    expect(types.filter((type) => ['Post', 'Thread', 'Account'].includes(String(type)))).toEqual([])
    expect(JSON.stringify(data)).not.toContain('COMMENTARY')
  })
})
