/** Neo4j cannot be used. The message says what is wrong and what to do; no stack trace is needed. */
export class Neo4jError extends Error {
  override name = 'Neo4jError'
}
