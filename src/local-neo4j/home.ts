import path from 'node:path'

/** Where things lie in the home of a local Neo4j. */
export interface Home {
  readonly root: string
  /** Neo4j's own home: everything below belongs to this one database. */
  readonly database: string
  readonly config: string
  readonly data: string
  readonly logs: string
  /** What the JVM itself prints; Neo4j's own logs lie beside it. */
  readonly consoleLog: string
  /** The only folder LOAD CSV could read, kept empty. */
  readonly import: string
  readonly password: string
  readonly state: string
  /** One file per process that uses the database, named by its pid. */
  readonly users: string
}

export function homeAt(root: string): Home {
  const database = path.join(root, 'database')
  return {
    root,
    database,
    config: path.join(database, 'conf'),
    data: path.join(database, 'data'),
    logs: path.join(database, 'logs'),
    consoleLog: path.join(database, 'logs', 'console.log'),
    import: path.join(database, 'import'),
    password: path.join(database, 'password'),
    state: path.join(database, 'state.json'),
    users: path.join(database, 'users'),
  }
}
