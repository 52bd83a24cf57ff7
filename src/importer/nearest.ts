import { closestMatch } from 'leven'

/** The name that was probably meant: by its spelling, else by its words. Null where none is near. */
export function findNearest(written: string, names: readonly string[]): string | null {
  return findNearestSpelling(written, names) ?? findNearestWords(written, names)
}

/**
 * The name that is spelt almost like this; case and the way words are joined do not count. Never one that
 * says the opposite, as `Unfounded` of `Founded`.
 */
export function findNearestSpelling(written: string, names: readonly string[]): string | null {
  const likely = names.filter((name) => !isOpposite(name, written))
  const near = closestMatch(
    plain(written),
    likely.map((name) => plain(name)),
    { maxDistance: Math.max(2, Math.floor(written.length / 3)) },
  )
  return likely.find((name) => plain(name) === near) ?? null
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '')

/** Shorter words say little, and what two names have in common must be worth this many letters. */
const FEWEST_LETTERS = 4

/** The name that has all words of this one, or the beginnings of them, or the other way round: `Sustained`, `Sustained Finding`. */
function findNearestWords(written: string, names: readonly string[]): string | null {
  const words = wordsOf(written)
  let best: { readonly name: string; readonly score: number } | null = null
  for (const name of names) {
    if (isOpposite(name, written)) continue
    const score = likeness(words, wordsOf(name))
    if (score > (best?.score ?? 0)) best = { name, score }
  }
  return best?.name ?? null
}

/** What part of the longer name the shorter one is, from 0 to 1. */
function likeness(some: readonly string[], others: readonly string[]): number {
  const [few, many] = some.length <= others.length ? [some, others] : [others, some]
  const isAlike = (a: string, b: string) =>
    a === b ||
    (Math.min(a.length, b.length) >= FEWEST_LETTERS && (a.startsWith(b) || b.startsWith(a)))
  const shared = few.filter((word) => many.some((other) => isAlike(word, other)))
  if (shared.length < few.length || shared.join('').length < FEWEST_LETTERS) return 0
  return few.join('').length / Math.max(many.join('').length, few.join('').length)
}

/** Words in lower case; `alternativeNames` is two. */
function wordsOf(name: string): readonly string[] {
  const parted = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase()
  return parted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

const NEGATIONS: readonly string[] = ['not', 'no', 'non', 'never', 'without', 'neither']

/** Whether one of two names denies what the other says. */
function isOpposite(a: string, b: string): boolean {
  return isDenial(a) !== isDenial(b) || denies(plain(a), plain(b)) || denies(plain(b), plain(a))
}

const isDenial = (name: string) => wordsOf(name).some((word) => NEGATIONS.includes(word))

const denies = (a: string, b: string) => /^(not|non|no|un)(.+)$/.exec(a)?.[2] === b

/** `Did you mean "rank"?`, or the names there are where none is near. */
export function suggest(written: string, names: readonly string[]): string {
  const name = findNearest(written, names)
  return name === null ? `There are: ${names.join(', ')}.` : `Did you mean "${name}"?`
}
