import { GraphQLError, Kind } from 'graphql'
import { parseDayOrMoment } from '../moment.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'

builder.scalarType('DayOrMoment', {
  description:
    'A day, `2024-05-01`, which means its end in UTC; or a moment with its time zone, `2024-05-01T12:30:00Z`.',
  serialize: (value) => String(value),
  parseValue,
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError('Expected a day or a moment, in quotes.')
    return parseValue(node.value)
  },
})

function parseValue(value: unknown): string {
  try {
    return parseDayOrMoment(String(value))
  } catch (error) {
    throw new GraphQLError(error instanceof Error ? error.message : String(error))
  }
}

/** What is read as of a day is added up from its claims anew, which takes so much longer than reading what they add up to. */
const AS_OF_TIMES = 5

/** The weight of fields that take it. */
export const weighsAsOf = {
  times: ({ asOf }: Readonly<Record<string, unknown>>) => (asOf ? AS_OF_TIMES : 1),
}

/** The argument of look-ups and lists that asks for what the graph said on some day. */
export function asOfArgument(t: FieldBuilder<never>['arg']) {
  return {
    asOf: t({
      type: 'DayOrMoment',
      description:
        'What the graph said then, in place of what it says now: the claims that data sets made on that day and had not taken back, added up. All that is below is of the same moment. Imports that were rolled back are as if they had never been, and what has been erased does not come back. Lists are in today’s order, with what has left them since at the end; they can be neither filtered nor put in another order.',
    }),
  }
}
