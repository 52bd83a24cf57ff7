/**
 * Something went wrong that whoever runs Warrant can put right. The message says what was expected, what
 * came and what to do; the command line shows it without a stack trace.
 */
export class UserError extends Error {
  override name = 'UserError'
}
