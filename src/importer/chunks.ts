import type { NodeType } from '../graph/declare/node.ts'
import { nodeTypes } from '../graph/model.ts'
import { Allegation } from '../graph/nodes/allegation.ts'
import { Case } from '../graph/nodes/case.ts'
import { Incident } from '../graph/nodes/incident.ts'
import { Officer } from '../graph/nodes/officer.ts'
import { Organisation } from '../graph/nodes/organisation.ts'
import { Person } from '../graph/nodes/person.ts'
import { Ruling } from '../graph/nodes/ruling.ts'
import { Unit } from '../graph/nodes/unit.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import type { Manifest } from './manifest.ts'
import { claimsOfLines, type ReleaseClaim } from './release-claims.ts'
import type { Spill } from './spill.ts'

/** What a release claims of the entities whose claims' ids lie from `from` (with it) up to `to` (without it). */
export interface ReleaseChunk {
  readonly type: NodeType
  readonly from: string
  readonly to: string
  /** Sorted by id. */
  readonly claims: readonly ReleaseClaim[]
}

/**
 * Claims a transaction; an entity's claims are never divided. With three times as many, Neo4j's collector takes a
 * sixth of its time: what a transaction holds outlives the young generation.
 */
const CLAIMS_A_CHUNK = 1_300

/** Mostly after what they point to, so that few far ends are written before their turn. */
const first: readonly NodeType[] = [Incident, Case, Unit, Organisation, Person, Officer]
/** Rulings before the allegations that they decide. */
const last: readonly NodeType[] = [Ruling, Allegation]

const typesInOrder: readonly NodeType[] = [
  ...first,
  ...nodeTypes.filter((type) => !first.includes(type) && !last.includes(type)),
  ...last,
]

/** Ids of a type's entities, and of claims on them, lie between these. */
export function boundsOf({ name }: NodeType): { readonly from: string; readonly to: string } {
  const prefix = name.toLowerCase()
  // A full stop follows the hyphen in every alphabet that is asked here.
  return { from: `${prefix}-`, to: `${prefix}.` }
}

/**
 * The claims of a release in the order in which they are written. All ids are covered, also where the
 * release says nothing: there the graph may hold what it says no more.
 */
export async function* chunksOf(
  spill: Spill,
  manifest: Pick<Manifest, 'dataset' | 'release'>,
  official: ReadonlySet<string>,
): AsyncGenerator<ReleaseChunk> {
  const prefixes = spill.prefixes().toSorted()
  for (const type of typesInOrder) {
    const bounds = boundsOf(type)
    let from = bounds.from
    let claims: ReleaseClaim[] = []
    for (const prefix of prefixes) {
      if (prefix < bounds.from || prefix >= bounds.to) continue
      for await (const lines of spill.read(prefix)) {
        for (const claim of claimsOfLines(lines, manifest, official)) {
          const last = claims.at(-1)
          if (
            last &&
            claims.length >= CLAIMS_A_CHUNK &&
            entityOfClaim(last.id) !== entityOfClaim(claim.id)
          ) {
            const to = entityOfClaim(claim.id)
            yield { type, from, to, claims }
            from = to
            claims = []
          }
          claims.push(claim)
        }
      }
    }
    yield { type, from, to: bounds.to, claims }
  }
}
