import DataLoader from 'dataloader'
import type { Stored } from '../declare/codec.ts'
import type { NodeType } from '../declare/node.ts'
import type { Field } from '../declare/property.ts'
import { decides } from '../edges/decides.ts'
import { supersedes } from '../edges/supersedes.ts'
import { type Hop, typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Claim } from '../nodes/claim.ts'
import { edgeSort } from '../sort-key.ts'
import { edgeFields, entityFields } from '../system-fields.ts'
import { statusOfClaims } from '../write/allegation-rulings.ts'
import { LONGEST_CHAIN } from '../write/allegation-status.ts'
import { entityOfClaim } from '../write/assertion.ts'
import { bareSort } from '../write/bare.ts'
import {
  type DerivedValue,
  type ProjectedRelationship,
  projectEntity,
} from '../write/project-entity.ts'
import { rulingAccount } from '../write/ruling-account.ts'
import { type Candidate, CandidatesAsOf, type PastList } from './as-of-candidates.ts'
import { ClaimsAsOf, type PastClaim } from './as-of-claims.ts'
import { erasedIds } from './erased.ts'
import type { Reader } from './reader.ts'
import type { ListSource, LoadedEdge, LoadedPage, LoadedRow, PageRequest } from './selection.ts'

/** An entity as the graph showed it at a moment. */
export interface PastEntity {
  readonly id: string
  readonly type: NodeType
  /** Whether anything had been claimed of it by then. */
  readonly isKnown: boolean
  readonly claims: readonly PastClaim[]
  readonly relationships: ReadonlyMap<string, ProjectedRelationship>
  /** All its fields. */
  readonly row: LoadedRow
}

/** Rulings that decide one allegation or supersede one ruling: more than any law has, and a page of them. */
const MOST_RULINGS = 100
/** Candidates read at once when most of those before turned out not to have been there. */
const MOST_CANDIDATES = 500

/** Rows and relationships that are as of a moment, with what their pages are read from. */
const places = new WeakMap<object, Place>()

interface Place {
  readonly past: GraphAsOf
  readonly claims: readonly PastClaim[]
  readonly entity?: PastEntity
}

/** The graph that a row or a relationship was read from, where that is the graph of a moment. */
export function graphOf(row: object): GraphAsOf | undefined {
  return places.get(row)?.past
}

/** Has what was taken from a row be of the same moment. */
export function alike<Part extends object>(row: object, part: Part): Part {
  const place = places.get(row)
  if (place) places.set(part, { past: place.past, claims: [] })
  return part
}

/**
 * The graph as it was at a moment: the claims that data sets made then, added up by the rules by which
 * they are written. Reads claims instead of what they add up to, which costs a statement for each level
 * and a tenth of a millisecond for each entity; lists are in today's order, with what has left them at
 * their end. What has been erased is not there.
 */
export class GraphAsOf {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly #reader: Pick<Reader, 'read'>
  readonly #claims: ClaimsAsOf
  readonly #candidates: CandidatesAsOf
  readonly #entities = new Map<string, Promise<PastEntity>>()
  readonly #sorts = new DataLoader<string, string>((ids) => this.#readSorts(ids))

  constructor(reader: Pick<Reader, 'read'>, at: string) {
    this.at = at
    this.#reader = reader
    this.#claims = new ClaimsAsOf(reader, at)
    this.#candidates = new CandidatesAsOf(reader, at)
  }

  /**
   * The entity with this id; null where nothing had been claimed of it by then, and `retracted: true`
   * where all of that had been taken back. Throws GraphError.
   */
  async node(id: string): Promise<LoadedRow | null> {
    const { isKnown, claims, row } = await this.#entity(id)
    if (!isKnown) return null
    return claims.length > 0 ? row : this.#placed({ ...row, retracted: true }, [], undefined)
  }

  /** The claim with this id as it was made then; null where it was not. */
  async claim(id: string): Promise<LoadedRow | null> {
    const about = entityOfClaim(id)
    if (!typeOfId(about)) return null
    const { claims } = await this.#entity(about)
    const found = claims.find((claim) => claim.id === id)
    return found ? this.#claimRow(found) : null
  }

  /** Every entity of a type that a list showed then. */
  list(type: NodeType, page: PageRequest): Promise<LoadedPage> {
    return this.#pageOf({ type }, page, async ({ entity, key }) => {
      const found = await this.#entity(entity)
      return found.claims.length > 0 ? { key, edge: {}, node: found.row } : null
    })
  }

  /** A page below a row or a relationship that this graph gave. */
  async page(row: object, source: ListSource, page: PageRequest): Promise<LoadedPage> {
    const place = places.get(row)
    if (source.kind === 'type') return this.list(source.type, page)
    if (source.kind !== 'hop') {
      return pageIn(
        (place?.claims ?? []).map((claim) => ({
          key: claim.id,
          edge: {},
          node: this.#claimRow(claim),
        })),
        page,
      )
    }
    const { entity } = place ?? {}
    if (!entity) return pageIn([], page)
    return source.hop.direction === 'out'
      ? this.#outgoing(entity, source.hop, page)
      : this.#incoming(entity, source.hop, page)
  }

  /** What starts at an entity follows from its own claims. */
  async #outgoing({ relationships, claims }: PastEntity, { edge }: Hop, page: PageRequest) {
    const found = [...relationships.values()].filter((each) => each.edge === edge)
    const sorts = await Promise.all(found.map(({ to }) => this.#sorts.load(to)))
    const keyed = found.map((relationship, index) => ({
      key: edgeSort(sorts[index] ?? '', relationship.id),
      relationship,
    }))
    keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
    const { edges, ...place } = pageIn(keyed, page)
    return {
      ...place,
      edges: await Promise.all(
        edges.map(async ({ key, relationship }) => {
          const far = await this.#entity(relationship.to)
          return { key, edge: this.#edge(relationship, claims), node: far.row }
        }),
      ),
    }
  }

  /** What leads to an entity is said by the claims about the other end. */
  #incoming({ id }: PastEntity, { edge }: Hop, page: PageRequest): Promise<LoadedPage> {
    return this.#pageOf({ edge, to: id }, page, async (candidate) => {
      const from = await this.#entity(candidate.entity)
      const relationship = from.relationships.get(candidate.id)
      if (relationship?.to !== id) return null
      return {
        key: candidate.key,
        edge: this.#edge(relationship, from.claims),
        node: from.row,
      }
    })
  }

  /**
   * Goes through candidates until the page is full. Where most of them were not there it reads more and
   * more at once; what bounds it is the time of the operation.
   */
  async #pageOf(
    list: PastList,
    page: PageRequest,
    look: (candidate: Candidate) => Promise<LoadedEdge | null>,
  ): Promise<LoadedPage> {
    const found: LoadedEdge[] = []
    const wanted = page.limit + 1
    let { from } = page
    for (let limit = wanted; ; limit = Math.min(limit * 2, Math.max(wanted, MOST_CANDIDATES))) {
      const candidates = await this.#candidates.page({ ...page, list, from, limit })
      const edges = await Promise.all(candidates.map(look))
      found.push(...edges.filter((edge) => edge !== null))
      const last = candidates.at(-1)
      if (found.length >= wanted || !last || candidates.length < limit) break
      from = last.key
    }
    return pageFrom(found, page)
  }

  #entity(id: string): Promise<PastEntity> {
    const known = this.#entities.get(id)
    if (known) return known
    const made = this.#project(id)
    this.#entities.set(id, made)
    return made
  }

  async #project(id: string): Promise<PastEntity> {
    const type = typeOfId(id)
    if (!type) throw new Error(`The id ${id} is of no type that is declared.`)
    const { isKnown, claims } = await this.#claims.of(id)
    const derived = type === Allegation ? await this.#statusOf(id, claims) : undefined
    const { properties, relationships } = projectEntity(
      type,
      id,
      claims,
      derived,
      await erasedIds(this.#reader),
    )
    const fields = decode([...type.fields.values(), ...entityFields.values()], properties)
    const row: LoadedRow = { ...fields, type: type.name, id }
    const entity = { id, type, isKnown, claims, relationships, row }
    this.#placed(row, claims, entity)
    return entity
  }

  /** An allegation hangs on the rulings that decided it then, on those that superseded these, and so on. */
  async #statusOf(
    id: string,
    claims: readonly PastClaim[],
  ): Promise<ReadonlyMap<string, DerivedValue | null>> {
    let next = await this.#rulingsAt({ edge: decides, to: id })
    const rulings = new Set(next)
    for (let above = 0; next.length > 0 && above < LONGEST_CHAIN; above++) {
      const superseding = await Promise.all(
        next.map((to) => this.#rulingsAt({ edge: supersedes, to })),
      )
      next = [...new Set(superseding.flat())].filter((ruling) => !rulings.has(ruling))
      for (const ruling of next) rulings.add(ruling)
    }
    const accounts = await Promise.all(
      [...rulings].map(async (ruling) =>
        rulingAccount(ruling, (await this.#claims.of(ruling)).claims),
      ),
    )
    return statusOfClaims(
      claims,
      id,
      accounts.filter((account) => account !== null),
    )
  }

  async #rulingsAt(list: PastList): Promise<readonly string[]> {
    const all = { list, direction: 'forward', limit: MOST_RULINGS, from: null } as const
    return (await this.#candidates.page(all)).map(({ entity }) => entity)
  }

  #placed<Row extends object>(
    row: Row,
    claims: readonly PastClaim[],
    entity: PastEntity | undefined,
  ): Row {
    places.set(row, { past: this, claims, ...(entity && { entity }) })
    return row
  }

  #edge(
    { edge, id, properties }: ProjectedRelationship,
    claims: readonly PastClaim[],
  ): LoadedEdge['edge'] {
    const fields = decode([...edge.fields.values(), ...edgeFields.values()], properties)
    const support = new Set(asText(properties.claims).split(' '))
    return this.#placed(
      { ...fields, id },
      claims.filter((claim) => support.has(claim.id)),
      undefined,
    )
  }

  #claimRow({ id, stored }: PastClaim): LoadedRow {
    const row = { ...decode([...Claim.fields.values()], stored), type: Claim.name, id }
    return this.#placed(row, [], undefined)
  }

  /** Today's sort keys of some entities, which lists are in the order of. */
  async #readSorts(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#reader.read(
      'UNWIND $p.ids AS id MATCH (e:Entity {id: id}) RETURN id, e.sort',
      { ids },
    )
    const sorts = new Map(rows.map(([id, sort]) => [String(id), String(sort)]))
    return ids.map((id) => sorts.get(id) ?? bareSort(id))
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

/** Fields from stored properties by name. */
function decode(
  fields: readonly Field[],
  stored: Readonly<Record<string, Stored>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.decode(
        field.columns.map((column) => stored[column] ?? null),
        0,
      ),
    ]),
  )
}

/** The page of items that are all there, in the order of their keys. */
function pageIn<Item extends { readonly key: string }>(
  items: readonly Item[],
  page: PageRequest,
): PageOf<Item> {
  const forward = page.direction === 'forward'
  const { from } = page
  const ahead = items.filter(({ key }) => from === null || (forward ? key > from : key < from))
  const inDirection = forward ? ahead : ahead.toReversed()
  return { ...pageFrom(inDirection, page), total: items.length }
}

interface PageOf<Item> extends Omit<LoadedPage, 'edges'> {
  readonly edges: readonly Item[]
}

/** A page from items in the direction of the page, with one more than it holds where there are more. */
function pageFrom<Item>(
  found: readonly Item[],
  { direction, limit, from }: PageRequest,
): PageOf<Item> {
  const forward = direction === 'forward'
  const edges = found.slice(0, limit)
  const isMore = found.length > limit
  // A cursor is of an item that stood in the list: there is something behind it.
  const isBehind = from !== null
  return {
    edges: forward ? edges : edges.toReversed(),
    hasNextPage: forward ? isMore : isBehind,
    hasPreviousPage: forward ? isBehind : isMore,
    total: undefined,
  }
}
