import { madeIn } from '../edges/made-in.ts'
import { statusEvents } from '../write/allegation-rulings.ts'
import {
  eventsOfRulings,
  type FindingName,
  type RulingAccount,
  type Status,
  type StatusEvent,
  successionFor,
  successionInCase,
} from '../write/allegation-status.ts'
import type { Claim } from '../write/assertion.ts'
import { foundedClaims, relationshipsOf } from '../write/ruling-account.ts'
import { byDate, chainAbove, type Pair, replacements, standingBeside } from './superseded.ts'

/** As much of the evidence as a view is made of. */
interface Seen {
  readonly of: string
  readonly claims: readonly Claim[]
  readonly rulings: ReadonlyMap<string, readonly Claim[]>
}

/** What an allegation and a case see of rulings in ways of their own. */
export interface View {
  /** What happened, as far as it decides. */
  events(rulings: readonly RulingAccount[]): readonly StatusEvent[]
  /** The ruling that stands though it only decides on procedure. */
  procedural(rulings: readonly RulingAccount[], now: StatusEvent | null): string | null
  takesPlace(ruling: RulingAccount): boolean
  /** What a ruling decides of it. */
  decision(ruling: RulingAccount): Status | null
  finding(ruling: RulingAccount): FindingName | null
  /** Those of some rulings that are its own, whether they still stand or not. */
  own(rulings: readonly RulingAccount[]): readonly RulingAccount[]
  /** The ruling that decides, then others that stand beside it, the latest first. */
  inForce(
    rulings: readonly RulingAccount[],
    pairs: readonly Pair[],
    ruling: string | null,
  ): readonly string[]
}

export class OfAllegation implements View {
  readonly #id: string
  readonly #claims: readonly Claim[]

  constructor({ of, claims }: Seen) {
    this.#id = of
    this.#claims = claims
  }

  events(rulings: readonly RulingAccount[]) {
    return statusEvents(this.#id, this.#claims, rulings)
  }

  procedural() {
    return null
  }

  takesPlace(ruling: RulingAccount) {
    return successionFor(this.#id).takesPlace(ruling)
  }

  decision(ruling: RulingAccount) {
    return successionFor(this.#id).decision(ruling)
  }

  finding({ decides: found, finding }: RulingAccount) {
    return found.has(this.#id) ? (found.get(this.#id) ?? null) : finding
  }

  own(rulings: readonly RulingAccount[]) {
    return rulings.filter((account) => account.decides.has(this.#id))
  }

  inForce(rulings: readonly RulingAccount[], pairs: readonly Pair[], ruling: string | null) {
    return standingBeside(this.own(rulings), pairs, ruling)
  }
}

export class OfCase implements View {
  readonly #id: string
  readonly #own: ReadonlySet<string>

  constructor({ of, rulings }: Seen) {
    this.#id = of
    this.#own = new Set(
      [...rulings]
        .filter(([, claims]) => isMadeIn(foundedClaims(claims), this.#id))
        .map(([id]) => id),
    )
  }

  /** Rulings of the case, and those that took their place, that still stand, or stand again, and found something. */
  events(rulings: readonly RulingAccount[]) {
    const pairs = replacements(rulings, (account) => this.takesPlace(account))
    const above = this.#above(pairs)
    return eventsOfRulings(rulings, successionInCase).filter(
      ({ ruling, status }) => status !== 'OVERTURNED' && ruling !== undefined && above.has(ruling),
    )
  }

  /** Of an appeal or a judicial review, what it decided is that it was allowed or refused. */
  procedural(rulings: readonly RulingAccount[], now: StatusEvent | null) {
    if (now) return null
    const pairs = replacements(rulings, (account) => this.takesPlace(account))
    const own = this.own(rulings).filter(
      ({ id, finding }) =>
        (finding === 'ALLOWED' || finding === 'REFUSED') && !pairs.some(({ old }) => old.id === id),
    )
    return own.toSorted((a, b) => byDate(b.date, a.date))[0]?.id ?? null
  }

  takesPlace(ruling: RulingAccount) {
    return successionInCase.takesPlace(ruling)
  }

  decision(ruling: RulingAccount) {
    return successionInCase.decision(ruling)
  }

  finding(ruling: RulingAccount) {
    if (ruling.finding !== null) return ruling.finding
    const [first, ...others] = new Set(ruling.decides.values())
    return first !== undefined && others.length === 0 ? first : null
  }

  own(rulings: readonly RulingAccount[]) {
    return rulings.filter(({ id }) => this.#own.has(id))
  }

  inForce(rulings: readonly RulingAccount[], pairs: readonly Pair[], ruling: string | null) {
    const above = this.#above(pairs)
    return standingBeside(
      rulings.filter(({ id }) => above.has(id)),
      pairs,
      ruling,
    )
  }

  /** The rulings of the case and all that took their place, one after the other. */
  #above(pairs: readonly Pair[]): ReadonlySet<string> {
    return new Set([...this.#own, ...chainAbove(this.#own, pairs).map(({ by }) => by.id)])
  }
}

const isMadeIn = (claims: readonly Claim[], id: string) =>
  relationshipsOf(claims, madeIn.name).some(({ relationship }) => relationship.to === id)
