import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import type { Random } from './random.ts'

/* Inputs of filters and orders, over the schema: valid, and none that contradicts itself. */

type Input = Readonly<Record<string, unknown>>

interface Wish {
  readonly name: string
  readonly type: GraphQLInputType
  readonly value: unknown
}

const texts = [
  'åsa',
  'ZOE',
  'alpha',
  'Beta',
  'o’neill',
  "O'NEILL",
  'strasse',
  'σίγμα',
  '東',
  'a',
  '',
]
const days = ['2018-12-31', '2019-06-01', '2020-03-15', '2020-07-01', '2021-11-21', '2022-01-01']
const dates = ['2019', '2020-03', '2021-11-21', '2022', '2020-01/2020-06']

export class RandomFilter {
  readonly #random: Random
  readonly #ids: readonly string[]

  constructor(random: Random, ids: readonly string[]) {
    this.#random = random
    this.#ids = ids
  }

  /** A filter of the type, with as many levels within it at most. */
  filter(type: GraphQLInputObjectType, levels: number): Input {
    const random = this.#random
    const fields = type.getFields()
    if (type.name === 'Period') {
      const [from, to] = [random.pick(days), random.pick(days)].toSorted()
      return random.pick([{ from, to }, { from }, { to }])
    }
    if (fields.exists || type.name === 'IdFilter') return this.#operators(type)
    if (type.name === 'ClaimFilter') {
      return random.pick<Input>([
        { standing: this.#operators(named(fields.standing?.type)) },
        { dataset: random.pick(['fixture', 'other']) },
        { source: random.pick(this.#ids) },
        { verified: random.chance(0.5) },
        { recordedSince: random.pick(['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z']) },
        {},
      ])
    }
    if (fields.some) {
      const how = random.pick(Object.keys(fields))
      return { [how]: this.#value(fields[how]?.type, how, levels - 1) }
    }
    const keys = Object.keys(fields).filter(
      (key) => levels > 0 || isOperators(named(fields[key]?.type)),
    )
    const wanted = Array.from({ length: 1 + random.below(2) }, () => {
      const logic = ['and', 'or', 'not'].filter((key) => keys.includes(key))
      return logic.length > 0 && random.chance(0.3) ? random.pick(logic) : random.pick(keys)
    })
    return Object.fromEntries(
      wanted.map((key) => [key, this.#value(fields[key]?.type, key, levels - 1)]),
    )
  }

  /** What a list may be asked for by, each argument one time in three. */
  arguments(args: readonly GraphQLArgument[]): readonly Wish[] {
    return args.flatMap(({ name, type }): readonly Wish[] => {
      if (!['filter', 'edge', 'orderBy', 'validOn'].includes(name)) return []
      if (!this.#random.chance(0.3)) return []
      const input = getNamedType(type)
      if (!isInputObjectType(input)) return [{ name, type, value: this.#random.pick(days) }]
      const value = name === 'orderBy' ? this.order(input) : this.filter(input, 2)
      return [{ name, type, value }]
    })
  }

  /** `orderBy`, by one to three different fields. */
  order(type: GraphQLInputObjectType): readonly Input[] {
    const random = this.#random
    const field = type.getFields().field?.type
    const of = field && getNamedType(field)
    const names = isEnumType(of) ? of.getValues().map(({ name }) => name) : []
    const wanted = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(names)))
    return [...wanted].map((name) => ({
      field: name,
      ...(random.chance(0.7) && { direction: random.pick(['ASC', 'DESC']) }),
      ...(random.chance(0.5) && { nulls: random.pick(['FIRST', 'LAST']) }),
    }))
  }

  #operators(type: GraphQLInputObjectType): Input {
    const random = this.#random
    const fields = type.getFields()
    const name = random.pick(Object.keys(fields))
    const value = this.#value(fields[name]?.type, `${type.name}.${name}`, 0)
    return type.name === 'MoneyFilter' && name !== 'exists'
      ? { currency: random.pick(['GBP', 'EUR']), ...(name !== 'currency' && { [name]: value }) }
      : { [name]: value }
  }

  #value(type: GraphQLInputType | undefined, key: string, levels: number): unknown {
    const random = this.#random
    const nullable = type && getNullableType(type)
    if (isListType(nullable)) {
      const size = random.chance(0.1) ? 0 : 1 + random.below(2)
      return Array.from({ length: size }, () => this.#value(nullable.ofType, key, levels))
    }
    if (isInputObjectType(nullable)) return this.filter(nullable, levels)
    if (isEnumType(nullable)) return random.pick(nullable.getValues()).name
    switch (nullable?.toString()) {
      case 'String':
        return random.pick(key === 'DateFilter.eq' ? dates : texts)
      case 'ID':
        return random.pick(this.#ids)
      case 'Int':
        return random.below(60)
      case 'Float':
        return key.startsWith('Money') ? random.pick([7.25, 100, 2500.5]) : random.below(1000) / 8
      case 'Boolean':
        return random.chance(0.5)
      case 'LocalDate':
        return random.pick(days)
      case 'DateTime':
        return '2024-05-06T07:08:09Z'
      default:
        throw new Error(`No value is known for ${nullable}.`)
    }
  }
}

function named(type: GraphQLInputType | undefined): GraphQLInputObjectType {
  const of = type && getNamedType(type)
  if (!isInputObjectType(of)) throw new Error(`${type} is no input object.`)
  return of
}

/** Whether an input holds operators alone, and so no further levels. */
const isOperators = (type: GraphQLInputObjectType) =>
  type.getFields().exists !== undefined || type.name === 'IdFilter'

/** A value as it stands in a document. */
export function literal(type: GraphQLInputType, value: unknown): string {
  const nullable = getNullableType(type)
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) {
    const of = isListType(nullable) ? nullable.ofType : nullable
    return `[${value.map((each) => literal(of, each)).join(', ')}]`
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields()
    const parts = Object.entries(value).flatMap(([key, each]) => {
      const field = fields[key]
      return field ? [`${key}: ${literal(field.type, each)}`] : []
    })
    return `{${parts.join(', ')}}`
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value)
}
