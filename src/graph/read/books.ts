import type { Reader } from './reader.ts'

/*
 * What is counted of the books when somebody asks: how far a run is, and how many live claims a data set
 * has. One statement for all that are asked for together.
 */

/** How far a run is, by the transactions that it has written so far. */
export interface RunProgress {
  readonly status: string
  /** How many records it has to write; null of runs that did not note it. */
  readonly records: number | null
  readonly transactions: number
  /** Claims that are as the run wants them. */
  readonly claims: number
  readonly entitiesCreated: number
  readonly relationshipsCreated: number
}

/** Progress of some runs, by id; runs that there are none of are missing. Throws GraphError. */
export async function findRunProgress(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RunProgress>> {
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (run:ImportRun {id: id})
     OPTIONAL MATCH (entry:RunEntry) WHERE entry.id > id + '/' AND entry.id < id + '0'
     RETURN id, run.status, run.records, count(entry),
            sum(coalesce(entry.added, 0) + coalesce(entry.changed, 0) + coalesce(entry.unchanged, 0)),
            sum(coalesce(entry.entitiesCreated, 0)), sum(coalesce(entry.relationshipsCreated, 0))`,
    { ids: [...new Set(ids)] },
  )
  return new Map(
    rows.map(([id, status, records, transactions, claims, entities, relationships]) => [
      String(id),
      {
        status: String(status),
        records: typeof records === 'number' ? records : null,
        transactions: Number(transactions),
        claims: Number(claims),
        entitiesCreated: Number(entities),
        relationshipsCreated: Number(relationships),
      },
    ]),
  )
}

/** How many live claims some data sets have, by name. Reads each of their claims once. Throws GraphError. */
export async function countLiveClaims(
  reader: Pick<Reader, 'read'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.read(
    `UNWIND $p.names AS name
     RETURN name, COUNT { MATCH (c:Claim) WHERE c.dataset = name AND c.id > '' AND c.live }`,
    { names: [...new Set(names)] },
  )
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]))
}
