import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './index.ts'

/** The schema as text, as committed in `schema.graphql`. */
export const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`
