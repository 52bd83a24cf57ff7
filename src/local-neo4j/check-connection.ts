import neo4j, { Neo4jError as DriverError } from 'neo4j-driver'
import type { Connection } from '../config.ts'
import { Neo4jError } from './error.ts'

/** The oldest Neo4j whose Cypher has all that Warrant uses: labels and relationship types given as parameters are the latest. */
const OLDEST = [5, 26] as const

/** What a Neo4j says of itself. */
export interface Neo4jVersion {
  readonly version: string
  readonly edition: string
}

/**
 * Speaks to Neo4j once, as this user, in this database.
 *
 * @throws Neo4jError saying whether the address, the password, the database or the version is wrong.
 */
export async function checkConnection(connection: Connection): Promise<Neo4jVersion> {
  const found = await askVersion(connection)
  requireVersion(found.version, connection.uri)
  return found
}

/** @throws Neo4jError when this version is older than Warrant can use. */
export function requireVersion(version: string, uri: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Neo4jError(
    `The Neo4j at ${uri} is ${version}; Warrant needs ${OLDEST.join('.')} or newer. ` +
      'Upgrade it, or unset NEO4J_URI and let Warrant run its own.',
  )
}

async function askVersion({ uri, user, password, database }: Connection): Promise<Neo4jVersion> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: 5000,
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  })
  const session = driver.session({ database })
  try {
    const { records } = await session.run<{ version: string; edition: string }>(
      "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' " +
        'RETURN versions[0] AS version, edition',
    )
    const record = records[0]
    if (!record) throw new Neo4jError(`What answers at ${uri} is no Neo4j.`)
    return { version: record.get('version'), edition: record.get('edition') }
  } catch (error) {
    throw explain(error, { uri, user, database })
  } finally {
    await session.close()
    await driver.close()
  }
}

function explain(error: unknown, where: Omit<Connection, 'password'>): unknown {
  if (!(error instanceof DriverError)) return error
  const { uri, user, database } = where
  switch (error.code) {
    case 'Neo.ClientError.Security.Unauthorized':
      return new Neo4jError(`The Neo4j at ${uri} refuses the user "${user}" with this password.`, {
        cause: error,
      })
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return new Neo4jError(
        `The Neo4j at ${uri} has refused the user "${user}" too often; wait a few seconds and try again.`,
        { cause: error },
      )
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return new Neo4jError(`The Neo4j at ${uri} has no database "${database}".`, { cause: error })
    case 'ServiceUnavailable':
      return new Neo4jError(
        `No Neo4j answers at ${uri}. Is it running there, is the address right, and is its Bolt port open?`,
        { cause: error },
      )
    default:
      return new Neo4jError(`The Neo4j at ${uri} cannot be used: ${error.message}`, {
        cause: error,
      })
  }
}
