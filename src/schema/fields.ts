import type { FieldMap } from '@pothos/core'
import type { Money } from '../graph/declare/codec.ts'
import type { Field } from '../graph/declare/property.ts'
import type { PartialDate } from '../partial-date.ts'
import { wants } from '../resolvers/wants.ts'
import type { builder } from './builder.ts'
import { enumRef, MoneyRef, PartialDateRef } from './values.ts'

/** Builds the fields of an object or interface type whose resolvers get a `Parent`. */
export type FieldBuilder<Parent> = PothosSchemaTypes.FieldBuilder<
  typeof builder.$inferSchemaTypes,
  Parent,
  'Object' | 'Interface'
>

const isString = (value: unknown) => typeof value === 'string'
const asString = (value: unknown) => (isString(value) ? value : null)
const asNumber = (value: unknown) => (typeof value === 'number' ? value : null)
const asBoolean = (value: unknown) => (typeof value === 'boolean' ? value : null)
const asStrings = (value: unknown) => (Array.isArray(value) ? value.filter(isString) : [])
const isObject = (value: unknown) => typeof value === 'object' && value !== null
const isDate = (value: unknown): value is PartialDate => isObject(value) && 'edtf' in value
const isMoney = (value: unknown): value is Money => isObject(value) && 'minorUnits' in value

/**
 * GraphQL fields for declared ones: `name: String`, `alternativeNames: [String!]!`, `rank: Rank`, with
 * the declaration's description, and the wish that look-ahead reads. `read` takes the value of a
 * field from what the type resolves from.
 */
export function declaredFields<Parent extends object>(
  t: FieldBuilder<Parent>,
  fields: Iterable<Field>,
  read: (parent: Parent, name: string) => unknown,
): FieldMap {
  return Object.fromEntries([...fields].map((field) => [field.name, declaredField(t, field, read)]))
}

function declaredField<Parent extends object>(
  t: FieldBuilder<Parent>,
  field: Field,
  read: (parent: Parent, name: string) => unknown,
) {
  const { name, property } = field
  const { codec } = property
  const shared = { description: property.about, extensions: wants({ fields: [name] }) }
  const strings = {
    ...shared,
    nullable: false,
    resolve: (parent: Parent) => asStrings(read(parent, name)),
  } as const
  const string = { ...shared, resolve: (parent: Parent) => asString(read(parent, name)) }
  const isSet = property.combine === 'set'
  switch (codec.kind) {
    case 'text':
      return isSet
        ? t.field({ ...strings, type: ['String'] })
        : t.field({ ...string, type: 'String' })
    case 'url':
      return isSet ? t.field({ ...strings, type: ['Url'] }) : t.field({ ...string, type: 'Url' })
    case 'enum':
    case 'enums': {
      if (!codec.enum) throw new Error(`The codec of ${name} names no enum.`)
      const type = enumRef(codec.enum)
      return isSet || codec.kind === 'enums'
        ? t.field({ ...strings, type: [type] })
        : t.field({ ...string, type })
    }
    case 'instant':
      return t.field({ ...string, type: 'DateTime' })
    case 'int':
      return t.field({ ...shared, type: 'Int', resolve: (parent) => asNumber(read(parent, name)) })
    case 'float':
      return t.field({
        ...shared,
        type: 'Float',
        resolve: (parent) => asNumber(read(parent, name)),
      })
    case 'boolean':
      return t.field({
        ...shared,
        type: 'Boolean',
        resolve: (parent) => asBoolean(read(parent, name)),
      })
    case 'date':
      return t.field({
        ...shared,
        type: PartialDateRef,
        resolve: (parent) => {
          const value = read(parent, name)
          return isDate(value) ? value : null
        },
      })
    case 'money':
      return t.field({
        ...shared,
        type: MoneyRef,
        resolve: (parent) => {
          const value = read(parent, name)
          return isMoney(value) ? value : null
        },
      })
  }
}
