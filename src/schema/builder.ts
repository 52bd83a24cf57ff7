import SchemaBuilder from '@pothos/core'
import { GraphQLError } from 'graphql'
import { DateTimeResolver, JSONResolver, LocalDateResolver } from 'graphql-scalars'
import type { Context } from '../context.ts'

export const builder = new SchemaBuilder<{
  Context: Context
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date | string }
    LocalDate: { Input: string; Output: string }
    JSON: { Input: unknown; Output: unknown }
    Url: { Input: string; Output: string }
    DayOrMoment: { Input: string; Output: string }
  }
}>({})

builder.addScalarType('DateTime', DateTimeResolver)
builder.addScalarType('LocalDate', LocalDateResolver)
builder.addScalarType('JSON', JSONResolver)

// Not graphql-scalars' URL: it lets `javascript:` through, and these are shown as links.
builder.scalarType('Url', {
  description: 'An absolute address that begins with http:// or https://.',
  serialize: webAddress,
  parseValue: webAddress,
})

function webAddress(value: unknown): string {
  if (typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)) return value
  throw new GraphQLError(
    `Expected an address that begins with http:// or https://; ${JSON.stringify(value)} came.`,
  )
}

builder.queryType({ description: 'Reading the graph.' })
