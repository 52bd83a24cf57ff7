import canonicalize from 'canonicalize'

/** JSON with sorted keys and no spaces (RFC 8785): equal values give equal text, so that it can be hashed. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError(`Expected a value of JSON; ${typeof value} came.`)
  return text
}
