import type { PartialDate } from '../../partial-date.ts'
import type { Stored } from '../declare/codec.ts'
import { dateCodec } from '../declare/codec.ts'
import { type EdgeType, hubColumns } from '../declare/edge.ts'
import type { NodeType } from '../declare/node.ts'
import { type Properties, text } from '../declare/property.ts'
import { foldedValues, keyValues } from '../filter-columns.ts'
import { findEdgeType } from '../model.ts'
import { searchColumn, searchText } from '../search-text.ts'
import { edgeSort, nodeSort } from '../sort-key.ts'
import type { Claim } from './assertion.ts'
import { isCandidate } from './candidates.ts'
import {
  type Account,
  type Combinable,
  type Combined,
  combineOne,
  combineOverTime,
  combineSet,
  type Disagreement,
} from './combine.ts'
import { highestStanding } from './standing.ts'

/** What an entity's live claims add up to. */
export interface Projection {
  /** Every property of the node but its id; null where nothing is known. */
  readonly properties: Readonly<Record<string, Stored>>
  /** The relationships that start at it, by their id. */
  readonly relationships: ReadonlyMap<string, ProjectedRelationship>
}

export interface ProjectedRelationship {
  readonly id: string
  readonly edge: EdgeType
  readonly to: string
  /** Every property but those of a hub at its start, which need the sort key of the other end. */
  readonly properties: Readonly<Record<string, Stored>>
}

/** A value that follows from more than the entity's own claims. */
export interface DerivedValue {
  readonly value: unknown
  readonly asOf: PartialDate | null
}

/** Raise it when the same claims come to add up to something else: entities are then worked out again. */
export const projectionVersion = 1

interface Conflict {
  /** A field, a relationship that can be only one, or a property of a relationship: `decides.finding`. */
  readonly field: string
  /** Of a property of a relationship: the id of its far end. */
  readonly to?: string
  readonly values: readonly Disagreement[]
}

/**
 * Works out an entity's node and relationships. Pure: the same claims give the same projection.
 * Relationships to what is `erased` are left out.
 */
export function projectEntity(
  type: NodeType,
  id: string,
  claims: readonly Claim[],
  derived: ReadonlyMap<string, DerivedValue | null> = new Map(),
  erased: ReadonlySet<string> = new Set(),
): Projection {
  const accounts = new Map<string, Account[]>()
  for (const claim of claims) {
    for (const [field, { value, asOf }] of Object.entries(claim.asserts.fields)) {
      add(accounts, field, { value, asOf, claim })
    }
  }
  const combined = combineProperties(type.properties, accounts, derived)
  const sort = nodeSort(type, combined.values, id)
  const ends = chooseEnds(claims, erased)
  const links = projectRelationships(id, sort, claims, ends.winners, erased)
  const conflicts = [...combined.conflicts, ...ends.conflicts, ...links.conflicts]
  const shown = claims.filter(({ asserts }) => !isCandidate(asserts))
  const standing = shown.length > 0 ? highestStanding(shown.map((claim) => claim.standing)) : null
  const claimCount = shown.length
  return {
    properties: {
      ...combined.columns,
      ...foldedValues(type.fields, combined.columns),
      ...keyValues(type, combined.values, sort),
      sort,
      [searchColumn]: searchText(type, combined.columns, { standing, claimCount }),
      standing,
      claimCount,
      conflicts: conflicts.length > 0 ? JSON.stringify(conflicts) : null,
    },
    relationships: links.relationships,
  }
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

interface CombinedProperties {
  readonly columns: Record<string, Stored>
  readonly values: Record<string, unknown>
  readonly conflicts: readonly Conflict[]
}

function combineProperties(
  properties: Properties,
  accounts: ReadonlyMap<string, readonly Account[]>,
  derived: ReadonlyMap<string, DerivedValue | null>,
): CombinedProperties {
  const columns: Record<string, Stored> = {}
  const values: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  const winners = new Map<string, Combined>()
  const put = (name: string, { codec }: Combinable, value: unknown) => {
    const isMissing = value === null || value === undefined
    const stored = isMissing ? [] : codec.encode(value)
    for (const [index, suffix] of codec.columns.entries()) {
      columns[name + suffix] = stored[index] ?? null
    }
    values[name] = isMissing ? null : value
  }
  const putDated = (name: string, property: Combinable, dated: DerivedValue | null) => {
    put(name, property, dated?.value)
    put(`${name}AsOf`, { codec: dateCodec }, dated?.asOf)
  }

  for (const [name, property] of Object.entries(properties)) {
    const given = accounts.get(name) ?? []
    if (property.combine === 'one') {
      const one = combineOne(property, given)
      put(name, property, one?.value)
      if (one) winners.set(name, one)
      if (one?.conflict) conflicts.push({ field: name, values: one.conflict })
    } else if (property.combine === 'set') {
      const list = combineSet(property, given)
      columns[name] =
        list.length > 0 ? list.map((value) => String(property.codec.encode(value)[0])) : null
      values[name] = list
    } else if (property.combine === 'overTime') {
      const derivedValue = derived.get(name)
      if (derivedValue !== undefined) putDated(name, property, derivedValue)
      else {
        const dated = combineOverTime(given)
        putDated(name, property, dated)
        if (dated) winners.set(name, dated)
      }
    }
  }
  // Only now, since the field whose words they are may be declared after them.
  for (const [name, property] of Object.entries(properties)) {
    if (property.combine !== 'follows') continue
    const winner = winners.get(property.of ?? '')?.claim
    put(name, property, winner?.asserts.fields[name]?.value)
  }
  return { columns, values, conflicts }
}

interface Support {
  readonly edge: EdgeType
  readonly to: string
  readonly accounts: Map<string, Account[]>
  readonly claims: Claim[]
}

function projectRelationships(
  from: string,
  sort: string,
  claims: readonly Claim[],
  winners: ReadonlyMap<EdgeType, unknown>,
  erased: ReadonlySet<string>,
): {
  readonly relationships: ReadonlyMap<string, ProjectedRelationship>
  readonly conflicts: readonly Conflict[]
} {
  const support = new Map<string, Support>()
  for (const claim of claims) {
    for (const { edge: name, to, id, properties } of claim.asserts.relationships) {
      const edge = findEdgeType(name)
      // A relationship that a later version of the model dropped is kept in its claim and not shown.
      if (!edge || erased.has(to) || (winners.has(edge) && winners.get(edge) !== to)) continue
      const found: Support = support.get(id) ?? { edge, to, accounts: new Map(), claims: [] }
      found.claims.push(claim)
      for (const [property, value] of Object.entries(properties)) {
        add(found.accounts, property, { value, claim })
      }
      support.set(id, found)
    }
  }
  const relationships = new Map<string, ProjectedRelationship>()
  const conflicts: Conflict[] = []
  for (const [id, { edge, to, accounts, claims: supporting }] of support) {
    const combined = combineProperties(edge.properties, accounts, new Map())
    const { columns } = combined
    if (!edge.internal) {
      for (const { field, values } of combined.conflicts) {
        conflicts.push({ field: `${edge.out}.${field}`, to, values })
      }
    }
    const hub = edge.hub.includes('in') ? hubColumns('in') : null
    relationships.set(id, {
      id,
      edge,
      to,
      properties: {
        ...columns,
        ...foldedValues(edge.fields, columns),
        claims: [...new Set(supporting.map((claim) => claim.id))].toSorted().join(' '),
        standing: highestStanding(supporting.map(({ standing }) => standing)),
        ...(hub && { [hub.parent]: to, [hub.sort]: edgeSort(sort, id) }),
        ...(edge.hub.includes('out') && { [hubColumns('out').parent]: from }),
      },
    })
  }
  return { relationships, conflicts }
}

/**
 * The end that wins where a relationship has one, and the ends that sources disagree about. Only the
 * winner gets a relationship: a reader who asks whom an allegation is against must not be shown both. An
 * end that is erased can still win, and then there is none: another would stand there accused whom the
 * better sources do not name.
 */
function chooseEnds(
  claims: readonly Claim[],
  erased: ReadonlySet<string>,
): {
  readonly winners: ReadonlyMap<EdgeType, unknown>
  readonly conflicts: readonly Conflict[]
} {
  const accounts = new Map<EdgeType, Account[]>()
  for (const claim of claims) {
    for (const { edge: name, to } of claim.asserts.relationships) {
      const edge = findEdgeType(name)
      if (edge?.cardinality !== 'one') continue
      const list = accounts.get(edge) ?? []
      list.push({ value: to, claim })
      accounts.set(edge, list)
    }
  }
  const winners = new Map<EdgeType, unknown>()
  const conflicts: Conflict[] = []
  for (const [edge, given] of accounts) {
    const one = combineOne(end, given)
    winners.set(edge, one?.value)
    const values = one?.conflict?.filter(({ value }) => !erased.has(String(value))) ?? []
    if (values.length > 1) conflicts.push({ field: edge.out, values })
  }
  return { winners, conflicts }
}

const end = text('The id of the entity at the far end.')
