import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { hubColumns } from '../../src/graph/declare/edge.ts'
import type { EnumType } from '../../src/graph/declare/enum.ts'
import type { Properties } from '../../src/graph/declare/property.ts'
import * as enums from '../../src/graph/enums.ts'
import { bookkeepingTypes, edgeTypes, interfaceTypes, nodeTypes } from '../../src/graph/model.ts'
import { edgeFields, entityFields } from '../../src/graph/system-fields.ts'

const allTypes = [...nodeTypes, ...bookkeepingTypes]
const owners = [...allTypes, ...edgeTypes]
const enumTypes: readonly EnumType[] = Object.values<EnumType>(enums)

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(new URL(`../../src/graph/${folder}`, import.meta.url))
  return files.map((file) => file.replace(/\.ts$/, '')).sort()
}

const properties = owners.flatMap(({ name, properties }) =>
  Object.entries<Properties[string]>(properties).map(([field, property]) => ({
    field: `${name}.${field}`,
    property,
  })),
)

test('every file in nodes/ is named after its type and registered in the model', async () => {
  const named = allTypes.map(({ name }) => name.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase())
  expect(named.sort()).toEqual(await namesIn('nodes'))
})

test('every file in edges/ is named after its relationship and registered in the model', async () => {
  const named = edgeTypes.map(({ name }) => name.replaceAll('_', '-').toLowerCase())
  expect(named.sort()).toEqual(await namesIn('edges'))
})

test('every type, field, enum and value says in a sentence what it is', () => {
  const said = [
    ...[...owners, ...interfaceTypes, ...enumTypes].map(({ name, about }) => [name, about]),
    ...properties.map(({ field, property }) => [field, property.about]),
    ...enumTypes.flatMap(({ name, values }) =>
      Object.entries(values).map(([value, about]) => [`${name}.${value}`, about]),
    ),
  ]
  const sentence = /^[\p{Lu}\p{N}`"'“‘].*[^.][.]$/su
  expect(said.filter(([, about = '']) => !sentence.test(about))).toEqual([])
})

test('every enum is used by a property', () => {
  const used = new Set(properties.map(({ property }) => property.codec.enum))
  for (const field of [...entityFields.values(), ...edgeFields.values()]) {
    used.add(field.property.codec.enum)
  }
  expect(enumTypes.filter((type) => !used.has(type)).map(({ name }) => name)).toEqual([])
})

test('no property takes the name of a column that the graph keeps for itself, or of another property', () => {
  const own = [
    'id',
    'sort',
    'claims',
    ...Object.values(hubColumns('in')),
    ...Object.values(hubColumns('out')),
  ]
  const clashes = owners.flatMap(({ name, fields }) => {
    const system = allTypes.some((type) => type.name === name)
      ? bookkeepingTypes.some((type) => type.name === name)
        ? []
        : [...entityFields.keys()]
      : [...edgeFields.keys()]
    const columns = [...own, ...system, ...[...fields.values()].flatMap((field) => field.columns)]
    return columns
      .filter((column, index) => columns.indexOf(column) !== index)
      .map((column) => `${name}.${column}`)
  })
  expect(clashes).toEqual([])
})

test('no list has a range index, which could not serve it', () => {
  const lists = properties.filter(
    ({ property }) => property.combine === 'set' || property.codec.kind === 'enums',
  )
  expect(lists.filter(({ property }) => property.indexed).map(({ field }) => field)).toEqual([])
})

test('lists of a type are ordered by one value', () => {
  const wrong = allTypes.filter((type) => type.properties[type.order]?.combine === 'set')
  expect(wrong.map(({ name, order }) => `${name}.${order}`)).toEqual([])
})

test("a source's own words are of a field that there is", () => {
  const wrong = owners.flatMap(({ name, properties }) =>
    Object.entries<Properties[string]>(properties)
      .filter(([, { of }]) => of !== undefined && !(of in properties))
      .map(([field, { of }]) => `${name}.${field} is of ${of}`),
  )
  expect(wrong).toEqual([])
})
