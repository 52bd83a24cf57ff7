import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draws that follow from a seed alone. */
export interface Random {
  /** From 0 to `below - 1`, all alike. */
  int(below: number): number
  /** From 0 to `below - 1`, low numbers far more often: the k-th about as often as 1/k^(1 - 1/skew). */
  skewed(below: number, skew: number): number
  /** True in this share of cases, from 0 to 1. */
  chance(share: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

/** Different draws for different parts; the same for the same. Parts are whole numbers. */
export function randomOf(...parts: readonly number[]): Random {
  const generator = xoroshiro128plus(parts.reduce(mix, 0))
  // Seeds that are alike give first numbers that are.
  for (let skipped = 0; skipped < 4; skipped++) generator.next()
  const int = (below: number) => uniformInt(generator, 0, below - 1)
  const share = () => int(2 ** 30) / 2 ** 30
  return {
    int,
    skewed: (below, skew) => Math.floor(below * share() ** skew),
    chance: (most) => share() < most,
    pick: (values) => {
      const value = values[int(values.length)]
      if (value === undefined) throw new RangeError('Expected a list to pick from; it is empty.')
      return value
    },
  }
}

/** MurmurHash3's mixing of one more 32-bit word. */
function mix(hash: number, part: number): number {
  let word = Math.imul(part, 0xcc9e2d51)
  word = Math.imul((word << 15) | (word >>> 17), 0x1b873593)
  let mixed = hash ^ word
  mixed = Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
