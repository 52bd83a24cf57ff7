import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/driver.ts'
import { nodeTypes } from '../../src/graph/model.ts'
import {
  type Countable,
  type Counted,
  countedFrom,
  edgeMeasurables,
  type Measurable,
  nodeMeasurables,
} from '../../src/graph/read/countable.ts'
import { schema } from '../../src/schema/index.ts'
import { dataOf } from '../support/execute.ts'
import { writeFixture } from '../support/graph-fixture.ts'
import { at } from '../support/json.ts'
import { testConnection } from '../support/neo4j.ts'

/*
 * Every facet and every statistic that the declarations give, over every list of a type, against what
 * comes out when the rows are read through the API and counted here.
 */

const graph = openGraph(testConnection())

beforeAll(() => writeFixture(graph))
afterAll(() => graph.close())

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null
const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter(isRow) : [])

/** The list of all nodes of a type. */
function listOf(type: string): string {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  const field = fields.find((each) => String(each.type) === `${type}Connection!`)
  if (!field) throw new Error(`There is no list of ${type}.`)
  return field.name
}

function selectionOf(fields: Iterable<Countable | Measurable>): string {
  const wanted = new Set([...fields].map(({ field }) => (field ? selected(field) : '')))
  if ([...fields].some(({ field }) => field?.property.countedAt)) wanted.add('standing')
  return ['__typename', ...wanted].join(' ')
}

function selected({ name, property }: NonNullable<Countable['field']>): string {
  switch (property.codec.kind) {
    case 'date':
      return `${name} { earliest latest }`
    case 'money':
      return `${name} { minorUnits currency }`
    default:
      return name
  }
}

/** The values that a row counts for: none, one, or each of a set. */
function valuesOf({ field, as }: Countable, row: Row): readonly string[] {
  if (!field) return [String(row.__typename)]
  const value = row[field.name]
  // Findings are counted from a standing on.
  if (field.property.countedAt?.includes(String(row.standing)) === false) return []
  if (value === null || value === undefined) return []
  if (as === 'value') return (Array.isArray(value) ? [...new Set(value)] : [value]).map(String)
  const [from, to] = [at(value, 'earliest'), at(value, 'latest')].map((day) =>
    day === null ? null : String(day).slice(0, as === 'year' ? 4 : 7),
  )
  return from && from === to ? [from] : []
}

function countByHand(by: Countable, rows: readonly Row[]) {
  const counts = new Map<string, number>()
  for (const value of rows.flatMap((row) => valuesOf(by, row)))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  // The fixture's numbers are few, and those with equal counts in the order of numbers.
  const isLess = (a: string, b: string) =>
    by.field?.property.codec.kind === 'int' ? Number(a) - Number(b) : a < b ? -1 : 1
  return {
    total: rows.length,
    missing: rows.filter((row) => valuesOf(by, row).length === 0).length,
    valueCount: counts.size,
    values: [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || isLess(a.value, b.value)),
  }
}

const answer = '{ by total missing valueCount values(first: 100) { value count } }'
const chunks = <Item>(all: readonly Item[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
    all.slice(n * size, (n + 1) * size),
  )

/** The rows that a facet of a list counts, from what `rowsUnder` reads of it. */
function countedRows({ key, of }: Counted, nodes: readonly Row[]): readonly Row[] {
  if (key === 'field') return nodes
  const edges = nodes.flatMap((node) => rowsOf(at(node[key.replace(/Edge$/, '')], 'edges')))
  if (of === 'edge') return edges
  const far = edges.map(({ node }) => node).filter(isRow)
  return [...new Map(far.map((row) => [row.id, row])).values()]
}

const types = nodeTypes.map((type) => [type.name, type] as const)

test.each(types)(
  'every facet of a list of %s',
  async (name, type) => {
    const list = listOf(name)
    const facets = countedFrom(type).flatMap((counted) =>
      [...counted.by.values()].map((by) => ({ counted, by })),
    )
    const wrong: unknown[] = []
    for (const some of chunks(facets, 20)) {
      const own = selectionOf(some.filter(({ counted }) => !counted.through).map(({ by }) => by))
      const hops = new Map(some.map(({ counted }) => [counted.through?.field, counted.through]))
      const lists = [...hops.values()].map((hop) => {
        if (!hop) return ''
        const here = some.filter(({ counted }) => counted.through === hop)
        const of = (end: 'node' | 'edge') =>
          selectionOf(here.filter(({ counted }) => counted.of === end).map(({ by }) => by))
        return `${hop.field}(first: 100) { edges { ${of('edge')} node { id ${of('node')} } } }`
      })
      const by = some.map(({ counted, by }) => `{ ${counted.key}: ${by.name} }`).join(', ')
      const data = await dataOf(
        graph,
        `{ ${list}(first: 100) { nodes { id ${own} ${lists.join(' ')} } facets(by: [${by}]) ${answer} } }`,
      )
      const nodes = rowsOf(at(data, `${list}.nodes`))
      for (const [index, { counted, by }] of some.entries()) {
        const expected = {
          by: counted.key === 'field' ? by.name : `${counted.key}.${by.name}`,
          ...countByHand(by, countedRows(counted, nodes)),
        }
        const found = at(data, `${list}.facets.${index}`)
        if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ found, expected })
      }
    }
    expect(wrong.slice(0, 3)).toEqual([])
  },
  120_000,
)

const measuring =
  '{ of count missing min max mean median sum earliest latest byCurrency { currency count min { minorUnits } max { minorUnits } mean { minorUnits } median { minorUnits } sum { minorUnits } } }'

function numbersByHand(numbers: readonly number[]) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  const sum = numbers.reduce((all, each) => all + each, 0)
  return sorted.length === 0
    ? { min: null, max: null, mean: null, median: null, sum: null }
    : {
        min: sorted[0],
        max: sorted.at(-1),
        mean: sum / sorted.length,
        median: ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2,
        sum,
      }
}

function measureByHand({ name, as, field }: Measurable, rows: readonly Row[]) {
  const values = rows.map((row) => row[field.name]).filter((value) => value !== null)
  const days = (end: 'earliest' | 'latest') =>
    values
      .map((value) => at(value, end) ?? at(value, end === 'latest' ? 'earliest' : 'latest'))
      .filter((day) => typeof day === 'string')
      .toSorted()
  const numbers = values.filter((value) => typeof value === 'number')
  const currencies = as === 'money' ? values.map((value) => String(at(value, 'currency'))) : []
  return {
    of: name,
    count: values.length,
    missing: rows.length - values.length,
    ...numbersByHand(as === 'number' ? numbers : []),
    earliest: as === 'date' ? (days('earliest')[0] ?? null) : null,
    latest: as === 'date' ? (days('latest').at(-1) ?? null) : null,
    byCurrency: [...new Set(currencies)].toSorted().map((currency) => {
      const amounts = values
        .filter((value) => at(value, 'currency') === currency)
        .map((value) => Number(at(value, 'minorUnits')))
      const all = Object.entries(numbersByHand(amounts))
      return {
        currency,
        count: amounts.length,
        ...Object.fromEntries(
          all.map(([key, value]) => [
            key,
            value === null ? null : { minorUnits: Math.round(Number(value)) },
          ]),
        ),
      }
    }),
  }
}

test.each(types.filter(([, type]) => nodeMeasurables(type).size > 0))(
  'every statistic of a list of %s',
  async (name, type) => {
    const list = listOf(name)
    const all = [...nodeMeasurables(type).values()]
    const data = await dataOf(
      graph,
      `{ ${list}(first: 100) { nodes { ${selectionOf(all)} }
           statistics(of: [${all.map((each) => each.name).join(', ')}]) ${measuring} } }`,
    )
    const rows = rowsOf(at(data, `${list}.nodes`))
    expect(at(data, `${list}.statistics`)).toEqual(all.map((each) => measureByHand(each, rows)))
  },
)

test('every facet and every statistic of what relationships say', async () => {
  const wrong: unknown[] = []
  for (const type of nodeTypes) {
    const list = listOf(type.name)
    for (const { through, of, by } of countedFrom(type)) {
      if (!through || of === 'node') continue
      const statistics = [...edgeMeasurables(through.edge).values()]
      const facets = [...by.values()]
      const asked = [
        `edgeFacets(by: [${facets.map(({ name }) => name).join(', ')}]) ${answer}`,
        ...(statistics.length > 0
          ? [`edgeStatistics(of: [${statistics.map(({ name }) => name).join(', ')}]) ${measuring}`]
          : []),
      ]
      const selection = selectionOf([...facets, ...statistics])
      const data = await dataOf(
        graph,
        `{ ${list}(first: 100) { nodes { ${through.field}(first: 100) { edges { ${selection} } ${asked.join(' ')} } } } }`,
      )
      for (const node of rowsOf(at(data, `${list}.nodes`))) {
        const edges = rowsOf(at(node[through.field], 'edges'))
        const expected = {
          facets: facets.map((each) => ({ by: each.name, ...countByHand(each, edges) })),
          statistics: statistics.map((each) => measureByHand(each, edges)),
        }
        const found = {
          facets: at(node[through.field], 'edgeFacets'),
          statistics: at(node[through.field], 'edgeStatistics') ?? [],
        }
        if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ found, expected })
      }
    }
  }
  expect(wrong.slice(0, 2)).toEqual([])
}, 300_000)
