import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import { edgeMeasurables, nodeMeasurables } from '../graph/read/countable.ts'
import type { LoadedPage } from '../graph/read/selection.ts'
import type { Measures } from '../graph/read/statistics.ts'
import { type Statistics, statisticsOn } from '../resolvers/counts.ts'
import { edgeStatisticsOf, statisticsOf } from '../resolvers/select-counts.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'
import { edgeTypeName, namesRef } from './names.ts'
import { MoneyRef } from './values.ts'

/** Nodes read for the statistics of a list, as near as a document tells; all of them are made in one pass. */
const STATISTICS_WEIGHT = 200

interface MoneyMeasures extends Measures {
  readonly currency: string
}

const amount =
  (name: 'min' | 'max' | 'mean' | 'median' | 'sum') =>
  ({ currency, [name]: value }: MoneyMeasures) =>
    value === null ? null : { currency, minorUnits: Math.round(value) }

const MoneyStatisticsRef = builder.objectRef<MoneyMeasures>('MoneyStatistics').implement({
  description: 'What the amounts in one currency come to.',
  fields: (t) => ({
    currency: t.exposeString('currency', {
      nullable: false,
      description: 'ISO 4217 code, such as GBP.',
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How many amounts there are.' }),
    min: t.field({ type: MoneyRef, resolve: amount('min'), description: 'The least.' }),
    max: t.field({ type: MoneyRef, resolve: amount('max'), description: 'The most.' }),
    mean: t.field({
      type: MoneyRef,
      resolve: amount('mean'),
      description: 'The arithmetic mean, to the nearest minor unit.',
    }),
    median: t.field({
      type: MoneyRef,
      resolve: amount('median'),
      description: 'As many are less as are more.',
    }),
    sum: t.field({ type: MoneyRef, resolve: amount('sum'), description: 'All together.' }),
  }),
})

const StatisticsRef = builder.objectRef<Statistics>('Statistics').implement({
  description:
    'What the numbers, amounts or dates in a whole list come to, whatever page of it is shown; worked out only when asked for, and as of now.',
  fields: (t) => ({
    of: t.string({
      nullable: false,
      resolve: ({ of }) => of.name,
      description: 'What they are of: `COUNTS`, `RAISED`.',
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How many items have a value.' }),
    missing: t.exposeInt('missing', { nullable: false, description: 'How many have none.' }),
    min: t.exposeFloat('min', { description: 'The least number; null of amounts and dates.' }),
    max: t.exposeFloat('max', { description: 'The greatest number; null of amounts and dates.' }),
    mean: t.exposeFloat('mean', { description: 'The arithmetic mean of numbers.' }),
    median: t.exposeFloat('median', {
      description: 'Of numbers: as many are less as are greater.',
    }),
    sum: t.exposeFloat('sum', { description: 'All numbers together.' }),
    earliest: t.field({
      type: 'LocalDate',
      resolve: ({ earliest }) => earliest,
      description:
        'Of dates: the first day that any of them can mean. Of a date that is open at its beginning (`../2018`) its last day counts.',
    }),
    latest: t.field({
      type: 'LocalDate',
      resolve: ({ latest }) => latest,
      description:
        'Of dates: the last day that any of them can mean. Of a date that is open at its end (`2018/..`) its first day counts.',
    }),
    byCurrency: t.field({
      type: [MoneyStatisticsRef],
      nullable: false,
      resolve: ({ byCurrency }) => byCurrency,
      description:
        'Of amounts of money, each currency by itself: they are never added to each other.',
    }),
  }),
})

/** The fields of a connection that give statistics of its items; none where nothing can be measured. */
export function statisticsFields(
  t: FieldBuilder<LoadedPage>,
  end: End,
  edge: EdgeType | undefined,
) {
  const nodes = nodeMeasurables(end)
  const edges = edge ? edgeMeasurables(edge) : new Map<string, never>()
  const of = (name: string, about: string, values: typeof nodes) =>
    t.arg({
      type: [
        namesRef(`${name}StatisticsField`, `${about} there are statistics of.`, values.values()),
      ],
      required: true,
      description: 'What to measure, statistics for each.',
    })
  const weight = weighs({
    own: STATISTICS_WEIGHT,
    items: ({ of }) => (Array.isArray(of) ? of.length : 0),
  })
  return {
    ...(nodes.size > 0
      ? {
          statistics: t.field({
            type: [StatisticsRef],
            nullable: false,
            args: { of: of(end.name, `What of ${end.name}`, nodes) },
            extensions: weight,
            resolve: (page, args, _, info) => statisticsOn(page, statisticsOf(end, args.of), info),
            description: 'Least, greatest, mean and so on, over the whole list.',
          }),
        }
      : {}),
    ...(edge && edges.size > 0
      ? {
          edgeStatistics: t.field({
            type: [StatisticsRef],
            nullable: false,
            args: { of: of(edgeTypeName(edge), `What of the relationship ${edge.name}`, edges) },
            extensions: weight,
            resolve: (page, args, _, info) =>
              statisticsOn(page, edgeStatisticsOf(edge, args.of), info),
            description: 'The same of what is on the `edges`.',
          }),
        }
      : {}),
  }
}
