import { membersOf } from '../../src/graph/declare/node.ts'
import type { Property } from '../../src/graph/declare/property.ts'
import { edgeTypes, nodeTypes } from '../../src/graph/model.ts'
import type { TestRecord } from './data-set.ts'
import type { Random } from './random.ts'

/*
 * Records of every type with any of their fields and relationships, as the declarations have them, so
 * that a new type or property is among them without anybody's doing.
 */

const sources = ['Article', 'Report', 'Post', 'Ruling']
const dates = ['2019', '2020-03', '2021-11-21', '2022~', '2020-01/2020-06', '../2018']
const keysPerType = 3

/** One in three keys is shared between data sets. */
const keyOf = (number: number) =>
  number === 0 ? { scheme: 'url', key: 'https://example.org/0' } : { key: `key ${number}` }

function refer(type: string, number: number): string {
  const { scheme, key } = { scheme: undefined, ...keyOf(number) }
  return `${type}/${scheme === undefined ? '' : `${scheme}:`}${key}`
}

/** Good records, some of them equal, and before them one of everything that they refer to. */
export function randomRecords(random: Random, count: number): readonly TestRecord[] {
  const known = nodeTypes.flatMap(({ name }) =>
    Array.from({ length: keysPerType }, (_, number) => ({ type: name, ...keyOf(number) })),
  )
  const records = Array.from({ length: count }, () => randomRecord(random))
  const repeated = records.filter(() => random.chance(0.2))
  return [...known, ...records, ...repeated, ...repeated]
}

function randomRecord(random: Random): TestRecord {
  const type = random.pick(nodeTypes)
  const own = random.below(keysPerType)
  const fields: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(type.properties)) {
    if (random.chance(0.5)) continue
    const value = sample(random, property)
    if (property.combine === 'set') fields[name] = [value, sample(random, property)]
    else if (property.combine === 'overTime' && random.chance(0.6))
      fields[name] = { value, asOf: random.pick(dates) }
    else fields[name] = value
  }
  const relationships: Record<string, unknown[]> = {}
  for (const edge of edgeTypes) {
    if (edge.internal || !membersOf(edge.from).includes(type) || random.chance(0.6)) continue
    const end = random.pick(membersOf(edge.to))
    const number = (own + 1) % keysPerType
    const said = Object.entries(edge.properties)
      .filter(() => random.chance(0.6))
      .map(([name, property]) => [name, sample(random, property)])
    relationships[edge.out] = [{ entity: refer(end.name, number), ...Object.fromEntries(said) }]
  }
  const source = random.chance(0.6) ? random.pick(sources) : null
  const via = random.chance(0.3) ? refer('Post', 2) : null
  const cited = source === null ? null : refer(source, random.below(2))
  return {
    type: type.name,
    ...keyOf(own),
    fields,
    relationships,
    ...(cited !== null && { source: cited }),
    ...(via !== null && via !== cited && { via }),
    ...(random.chance(0.5) && { stated: random.pick(dates) }),
    ...(random.chance(0.3) && { verified: random.chance(0.5) }),
    ...(random.chance(0.4) && { locator: { page: random.below(9), row: 10 + random.below(90) } }),
  }
}

function sample(random: Random, { codec, derivedValues }: Property): unknown {
  switch (codec.kind) {
    case 'text':
      return random.pick(['Åsa', 'Zoe', '=1+1', 'a, "b"\nc', 'Straße', '東京', '<&>'])
    case 'int':
      return random.below(60)
    case 'float':
      return random.below(1000) / 8 - 20
    case 'boolean':
      return random.chance(0.5)
    case 'date':
      return random.pick(dates)
    case 'instant':
      return '2024-05-06T07:08:09Z'
    case 'url':
      return `https://example.org/${random.below(9)}`
    case 'money':
      return random.pick(['GBP 100', 'GBP 2500.50', 'JPY 700', 'KWD 1.125'])
    case 'enum':
    case 'enums': {
      const names = (codec.enum?.names ?? []).filter((name) => !derivedValues?.includes(name))
      return codec.kind === 'enum' ? random.pick(names) : [random.pick(names), random.pick(names)]
    }
  }
}
