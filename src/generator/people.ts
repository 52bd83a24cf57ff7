import { involvedIn } from '../graph/edges/involved-in.ts'
import { memberOf } from '../graph/edges/member-of.ts'
import { partOf } from '../graph/edges/part-of.ts'
import { partyTo } from '../graph/edges/party-to.ts'
import { servedIn } from '../graph/edges/served-in.ts'
import { subjectOf } from '../graph/edges/subject-of.ts'
import { OrganisationKind, PartyRole } from '../graph/enums.ts'
import { Officer } from '../graph/nodes/officer.ts'
import { Organisation } from '../graph/nodes/organisation.ts'
import { Person } from '../graph/nodes/person.ts'
import { Unit } from '../graph/nodes/unit.ts'
import { someDate } from './dates.ts'
import { type Draft, fields, type Link, link } from './draft.ts'
import type { Random } from './random.ts'
import { personName, placeName } from './words.ts'
import type { World } from './world.ts'

/** How many of the units are whole forces; the first of them has half of all officers. */
const forces = 10

/** The first organisations publish; the rest are courts, panels and so on. */
export const publishers = 20

export function draftUnit(world: World, index: number): readonly Draft[] {
  const random = world.random('Unit', index)
  const isForce = index < forces
  const kind = isForce ? 'FORCE' : random.pick(['COMMAND', 'STATION', 'TEAM'] as const)
  const name = isForce
    ? `${placeName(random)} Police`
    : `${placeName(random)} ${kind.toLowerCase()}`
  return [
    {
      source: 'release',
      fields: fields(Unit, { name, kind, jurisdiction: 'GB-ENG', identification: 'NAMED' }),
      links: isForce ? [] : [link(partOf, 'Unit', random.int(forces))],
    },
  ]
}

export function draftOrganisation(world: World, index: number): readonly Draft[] {
  const random = world.random('Organisation', index)
  const kind = index < publishers ? 'PUBLISHER' : random.pick(OrganisationKind.names)
  const name = `${placeName(random)} ${kind === 'PUBLISHER' ? 'Gazette' : kind.toLowerCase()}`
  return [
    {
      source: 'release',
      fields: fields(Organisation, { name, kind, identification: 'NAMED' }),
      links: [],
    },
  ]
}

export function draftPerson(world: World, index: number): readonly Draft[] {
  const random = world.random('Person', index)
  const { Incident, Case, Organisation: organisations } = world.sizes
  const links: Link[] = []
  if (random.chance(0.6)) {
    const role = random.pick(['AFFECTED_PERSON', 'WITNESS', 'REPORTER_TO_POLICE'] as const)
    links.push(link(involvedIn, 'Incident', random.int(Incident), { role }))
  }
  if (random.chance(0.5)) {
    links.push(link(partyTo, 'Case', random.int(Case), { role: random.pick(PartyRole.names) }))
  }
  if (random.chance(0.1)) {
    const publisher = random.int(Math.min(publishers, organisations))
    links.push(link(memberOf, 'Organisation', publisher, { role: 'journalist' }))
  }
  return [
    {
      source: 'release',
      fields: fields(Person, { name: personName(random), identification: 'NAMED' }),
      links,
    },
  ]
}

const ranks = ['CONSTABLE', 'CONSTABLE', 'CONSTABLE', 'SERGEANT', 'INSPECTOR'] as const

export function draftOfficer(world: World, index: number): readonly Draft[] {
  const random = world.random('Officer', index)
  const cases = [...world.casesOf(index)].map((each) => link(subjectOf, 'Case', each))
  if (index === 0) {
    const unidentified = fields(Officer, { identification: 'UNIDENTIFIED' })
    return [
      { source: 'release', fields: unidentified, links: [...serving(world, random), ...cases] },
    ]
  }
  const incidents = involvements(world, random)
  const dutyStatus = random.chance(0.05) ? 'RESTRICTED' : 'FULL_DUTY'
  const record: Draft = {
    source: 'release',
    fields: fields(Officer, {
      name: personName(random),
      identification: 'NAMED',
      rank: random.pick(ranks),
      collarNumber: String(1000 + random.int(9000)),
      dutyStatus,
    }),
    asOf: someDate(random),
    links: [...serving(world, random), ...cases, ...incidents],
  }
  if (!random.chance(0.3)) return [record]
  // What the press says agrees with the record on some relationships, and adds what the record has not.
  const article: Draft = {
    source: { type: 'Article', index: random.int(world.sizes.Article) },
    fields: fields(Officer, {
      alternativeNames: [personName(random)],
      rank: random.pick(ranks),
    }),
    links: incidents.slice(0, 2),
  }
  return [record, article]
}

function serving(world: World, random: Random): Link[] {
  const { Unit: units } = world.sizes
  const unit = () => (random.chance(0.5) ? 0 : 1 + random.skewed(units - 1, 2))
  const posting = () =>
    link(servedIn, 'Unit', unit(), { rank: random.pick(ranks), from: someDate(random) })
  return random.chance(0.3) ? distinct([posting(), posting()]) : [posting()]
}

function involvements(world: World, random: Random): Link[] {
  const count = random.skewed(13, 2.5)
  return distinct(
    Array.from({ length: count }, () =>
      link(involvedIn, 'Incident', random.int(world.sizes.Incident), {
        role: random.pick(['OFFICER_PRESENT', 'ACCUSED', 'WITNESS'] as const),
      }),
    ),
  )
}

/** At most one relationship of a kind to each entity, so that none is drawn twice. */
export function distinct(links: readonly Link[]): Link[] {
  return [...new Map(links.map((each) => [`${each.to.type} ${each.to.index}`, each])).values()]
}
