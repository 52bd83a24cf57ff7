import { type EdgeType, farEnd } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import {
  type Countable,
  countedFrom,
  edgeCountables,
  nodeCountables,
} from '../graph/read/countable.ts'
import type { LoadedPage } from '../graph/read/selection.ts'
import { type CountedValue, type Facet, facetsOf, firstValues } from '../resolvers/counts.ts'
import { edgeFacetsBy, facetsBy, usualValues } from '../resolvers/select-counts.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'
import { edgeTypeName, namesRef } from './names.ts'

/** Nodes read for one facet, as near as a document tells; the time limit bounds those of longer lists. */
const FACET_WEIGHT = 200

const FacetValueRef = builder.objectRef<CountedValue>('FacetValue').implement({
  description: 'One value, and how often it occurs.',
  fields: (t) => ({
    value: t.string({
      nullable: false,
      resolve: ({ value }) => String(value),
      description:
        'The value: the name of an enum value, a year as `2023`, a month as `2023-11`, a type, a number, `true` or `false`, or the text itself.',
    }),
    label: t.string({
      nullable: false,
      resolve: ({ by, value }) => labelOf(by, value),
      description: 'The value in words, to be shown.',
    }),
    meaning: t.string({
      resolve: ({ by, value }) => by.field?.property.codec.enum?.values[String(value)] ?? null,
      description:
        'What a value of a vocabulary means: a charge is no finding, and this says so. Null of all others.',
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How many have it.' }),
  }),
})

const FacetRef = builder.objectRef<Facet>('Facet').implement({
  description:
    'How often each value occurs in a whole list, whatever page of it is shown; counted only when asked for, and as of now. An item with a set of values counts once for each of them.',
  fields: (t) => ({
    by: t.string({
      nullable: false,
      resolve: ({ asked: { key, by } }) => (key === 'field' ? by.name : `${key}.${by.name}`),
      description: 'What was counted by: `KIND`, `allegations.KIND`, `rulingsEdge.FINDING`.',
    }),
    values: t.field({
      type: [FacetValueRef],
      nullable: false,
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: usualValues,
          description: 'How many values to give.',
        }),
      },
      extensions: weighs({
        items: ({ first }) => (typeof first === 'number' ? first : usualValues),
      }),
      resolve: (facet, { first }, { limits }) => firstValues(facet, first, limits),
      description: 'The most frequent values first; equally frequent ones in their own order.',
    }),
    valueCount: t.exposeInt('valueCount', {
      nullable: false,
      description: 'How many different values there are, shown or not.',
    }),
    missing: t.exposeInt('missing', {
      nullable: false,
      description:
        'How many have no such value. A date has no year if it may lie in either of two (`2022/2023`, `../2018`), and no month if only its year is known; nor are findings values that commentary alone speaks of.',
    }),
    total: t.exposeInt('total', {
      nullable: false,
      description: 'How many are counted, those without a value among them.',
    }),
  }),
})

const monthName = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function labelOf({ as, field }: Countable, value: CountedValue['value']): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = String(value)
  if (as === 'month') return monthName.format(new Date(`${text}-01T00:00:00Z`))
  if (!field?.property.codec.enum) return text
  // NFA is an abbreviation, and stays one.
  if (/^[A-Z]{1,3}$/.test(text)) return text
  const words = text.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const nodeNames = (end: End) =>
  namesRef(
    `${end.name}FacetField`,
    `What of ${end.name} can be counted by.`,
    nodeCountables(end).values(),
  )

const edgeNames = (edge: EdgeType) =>
  namesRef(
    `${edgeTypeName(edge)}FacetField`,
    `What of the relationship ${edge.name} can be counted by.`,
    edgeCountables(edge).values(),
  )

const inputs = new Map<string, ReturnType<typeof makeInput>>()

function makeInput(end: End) {
  return builder.inputRef<Readonly<Record<string, unknown>>>(`${end.name}Facet`).implement({
    description: `What to count a list of ${end.name} by: give one. What a relationship leads to is counted once, however many items lead to it.`,
    isOneOf: true,
    fields: (t) =>
      Object.fromEntries(
        countedFrom(end).map(({ key, about, through, of }) => {
          const far = through ? farEnd(through.edge, through.direction) : end
          const type = through && of === 'edge' ? edgeNames(through.edge) : nodeNames(far)
          return [key, t.field({ type, description: about })]
        }),
      ),
  })
}

function inputRef(end: End) {
  const known = inputs.get(end.name)
  if (known) return known
  const made = makeInput(end)
  inputs.set(end.name, made)
  return made
}

const howMany = ({ by }: Readonly<Record<string, unknown>>) => (Array.isArray(by) ? by.length : 0)
const weight = weighs({ own: (args) => FACET_WEIGHT * howMany(args), items: howMany })

/** The fields of a connection that count its items by value; `edge` says by what they are in the list. */
export function facetFields(t: FieldBuilder<LoadedPage>, end: End, edge: EdgeType | undefined) {
  return {
    facets: t.field({
      type: [FacetRef],
      nullable: false,
      args: {
        by: t.arg({
          type: [inputRef(end)],
          required: true,
          description: 'What to count by, a facet for each.',
        }),
      },
      extensions: weight,
      resolve: (page, { by }, _, info) => facetsOf(page, facetsBy(end, by), info),
      description: 'How often each value occurs in the whole list, or beside it.',
    }),
    ...(edge && edgeCountables(edge).size > 0
      ? {
          edgeFacets: t.field({
            type: [FacetRef],
            nullable: false,
            args: {
              by: t.arg({
                type: [edgeNames(edge)],
                required: true,
                description: 'What to count by, a facet for each.',
              }),
            },
            extensions: weight,
            resolve: (page, { by }, _, info) => facetsOf(page, edgeFacetsBy(edge, by), info),
            description: 'The same of what is on the `edges`.',
          }),
        }
      : {}),
  }
}
