import type { Reaction, Said } from './page.ts'

/** From what was clicked to the last name that is cited together with it, in characters. */
const MAX_SPAN = 200

/** The names that forums give their reactions. */
const NAMES: Readonly<Record<string, string>> = {
  like: 'LIKE',
  likes: 'LIKE',
  'thumbs up': 'LIKE',
  '+1': 'LIKE',
  sad: 'SAD',
  angry: 'ANGRY',
  mad: 'ANGRY',
  haha: 'LAUGH',
  laugh: 'LAUGH',
  laughing: 'LAUGH',
  funny: 'LAUGH',
  lol: 'LAUGH',
  love: 'LOVE',
  heart: 'LOVE',
}

/** The enum value of a reaction's name; OTHER for one that the vocabulary does not have. */
export function reactionNamed(name: string): string {
  return NAMES[name.trim().toLowerCase()] ?? 'OTHER'
}

/**
 * Who reacted, from `Ana, Bo and 3 others`: the names, and where each stands. A handle may hold an
 * “and” itself; it is taken for one where the page knows that handle.
 */
export function splitHandles(
  written: string,
  start: number,
  known: ReadonlySet<string>,
  name: Said<string> | null,
): readonly Reaction[] {
  const others = / and \d[\d,.]* (?:others?|more)\b.*$/i.exec(written)
  const list = others ? written.slice(0, others.index) : written
  const found: Reaction[] = []
  let from = 0
  const parts = list.split(/(, | and )/)
  for (let index = 0; index < parts.length; index += 2) {
    let handle = parts[index] ?? ''
    const joined = handle + (parts[index + 1] ?? '') + (parts[index + 2] ?? '')
    if (parts[index + 1] === ' and ' && known.has(joined.trim())) {
      handle = joined
      index += 2
    }
    const trimmed = handle.trim()
    const at = start + from + (handle.length - handle.trimStart().length)
    // “You” is whoever saved the page, whose handle is not given.
    if (trimmed !== '' && trimmed !== 'You') {
      const end = at + trimmed.length
      // What was clicked stands above the names.
      const whole = name && end - name.at.start <= MAX_SPAN ? name.at.start : at
      found.push({ handle: trimmed, name: name?.value ?? null, at: { start: whole, end } })
    }
    from += handle.length + (parts[index + 1]?.length ?? 0)
  }
  return found
}
