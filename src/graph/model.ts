import { type Direction, type EdgeType, farEnd, fieldName } from './declare/edge.ts'
import { type InterfaceType, membersOf, type NodeType } from './declare/node.ts'
import { against } from './edges/against.ts'
import { arisesFrom } from './edges/arises-from.ts'
import { benefits } from './edges/benefits.ts'
import { concerns } from './edges/concerns.ts'
import { decides } from './edges/decides.ts'
import { heardIn } from './edges/heard-in.ts'
import { heldAt } from './edges/held-at.ts'
import { inThread } from './edges/in-thread.ts'
import { involvedIn } from './edges/involved-in.ts'
import { linksTo } from './edges/links-to.ts'
import { madeBy } from './edges/made-by.ts'
import { madeIn } from './edges/made-in.ts'
import { memberOf } from './edges/member-of.ts'
import { mentions } from './edges/mentions.ts'
import { organisedBy } from './edges/organised-by.ts'
import { partOf } from './edges/part-of.ts'
import { partOfCase } from './edges/part-of-case.ts'
import { partyTo } from './edges/party-to.ts'
import { possiblySame } from './edges/possibly-same.ts'
import { publishedBy } from './edges/published-by.ts'
import { quotes } from './edges/quotes.ts'
import { reactedTo } from './edges/reacted-to.ts'
import { reviews } from './edges/reviews.ts'
import { sameAs } from './edges/same-as.ts'
import { servedIn } from './edges/served-in.ts'
import { statesOf } from './edges/states-of.ts'
import { subjectOf } from './edges/subject-of.ts'
import { supersedes } from './edges/supersedes.ts'
import { writtenBy } from './edges/written-by.ts'
import * as interfaces from './interfaces.ts'
import { Claim } from './nodes/claim.ts'
import { Dataset } from './nodes/dataset.ts'
import { ImportRun } from './nodes/import-run.ts'
import { Release } from './nodes/release.ts'

/** Every entity type: what the interface Entity says it covers. */
export const nodeTypes: readonly NodeType[] = interfaces.Entity.members()

/** Nodes that keep the books: found by id, no entities, and no claims are made about them. */
export const bookkeepingTypes: readonly NodeType[] = [Claim, Dataset, Release, ImportRun]

export const edgeTypes: readonly EdgeType[] = [
  servedIn,
  partOf,
  involvedIn,
  subjectOf,
  partyTo,
  reviews,
  arisesFrom,
  heardIn,
  heldAt,
  partOfCase,
  against,
  concerns,
  madeIn,
  madeBy,
  decides,
  supersedes,
  statesOf,
  publishedBy,
  writtenBy,
  memberOf,
  inThread,
  quotes,
  reactedTo,
  linksTo,
  mentions,
  benefits,
  organisedBy,
  possiblySame,
  sameAs,
]

export const interfaceTypes: readonly InterfaceType[] = Object.values(interfaces)

/** A relationship as one of its nodes sees it. */
export interface Hop {
  readonly edge: EdgeType
  readonly direction: Direction
  /** The GraphQL field, and for `out` the key in a record. */
  readonly field: string
}

const byName = new Map([...nodeTypes, ...bookkeepingTypes].map((type) => [type.name, type]))
const edgesByName = new Map(edgeTypes.map((edge) => [edge.name, edge]))
const byPrefix = new Map<string, NodeType>([
  ...nodeTypes.map((type) => [type.name.toLowerCase(), type] as const),
  ['dataset', Dataset],
  ['release', Release],
  ['run', ImportRun],
])
const hops = new Map(nodeTypes.map((type) => [type.name, hopsFrom(type)]))

function hopsFrom(type: NodeType): ReadonlyMap<string, Hop> {
  const found = new Map<string, Hop>()
  for (const edge of edgeTypes) {
    for (const direction of ['out', 'in'] as const) {
      if (!membersOf(farEnd(edge, direction === 'out' ? 'in' : 'out')).includes(type)) continue
      const field = fieldName(edge, direction)
      const other =
        found.get(field)?.edge.name ?? (type.fields.has(field) ? 'a property' : undefined)
      if (other)
        throw new Error(`${type.name}.${field} is declared twice: by ${other} and by ${edge.name}.`)
      found.set(field, { edge, direction, field })
    }
  }
  return found
}

export function findNodeType(name: string): NodeType | undefined {
  return byName.get(name)
}

export function findEdgeType(name: string): EdgeType | undefined {
  return edgesByName.get(name)
}

/** The type that an id is of, by its prefix (a claim's has a `~`); undefined where there is no such type. */
export function typeOfId(id: string): NodeType | undefined {
  if (id.includes('~')) return Claim
  return byPrefix.get(id.slice(0, Math.max(0, id.indexOf('-'))))
}

/** Every relationship of a type in either direction, by field name; internal ones included. */
export function hopsOf(type: NodeType): ReadonlyMap<string, Hop> {
  return hops.get(type.name) ?? new Map()
}
