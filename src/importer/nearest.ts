import { closestMatch } from 'leven'

/** ` Did you mean "rank"?`, or the names there are where none is near. */
export function suggest(written: string, names: readonly string[]): string {
  const near = closestMatch(
    written.toLowerCase(),
    names.map((name) => name.toLowerCase()),
    {
      maxDistance: Math.max(2, Math.floor(written.length / 3)),
    },
  )
  const name = names.find((candidate) => candidate.toLowerCase() === near)
  return name === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${name}"?`
}
