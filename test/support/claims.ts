import { canonicalJson } from '../../src/canonical-json.ts'
import { type EdgeType, farEnd } from '../../src/graph/declare/edge.ts'
import { membersOf } from '../../src/graph/declare/node.ts'
import type { Properties } from '../../src/graph/declare/property.ts'
import type { Graph, Run } from '../../src/graph/driver.ts'
import { findEdgeType, typeOfId } from '../../src/graph/model.ts'
import { edgeId } from '../../src/graph/sort-key.ts'
import type {
  Asserts,
  FieldAssertion,
  RelationshipAssertion,
} from '../../src/graph/write/assertion.ts'
import { createClaims, type NewClaim, type StoredClaim } from '../../src/graph/write/claims.ts'
import { mergeEntities, projectEntities } from '../../src/graph/write/project.ts'
import type { StandingName } from '../../src/graph/write/standing.ts'
import { sha256, shortHash } from '../../src/ids.ts'
import { parsePartialDate } from '../../src/partial-date.ts'

/** A relationship as a test writes it down. */
export interface Link {
  /** The type in Neo4j, such as SERVED_IN. */
  readonly edge: string
  readonly to: string
  readonly properties?: Readonly<Record<string, unknown>>
}

/** A claim as a test writes it down; values have the form that records have. */
export interface TestClaim {
  readonly about: string
  readonly fields?: Readonly<Record<string, unknown>>
  /** EDTF, by field: since when, of fields over time. */
  readonly asOf?: Readonly<Record<string, string>>
  readonly links?: readonly Link[]
  readonly source?: string
  readonly via?: string
  readonly standing?: StandingName
  readonly stated?: string
  readonly live?: boolean
  readonly locator?: Readonly<Record<string, unknown>>
}

export const fixtureRelease = 'release-fixture1'

/** Gives nodes of which nothing is claimed the label that the first claim on them would give. */
async function showBare(run: Run, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const type = typeOfId(id)
    if (type) await run(`MATCH (e:Entity {id: $p.id}) SET e:${type.name}`, { p: { id } })
  }
}

/** Writes claims, and the entities that they add up to, as an import does: through the claim store and the projection. */
export async function writeClaims(graph: Graph, claims: readonly TestClaim[]): Promise<void> {
  const written = claims.map(toClaim)
  const about = new Set(claims.filter(({ live }) => live !== false).map(({ about }) => about))
  const named = new Set([
    ...about,
    ...claims.flatMap(({ links }) => links?.map(({ to }) => to) ?? []),
  ])
  const allegationsLast = [...about].toSorted(
    (a, b) => Number(a.startsWith('allegation-')) - Number(b.startsWith('allegation-')),
  )
  await graph.write(async (run) => {
    await mergeEntities(run, [...named])
    await showBare(run, [...named])
    await createClaims(run, written)
    await projectEntities(
      run,
      allegationsLast.filter((id) => !id.startsWith('allegation-')),
    )
    await projectEntities(
      run,
      allegationsLast.filter((id) => id.startsWith('allegation-')),
    )
  })
}

function toClaim(claim: TestClaim): NewClaim {
  const source = claim.source ?? fixtureRelease
  const asserts = assertsOf(claim)
  const id = `${claim.about}~${shortHash(['fixture', source, claim.about, canonicalJson(asserts)], 16)}`
  const stated = claim.stated === undefined ? null : parsePartialDate(claim.stated)
  const stored: StoredClaim = {
    id,
    dataset: 'fixture',
    source,
    sourceType: typeNamed(source),
    via: claim.via ?? null,
    viaType: claim.via === undefined ? null : typeNamed(claim.via),
    verified: claim.via === undefined,
    standing: claim.standing ?? 'REPORTED',
    stated: stated?.edtf ?? null,
    statedEarliest: stated?.earliest ?? null,
    statedLatest: stated?.latest ?? null,
    locator: claim.locator ? JSON.stringify(claim.locator) : null,
    asserts: canonicalJson(asserts),
    count: 1,
    live: claim.live ?? true,
    form: sha256(id),
    changedBy: 'run-fixture1',
  }
  return {
    claim: stored,
    recorded: '2024-01-02T03:04:05.000Z',
    release: fixtureRelease,
  }
}

function typeNamed(id: string): string {
  const type = typeOfId(id)
  if (!type) throw new Error(`The id ${id} is of no type that is declared.`)
  return type.name
}

function assertsOf({ about, fields, asOf, links }: TestClaim): Asserts {
  const type = typeOfId(about)
  if (!type) throw new Error(`The id ${about} is of no type that is declared.`)
  return {
    fields: Object.fromEntries(
      Object.entries(parse(type.properties, fields ?? {})).map(([name, value]) => {
        const since = asOf?.[name]
        const said: FieldAssertion =
          since === undefined ? { value } : { value, asOf: parsePartialDate(since) }
        return [name, said]
      }),
    ),
    relationships: (links ?? []).map((link) => relationshipOf(about, link)),
  }
}

function relationshipOf(from: string, { edge: name, to, properties }: Link): RelationshipAssertion {
  const edge = edgeNamed(name)
  const leadsTo = typeOfId(to)
  if (!leadsTo || !membersOf(farEnd(edge, 'out')).includes(leadsTo))
    throw new Error(`${name} does not lead to ${to}.`)
  const parsed = parse(edge.properties, properties ?? {})
  return { edge: name, to, id: edgeId(edge, from, to, parsed), properties: parsed }
}

export function edgeNamed(name: string): EdgeType {
  const edge = findEdgeType(name)
  if (!edge) throw new Error(`There is no relationship ${name}.`)
  return edge
}

/** Values as records have them, as the codecs keep them; of a set, each value of the list. */
function parse(
  properties: Properties,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const property = properties[name]
      if (!property) throw new Error(`There is no property ${name}.`)
      const { input } = property.codec
      return [
        name,
        property.combine === 'set' && Array.isArray(value)
          ? value.map((each) => input.parse(each))
          : input.parse(value),
      ]
    }),
  )
}
