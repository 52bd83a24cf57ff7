import type { PartialDate } from '../../partial-date.ts'
import type { ValueOf } from '../declare/enum.ts'
import type { AllegationStatus, Finding } from '../enums.ts'
import { compareStanding, isAtLeast, type StandingName } from './standing.ts'

/*
 * How an allegation stands. An accusation shown as a finding is the worst error that this project can
 * make; every doubt below is settled in favour of the person.
 */

export type Status = ValueOf<typeof AllegationStatus>
export type FindingName = ValueOf<typeof Finding>

/** Something that happened to the allegation. */
export interface StatusEvent {
  readonly status: Status
  /** When; null where it could be any time. */
  readonly date: PartialDate | null
  readonly standing: StandingName
  /** The id of the ruling that did it; undefined where it follows from no ruling. */
  readonly ruling?: string | undefined
}

/** A claim that the allegation has a status. */
export interface StatusClaim {
  readonly status: Status
  readonly date: PartialDate | null
  readonly standing: StandingName
}

/** A ruling, as far as sources that are at least REPORTED speak of it. */
export interface RulingAccount {
  readonly id: string
  readonly date: PartialDate | null
  readonly standing: StandingName
  /** What it finds as a whole. */
  readonly finding: FindingName | null
  /** What it finds on each allegation that it decides: the finding on the relationship, else its own. */
  readonly decides: ReadonlyMap<string, FindingName | null>
  /** Ids of the rulings whose place it takes. */
  readonly supersedes: ReadonlySet<string>
}

/** The status that a finding gives; findings on procedure (ALLOWED, REFUSED, UNKNOWN) decide nothing. */
export function statusOfFinding(finding: FindingName | null): Status | null {
  switch (finding) {
    case 'GROSS_MISCONDUCT':
    case 'MISCONDUCT':
    case 'GUILTY':
      return 'PROVEN'
    case 'NOT_MISCONDUCT':
    case 'NOT_GUILTY':
      return 'NOT_PROVEN'
    case 'WITHDRAWN':
      return 'DISCONTINUED'
    default:
      return null
  }
}

/** Commentary supports ALLEGED at most, whatever it says; PROVEN, NOT_PROVEN and OVERTURNED are for rulings. */
export function eventOfClaim({ status, date, standing }: StatusClaim): StatusEvent {
  const needsRuling = status === 'PROVEN' || status === 'NOT_PROVEN' || status === 'OVERTURNED'
  const isSupported = isAtLeast(standing, 'REPORTED') && !needsRuling
  return { status: isSupported ? status : 'ALLEGED', date, standing }
}

/** How rulings take each other's place, as an allegation or a case sees it. */
export interface Succession {
  /** What a ruling decides of it; null where it decides nothing. */
  decision(ruling: RulingAccount): Status | null
  /**
   * Whether a ruling that is said to supersede others does so: one that refuses the appeal, the claim or
   * the permission leaves things as they were.
   */
  takesPlace(ruling: RulingAccount): boolean
  /** Whether anybody says what it found. */
  isKnown(ruling: RulingAccount): boolean
}

const isFound = (finding: FindingName | null | undefined) =>
  finding != null && finding !== 'UNKNOWN'

/** Rulings as an allegation sees them. */
export function successionFor(allegation: string): Succession {
  const onThis = ({ finding, decides }: RulingAccount) =>
    decides.has(allegation) ? decides.get(allegation) : finding
  return {
    decision: ({ decides }) => statusOfFinding(decides.get(allegation) ?? null),
    takesPlace: (ruling) => onThis(ruling) !== 'REFUSED',
    isKnown: (ruling) => isFound(onThis(ruling)),
  }
}

/** Rulings as the case sees them in which they are made. */
export const successionInCase: Succession = {
  /** As a whole; where it found differently on several allegations, what it found proved counts. */
  decision({ finding, decides }) {
    const own = statusOfFinding(finding)
    if (own !== null) return own
    const statuses = [...decides.values()].map(statusOfFinding)
    return (
      statuses.find((status) => status === 'PROVEN') ?? statuses.find((one) => one !== null) ?? null
    )
  },
  takesPlace({ finding, decides }) {
    const findings = [...decides.values()]
    const refusesAll = findings.length > 0 && findings.every((one) => one === 'REFUSED')
    return finding === null ? !refusesAll : finding !== 'REFUSED'
  },
  isKnown: ({ finding, decides }) => isFound(finding) || [...decides.values()].some(isFound),
}

/** Appeals of appeals: more than any law has. Chains of rulings that supersede each other are followed as far. */
export const LONGEST_CHAIN = 8

/**
 * What rulings did. A superseded ruling stops deciding: what it had PROVEN is OVERTURNED when the ruling
 * that takes its place was made, unless that one decides itself.
 *
 * A ruling in the person's favour stops deciding only where it is known what the other one found; and it
 * decides again, from then on, where what had set it aside was itself set aside. One against them does
 * not, unless a ruling says so by deciding.
 */
export function eventsOfRulings(
  rulings: readonly RulingAccount[],
  succession: Succession,
): readonly StatusEvent[] {
  // In one order, so that rulings which supersede each other in a circle come out alike everywhere.
  const sorted = rulings.toSorted((a, b) => compareText(a.id, b.id))
  const order = new Order(sorted, succession)
  return sorted.flatMap((ruling): readonly StatusEvent[] => {
    const { id, date, standing } = ruling
    const status = succession.decision(ruling)
    if (status === null) return []
    const superseding = order.above(ruling, status !== 'PROVEN')
    if (superseding.length === 0) return [{ status, date, standing, ruling: id }]
    if (status !== 'PROVEN') {
      const restoring = order.restoring(ruling) ?? []
      return restoring.map((last) => ({ status, date: last.date, standing, ruling: id }))
    }
    const isDecided = superseding.some((later) => succession.decision(later) !== null)
    if (isDecided || order.restoresBelow(ruling)) return []
    return superseding.map((by) => ({
      status: 'OVERTURNED',
      date: by.date,
      standing: by.standing,
      ruling: by.id,
    }))
  })
}

/** Which of some rulings stand. */
class Order {
  readonly #rulings: readonly RulingAccount[]
  readonly #succession: Succession
  readonly #restoring = new Map<string, readonly RulingAccount[] | null>()

  constructor(rulings: readonly RulingAccount[], succession: Succession) {
    this.#rulings = rulings
    this.#succession = succession
  }

  /** Rulings that took the place of one; of one in the person's favour those alone of which it is known what they found. */
  above({ id }: RulingAccount, isInFavour: boolean): readonly RulingAccount[] {
    const { takesPlace, isKnown } = this.#succession
    return this.#rulings.filter(
      (later) => later.supersedes.has(id) && takesPlace(later) && (!isInFavour || isKnown(later)),
    )
  }

  /**
   * Of a ruling in the person's favour: the rulings that set aside all that had taken its place, and that
   * stand and put nothing else there. Null where something stands in its place.
   */
  restoring(ruling: RulingAccount): readonly RulingAccount[] | null {
    const known = this.#restoring.get(ruling.id)
    if (known !== undefined) return known
    // Whoever comes back here goes in a circle, in which nothing is restored.
    this.#restoring.set(ruling.id, null)
    const found = this.above(ruling, true).map((later) =>
      this.above(later, false).filter(
        (last) => this.#succession.decision(last) === null && this.restoring(last) !== null,
      ),
    )
    const restoring = found.every((last) => last.length > 0) ? found.flat() : null
    this.#restoring.set(ruling.id, restoring)
    return restoring
  }

  /** Whether a ruling in the person's favour, which this one had superseded, decides again. */
  restoresBelow({ supersedes }: RulingAccount): boolean {
    return this.#rulings.some((earlier) => {
      const status = this.#succession.decision(earlier)
      const isInFavour = status !== null && status !== 'PROVEN'
      return supersedes.has(earlier.id) && isInFavour && this.restoring(earlier) !== null
    })
  }
}

/**
 * The event that says how the allegation stands now; null where nothing is known of it.
 *
 * 1. ALLEGED displaces nothing: it holds only while there is nothing else.
 * 2. The later event wins, whatever the standing; later is when its first possible day comes after the
 *    other's last possible day.
 * 3. Where none is later: one in the person's favour wins, then the further step of procedure.
 * 4. Of equal steps: the one whose date is known best, then the better founded.
 */
export function statusNow(events: readonly StatusEvent[]): StatusEvent | null {
  const beyondAlleged = events.filter(({ status }) => status !== 'ALLEGED')
  const considered = beyondAlleged.length > 0 ? beyondAlleged : events
  const latest = considered.filter((event) => !considered.some((other) => isLater(other, event)))
  return latest.toSorted(byPrecedence)[0] ?? null
}

function isLater(a: StatusEvent, b: StatusEvent): boolean {
  const begins = a.date?.earliest
  const ends = b.date?.latest
  return begins != null && ends != null && begins > ends
}

const inFavour: readonly Status[] = ['OVERTURNED', 'NOT_PROVEN', 'DISCONTINUED']
const procedure: readonly Status[] = [
  'ALLEGED',
  // Of two views of an investigation with no telling which came later, the favourable one.
  'SUBSTANTIATED',
  'NOT_SUBSTANTIATED',
  'CHARGED',
  'PROVEN',
]

function byPrecedence(a: StatusEvent, b: StatusEvent): number {
  const favour = (event: StatusEvent) => inFavour.toReversed().indexOf(event.status)
  const step = (event: StatusEvent) => procedure.indexOf(event.status)
  return (
    favour(b) - favour(a) ||
    step(b) - step(a) ||
    vagueness(a.date) - vagueness(b.date) ||
    compareStanding(b.standing, a.standing) ||
    compareText(b.date?.latest ?? '', a.date?.latest ?? '') ||
    compareText(a.date?.edtf ?? '', b.date?.edtf ?? '') ||
    compareText(a.ruling ?? '', b.ruling ?? '')
  )
}

/** Days between the first and the last that a date can mean. */
function vagueness(date: PartialDate | null): number {
  if (!date?.earliest || !date.latest) return date?.earliest || date?.latest ? 1e9 : 2e9
  return (Date.parse(date.latest) - Date.parse(date.earliest)) / 86_400_000
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
