import { canonicalJson } from '../../canonical-json.ts'
import { membersOf } from '../declare/node.ts'
import { int } from '../driver.ts'
import { Publication } from '../interfaces.ts'
import { typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { type Claim, entityOfClaim, isStanding } from '../write/assertion.ts'
import { readClaim } from '../write/claims.ts'
import { dateOf } from '../write/combine.ts'
import { compareStanding, type StandingName } from '../write/standing.ts'
import { effectiveOutcome } from './effective-outcome.ts'
import type { Link } from './expand.ts'
import { claimsOf } from './filter.ts'
import { findOutcomeEvidence } from './outcome-evidence.ts'
import type { Reader } from './reader.ts'
import type { TimelineEvent } from './timeline.ts'

/** Who says of an event that it happened then, and that it belongs to the entity that was asked about. */
export interface Foundation {
  /**
   * The weaker of the two: the highest standing among the claims (of a status that follows from rulings, the
   * weakest of what it rests on), and that of each link by which the event belongs there.
   */
  readonly standing: StandingName | null
  /** The ids of the claims, sorted; none of a status that follows from rulings. */
  readonly claims: readonly string[]
}

/** So many claims are read at once; what has more is read by halves. */
const MOST_CLAIMS = 20_000

/**
 * Who says so, of some events: the claims that give the very date that is shown, and of a
 * value its value, so that no event looks better founded than what is said of it. One statement for all,
 * and one more where a status follows from rulings. Throws GraphError.
 */
export async function readFoundations(
  reader: Pick<Reader, 'read'>,
  events: readonly TimelineEvent[],
): Promise<ReadonlyMap<TimelineEvent, Foundation>> {
  const said = await readSaid(reader, [...new Set(events.map(spokenOf))])
  const found = new Map<TimelineEvent, Foundation>()
  const derived: TimelineEvent[] = []
  for (const event of events) {
    const about = said.get(spokenOf(event)) ?? []
    const giving = about.filter((claim) => gives(claim, event))
    if (giving.length === 0 && isDerived(event)) derived.push(event)
    // Where a value came about in another way, no more is sure than the weakest word on it.
    const claims = giving.length > 0 ? giving : about.filter((claim) => speaksOf(claim, event))
    const standings = claims.map(({ standing }) => standing).toSorted(compareStanding)
    const own = (giving.length > 0 ? standings.at(-1) : standings[0]) ?? null
    found.set(event, {
      standing: weakestWith(event.through, own),
      claims: claims.map(({ id }) => id).toSorted(),
    })
  }
  if (derived.length > 0) {
    const ids = derived.map(({ entity }) => entity)
    const evidence = await findOutcomeEvidence(reader, ids)
    for (const event of derived) {
      const of = evidence.get(event.entity)
      if (!of) continue
      const { weakestStanding } = effectiveOutcome(of)
      found.set(event, { standing: weakestWith(event.through, weakestStanding), claims: [] })
    }
  }
  return found
}

function weakestWith(through: readonly Link[], own: StandingName | null): StandingName | null {
  return [own, ...through.map(({ standing }) => standing)].reduce<StandingName | null>(
    (least, each) =>
      least === null || !isStanding(each) ? null : compareStanding(each, least) < 0 ? each : least,
    own,
  )
}

/**
 * The relationship that makes it an event: the one that is dated, or the one that names somebody in a
 * published text, whose date is the text's own.
 */
const toldBy = ({ link, entity, through }: TimelineEvent): Link | null =>
  link ?? (isPublication(entity) ? (through.at(-1) ?? null) : null)

const isPublication = (id: string) => {
  const type = typeOfId(id)
  return type !== undefined && membersOf(Publication).includes(type)
}

/** The entity that claims speak of where they give the event: what is said of a relationship is said of its start. */
const spokenOf = (event: TimelineEvent) => toldBy(event)?.from ?? event.entity

const isDerived = ({ field, link, entity }: TimelineEvent) =>
  link === null && field === 'status' && typeOfId(entity) === Allegation

/** Whether a claim gives just what is shown. */
function gives(claim: Claim, event: TimelineEvent): boolean {
  const { field, date, value, link } = event
  const { fields, relationships } = claim.asserts
  const told = toldBy(event)
  if (told) {
    return relationships.some(
      ({ id, properties }) =>
        id === told.id && (!link || date === null || isEqual(properties[field], date)),
    )
  }
  if (date === null && value === null) return true
  const own = fields[field]
  if (!own) return false
  if (value === null) return isEqual(own.value, date)
  const since = dateOf({ ...own, claim })
  return isEqual(own.value, value) && (date === null || isEqual(since, date))
}

/** Whether a claim says anything of what the event is about. */
function speaksOf({ asserts }: Claim, { field, link }: TimelineEvent): boolean {
  return link
    ? asserts.relationships.some(({ id, properties }) => id === link.id && field in properties)
    : field in asserts.fields
}

const isEqual = (one: unknown, other: unknown) =>
  one !== undefined && one !== null && canonicalJson(one) === canonicalJson(other)

async function readSaid(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (c:Claim)
     WHERE ${claimsOf('c', 'id')}
     RETURN c.id, c.standing, c.verified, c.stated, c.statedEarliest, c.statedLatest, c.asserts
     ${ids.length > 1 ? 'LIMIT $p.most' : ''}`,
    { ids, most: int(MOST_CLAIMS + 1) },
  )
  if (rows.length > MOST_CLAIMS && ids.length > 1) {
    const half = Math.ceil(ids.length / 2)
    const [one, other] = [
      await readSaid(reader, ids.slice(0, half)),
      await readSaid(reader, ids.slice(half)),
    ]
    return new Map([...one, ...other])
  }
  const found = new Map<string, Claim[]>()
  for (const claim of rows.map(readClaim)) {
    const entity = entityOfClaim(claim.id)
    const list = found.get(entity)
    if (list) list.push(claim)
    else found.set(entity, [claim])
  }
  return found
}
