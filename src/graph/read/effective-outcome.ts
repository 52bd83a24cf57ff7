import type { PartialDate } from '../../partial-date.ts'
import { defineEnum, type ValueOf } from '../declare/enum.ts'
import { decides } from '../edges/decides.ts'
import { madeIn } from '../edges/made-in.ts'
import { supersedes } from '../edges/supersedes.ts'
import { Ruling } from '../nodes/ruling.ts'
import {
  type FindingName,
  type RulingAccount,
  type Status,
  type StatusEvent,
  statusNow,
  statusOfFinding,
} from '../write/allegation-status.ts'
import type { Claim } from '../write/assertion.ts'
import { type Account, combineOne, combineSet } from '../write/combine.ts'
import {
  accountsOf,
  checkedFirst,
  foundedClaims,
  relationshipsOf,
  rulingAccount,
} from '../write/ruling-account.ts'
import { compareStanding, highestStanding, type StandingName } from '../write/standing.ts'
import { OfAllegation, OfCase, type View } from './outcome-view.ts'
import { byDate, chainAbove, chainBelow, type Pair, replacements } from './superseded.ts'

/*
 * Which ruling stands now, of an allegation or of a case, by the rules that give an allegation its
 * status: so that the two never disagree.
 */

export const Undecided = defineEnum(
  'Undecided',
  'Why there is no ruling that decides an allegation or a case as things stand.',
  {
    NO_RULING: 'No source speaks of a ruling.',
    ONLY_COMMENTARY: 'Only forum posts speak of a ruling; on these alone nothing is decided.',
    NO_FINDING:
      'There are rulings, and none that found anything: what they found is not known, or they are on procedure alone.',
    SET_ASIDE:
      'What was decided was set aside, on appeal or by judicial review, and nothing was decided in its place. `replaced` says what, and by which ruling.',
    OTHER_EVENT:
      'Something that is no ruling came later or is in the person’s favour, and holds: a new charge, or that the matter was dropped. `status` says which.',
  },
)
export type UndecidedName = ValueOf<typeof Undecided>

/** A ruling that stopped deciding, and the one that took its place. */
export interface Replaced {
  readonly ruling: string
  readonly by: string
  readonly finding: FindingName | null
  /** When the other ruling was made. */
  readonly since: PartialDate | null
}

export interface EffectiveOutcome {
  /** The ruling that decides; null where none does, and then `undecided` says why. */
  readonly ruling: string | null
  readonly undecided: UndecidedName | null
  /** Of an allegation as a whole, whatever it follows from; of a case what its ruling amounts to. */
  readonly status: Status | null
  readonly finding: FindingName | null
  readonly outcomes: readonly string[]
  readonly sentence: string | null
  readonly since: PartialDate | null
  /** Rulings that stopped deciding, the earliest first. */
  readonly replaced: readonly Replaced[]
  /** Rulings that refused to replace the one that decides, or one of those replaced. */
  readonly refused: readonly string[]
  /** Cases that examine what was decided, and of which no end is known. */
  readonly openReviews: readonly string[]
  /** Whether nobody is known to challenge what was decided; null where nothing is. */
  readonly isFinal: boolean | null
  /** Of all that this rests on. */
  readonly weakestStanding: StandingName | null
}

/** Rulings that a case or an allegation may hang on, with all that is known around them. */
export interface Evidence {
  /** The id of the allegation or the case. */
  readonly of: string
  readonly kind: 'allegation' | 'case'
  /** Live claims about the allegation itself; none of a case. */
  readonly claims: readonly Claim[]
  /** Live claims about each ruling that decides it or is made in it, and about those that these supersede or are superseded by. */
  readonly rulings: ReadonlyMap<string, readonly Claim[]>
  readonly reviews: readonly Review[]
  /** Rulings made in a case that is under appeal as a whole. */
  readonly underAppeal: ReadonlySet<string>
}

/** A case that examines a ruling, or the case in which the ruling was made. */
export interface Review {
  readonly ruling: string
  readonly case: string
  /** Whether no end of it is known. */
  readonly isOpen: boolean
}

interface Known {
  readonly account: RulingAccount
  readonly claims: readonly Claim[]
}

/** Which ruling stands. Pure: the same evidence gives the same answer. */
export function effectiveOutcome(evidence: Evidence): EffectiveOutcome {
  const known = new Map<string, Known>()
  for (const [id, claims] of [...evidence.rulings].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const account = rulingAccount(id, claims)
    if (account) known.set(id, { account, claims: foundedClaims(claims) })
  }
  const view = evidence.kind === 'allegation' ? new OfAllegation(evidence) : new OfCase(evidence)
  const accounts = [...known.values()].map(({ account }) => account)
  const now = statusNow(view.events(accounts))
  const isDecided = now?.ruling !== undefined && now.status !== 'OVERTURNED'
  const ruling = isDecided ? (now.ruling ?? null) : view.procedural(accounts, now)
  const pairs = replacements(accounts, (account) => view.takesPlace(account))
  const own = view.own(accounts)
  const above = (ids: readonly string[]) => chainAbove(ids, pairs)
  const chain =
    ruling === null
      ? above(own.map(({ id }) => id))
      : // Where a ruling stands again, what had set it aside was itself replaced.
        new Set([
          ...chainBelow(ruling, pairs),
          ...above([ruling]).filter(({ old }) => old.id !== ruling),
        ])
  const replaced = [...chain].toSorted((a, b) => byDate(a.old.date, b.old.date))
  const involved = new Set([
    ...(ruling === null ? [] : [ruling]),
    ...replaced.flatMap(({ old, by }) => [old.id, by.id]),
  ])
  const refused = accounts.filter(
    (account) =>
      !view.takesPlace(account) && [...account.supersedes].some((id) => involved.has(id)),
  )
  const undecided = ruling === null ? whyUndecided(evidence, view, accounts, pairs, now) : null
  const reviews = evidence.reviews.filter(
    (review) => review.isOpen && (review.ruling === ruling || ruling === null),
  )
  const openReviews = [...new Set(reviews.map((review) => review.case))].toSorted()
  const found = ruling === null ? undefined : known.get(ruling)
  const finding = found ? view.finding(found.account) : null
  const isProven = found !== undefined && view.decision(found.account) === 'PROVEN'
  const beside = view
    .inForce(accounts, pairs, ruling)
    .flatMap((id) => known.get(id) ?? [])
    .filter((each) => each !== found && isProven && mayImpose(each.account, found.account, view))
  const imposing = found ? [found, ...beside] : []
  return {
    ruling,
    undecided,
    // Where a ruling found differently on several allegations, no one word says what it amounts to.
    status: evidence.kind === 'case' && finding === null ? null : (now?.status ?? null),
    finding,
    outcomes: firstOf(imposing, (each) => outcomesOf(each, evidence.of, isProven)),
    sentence: firstOf(imposing, (each) => sentenceOf(each, isProven))[0] ?? null,
    since:
      undecided === 'SET_ASIDE' && now?.status !== 'OVERTURNED'
        ? (replaced.at(-1)?.by.date ?? null)
        : (now?.date ?? found?.account.date ?? null),
    replaced: replaced.map(({ old, by }) => ({
      ruling: old.id,
      by: by.id,
      finding: view.finding(old),
      since: by.date,
    })),
    refused: refused.toSorted((a, b) => byDate(a.date, b.date)).map(({ id }) => id),
    openReviews,
    isFinal: ruling === null ? null : openReviews.length === 0 && !evidence.underAppeal.has(ruling),
    weakestStanding: weakest(evidence, known, involved, replaced),
  }
}

function whyUndecided(
  { rulings }: Evidence,
  view: View,
  accounts: readonly RulingAccount[],
  pairs: readonly Pair[],
  now: StatusEvent | null,
): UndecidedName {
  if (rulings.size === 0) return 'NO_RULING'
  const own = view.own(accounts)
  if (own.length === 0) return 'ONLY_COMMENTARY'
  if (now?.status === 'OVERTURNED') return 'SET_ASIDE'
  const isOutranked = view.events(accounts).some(({ ruling }) => ruling !== undefined)
  if (isOutranked) return 'OTHER_EVENT'
  return pairs.some(({ old }) => own.includes(old)) ? 'SET_ASIDE' : 'NO_FINDING'
}

/** Whether a ruling beside the one that decides can have imposed something for the same matter: a sentence is often a ruling of its own. */
function mayImpose(beside: RulingAccount, deciding: RulingAccount, view: View): boolean {
  const status = view.decision(beside)
  if (status !== null && status !== 'PROVEN') return false
  const theirs = [...beside.decides.keys()]
  return (
    theirs.length === 0 ||
    deciding.decides.size === 0 ||
    theirs.some((allegation) => deciding.decides.has(allegation))
  )
}

/** Whether what a ruling imposed as a whole was imposed for this: not where it found otherwise on others, and nothing on this. */
function concernsAll({ decides: found }: RulingAccount, isProven: boolean): boolean {
  return isProven || new Set([...found.values()].map(statusOfFinding)).size <= 1
}

/** What a ruling imposed for an allegation, else what it imposed as a whole. */
function outcomesOf(known: Known, of: string, isProven: boolean): readonly string[] {
  const own = relationshipsOf(known.claims, decides.name).flatMap(
    ({ claim, relationship: { to, properties } }): Account[] =>
      to === of && properties.outcomes ? [{ value: properties.outcomes, claim }] : [],
  )
  const forIt = combineOne(decides.properties.outcomes, checkedFirst(own))?.value
  if (Array.isArray(forIt) && forIt.length > 0) return forIt.map(String)
  if (!concernsAll(known.account, isProven)) return []
  return combineSet(
    Ruling.properties.outcomes,
    checkedFirst(accountsOf(known.claims, 'outcomes')),
  ).map(String)
}

function sentenceOf(known: Known, isProven: boolean): readonly string[] {
  if (!concernsAll(known.account, isProven)) return []
  const said = combineOne(
    Ruling.properties.sentence,
    checkedFirst(accountsOf(known.claims, 'sentence')),
  )
  return typeof said?.value === 'string' ? [said.value] : []
}

/** What the first of some rulings gives that gives anything. */
function firstOf(
  rulings: readonly Known[],
  read: (ruling: Known) => readonly string[],
): readonly string[] {
  for (const ruling of rulings) {
    const values = read(ruling)
    if (values.length > 0) return values
  }
  return []
}

/** The weakest of the rulings involved, and of what ties them to the case or the allegation and to each other. */
function weakest(
  { of, kind }: Evidence,
  known: ReadonlyMap<string, Known>,
  involved: ReadonlySet<string>,
  replaced: readonly Pair[],
): StandingName | null {
  const tie = kind === 'allegation' ? decides.name : madeIn.name
  const standings = [...involved].flatMap((id) => {
    const ruling = known.get(id)
    if (!ruling) return []
    return [ruling.account.standing, ...standingOfTie(ruling.claims, tie, of)]
  })
  for (const { old, by } of replaced) {
    standings.push(...standingOfTie(known.get(by.id)?.claims ?? [], supersedes.name, old.id))
  }
  const [first, ...others] = standings
  if (first === undefined) return null
  return others.reduce((least, each) => (compareStanding(each, least) < 0 ? each : least), first)
}

function standingOfTie(claims: readonly Claim[], edge: string, to: string): StandingName[] {
  const standings = relationshipsOf(claims, edge)
    .filter(({ relationship }) => relationship.to === to)
    .map(({ claim }) => claim.standing)
  return standings.length > 0 ? [highestStanding(standings)] : []
}
