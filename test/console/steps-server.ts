import { createSchema, createYoga, Repeater } from 'graphql-yoga'
import { type Console, useConsole } from '../../src/console.ts'
import { type Listening, listen } from './listen.ts'

const typeDefs = /* GraphQL */ `
  type Query {
    stepsDone: Int!
  }
  type Subscription {
    "Steps of some work, as they are done."
    steps: Int!
  }
`

export interface StepsServer extends Listening {
  /** Subscribers to `steps` that are listening now. */
  readonly listeners: ReadonlySet<(step: number) => unknown>
}

/** The console before a schema with a subscription whose events the test sends; Warrant's own has none. */
export async function startStepsServer(console: Console): Promise<StepsServer> {
  const listeners = new Set<(step: number) => unknown>()
  const schema = createSchema({
    typeDefs,
    resolvers: {
      Query: { stepsDone: () => 0 },
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
  return { ...(await listen(yoga)), listeners }
}
