import type { NodeType } from '../declare/node.ts'
import type { Run } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Ruling } from '../nodes/ruling.ts'
import { listAllegationsOf, statusOfClaims } from './allegation-rulings.ts'
import { type Claim, entityOfClaim } from './assertion.ts'
import { isCandidate } from './candidates.ts'
import { type ClaimChange, changeClaims } from './claim-history.ts'
import { createClaims, type NewClaim } from './claims.ts'
import { createEntities, markFarEnds, type Progress } from './fresh.ts'
import { addCounts, noWrites, type WriteCounts } from './journal.ts'
import {
  findEntities,
  findProjected,
  listErasedIds,
  mergeEntities,
  projectEntities,
} from './project.ts'
import { projectEntity } from './project-entity.ts'

/** Changes of the claims on some entities of one type, to be written in one transaction. */
export interface Chunk {
  readonly type: NodeType
  readonly added: readonly NewClaim[]
  readonly changes: readonly ClaimChange[]
  /** Live claims, read, of entities that the graph holds nothing of and that no other data set can speak of. */
  readonly fresh: ReadonlyMap<string, readonly Claim[]>
  /** Other entities whose claims change. */
  readonly touched: readonly string[]
}

/**
 * Writes the claims and at once what they add up to, so that every entity is true by itself at any
 * moment. Rulings must come before the allegations that they decide; allegations that are there
 * already are worked out again with their ruling.
 */
export async function writeChunk(run: Run, chunk: Chunk, progress: Progress): Promise<WriteCounts> {
  const { type, changes, touched } = chunk
  const counts = noWrites()
  const erased = await listErasedIds(run)
  // What was erased while the release was read does not come back.
  const isKept = (entity: string, claim: string) => !erased.has(entity) && !erased.has(claim)
  const added = chunk.added.filter(({ claim: { id } }) => isKept(entityOfClaim(id), id))
  const fresh = new Map(
    [...chunk.fresh].flatMap(([entity, claims]) => {
      const kept = claims.filter(({ id }) => isKept(entity, id))
      return kept.length > 0 ? [[entity, kept] as const] : []
    }),
  )
  await createClaims(run, added)
  await changeClaims(run, changes)
  const awaited = await findAwaited(run, type, fresh, progress)
  const created = await createEntities(
    run,
    type,
    projectAll(type, fresh, awaited, erased),
    progress,
  )
  counts.entitiesCreated += created.entities
  counts.relationshipsCreated += created.relationships
  const others = [...touched, ...awaited].toSorted()
  const claimed = new Set(added.map(({ claim }) => entityOfClaim(claim.id)))
  for (const { id, set } of changes) if (set.live === true) claimed.add(entityOfClaim(id))
  const merged = await mergeEntities(
    run,
    others.filter((id) => claimed.has(id)),
  )
  if (others.length > 0) markFarEnds(type, progress)
  addCounts(counts, await projectEntities(run, others))
  // What was created bare a moment ago is new, and not changed as well.
  counts.entitiesCreated += merged
  counts.entitiesChanged -= merged
  if (type === Ruling) {
    const decided = await listAllegationsOf(run, [...fresh.keys(), ...touched])
    addCounts(counts, await projectEntities(run, decided))
  }
  return counts
}

/**
 * Entities that are to be worked out from all that is stored of them: an allegation that a ruling has reached
 * before; what another data set, which knows its id, has spoken of; and what nobody is to be shown.
 */
async function findAwaited(
  run: Run,
  type: NodeType,
  fresh: ReadonlyMap<string, readonly Claim[]>,
  { bare }: Progress,
): Promise<ReadonlySet<string>> {
  const hidden = [...fresh].flatMap(([id, claims]) =>
    claims.every(({ asserts }) => isCandidate(asserts)) ? [id] : [],
  )
  if (!bare.has(type)) return new Set(hidden)
  const ids = [...fresh.keys()]
  const found = await (type === Allegation ? findEntities(run, ids) : findProjected(run, ids))
  return new Set([...hidden, ...found])
}

/** Projections of those entities for which nothing needs to be read; a ruling may have reached an allegation before. */
function projectAll(
  type: NodeType,
  fresh: ReadonlyMap<string, readonly Claim[]>,
  awaited: ReadonlySet<string>,
  erased: ReadonlySet<string>,
) {
  return new Map(
    [...fresh]
      .filter(([id]) => !awaited.has(id))
      .map(([id, claims]) => {
        const derived = type === Allegation ? statusOfClaims(claims) : undefined
        return [id, projectEntity(type, id, claims, derived, erased)]
      }),
  )
}

const isOf = (type: NodeType) => (id: string) => typeOfId(id) === type

/**
 * Some entities, and the allegations whose status may hang on the rulings among them: to be asked
 * before claims on these rulings are deleted, and then projected with `projectInOrder`.
 */
export async function withAllegations(
  run: Run,
  ids: readonly string[],
): Promise<readonly string[]> {
  const decided = await listAllegationsOf(run, ids.filter(isOf(Ruling)))
  return [...new Set([...ids, ...decided])]
}

/** Projects entities of any type that are there, rulings before the allegations whose status hangs on them. */
export async function projectInOrder(run: Run, ids: readonly string[]): Promise<WriteCounts> {
  const counts = noWrites()
  const rulings = ids.filter(isOf(Ruling))
  const allegations = ids.filter(isOf(Allegation))
  addCounts(counts, await projectEntities(run, rulings))
  const others = ids.filter((id) => !isOf(Ruling)(id) && !isOf(Allegation)(id))
  addCounts(counts, await projectEntities(run, others))
  const decided = await listAllegationsOf(run, rulings)
  addCounts(counts, await projectEntities(run, [...new Set([...allegations, ...decided])]))
  return counts
}
