import { closestMatch } from 'leven'

/** The name that was probably meant: case and the way words are joined do not count. Null where none is near. */
export function findNearest(written: string, names: readonly string[]): string | null {
  const near = closestMatch(
    plain(written),
    names.map((name) => plain(name)),
    { maxDistance: Math.max(2, Math.floor(written.length / 3)) },
  )
  return names.find((name) => plain(name) === near) ?? null
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '')

/** `Did you mean "rank"?`, or the names there are where none is near. */
export function suggest(written: string, names: readonly string[]): string {
  const name = findNearest(written, names)
  return name === null ? `There are: ${names.join(', ')}.` : `Did you mean "${name}"?`
}
