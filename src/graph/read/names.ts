import type { NodeType } from '../declare/node.ts'
import type { Graph } from '../driver.ts'
import { nodeTypes } from '../model.ts'

/** An entity and what it is called. */
export interface NamedEntity {
  readonly id: string
  /** The name of its type: `Officer`. */
  readonly type: string
  readonly name: string
  /** Other names, short forms and spellings. */
  readonly otherNames: readonly string[]
  /** As declared for `Identification`; null where no source says. */
  readonly identification: string | null
}

const PAGE_SIZE = 10_000

/** Types whose entities have names of their own: not titles, which describe, nor handles, which assert nothing. */
const namedTypes: readonly NodeType[] = nodeTypes.filter(
  ({ properties }) => 'name' in properties && 'identification' in properties,
)

/**
 * All entities that have a name, in pages, so that a graph of any size takes the same memory. Those
 * whom a court, a panel or a publisher anonymised are left out: what they are called is no name.
 * ```cypher
 * MATCH (e:Entity) WHERE e.id > $p.after AND e.id < $p.before AND e.name IS NOT NULL AND …
 * RETURN e.id, e.name, e.alternativeNames, e.abbreviation, e.identification ORDER BY e.id LIMIT …
 * ```
 * Throws GraphError.
 */
export async function* listNames(graph: Graph): AsyncGenerator<readonly NamedEntity[]> {
  for (const type of namedTypes) {
    const prefix = `${type.name.toLowerCase()}-`
    let after = prefix
    for (;;) {
      const rows = await graph.read(
        `MATCH (e:Entity) WHERE e.id > $p.after AND e.id < $p.before AND e.name IS NOT NULL
           AND NOT coalesce(e.identification, '') IN ['ANONYMISED', 'UNIDENTIFIED']
         RETURN e.id, e.name, e.alternativeNames, e.abbreviation, e.identification
         ORDER BY e.id LIMIT ${PAGE_SIZE}`,
        { p: { after, before: `${prefix}~` } },
      )
      if (rows.length === 0) break
      yield rows.map(([id, name, others, abbreviation, identification]) => ({
        id: String(id),
        type: type.name,
        name: String(name),
        otherNames: [
          ...(Array.isArray(others) ? others.map(String) : []),
          ...(typeof abbreviation === 'string' ? [abbreviation] : []),
        ],
        identification: typeof identification === 'string' ? identification : null,
      }))
      after = String(rows.at(-1)?.[0])
    }
  }
}

/** Stages in which proceedings are active: Contempt of Court Act 1981, section 2 and schedule 1. */
const ACTIVE_STAGES = [
  'ARRESTED',
  'BAILED',
  'SUMMONSED',
  'CHARGED',
  'PLEA_ENTERED',
  'TRIAL',
  'HUNG_JURY',
  'CONVICTED',
  'APPEAL_PENDING',
]

/**
 * Those of some entities to whom no commentary is linked: who stands in proceedings that may be active,
 * and who complained, claims, or was affected, whatever a page says of them. Throws GraphError.
 */
export async function listWithheld(
  graph: Graph,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await graph.read(
    `UNWIND $p.ids AS id MATCH (e:Entity {id: id})
     WHERE EXISTS { (e)-[:SUBJECT_OF]->(c:Case) WHERE c.stage IN $p.stages }
        OR EXISTS { (e)<-[:AGAINST]-(a:Allegation) WHERE a.status = 'CHARGED'
             OR EXISTS { (a)-[:PART_OF_CASE]->(c:Case) WHERE c.stage IN $p.stages } }
        OR EXISTS { (e:Person)-[r:PARTY_TO]->(:Case) WHERE r.role IN ['CLAIMANT', 'COMPLAINANT'] }
        OR EXISTS { (e:Person)-[r:INVOLVED_IN]->(:Incident) WHERE r.role IN ['AFFECTED_PERSON', 'REPORTER_TO_POLICE'] }
     RETURN id`,
    { p: { ids, stages: ACTIVE_STAGES } },
  )
  return new Set(rows.map(([id]) => String(id)))
}
