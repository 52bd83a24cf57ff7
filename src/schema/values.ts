import { type Money, moneyAmount } from '../graph/declare/codec.ts'
import type { EnumType } from '../graph/declare/enum.ts'
import type { PartialDate } from '../partial-date.ts'
import { builder } from './builder.ts'

export const PartialDateRef = builder.objectRef<PartialDate>('PartialDate').implement({
  description: 'A date as far as it is known (EDTF level 0–1, ISO 8601-2).',
  fields: (t) => ({
    edtf: t.exposeString('edtf', {
      nullable: false,
      description: 'As written: `2023`, `2023-11`, `2023-11-21~`, `2023-11/2023-12`, `../2023`.',
    }),
    earliest: t.field({
      type: 'LocalDate',
      resolve: ({ earliest }) => earliest,
      description: 'The first day it can mean; null where that end is open.',
    }),
    latest: t.field({
      type: 'LocalDate',
      resolve: ({ latest }) => latest,
      description: 'The last day it can mean; null where that end is open.',
    }),
  }),
})

export const MoneyRef = builder.objectRef<Money>('Money').implement({
  description: 'An amount of money.',
  fields: (t) => ({
    amount: t.string({
      nullable: false,
      resolve: moneyAmount,
      description: 'The amount in the currency, as a decimal number: `149000.00`.',
    }),
    minorUnits: t.exposeFloat('minorUnits', {
      nullable: false,
      description: 'The amount in the smallest unit of the currency, such as pence.',
    }),
    currency: t.exposeString('currency', {
      nullable: false,
      description: 'ISO 4217 code, such as GBP.',
    }),
  }),
})

const enums = new Map<EnumType, ReturnType<typeof makeEnum>>()

function makeEnum(type: EnumType) {
  return builder.enumType(type.name, {
    description: type.about,
    values: Object.fromEntries(
      type.names.map((name) => [name, { description: type.values[name] ?? '' }]),
    ),
  })
}

/** The GraphQL enum of a declared one. */
export function enumRef(type: EnumType) {
  const known = enums.get(type)
  if (known) return known
  const made = makeEnum(type)
  enums.set(type, made)
  return made
}
