import { apiError } from './errors.ts'

/** A sort key as an opaque cursor: base64url of its UTF-8. */
export function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}

/** The sort key in a cursor. Throws BAD_USER_INPUT for text that no connection gave. */
export function decodeCursor(cursor: string, argument: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (key === '' || encodeCursor(key) !== cursor) {
    throw apiError(
      'BAD_USER_INPUT',
      `Expected in \`${argument}\` a cursor that a connection gave (edges.cursor, pageInfo.endCursor); "${cursor}" is none.`,
    )
  }
  return key
}
