import { comesFirst, type Precedence } from './precedence.ts'
import type { Spill } from './spill.ts'

/** How many claims are remembered, so that a force named in every row is written once and counted. */
const MOST_REMEMBERED = 20_000

/** A claim on its way to the spill. */
export interface RepeatedClaim extends Precedence {
  /** All but its id and where it comes from. */
  readonly line: string
  /** Row, file and line. */
  readonly from: string
}

/** The way to the spill, on which a claim that recent rows made as well is counted instead of written again. */
export class Repeats {
  readonly #spill: Spill
  readonly #recent = new Map<string, { claim: RepeatedClaim; more: number }>()

  constructor(spill: Spill) {
    this.#spill = spill
  }

  add(id: string, claim: RepeatedClaim): void {
    const known = this.#recent.get(id)
    if (known) {
      known.more++
      if (comesFirst(claim, known.claim)) known.claim = claim
      return
    }
    this.#recent.set(id, { claim, more: 0 })
    if (this.#recent.size > MOST_REMEMBERED) this.#forgetHalf()
  }

  /** Writes all that is remembered. */
  flush(): void {
    for (const id of this.#recent.keys()) this.#write(id)
  }

  /** Those that were never repeated first: a claim that every row makes stays. */
  #forgetHalf(): void {
    for (const [id, { more }] of this.#recent) {
      if (more === 0) this.#write(id)
      if (this.#recent.size <= MOST_REMEMBERED / 2) return
    }
    this.flush()
  }

  #write(id: string): void {
    const found = this.#recent.get(id)
    if (!found) return
    const { claim, more } = found
    this.#recent.delete(id)
    this.#spill.add(id, `${id}\t${claim.from}\t${claim.line}`)
    if (more > 0) this.#spill.add(id, `${id}\t+\t${more}`)
  }
}
