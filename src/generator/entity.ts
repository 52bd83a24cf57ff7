import { canonicalJson } from '../canonical-json.ts'
import { hubColumns } from '../graph/declare/edge.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { findNodeType } from '../graph/model.ts'
import { edgeId, edgeSort } from '../graph/sort-key.ts'
import {
  eventOfClaim,
  eventsOfRulings,
  statusNow,
  successionFor,
} from '../graph/write/allegation-status.ts'
import type { Asserts, Claim } from '../graph/write/assertion.ts'
import type { StoredClaim } from '../graph/write/claims.ts'
import { dateOf as dateOfAccount } from '../graph/write/combine.ts'
import { type DerivedValue, type Projection, projectEntity } from '../graph/write/project-entity.ts'
import { rulingAccount } from '../graph/write/ruling-account.ts'
import { standingOf } from '../graph/write/standing.ts'
import { shortHash } from '../ids.ts'
import type { PartialDate } from '../partial-date.ts'
import { dateOf } from './dates.ts'
import type { Draft, Ref } from './draft.ts'
import { draftAllegation, draftCase, draftIncident, draftRuling } from './matters.ts'
import { draftOfficer, draftOrganisation, draftPerson, draftUnit } from './people.ts'
import { draftAccount, draftArticle, draftPost, draftReport, draftThread } from './press.ts'
import type { GeneratedType } from './sizes.ts'
import { datasetName, type World } from './world.ts'

/** The standing of what the generated data set says itself. */
export const datasetStanding = 'OFFICIAL'

const released = dateOf('2024-01-01')

const drafters: Readonly<Record<GeneratedType, (world: World, index: number) => readonly Draft[]>> =
  {
    Unit: draftUnit,
    Organisation: draftOrganisation,
    Incident: draftIncident,
    Case: draftCase,
    Thread: draftThread,
    Account: draftAccount,
    Person: draftPerson,
    Officer: draftOfficer,
    Allegation: draftAllegation,
    Ruling: draftRuling,
    Article: draftArticle,
    Report: draftReport,
    Post: draftPost,
  }

/** A relationship as it is stored: with both ends' types, so that each is found by its own index. */
export interface StoredRelationship {
  readonly edge: string
  readonly from: string
  readonly to: string
  readonly toType: string
  readonly properties: Readonly<Record<string, unknown>>
}

export interface GeneratedEntity {
  readonly type: string
  readonly id: string
  readonly properties: Projection['properties']
  readonly relationships: readonly StoredRelationship[]
  readonly claims: readonly StoredClaim[]
}

/** An entity with its claims and relationships, as an import of the claims would leave it. */
export function generateEntity(world: World, ref: Ref): GeneratedEntity {
  const id = world.id(ref)
  const drafts = draftsOf(world, ref)
  const claims = drafts.map((draft) => makeClaim(world, ref, draft))
  const { properties, relationships } = project(world, ref, claims)
  const ends = new Map(drafts.flatMap(({ links }) => links.map(({ to }) => [world.id(to), to])))
  return {
    type: ref.type,
    id,
    properties,
    relationships: [...relationships.values()].map((each) => {
      const far = ends.get(each.to)
      if (!far) throw new Error(`The relationship ${each.id} leads to nothing that was drawn.`)
      return {
        edge: each.edge.name,
        from: id,
        to: each.to,
        toType: far.type,
        properties: {
          id: each.id,
          ...each.properties,
          ...(each.edge.hub.includes('out') && {
            [hubColumns('out').sort]: edgeSort(sortOf(world, far), each.id),
          }),
        },
      }
    }),
    claims: claims.map((claim) => storedClaim(world, claim)),
  }
}

function draftsOf(world: World, ref: Ref): readonly Draft[] {
  return drafters[ref.type](world, ref.index)
}

function typeNamed(name: GeneratedType): NodeType {
  const type = findNodeType(name)
  if (!type) throw new Error(`No node type ${name} is declared.`)
  return type
}

function project(world: World, ref: Ref, claims: readonly MadeClaim[]): Projection {
  const derived = ref.type === 'Allegation' ? deriveStatus(world, ref, claims) : undefined
  return projectEntity(typeNamed(ref.type), world.id(ref), claims, derived)
}

function sortOf(world: World, ref: Ref): string {
  return String(project(world, ref, claimsOf(world, ref)).properties.sort)
}

/** As `projectAllegationStatus` does from stored claims. */
function deriveStatus(
  world: World,
  ref: Ref,
  claims: readonly Claim[],
): ReadonlyMap<string, DerivedValue | null> {
  const id = world.id(ref)
  const [first, end] = world.rangeOf('Ruling', world.caseOf('Allegation', ref.index))
  const rulings = Array.from(
    { length: end - first },
    (_, at): Ref => ({ type: 'Ruling', index: first + at }),
  )
  const accounts = rulings.flatMap(
    (ruling) => rulingAccount(world.id(ruling), claimsOf(world, ruling)) ?? [],
  )
  const said = claims.flatMap((claim) => {
    const status = claim.asserts.fields.status
    if (!status || !isClaimable(status.value)) return []
    const date = dateOfAccount({ value: status.value, asOf: status.asOf, claim })
    return [eventOfClaim({ status: status.value, date, standing: claim.standing })]
  })
  const now = statusNow([...said, ...eventsOfRulings(accounts, successionFor(id))])
  return new Map([['status', now && { value: now.status, asOf: now.date }]])
}

const claimable = ['ALLEGED', 'SUBSTANTIATED', 'NOT_SUBSTANTIATED', 'CHARGED'] as const

function isClaimable(value: unknown): value is (typeof claimable)[number] {
  return claimable.some((status) => status === value)
}

interface MadeClaim extends Claim {
  readonly source: string
  readonly sourceType: string
  /** What it asserts, as JSON. */
  readonly text: string
}

function claimsOf(world: World, ref: Ref): readonly MadeClaim[] {
  return draftsOf(world, ref).map((draft) => makeClaim(world, ref, draft))
}

function makeClaim(world: World, ref: Ref, draft: Draft): MadeClaim {
  const id = world.id(ref)
  const asserts = assertsOf(world, ref, draft)
  const text = canonicalJson(asserts)
  const sourceType = draft.source === 'release' ? 'Release' : draft.source.type
  const source = draft.source === 'release' ? world.release : world.id(draft.source)
  return {
    id: `${id}~${shortHash([datasetName, source, id, text], 16)}`,
    standing: standingOf({ type: sourceType }, datasetStanding),
    verified: true,
    stated: draft.source === 'release' ? released : statedBy(world, draft.source),
    asserts,
    source,
    sourceType,
    text,
  }
}

function storedClaim(world: World, claim: MadeClaim): StoredClaim {
  const { id, source, sourceType, verified, standing, stated, text } = claim
  return {
    id,
    dataset: datasetName,
    source,
    sourceType,
    via: null,
    viaType: null,
    verified,
    standing,
    stated: stated?.edtf ?? null,
    statedEarliest: stated?.earliest ?? null,
    statedLatest: stated?.latest ?? null,
    locator: null,
    asserts: text,
    count: 1,
    live: true,
    form: shortHash([canonicalJson([verified, standing, stated])], 16),
    changedBy: world.run,
  }
}

/** When an article was published or a ruling was made: what it says of itself. */
function statedBy(world: World, source: Ref): PartialDate {
  const [own] = draftsOf(world, source)
  const date = own?.fields[source.type === 'Ruling' ? 'decided' : 'published']
  return isDate(date) ? date : released
}

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'edtf' in value
}

function assertsOf(world: World, ref: Ref, { fields, asOf, links }: Draft): Asserts {
  const { properties } = typeNamed(ref.type)
  const from = world.id(ref)
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        asOf && properties[name]?.combine === 'overTime' ? { value, asOf } : { value },
      ]),
    ),
    relationships: links.map(({ edge, to, properties: given }) => {
      const end = world.id(to)
      return { edge: edge.name, to: end, id: edgeId(edge, from, end, given), properties: given }
    }),
  }
}
