import type { ValueOf } from '../declare/enum.ts'
import type { Values } from '../driver.ts'
import { decides } from '../edges/decides.ts'
import { madeIn } from '../edges/made-in.ts'
import { reviews } from '../edges/reviews.ts'
import { supersedes } from '../edges/supersedes.ts'
import type { CaseStage } from '../enums.ts'
import { typeOfId } from '../model.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Case } from '../nodes/case.ts'
import { Ruling } from '../nodes/ruling.ts'
import { LONGEST_CHAIN } from '../write/allegation-status.ts'
import type { Claim } from '../write/assertion.ts'
import { readClaim } from '../write/claims.ts'
import type { Evidence, Review } from './effective-outcome.ts'
import { claimsOf } from './filter.ts'
import type { Reader } from './reader.ts'

type Stage = ValueOf<typeof CaseStage>

/** Stages at which a case that examines another, or a ruling, is over. */
const settled: readonly Stage[] = [
  'PERMISSION_REFUSED',
  'WITHDRAWN',
  'DISCONTINUED',
  'DISMISSED',
  'QUASHED',
  'REMITTED',
  'MANDATORY_ORDER',
  'PROHIBITING_ORDER',
  'DECLARATION',
]

/** Stages at which what was decided in a case is being challenged as a whole. */
const challenged: readonly Stage[] = ['APPEAL_PENDING', 'APPEALED']

const claimsText = (entity: string) =>
  `COLLECT { MATCH (c:Claim) WHERE ${claimsOf('c', `${entity}.id`)}
     RETURN [c.id, c.standing, c.verified, c.stated, c.statedEarliest, c.statedLatest, c.asserts] }`

/** What the outcome of some cases and allegations may follow from. */
const statement = `UNWIND $p.ids AS id MATCH (e:Entity {id: id})
WITH e, COLLECT {
  MATCH (e)<-[:${decides.name}|${madeIn.name}]-(:${Ruling.name})
        <-[:${supersedes.name}*0..${LONGEST_CHAIN}]-(:${Ruling.name})
        -[:${supersedes.name}*0..${LONGEST_CHAIN}]->(r:${Ruling.name})
  RETURN DISTINCT r } AS rulings
RETURN e.id,
  CASE WHEN e:${Allegation.name} THEN ${claimsText('e')} ELSE [] END,
  COLLECT { UNWIND rulings AS r RETURN [r.id, ${claimsText('r')}] },
  COLLECT { UNWIND rulings AS r MATCH (r)-[m:${madeIn.name}]->(k:${Case.name})
    WHERE m.standing <> 'COMMENTARY' AND k.stage IN $p.challenged RETURN r.id },
  COLLECT { UNWIND rulings AS r
    MATCH (r)-[:${madeIn.name}*0..1]->()<-[v:${reviews.name}]-(k:${Case.name})
    WHERE v.standing <> 'COMMENTARY'
    RETURN DISTINCT [r.id, k.id, k.closed IS NULL AND NOT coalesce(k.stage, '') IN $p.settled
      AND NOT EXISTS { MATCH (k)<-[m:${madeIn.name}]-(f:${Ruling.name})
        WHERE m.standing <> 'COMMENTARY' AND f.finding <> 'UNKNOWN' }] }`

/**
 * Evidence for the outcomes of some cases and allegations, by their ids; those that are not there are
 * missing. One statement for all of them. Throws GraphError.
 */
export async function findOutcomeEvidence(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await reader.read(statement, { ids: [...new Set(ids)], settled, challenged })
  return new Map(
    rows.map(([id, claims, rulings, underAppeal, examined]) => [
      String(id),
      {
        of: String(id),
        kind: typeOfId(String(id)) === Allegation ? 'allegation' : 'case',
        claims: listOf(claims).map(readClaim),
        rulings: new Map(
          listOf(rulings).map(([ruling, about]): [string, Claim[]] => [
            String(ruling),
            listOf(about).map(readClaim),
          ]),
        ),
        underAppeal: new Set(Array.isArray(underAppeal) ? underAppeal.map(String) : []),
        reviews: listOf(examined).map(
          ([ruling, review, isOpen]): Review => ({
            ruling: String(ruling),
            case: String(review),
            isOpen: isOpen === true,
          }),
        ),
      },
    ]),
  )
}

function listOf(stored: unknown): readonly Values[] {
  return Array.isArray(stored) ? stored.filter((item) => Array.isArray(item)) : []
}
