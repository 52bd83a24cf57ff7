import { Neo4jGraphQL } from '@neo4j/graphql'
import { createYoga } from 'graphql-yoga'
import type { Driver, Session } from 'neo4j-driver'
import { typeDefinitions } from '../type-definitions.ts'
import { host, openDriver, readSettings } from './host.ts'

const settings = readSettings()
let statements = 0
const driver = openDriver(settings)
countStatements(driver)

/** Counts what the library sends, which is in transactions of its own making. */
function countStatements(counted: Driver): void {
  const open = counted.session.bind(counted)
  counted.session = (options) => {
    const session: Session = open(options)
    const read = session.executeRead.bind(session)
    session.executeRead = (work, config) => {
      statements++
      return read(work, config)
    }
    return session
  }
}

const library = new Neo4jGraphQL({
  typeDefs: typeDefinitions,
  driver,
  // Comparing text is off by default; `sort: { gt: "" }` is what leads the planner to the range index.
  features: { filters: { String: { GT: true } } },
})

const yoga = createYoga({
  schema: await library.getSchema(),
  context: { sessionConfig: { database: settings.database } },
  graphiql: false,
  landingPage: false,
  multipart: false,
  cors: false,
  logging: false,
})

host(yoga, () => statements)
