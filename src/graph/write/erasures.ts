import type { Graph, Run } from '../driver.ts'
import { typeOfId } from '../model.ts'
import { Report } from '../nodes/report.ts'
import { type Asserts, entityOfClaim, parseAsserts } from './assertion.ts'
import { NO_FIELDS } from './candidates.ts'
import { projectInOrder, withAllegations } from './chunk.ts'
import { deleteClaims, listClaimIdsOf } from './claims.ts'
import { deleteFormer } from './former.ts'
import { addCounts, noWrites, type WriteCounts } from './journal.ts'
import { refreshStandings } from './refresh-standing.ts'

/*
 * What must not be kept at all, such as a name that a court has withdrawn: gone from claims and their
 * histories, beyond roll-back. A node with the label `Erasure` stays, with the id (a hash) and the
 * ground, so that no import brings it back.
 */

/** A tombstone. */
export interface Erasure {
  /** Of an entity, or of a claim (`entityId~hash`). */
  readonly id: string
  readonly ground: string
  /** ISO 8601 in UTC. */
  readonly erased: string
}

/** Every tombstone; there are few. */
export async function listErasures(run: Run): Promise<ReadonlyMap<string, Erasure>> {
  const rows = await run('MATCH (x:Erasure) RETURN x.id, x.ground, x.erased')
  return new Map(
    rows.map(([id, ground, erased]) => [
      String(id),
      { id: String(id), ground: String(ground), erased: String(erased) },
    ]),
  )
}

/** What an erasure would take, or took. */
export interface ToErase {
  readonly id: string
  readonly type: string
  readonly claims: readonly string[]
  /** Names of the data sets that made these claims. */
  readonly datasets: readonly string[]
  /** Claims about other entities that say nothing but that these have to do with it: where a post names it. */
  readonly mentions: readonly string[]
  /** Entities that have a relationship to it, which goes with it. */
  readonly linked: readonly string[]
}

/** What would be erased with an entity, or with one claim; null where the graph holds nothing of that id. */
export async function findToErase(graph: Graph, id: string): Promise<ToErase | null> {
  const read: Run = (text, parameters) => graph.read(text, parameters)
  const entity = id.includes('~') ? entityOfClaim(id) : id
  const type = typeOfId(entity)
  if (!type) return null
  const all = await listClaimIdsOf(read, entity)
  const claims = id === entity ? all : all.filter((claim) => claim.id === id)
  const mentions = id === entity ? await listMentions(read, id) : []
  const linked =
    id === entity
      ? await read('MATCH (:Entity {id: $p.id})<--(other:Entity) RETURN DISTINCT other.id', {
          p: { id },
        })
      : []
  if (claims.length === 0 && mentions.length === 0 && linked.length === 0) return null
  return {
    id,
    type: type.name,
    claims: claims.map((claim) => claim.id),
    mentions: mentions.map((claim) => claim.id),
    datasets: [...new Set([...claims, ...mentions].map(({ dataset }) => dataset))].toSorted(),
    linked: linked.map(([other]) => String(other)),
  }
}

/**
 * Whether a claim says nothing but that its entity has to do with what is erased. Where a post names
 * somebody, it holds the place and the hash of the name, from which the name can be guessed.
 */
export function isOnlyAbout({ fields, relationships }: Asserts, isErased: (id: string) => boolean) {
  return (
    relationships.length > 0 &&
    Object.keys(fields).length === 0 &&
    relationships.every(({ to }) => isErased(to))
  )
}

/** Such claims of any data set, live or not. Reads every claim once. */
async function listMentions(run: Run, id: string) {
  const rows = await run(
    `MATCH (c:Claim) WHERE c.asserts STARTS WITH $p.noFields AND c.asserts CONTAINS $p.id
     RETURN c.id, c.dataset, c.asserts`,
    { p: { id, noFields: NO_FIELDS } },
  )
  return rows.flatMap(([claim, dataset, asserts]) =>
    isOnlyAbout(parseAsserts(String(asserts)), (to) => to === id)
      ? [{ id: String(claim), dataset: String(dataset) }]
      : [],
  )
}

/**
 * Erases an entity with all that was ever claimed of it, or one claim. One transaction: the tombstone,
 * the claims, and a new projection of what they supported.
 */
export async function erase(graph: Graph, found: ToErase, ground: string): Promise<WriteCounts> {
  const { id, claims, mentions, datasets, linked } = found
  const entity = id.includes('~') ? entityOfClaim(id) : id
  return graph.write(async (run) => {
    await markErased(run, id, ground)
    const touched = await withAllegations(run, [
      ...new Set([entity, ...linked, ...mentions.map(entityOfClaim)]),
    ])
    await deleteClaims(run, [...claims, ...mentions])
    await forgetInputs(run, datasets)
    const counts = noWrites()
    addCounts(counts, await projectInOrder(run, touched))
    if (id === entity) await deleteFormer(run, id)
    // What cites a report was as well founded as what was said of it.
    if (typeOfId(entity) === Report) await refreshStandings((work) => work(run), [entity], true)
    return counts
  })
}

/** The same files say less from now on: no import, and none after a roll-back, may take them for known. */
async function forgetInputs(run: Run, datasets: readonly string[]): Promise<void> {
  await run('MATCH (d:Dataset) WHERE d.name IN $p.datasets REMOVE d.input', { p: { datasets } })
  await run('MATCH (each:ImportRun) WHERE each.dataset IN $p.datasets REMOVE each.input', {
    p: { datasets },
  })
}

/** Puts the tombstone alone: of what is not there, and is not to come in. One that is there keeps its ground. */
export async function markErased(run: Run, id: string, ground: string): Promise<void> {
  await run('MERGE (x:Erasure {id: $p.id}) ON CREATE SET x.erased = $p.now, x.ground = $p.ground', {
    p: { id, ground, now: new Date().toISOString() },
  })
}

/**
 * Makes Neo4j write what it has in memory to its files, after which it can let go of the log of what was
 * there before. False where it cannot be told to, as the Community edition cannot: it does so in its own time.
 */
export async function settle(graph: Graph): Promise<boolean> {
  const [known] = await graph.read(
    "SHOW PROCEDURES YIELD name WHERE name = 'db.checkpoint' RETURN name",
  )
  if (!known) return false
  await graph.execute('CALL db.checkpoint()')
  return true
}
