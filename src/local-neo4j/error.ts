import { UserError } from '../user-error.ts'

/** Neo4j cannot be used. */
export class Neo4jError extends UserError {
  override name = 'Neo4jError'
}
