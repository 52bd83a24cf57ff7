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

/**
 * Whether a ruling that is said to supersede others does so for an allegation: one that refuses the
 * appeal, the claim or the permission leaves things as they were.
 */
export function takesPlace({ finding, decides }: RulingAccount, allegation: string): boolean {
  const onThis = decides.has(allegation) ? decides.get(allegation) : finding
  return onThis !== 'REFUSED'
}

/** Appeals of appeals: more than any law has. Chains of rulings that supersede each other are followed as far. */
export const LONGEST_CHAIN = 8

/**
 * What the rulings did to one allegation. A superseded ruling stops deciding: what it had PROVEN is
 * OVERTURNED when the ruling that takes its place was made, unless that one decides the allegation itself.
 *
 * A ruling in the person's favour decides again where what had set it aside was itself set aside. One
 * against them does not, unless a ruling says so by deciding the allegation.
 */
export function eventsOfRulings(
  allegation: string,
  rulings: readonly RulingAccount[],
): readonly StatusEvent[] {
  const takes = (ruling: RulingAccount) => takesPlace(ruling, allegation)
  const decision = (ruling: RulingAccount) =>
    statusOfFinding(ruling.decides.get(allegation) ?? null)
  return rulings.flatMap((ruling): readonly StatusEvent[] => {
    const status = decision(ruling)
    if (status === null) return []
    const superseding = supersedingOf(ruling, rulings, takes)
    const stands =
      superseding.length === 0 ||
      (status !== 'PROVEN' && isRestored(ruling, rulings, takes, decision))
    if (stands) {
      return [{ status, date: ruling.date, standing: ruling.standing, ruling: ruling.id }]
    }
    if (status !== 'PROVEN' || superseding.some((later) => decision(later) !== null)) return []
    return superseding.map(({ id, date, standing }) => ({
      status: 'OVERTURNED',
      date,
      standing,
      ruling: id,
    }))
  })
}

function supersedingOf(
  { id }: RulingAccount,
  rulings: readonly RulingAccount[],
  takes: (ruling: RulingAccount) => boolean,
): readonly RulingAccount[] {
  return rulings.filter((later) => later.supersedes.has(id) && takes(later))
}

/**
 * Whether all that took a ruling's place was set aside in turn, by rulings that stand and put nothing in its
 * place: as if it had never been superseded.
 */
export function isRestored(
  ruling: RulingAccount,
  rulings: readonly RulingAccount[],
  takes: (ruling: RulingAccount) => boolean,
  decision: (ruling: RulingAccount) => Status | null,
  below: ReadonlySet<string> = new Set(),
): boolean {
  // Rulings that supersede each other in a circle restore nothing.
  if (below.has(ruling.id)) return false
  const seen = new Set([...below, ruling.id])
  return supersedingOf(ruling, rulings, takes).every((later) =>
    supersedingOf(later, rulings, takes).some(
      (last) => decision(last) === null && isRestored(last, rulings, takes, decision, seen),
    ),
  )
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
