import canonicalize from 'canonicalize'

/** JSON with sorted keys and no spaces (RFC 8785): equal values give equal text, so that it can be hashed. */
export function canonicalJson(value: unknown): string {
  const sorted = sortKeys(value)
  // RFC 8785 writes numbers and text as ECMAScript does, so that only the order of keys is left to do.
  if (sorted !== odd) return JSON.stringify(sorted)
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError(`Expected a value of JSON; ${typeof value} came.`)
  return text
}

/** For what JSON.stringify would write otherwise, or leave out. */
const odd = Symbol('odd')

/** The value with the keys of its objects in order; `odd` where that is not enough. */
function sortKeys(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : odd
    case 'object':
      break
    default:
      return odd
  }
  if (value === null) return null
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      const sorted = sortKeys(item)
      if (sorted === odd) return odd
      items.push(sorted)
    }
    return items
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return odd
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    // Keys that look like numbers come first in an object, whatever the order in which they are set.
    if (/^\d/.test(key) || key === '__proto__' || key === 'toJSON') return odd
    const part = sortKeys(Reflect.get(value, key))
    if (part === odd) return odd
    sorted[key] = part
  }
  return sorted
}
