import { GraphQLError } from 'graphql'
import { apiError, type ErrorCode } from '../errors.ts'
import { GraphError } from '../graph/driver.ts'

const codeOfReason: Record<GraphError['reason'], { code: ErrorCode; message: string }> = {
  UNAVAILABLE: {
    code: 'DATABASE_UNAVAILABLE',
    message: 'The database cannot be reached at the moment. Try again in a few seconds.',
  },
  TIMEOUT: {
    code: 'TIMEOUT',
    message:
      'The operation took longer than the time limit. Ask for fewer levels or smaller pages.',
  },
  TOO_MUCH: {
    code: 'LIMIT_EXCEEDED',
    message:
      'The operation reads more nodes than the cost limit allows. Ask for less of the lists that have no pages, such as `conflicts`, or for fewer items around them.',
  },
  CANCELLED: { code: 'CANCELLED', message: 'The request was given up.' },
  FAILED: {
    code: 'INTERNAL_SERVER_ERROR',
    message: 'The server could not answer. Its log says why.',
  },
  EXISTS: {
    code: 'INTERNAL_SERVER_ERROR',
    message: 'The server could not answer. Its log says why.',
  },
}

const hidden = new WeakMap<object, unknown>()

/** What a masked error stands for; undefined for errors that are shown as they are. */
export function findHiddenCause(error: object): unknown {
  return hidden.get(error)
}

/**
 * What a client may see of an error: its own mistakes whole, the database's state by code, faults of
 * ours not at all. Every error leaves with a code.
 */
export function maskError(error: unknown): Error {
  const cause = causeOf(error)
  if (error instanceof GraphQLError && cause instanceof GraphQLError) {
    if (typeof cause.extensions.code === 'string') return error
    // What points into the document or the variables is the client's to mend: a variable that does not
    // fit its type. What has a place only in the answer is a value of ours that no scalar takes.
    if (!error.path || (cause.nodes !== undefined && cause !== error))
      return placed(apiError('BAD_USER_INPUT', error.message), error)
  }
  const { code, message } = codeOfReason[cause instanceof GraphError ? cause.reason : 'FAILED']
  const masked = apiError(code, message)
  const shown = error instanceof GraphQLError ? placed(masked, error) : masked
  hidden.set(shown, cause)
  return shown
}

/** The error that was thrown, without the ones that GraphQL put around it to say where. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function placed({ message, extensions }: GraphQLError, at: GraphQLError): GraphQLError {
  const { nodes, path } = at
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    ...(path && { path }),
    extensions: { ...at.extensions, ...extensions },
  })
}
