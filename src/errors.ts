import { GraphQLError } from 'graphql'

/** Codes in `extensions.code`; stable, so that a program can tell them apart. */
export const errorCodes = {
  BAD_USER_INPUT: 'An argument cannot be used; the message says what was expected and what came.',
  LIMIT_EXCEEDED:
    'The operation is larger than a limit; the message names the limit and what to change.',
  TIMEOUT: 'The operation took longer than the time limit.',
  DATABASE_UNAVAILABLE: 'The database cannot be reached at the moment; try again.',
  CANCELLED: 'The client gave the request up.',
  INTERNAL_SERVER_ERROR: 'A fault in the server; the log has more under the request id.',
} as const

export type ErrorCode = keyof typeof errorCodes

/** An error that the client may see as it is; `more` goes into its extensions, beside the code. */
export function apiError(
  code: ErrorCode,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}
