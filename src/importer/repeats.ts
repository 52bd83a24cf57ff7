import { type ClaimText, claimLine, repeatLine } from './claim-line.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { comesFirst, type Precedence } from './precedence.ts'
import type { Spill } from './spill.ts'

/** How many claims are remembered, so that a force named in every row is written once and counted. */
const MOST_REMEMBERED = 10_000

/** A claim on its way to the spill. */
export interface RepeatedClaim extends Precedence {
  readonly text: ClaimText
  /** Row, file and line. */
  readonly from: string
}

/** The way to the spill, on which a claim that recent rows made as well is counted instead of written again. */
export class Repeats {
  readonly #spill: Spill
  readonly #lately = new Doorkeeper()
  readonly #recent = new Map<string, { claim: RepeatedClaim; more: number }>()

  constructor(spill: Spill) {
    this.#spill = spill
  }

  add(claim: RepeatedClaim): void {
    const { id } = claim.text
    const known = this.#recent.get(id)
    if (known) {
      known.more++
      if (comesFirst(claim, known.claim)) known.claim = claim
    } else if (this.#lately.hasSeen(id)) {
      this.#recent.set(id, { claim, more: 0 })
      if (this.#recent.size > MOST_REMEMBERED) this.#forgetHalf()
    } else this.#write(claim, 0)
  }

  /** Writes all that is remembered. */
  flush(): void {
    for (const id of this.#recent.keys()) this.#forget(id)
  }

  /** Those that were not repeated since first: a claim that every row makes stays. */
  #forgetHalf(): void {
    for (const [id, { more }] of this.#recent) {
      if (more === 0) this.#forget(id)
      if (this.#recent.size <= MOST_REMEMBERED / 2) return
    }
    this.flush()
  }

  #forget(id: string): void {
    const found = this.#recent.get(id)
    if (!found) return
    this.#recent.delete(id)
    this.#write(found.claim, found.more)
  }

  #write({ text, from, locator }: RepeatedClaim, more: number): void {
    this.#spill.add(text.id, claimLine(text, from, locator))
    if (more > 0) this.#spill.add(text.id, repeatLine(text.id, more))
  }
}
