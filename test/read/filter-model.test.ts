import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeType } from '../../src/graph/declare/node.ts'
import type { Field } from '../../src/graph/declare/property.ts'
import { openGraph } from '../../src/graph/driver.ts'
import { hopsOfEnd } from '../../src/graph/ends.ts'
import { endOf, filterableEdgeFields, filterableFields } from '../../src/graph/filterable.ts'
import { type Hop, nodeTypes } from '../../src/graph/model.ts'
import { schema } from '../../src/schema/index.ts'
import { executeDocument } from '../support/execute.ts'
import {
  finds,
  findsEdge,
  listOfType,
  type ModelEdge,
  type ModelRow,
  type Rows,
  readRows,
  sortValues,
} from '../support/filter-model.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { at, listAt, textAt } from '../support/json.ts'
import { testConnection } from '../support/neo4j.ts'
import { Random } from '../support/random.ts'
import { literal, RandomFilter } from '../support/random-filter.ts'

/*
 * Random filters and orders over a graph with everything in it, against the same in plain JavaScript over
 * rows that were read without. Give others: `FILTER_SEED=… npx vitest run test/read/filter-model.test.ts`.
 */

const graph = openGraph(testConnection())
let rows: Rows = new Map()

beforeAll(async () => {
  await writeFixture(graph)
  rows = await readRows(graph)
}, 120_000)
afterAll(() => graph.close())

const firstSeed = Number(process.env.FILTER_SEED ?? 1)
const rounds = Number(process.env.FILTERS ?? 120)

function inputOf(type: string, field: string, argument: string): GraphQLInputObjectType {
  const parent = type === 'Query' ? schema.getQueryType() : schema.getType(type)
  const fields = parent && 'getFields' in parent ? parent.getFields() : {}
  const found = fields[field]
  const args = found && 'args' in found ? found.args : []
  const of = args.find(({ name }) => name === argument)
  const named = of && getNamedType(of.type)
  if (!isInputObjectType(named)) throw new Error(`${type}.${field} has no argument ${argument}.`)
  return named
}

async function ask(document: string, variables = {}): Promise<Record<string, unknown>> {
  const { result, statements } = await executeDocument(graph, document, variables)
  if (result.errors)
    throw new Error(`${result.errors.map(({ message }) => message).join('; ')}\n${document}`)
  expect(statements).toBe(1)
  return result.data ?? {}
}

const idsOf = (nodes: readonly unknown[]) => nodes.map((node) => textAt(node, 'id'))

test(`${rounds} random filters of lists find what they should, and no more`, async () => {
  const wrong: string[] = []
  let found = 0
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    const random = new Random(seed)
    const type = random.pick(nodeTypes)
    const input = inputOf('Query', listOfType(type.name), 'filter')
    const filter = new RandomFilter(random, [...rows.keys()]).filter(input, 3)
    const wanted = [...rows.values()]
      .filter((row) => row.type === type.name && finds(rows, type, filter, row))
      .map(({ id }) => id)
    const text = literal(input, filter)
    const data = await ask(
      `{ list: ${listOfType(type.name)}(first: 100, filter: ${text}) { totalCount nodes { id } } }`,
    )
    const ids = idsOf(listAt(data, 'list.nodes'))
    found += ids.length
    if (ids.join() !== wanted.join() || at(data, 'list.totalCount') !== wanted.length) {
      const say = (each: readonly string[]) => each.join(' ')
      wrong.push(`seed ${seed}: ${type.name} ${text}\n  got ${say(ids)}\n  not ${say(wanted)}`)
    }
  }
  expect(wrong.slice(0, 5).join('\n')).toBe('')
  expect(found).toBeGreaterThan(rounds)
}, 600_000)

interface Item {
  readonly edge: ModelEdge
  readonly row: ModelRow
}

function itemsOf(row: ModelRow, hop: Hop): Item[] {
  return (row.hops[hop.field] ?? []).flatMap((edge) => {
    const far = rows.get(edge.to)
    return far ? [{ edge, row: far }] : []
  })
}

/** A hop from some node that has more than one of it. */
function pickHop(random: Random): { row: ModelRow; type: NodeType; hop: Hop } {
  for (;;) {
    const row = random.pick([...rows.values()])
    const type = nodeTypes.find(({ name }) => name === row.type)
    const hops = type
      ? hopsOfEnd(type).filter(({ field }) => (row.hops[field] ?? []).length > 1)
      : []
    if (type && hops.length > 0) return { row, type, hop: random.pick(hops) }
  }
}

test(`${rounds} random filters along relationships find what they should, of the node and of the relationship`, async () => {
  const wrong: string[] = []
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    const random = new Random(seed + 1_000_000)
    const { row, type, hop } = pickHop(random)
    const make = new RandomFilter(random, [...rows.keys()])
    const inputs = ['filter', 'edge'].map((name) => inputOf(type.name, hop.field, name))
    const [byNode, byEdge] = inputs.map((input) =>
      random.chance(0.7) ? make.filter(input, 2) : {},
    )
    const wanted = itemsOf(row, hop)
      .filter(
        (item) =>
          finds(rows, endOf(hop), byNode ?? {}, item.row) && findsEdge(byEdge ?? {}, item.edge),
      )
      .map((item) => item.row.id)
    const [nodeText, edgeText] = inputs.map((input, index) =>
      literal(input, [byNode, byEdge][index]),
    )
    const document = `{ node(id: "${row.id}") { ... on ${type.name} { list: ${hop.field}(first: 100, filter: ${nodeText}, edge: ${edgeText}) { totalCount nodes { id } } } } }`
    const data = await ask(document)
    const ids = idsOf(listAt(data, 'node.list.nodes'))
    if (ids.join() !== wanted.join() || at(data, 'node.list.totalCount') !== wanted.length)
      wrong.push(`seed ${seed}: ${document}\n  got ${ids.join(' ')}\n  not ${wanted.join(' ')}`)
  }
  expect(wrong.slice(0, 5).join('\n')).toBe('')
}, 600_000)

interface Wish {
  readonly field: string
  readonly direction?: string
  readonly nulls?: string
}

const upper = (name: string) => name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()

/** Below 0 where one item comes before the other. */
function compare(
  wishes: readonly Wish[],
  fields: readonly Field[],
  edgeFields: readonly Field[],
  one: Item,
  other: Item,
): number {
  for (const { field: wanted, direction = 'ASC', nulls = 'LAST' } of wishes) {
    const isEdge = wanted.startsWith('EDGE_')
    const name = wanted.replace(/^EDGE_/, '')
    const field = (isEdge ? edgeFields : fields).find((each) => upper(each.name) === name)
    if (!field) throw new Error(`There is no field ${wanted}.`)
    const [a, b] = [one, other].map(({ edge, row }) =>
      sortValues(field, (isEdge ? edge : row).values[field.name]),
    )
    if (!a || !b) {
      if (!a && !b) continue
      return (a ? 1 : -1) * (nulls === 'FIRST' ? 1 : -1)
    }
    for (const [index, left] of a.entries()) {
      const right = b[index] ?? ''
      if (left !== right) return (left < right ? -1 : 1) * (direction === 'ASC' ? 1 : -1)
    }
  }
  return 0
}

/** Reads a list by pages, forward and backward, and gives both. */
async function readByPages(
  before: string,
  list: string,
  after: string,
  path: string,
  size: number,
): Promise<{ forward: string[]; backward: string[] }> {
  const read = async (isForward: boolean) => {
    const found: string[] = []
    let cursor: unknown = null
    for (let page = 0; ; page++) {
      const args = isForward ? `first: ${size}, after: $c` : `last: ${size}, before: $c`
      const data = await ask(
        `query Q($c: String) { ${before} list: ${list.replace('(', `(${args}, `)} { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } ${after} }`,
        { c: cursor },
      )
      const ids = idsOf(listAt(data, `${path}.nodes`))
      if (isForward) found.push(...ids)
      else found.unshift(...ids)
      const info = at(data, `${path}.pageInfo`)
      const [more, back] = isForward
        ? ['hasNextPage', 'hasPreviousPage']
        : ['hasPreviousPage', 'hasNextPage']
      expect(at(info, back)).toBe(page > 0)
      if (at(info, more) !== true) return found
      cursor = at(info, isForward ? 'endCursor' : 'startCursor')
    }
  }
  return { forward: await read(true), backward: await read(false) }
}

test(`${rounds / 4} random orders of lists page forwards and backwards without a gap`, async () => {
  for (let seed = firstSeed; seed < firstSeed + rounds / 4; seed++) {
    const random = new Random(seed + 2_000_000)
    const type = random.pick(nodeTypes)
    const list = listOfType(type.name)
    const [order, filter] = ['orderBy', 'filter'].map((name) => inputOf('Query', list, name))
    if (!order || !filter) continue
    const make = new RandomFilter(random, [...rows.keys()])
    const wishes = make.order(order)
    const like = random.chance(0.4) ? make.filter(filter, 1) : {}
    const fields = filterableFields(type)
    const asked: readonly Wish[] = wishes.map((wish) => ({ field: '', ...wish }))
    const wanted = [...rows.values()]
      .filter((row) => row.type === type.name && finds(rows, type, like, row))
      .map((row) => ({ row, edge: { values: {}, to: '' } }))
      .toSorted((a, b) => compare(asked, fields, [], a, b))
      .map(({ row }) => row.id)
    const text = `${list}(filter: ${literal(filter, like)}, orderBy: ${literal(order, wishes)})`
    const { forward, backward } = await readByPages('', text, '', 'list', 3)
    expect(forward, `seed ${seed}: ${text}`).toEqual(expectedOf(asked, type, wanted))
    expect(backward, `seed ${seed}, backwards: ${text}`).toEqual(forward)
  }
}, 600_000)

test(`${rounds / 2} random filters that name what a relationship leads to find each once, by pages`, async () => {
  let found = 0
  for (let seed = firstSeed; seed < firstSeed + rounds / 2; seed++) {
    const random = new Random(seed + 4_000_000)
    const { row, type, hop } = pickHop(random)
    const list = listOfType(type.name)
    const [order, filter] = ['orderBy', 'filter'].map((name) => inputOf('Query', list, name))
    const hopInput = filter && getNamedType(filter.getFields()[hop.field]?.type ?? filter)
    const some = isInputObjectType(hopInput) && hopInput.getFields().some?.type
    const item = some ? getNamedType(some) : undefined
    if (!order || !filter || !isInputObjectType(item)) throw new Error(`No filter of ${list}.`)
    const make = new RandomFilter(random, [...rows.keys()])
    const ends = (row.hops[hop.field] ?? []).map(({ to }) => to)
    const ids = random.chance(0.6) ? [random.pick(ends)] : [...ends, random.pick(ends)]
    const of = random.chance(0.3) ? { ...make.filter(item, 0), node: {} } : {}
    const like = {
      ...(random.chance(0.3) ? make.filter(filter, 1) : {}),
      [hop.field]: { some: { ...of, node: { id: { in: ids } } } },
    }
    const wishes: readonly Wish[] = random.chance(0.3)
      ? make.order(order).map((wish) => ({ field: '', ...wish }))
      : []
    const fields = filterableFields(type)
    const wanted = [...rows.values()]
      .filter((each) => each.type === type.name && finds(rows, type, like, each))
      .map((each) => ({ row: each, edge: { values: {}, to: '' } }))
      .toSorted((a, b) => compare(wishes, fields, [], a, b))
      .map((each) => each.row.id)
    found += wanted.length
    const text = `${list}(filter: ${literal(filter, like)}, orderBy: ${literal(order, wishes)})`
    const { forward, backward } = await readByPages('', text, '', 'list', 3)
    expect(forward, `seed ${seed}: ${text}`).toEqual(expectedOf(wishes, type, wanted))
    expect(backward, `seed ${seed}, backwards: ${text}`).toEqual(forward)
    const data = await ask(`{ list: ${text} { totalCount } }`)
    expect(at(data, 'list.totalCount'), text).toBe(wanted.length)
  }
  expect(found).toBeGreaterThan(rounds / 2)
}, 600_000)

/** By one field that an index holds, falling, what is equal in it falls too. */
function expectedOf(wishes: readonly Wish[], type: NodeType, ids: readonly string[]) {
  const [only, ...more] = wishes
  const name = [...type.fields.keys()].find((each) => upper(each) === only?.field)
  const isIndexed =
    name !== undefined && (name === type.order || type.properties[name]?.indexed === true)
  if (!only || more.length > 0 || !isIndexed || only.direction !== 'DESC') return ids
  const field = type.fields.get(name)
  const keyOf = (id: string) =>
    JSON.stringify(field && sortValues(field, rows.get(id)?.values[field.name]))
  const groups: string[][] = []
  for (const id of ids) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(id)) last.push(id)
    else groups.push([id])
  }
  return groups.flatMap((group) =>
    keyOf(group[0] ?? '') === 'null' && only.nulls !== 'FIRST' ? group : group.toReversed(),
  )
}

test(`${rounds / 4} random orders along relationships page forwards and backwards without a gap`, async () => {
  for (let seed = firstSeed; seed < firstSeed + rounds / 4; seed++) {
    const random = new Random(seed + 3_000_000)
    const { row, type, hop } = pickHop(random)
    const order = inputOf(type.name, hop.field, 'orderBy')
    const wishes = new RandomFilter(random, []).order(order)
    const asked: readonly Wish[] = wishes.map((wish) => ({ field: '', ...wish }))
    const items = itemsOf(row, hop)
    const isHubOrder =
      asked.length === 1 && hop.edge.hub.includes(hop.direction) && asked[0]?.direction === 'DESC'
    const wanted = items
      .toSorted((a, b) =>
        compare(asked, filterableFields(endOf(hop)), filterableEdgeFields(hop.edge), a, b),
      )
      .map((item) => item.row.id)
    const text = `${hop.field}(orderBy: ${literal(order, wishes)})`
    const { forward, backward } = await readByPages(
      `node(id: "${row.id}") { ... on ${type.name} {`,
      text,
      '} }',
      'node.list',
      2,
    )
    // Falling by the index of a hub, equal ones fall too.
    const [got, should] = isHubOrder ? [forward.toSorted(), wanted.toSorted()] : [forward, wanted]
    expect(got, `seed ${seed}: ${row.id} ${text}`).toEqual(should)
    expect(backward, `seed ${seed}, backwards: ${text}`).toEqual(forward)
  }
}, 600_000)
