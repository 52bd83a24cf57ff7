import { createServer } from 'node:http'
import { createSchema, createYoga, Repeater } from 'graphql-yoga'
import { type Console, useConsole } from '../../src/console.ts'

const typeDefs = /* GraphQL */ `
  "Everything that can be asked."
  type Query {
    "Greets whoever is named."
    greeting(name: String!): String!
  }
  type Subscription {
    "Steps of some work, as they are done."
    steps: Int!
  }
`

export interface SmallServer {
  readonly origin: string
  /** Subscribers to `steps` that are listening now. */
  readonly listeners: ReadonlySet<(step: number) => unknown>
  close(): Promise<void>
}

/** The console before a schema of one query and one subscription, whose steps the test takes. */
export async function startSmallServer(console: Console): Promise<SmallServer> {
  const listeners = new Set<(step: number) => unknown>()
  const schema = createSchema({
    typeDefs,
    resolvers: {
      Query: { greeting: (_root, { name }: { name: string }) => `Good day, ${name}.` },
      Subscription: {
        steps: {
          subscribe: () =>
            new Repeater<number>(async (push, stop) => {
              listeners.add(push)
              await stop
              listeners.delete(push)
            }),
          resolve: (step: number) => step,
        },
      },
    },
  })
  const yoga = createYoga({
    schema,
    graphiql: false,
    logging: false,
    plugins: [useConsole(console)],
  })
  const server = createServer(yoga)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new Error(`Expected a TCP address of the server, got ${JSON.stringify(address)}.`)
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    listeners,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
