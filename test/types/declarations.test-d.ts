/*
 * What the compiler knows of a declaration, and what it refuses. Checked by `tsc` alone: an error that is
 * expected and does not come fails `npm run check` as one does that nobody expected.
 */
import { expectTypeOf, test } from 'vitest'
import { defineEdge, type EdgeRow } from '../../src/graph/declare/edge.ts'
import { defineEnum, type ValueOf } from '../../src/graph/declare/enum.ts'
import { defineNode, type NodeType, type Row } from '../../src/graph/declare/node.ts'
import {
  date,
  derives,
  enumeration,
  enumerations,
  indexed,
  int,
  money,
  overTime,
  type Property,
  set,
  text,
} from '../../src/graph/declare/property.ts'
import type { servedIn } from '../../src/graph/edges/served-in.ts'
import type { Rank } from '../../src/graph/enums.ts'
import type { Officer } from '../../src/graph/nodes/officer.ts'
import type { PartialDate } from '../../src/partial-date.ts'

const Colour = defineEnum('Colour', 'A colour.', { RED: 'Red.', GREEN: 'Green.' })

const properties = {
  name: indexed(text('The name.')),
  aliases: set(text('Other names.')),
  colour: overTime(enumeration(Colour, 'The colour last known.')),
  colours: enumerations(Colour, 'All colours.'),
  raised: money('What it raised.'),
  made: date('When it was made.'),
}

interface Kite extends NodeType<'Kite', typeof properties> {}

const Kite: Kite = defineNode('Kite', { about: 'A kite.', properties, order: 'name' })

const flies = defineEdge('FLIES', {
  about: 'Flies beside it.',
  from: Kite,
  out: 'beside',
  to: Kite,
  in: 'besideIn',
  properties: { since: date('First day.'), height: int('Metres above the ground.') },
  identity: ['since'],
})

test('a row reads as its properties say, null where nothing is known and empty where a set is', () => {
  expectTypeOf<Row<Kite>>().branded.toEqualTypeOf<{
    readonly type: 'Kite'
    readonly id: string
    readonly name: string | null
    readonly aliases: readonly string[]
    readonly colour: 'RED' | 'GREEN' | null
    readonly colourAsOf: PartialDate | null
    readonly colours: readonly ('RED' | 'GREEN')[] | null
    readonly raised: { readonly minorUnits: number; readonly currency: string } | null
    readonly made: PartialDate | null
  }>()
})

test('only what holds over time has a date of its own', () => {
  expectTypeOf<Row<Kite>>().toHaveProperty('colourAsOf')
  expectTypeOf<Row<Kite>>().not.toHaveProperty('nameAsOf')
  expectTypeOf<Row<Kite>>().not.toHaveProperty('aliasesAsOf')
})

test('a row of a relationship has its id and its properties, and none where none are declared', () => {
  expectTypeOf<EdgeRow<typeof flies>>().toHaveProperty('id').toEqualTypeOf<string>()
  expectTypeOf<EdgeRow<typeof servedIn>['rank']>().toEqualTypeOf<ValueOf<typeof Rank> | null>()
})

test('the real declarations keep their types', () => {
  expectTypeOf<Row<Officer>['rank']>().toEqualTypeOf<ValueOf<typeof Rank> | null>()
  expectTypeOf<Row<Officer>['alternativeNames']>().toEqualTypeOf<readonly string[]>()
  expectTypeOf<Row<Officer>['rankAsOf']>().toEqualTypeOf<PartialDate | null>()
})

const refused = {
  orderOfNoProperty: () =>
    // @ts-expect-error: lists are ordered by a property that is declared.
    defineNode('Kite', { about: 'A kite.', properties, order: 'nam' }),

  titleOfNoProperty: () =>
    // @ts-expect-error: a title is a property that is declared.
    defineNode('Kite', { about: 'A kite.', properties, order: 'name', title: 'heading' }),

  // @ts-expect-error: `…AsOf` is read, and never ordered by.
  orderByDate: () => defineNode('Kite', { about: 'A kite.', properties, order: 'colourAsOf' }),

  identityOfNoProperty: () =>
    defineEdge('FLIES', {
      about: 'Flies beside it.',
      from: Kite,
      out: 'beside',
      to: Kite,
      in: 'besideIn',
      properties: { since: date('First day.') },
      // @ts-expect-error: what tells two apart is among their properties.
      identity: ['until'],
    }),

  identityWithoutProperties: () =>
    defineEdge('FLIES', {
      about: 'Flies beside it.',
      from: Kite,
      out: 'beside',
      to: Kite,
      in: 'besideIn',
      // @ts-expect-error: there are no properties to be told apart by.
      identity: ['since'],
    }),

  hubInNoDirection: () =>
    defineEdge('FLIES', {
      about: 'Flies beside it.',
      from: Kite,
      out: 'beside',
      to: Kite,
      in: 'besideIn',
      // @ts-expect-error: a hub is at one end or the other.
      hub: ['both'],
    }),

  withoutDescription: () =>
    // @ts-expect-error: everything says what it is.
    defineNode('Kite', { properties, order: 'name' }),

  // @ts-expect-error: everything says what it is.
  propertyWithoutDescription: () => text(),

  // @ts-expect-error: a property adds up in one way.
  setOverTime: () => set(overTime(text('A name.'))),

  // @ts-expect-error: only values of the enum can be derived.
  derivedOfAnotherEnum: () => derives(enumeration(Colour, 'The colour.'), ['BLUE']),

  readingWhatIsNotDeclared: (row: Row<Kite>) =>
    // @ts-expect-error: there is no such property.
    row.nmae,

  readingAsIfKnown: (row: Row<Kite>): string =>
    // @ts-expect-error: any property may be unknown.
    row.name,

  writingToARow: (row: Row<Kite>) => {
    // @ts-expect-error: what was read is not changed.
    row.name = 'Kite'
  },

  aDateForAText: (property: Property<PartialDate, 'one'>): Property<string, 'one'> =>
    // @ts-expect-error: a date is not a text.
    property,
}

test('what must not compile does not', () => {
  expectTypeOf(refused).toBeObject()
})
