import type { NodeType } from '../graph/declare/node.ts'
import { nodeTypes } from '../graph/model.ts'
import { Allegation } from '../graph/nodes/allegation.ts'
import { Ruling } from '../graph/nodes/ruling.ts'
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

/** Claims a transaction; an entity's claims are never divided. */
const CLAIMS_A_CHUNK = 2_000

/** Rulings before the allegations that they decide, and both after whatever else there is. */
export const typesInOrder: readonly NodeType[] = [
  ...nodeTypes.filter((type) => type !== Ruling && type !== Allegation),
  Ruling,
  Allegation,
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
