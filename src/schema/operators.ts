import type { EnumType } from '../graph/declare/enum.ts'
import type { Field } from '../graph/declare/property.ts'
import { Standing } from '../graph/enums.ts'
import { testKindOf } from '../graph/filterable.ts'
import { mostValues } from '../resolvers/test-input.ts'
import { builder } from './builder.ts'
import { enumRef } from './values.ts'

/*
 * The operators of each kind of value: one input for all fields of the kind. Several operators in one
 * input must all be met.
 */

const exists = 'Whether there is a value.'
const oneOf = `One of these, ${mostValues} at most; none of them finds nothing.`

export const IdFilterRef = builder.inputType('IdFilter', {
  description: 'By id.',
  fields: (t) => ({
    eq: t.id({ description: 'This one.' }),
    in: t.idList({ description: oneOf }),
  }),
})

const StringFilterRef = builder.inputType('StringFilter', {
  description:
    'By a text. Case, accents, and the kinds of apostrophes, dashes and blanks make no difference.',
  fields: (t) => ({
    eq: t.string({ description: 'This text.' }),
    in: t.stringList({ description: oneOf }),
    startsWith: t.string({ description: 'Begins so.' }),
    contains: t.string({
      description: 'Has this somewhere. Looks at every text; `search` does not.',
    }),
    exists: t.boolean({ description: exists }),
  }),
})

const StringSetFilterRef = builder.inputType('StringSetFilter', {
  description: 'By a set of texts, compared as by StringFilter.',
  fields: (t) => ({
    hasAny: t.stringList({ description: 'One of these is in it.' }),
    hasAll: t.stringList({ description: 'All of these are in it.' }),
    hasNone: t.stringList({ description: 'None of these is in it; so too where it is empty.' }),
    startsWith: t.string({ description: 'One of its texts begins so.' }),
    contains: t.string({ description: 'One of its texts has this somewhere.' }),
    exists: t.boolean({ description: 'Whether there is anything in it.' }),
  }),
})

const PassageFilterRef = builder.inputType('PassageFilter', {
  description: 'By a passage: whether it is kept. Its words are not looked into.',
  fields: (t) => ({ exists: t.boolean({ description: exists }) }),
})

const IntFilterRef = builder.inputType('IntFilter', {
  description: 'By a whole number.',
  fields: (t) => ({
    eq: t.int({ description: 'This number.' }),
    in: t.intList({ description: oneOf }),
    atLeast: t.int({ description: 'This or more.' }),
    atMost: t.int({ description: 'This or less.' }),
    moreThan: t.int({ description: 'More than this.' }),
    lessThan: t.int({ description: 'Less than this.' }),
    exists: t.boolean({ description: exists }),
  }),
})

const FloatFilterRef = builder.inputType('FloatFilter', {
  description: 'By a number.',
  fields: (t) => ({
    eq: t.float({ description: 'This number.' }),
    in: t.floatList({ description: oneOf }),
    atLeast: t.float({ description: 'This or more.' }),
    atMost: t.float({ description: 'This or less.' }),
    moreThan: t.float({ description: 'More than this.' }),
    lessThan: t.float({ description: 'Less than this.' }),
    exists: t.boolean({ description: exists }),
  }),
})

const BooleanFilterRef = builder.inputType('BooleanFilter', {
  description: 'By a yes or no.',
  fields: (t) => ({
    eq: t.boolean({ description: 'So it is.' }),
    exists: t.boolean({ description: 'Whether any source says.' }),
  }),
})

const PeriodRef = builder.inputType('Period', {
  description: 'Days from one to another, both included; an end that is left out is open.',
  fields: (t) => ({
    from: t.field({ type: 'LocalDate', description: 'The first day.' }),
    to: t.field({ type: 'LocalDate', description: 'The last day.' }),
  }),
})

const DateFilterRef = builder.inputType('DateFilter', {
  description:
    'By a date as far as it is known. `overlaps` finds every date that can mean a day of the period: `2023` does for 3 May 2023. The others find only what holds of each day that the date can mean: `2023` is before 2024, and not before June 2023. An end that is not known is open.',
  fields: (t) => ({
    overlaps: t.field({ type: PeriodRef, description: 'Can mean a day of this period.' }),
    before: t.field({ type: 'LocalDate', description: 'Certainly before this day.' }),
    onOrBefore: t.field({ type: 'LocalDate', description: 'Certainly not after this day.' }),
    after: t.field({ type: 'LocalDate', description: 'Certainly after this day.' }),
    onOrAfter: t.field({ type: 'LocalDate', description: 'Certainly not before this day.' }),
    eq: t.string({
      description: 'Means the same days as this date (EDTF): `2023-11` is not `2023-11-21`.',
    }),
    exists: t.boolean({ description: exists }),
  }),
})

const MoneyFilterRef = builder.inputType('MoneyFilter', {
  description: 'By an amount of money; amounts are compared within one currency.',
  fields: (t) => ({
    currency: t.string({ description: 'ISO 4217 code, such as GBP; needed with an amount.' }),
    eq: t.float({ description: 'This amount.' }),
    atLeast: t.float({ description: 'This amount or more.' }),
    atMost: t.float({ description: 'This amount or less.' }),
    moreThan: t.float({ description: 'More than this amount.' }),
    lessThan: t.float({ description: 'Less than this amount.' }),
    exists: t.boolean({ description: exists }),
  }),
})

const enumFilters = new Map<string, ReturnType<typeof makeEnumFilter>>()
const enumSetFilters = new Map<string, ReturnType<typeof makeEnumSetFilter>>()

function makeEnumFilter(type: EnumType) {
  const of = enumRef(type)
  return builder.inputType(`${type.name}Filter`, {
    description: `By a value of ${type.name}.`,
    fields: (t) => ({
      eq: t.field({ type: of, description: 'This value.' }),
      in: t.field({ type: [of], description: oneOf }),
      ...(type.isRanked
        ? {
            atLeast: t.field({ type: of, description: 'This or a higher one.' }),
            atMost: t.field({ type: of, description: 'This or a lower one.' }),
          }
        : {}),
      exists: t.boolean({ description: exists }),
    }),
  })
}

function makeEnumSetFilter(type: EnumType) {
  const of = enumRef(type)
  return builder.inputType(`${type.name}SetFilter`, {
    description: `By a set of values of ${type.name}.`,
    fields: (t) => ({
      hasAny: t.field({ type: [of], description: 'One of these is in it.' }),
      hasAll: t.field({ type: [of], description: 'All of these are in it.' }),
      hasNone: t.field({
        type: [of],
        description: 'None of these is in it; so too where it is empty.',
      }),
      exists: t.boolean({ description: 'Whether there is anything in it.' }),
    }),
  })
}

function once<Ref>(known: Map<string, Ref>, type: EnumType, make: (type: EnumType) => Ref): Ref {
  const ref = known.get(type.name) ?? make(type)
  known.set(type.name, ref)
  return ref
}

/** The ref of an input object, whatever is in it. */
export type InputRef = PothosSchemaTypes.InputObjectRef<typeof builder.$inferSchemaTypes, unknown>

/** By the standing of a claim, an entity or a relationship. */
export const StandingFilterRef: InputRef = once(enumFilters, Standing, makeEnumFilter)

let instantFilter: ReturnType<typeof makeInstantFilter> | undefined

function makeInstantFilter() {
  return builder.inputType('InstantFilter', {
    description: 'By a moment.',
    fields: (t) => ({
      before: t.field({ type: 'DateTime', description: 'Before this moment.' }),
      onOrAfter: t.field({ type: 'DateTime', description: 'At this moment or after it.' }),
      exists: t.boolean({ description: exists }),
    }),
  })
}

/** The operators for a field, by the kind of its value. */
export function operatorsFor(field: Field): InputRef {
  const { codec } = field.property
  const kind = testKindOf(field)
  switch (kind) {
    case 'text':
      return StringFilterRef
    case 'textSet':
      return StringSetFilterRef
    case 'passage':
      return PassageFilterRef
    case 'number':
      return codec.kind === 'int' ? IntFilterRef : FloatFilterRef
    case 'boolean':
      return BooleanFilterRef
    case 'date':
      return DateFilterRef
    case 'money':
      return MoneyFilterRef
    case 'instant':
      instantFilter ??= makeInstantFilter()
      return instantFilter
    case 'enum':
    case 'enumSet': {
      if (!codec.enum) throw new Error(`The codec of ${field.name} names no enum.`)
      return kind === 'enum'
        ? once(enumFilters, codec.enum, makeEnumFilter)
        : once(enumSetFilters, codec.enum, makeEnumSetFilter)
    }
  }
}
