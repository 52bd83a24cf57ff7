import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '../../src/graph/declare/property.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { findEdgeType, nodeTypes } from '../../src/graph/model.ts'
import { dataOf } from '../support/execute.ts'
import { idsOf, writeFixture } from '../support/graph-fixture.ts'
import { at, listAt, textAt } from '../support/json.ts'
import { testConnection } from '../support/neo4j.ts'

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

const inner: Partial<Record<Field['property']['codec']['kind'], string>> = {
  date: '{ edtf earliest latest }',
  money: '{ amount minorUnits currency }',
}

/** Every field of every type, each under a key of its own: `... on Case { Case_kind: kind }`. */
const everything = nodeTypes
  .map(({ name, fields }) => {
    const selections = [...fields.values()].map(
      (field) => `${name}_${field.name}: ${field.name} ${inner[field.property.codec.kind] ?? ''}`,
    )
    return `... on ${name} { ${selections.join(' ')} }`
  })
  .join(' ')

/** What Neo4j holds of a node, put into the API's form without any of its code. */
function expectedOf(type: (typeof nodeTypes)[number], stored: Readonly<Record<string, unknown>>) {
  const expected: Record<string, unknown> = { id: stored.id }
  for (const [name, { property }] of type.fields) {
    const { kind } = property.codec
    const value = stored[name] ?? null
    expected[`${type.name}_${name}`] =
      value === null
        ? property.combine === 'set' || kind === 'enums'
          ? []
          : null
        : kind === 'date'
          ? {
              edtf: value,
              earliest: stored[`${name}Earliest`] ?? null,
              latest: stored[`${name}Latest`] ?? null,
            }
          : kind === 'money'
            ? money(value, stored[`${name}Currency`])
            : value
  }
  return expected
}

/** Both currencies of the fixture have a hundred minor units. */
function money(value: unknown, currency: unknown) {
  const minorUnits = Number(value)
  return { amount: (minorUnits / 100).toFixed(2), minorUnits, currency }
}

async function storedNodes(): Promise<Map<string, Record<string, unknown>>> {
  const ids = nodeTypes.flatMap(({ name }) => idsOf(name))
  const rows = await graph.read(
    'UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN id, properties(n)',
    {
      ids,
    },
  )
  return new Map(
    rows.map(([id, properties]) => [
      String(id),
      Object.fromEntries(Object.entries(Object(properties))),
    ]),
  )
}

/** The same node by way of its list, by its id, and along a relationship that leads to any type. */
test('every field of every type reads as it is stored, whichever way one comes to it', async () => {
  const stored = await storedNodes()
  expect(stored.size).toBeGreaterThan(100)
  for (const type of nodeTypes) {
    const nodes = [...idsOf(type.name)].map((id) => expectedOf(type, stored.get(id) ?? {}))
    const byId = await dataOf(
      graph,
      `query Q($ids: [ID!]!) { nodes(ids: $ids) { id ${everything} } }`,
      { ids: idsOf(type.name) },
    )
    expect(byId.nodes).toEqual(nodes)
    const list = `${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}s`
    const { [list]: listed } = await dataOf(
      graph,
      `{ ${list}(first: 100) { nodes { id ... on Entity { ${everything} } } } }`,
    )
    const found = new Map(listAt(listed, 'nodes').map((node) => [textAt(node, 'id'), node]))
    expect(nodes.map(({ id }) => found.get(String(id)))).toEqual(nodes)
  }
  const around = await dataOf(
    graph,
    `{ articles(first: 100) { nodes { mentions(first: 100) { nodes { id ${everything} } } } }
       posts(first: 100) { nodes { mentions(first: 100) { nodes { id ${everything} } } } } }`,
  )
  const seen = new Set<string>()
  for (const source of [...listAt(around, 'articles.nodes'), ...listAt(around, 'posts.nodes')]) {
    for (const node of listAt(source, 'mentions.nodes')) {
      const id = textAt(node, 'id')
      const type = nodeTypes.find(({ name }) => id.startsWith(`${name.toLowerCase()}-`))
      if (!type) throw new Error(`There is no type of ${id}.`)
      seen.add(type.name)
      expect(node).toEqual(expectedOf(type, stored.get(id) ?? {}))
    }
  }
  expect([...seen].length).toBeGreaterThan(8)
})

test('claims and conflicts are what the claims of an entity say', async () => {
  const { officers } = await dataOf(
    graph,
    `{ officers(first: 100) { nodes { id claimCount standing
      claims(first: 100) { totalCount nodes { id live standing fields { name value } relationships { type to { id } } } }
      conflicts { field values { value claims { id } } }
    } } }`,
  )
  let conflicts = 0
  for (const officer of listAt(officers, 'nodes')) {
    const claims = listAt(officer, 'claims.nodes')
    const rows = await graph.read(
      'MATCH (c:Claim) WHERE c.id STARTS WITH $id AND c.live RETURN c.id, c.asserts ORDER BY c.id',
      { id: `${textAt(officer, 'id')}~` },
    )
    expect(claims.map((claim) => at(claim, 'id'))).toEqual(rows.map(([id]) => id))
    expect(at(officer, 'claimCount')).toBe(rows.length)
    for (const [index, claim] of claims.entries()) {
      const asserts: unknown = JSON.parse(String(rows[index]?.[1]))
      expect(
        listAt(claim, 'fields').map((field) => [at(field, 'name'), at(field, 'value')]),
      ).toEqual(
        Object.entries(Object(at(asserts, 'fields'))).map(([name, field]) => [
          name,
          at(field, 'value'),
        ]),
      )
      expect(
        listAt(claim, 'relationships').map((each) => [at(each, 'type'), at(each, 'to.id')]),
      ).toEqual(
        listAt(asserts, 'relationships')
          .filter((each) => !findEdgeType(textAt(each, 'edge'))?.internal)
          .map((each) => [at(each, 'edge'), at(each, 'to')]),
      )
    }
    for (const conflict of listAt(officer, 'conflicts')) {
      conflicts++
      const [shown, ...others] = listAt(conflict, 'values')
      expect(others.length).toBeGreaterThan(0)
      for (const value of [shown, ...others])
        expect(listAt(value, 'claims').length).toBeGreaterThan(0)
    }
  }
  expect(conflicts).toBeGreaterThan(0)
})

test('the last of a list is its last, the unnamed too, whichever plan Neo4j makes', async () => {
  const { persons } = await dataOf(
    graph,
    '{ persons(first: 2) { nodes { id wrote(last: 1) { totalCount nodes { id } } } } }',
  )
  for (const person of listAt(persons, 'nodes')) {
    const document = 'query Q($id: ID!) { person(id: $id) { wrote(first: 100) { nodes { id } } } }'
    const { person: whole } = await dataOf(graph, document, { id: at(person, 'id') })
    expect(listAt(person, 'wrote.nodes')).toEqual(listAt(whole, 'wrote.nodes').slice(-1))
  }
})
