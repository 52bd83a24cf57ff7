import { readFileSync } from 'node:fs'
import { createSchema, createYoga } from 'graphql-yoga'
import { host, openDriver, readSettings } from './host.ts'
import { isOperation, statementRunner } from './statement.ts'

// The floor for anything served by Yoga: Warrant's own schema and documents, one hand-written statement
// behind each, whose result graphql-js finds ready on the root.
const settings = readSettings()
const runner = statementRunner(openDriver(settings), settings)

interface Context {
  answer?: Promise<Readonly<Record<string, unknown>>>
  readonly request: Request
  readonly params: {
    readonly extensions?: { readonly operation?: unknown }
    readonly variables?: Readonly<Record<string, unknown>>
  }
}

const roots = [
  'officer',
  'officers',
  'unit',
  'cases',
  'articles',
  'incidents',
  'search',
  'suggest',
  'paths',
]
const yoga = createYoga<object, Context>({
  schema: createSchema({
    typeDefs: readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'),
    resolvers: {
      Query: Object.fromEntries(
        roots.map((field) => [
          field,
          async (_: unknown, _args: unknown, context: Context) => {
            const { extensions, variables = {} } = context.params
            const operation = extensions?.operation
            if (!isOperation(operation)) throw new Error('extensions.operation says which it is.')
            context.answer ??= runner.run(operation, valuesOf(variables))
            return (await context.answer)[field]
          },
        ]),
      ),
    },
  }),
  graphiql: false,
  landingPage: false,
  multipart: false,
  cors: false,
  logging: false,
})

/** GraphQL gives a cursor; the statement takes the sort key in it. */
function valuesOf(variables: Readonly<Record<string, unknown>>) {
  const { after } = variables
  if (after === undefined) return variables
  return { ...variables, after: Buffer.from(String(after ?? ''), 'base64url').toString('utf8') }
}

host(yoga, () => runner.statements)
