/** What lies at a path in an answer: `at(data, 'unit.officers.edges.0.node')`; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  let found = value
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, step)
  }
  return found
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

/** The text at a path; throws where there is none. */
export function textAt(value: unknown, path: string): string {
  const found = at(value, path)
  if (typeof found !== 'string')
    throw new Error(`Expected text at ${path}; ${String(found)} is there.`)
  return found
}
