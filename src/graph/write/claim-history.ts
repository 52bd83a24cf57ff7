import type { Run } from '../driver.ts'
import { isStanding } from './assertion.ts'
import { expectCount, formColumns, type StoredClaim, textOrNull } from './claims.ts'

/* What became of claims: the runs that began or ceased to make them, and in which form. */

/**
 * One entry of a claim's history, kept on the claim as JSON text in the order of events. An entry that
 * begins support carries all that the release said, so that taking a run's entries away again brings
 * the claim back as it was; two entries are one interval.
 *
 * What the last of these carries is what the claim's own columns say, and is stored there alone: nearly
 * all claims are made once, and what the entry would repeat is a third of them.
 */
export type SupportEntry = Beginning | Ending
interface Beginning {
  readonly from: string
  readonly run: string
  readonly as: SupportedForm
}
interface Ending {
  readonly until: string
  readonly run: string
}

/** What a release may say of a claim otherwise than the one before. */
export type SupportedForm = Pick<StoredClaim, (typeof formColumns)[number]>

/** The columns of a claim that `readForm` reads, as a list in Cypher. */
const formOf = (claim: string) => `[${formColumns.map((name) => `${claim}.${name}`).join(', ')}]`

function readForm(columns: unknown): SupportedForm {
  const [source, via, viaType, verified, standing, stated, earliest, latest, locator, count, form] =
    Array.isArray(columns) ? columns : []
  return {
    source: String(source),
    via: textOrNull(via),
    viaType: textOrNull(viaType),
    verified: verified === true,
    standing: isStanding(standing) ? standing : 'COMMENTARY',
    stated: textOrNull(stated),
    statedEarliest: textOrNull(earliest),
    statedLatest: textOrNull(latest),
    locator: textOrNull(locator),
    count: Number(count),
    form: String(form),
  }
}

/** What some claims assert and how they are made, as the graph has them; those that are not there are missing. */
export async function findStoredForms(
  run: Run,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SupportedForm & Pick<StoredClaim, 'asserts'>>> {
  if (ids.length === 0) return new Map()
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim {id: id}) RETURN id, c.asserts, ${formOf('c')}`,
    { p: { ids } },
  )
  return new Map(
    rows.map(([id, asserts, form]) => [
      String(id),
      { asserts: String(asserts), ...readForm(form) },
    ]),
  )
}

/** A claim that begins or ceases to be made, or is made otherwise than before. */
export interface ClaimChange {
  readonly id: string
  /** Entries for the end of its history. */
  readonly add: readonly SupportEntry[]
  readonly set: Partial<StoredClaim>
}

export async function changeClaims(run: Run, changes: readonly ClaimChange[]): Promise<void> {
  if (changes.length === 0) return
  const before = new Map(
    (
      await findHistories(
        run,
        changes.map(({ id }) => id),
      )
    ).map(({ id, entries }) => [id, entries]),
  )
  const rows = changes.map(({ id, add, set }) => ({
    id,
    set: { ...set, support: supportToStore([...(before.get(id) ?? []), ...add]) },
  }))
  const written = await run(
    'UNWIND $p.rows AS row MATCH (c:Claim {id: row.id}) SET c += row.set RETURN count(c)',
    { p: { rows } },
  )
  expectCount('claims changed', rows.length, written)
}

/** The histories of some claims; those that are not there are missing. */
export async function findHistories(
  run: Run,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly entries: readonly SupportEntry[] }[]> {
  if (ids.length === 0) return []
  const rows = await run(
    `UNWIND $p.ids AS id MATCH (c:Claim {id: id}) RETURN id, ${supportOf('c')}`,
    { p: { ids } },
  )
  return rows.map(([id, support]) => ({ id: String(id), entries: readSupport(support) }))
}

/** What `readSupport` reads of a claim, as a list in Cypher. */
export const supportOf = (claim: string) => `[${claim}.support, ${formOf(claim)}]`

/** The history of a claim as it is stored. */
export function readSupport(stored: unknown): readonly SupportEntry[] {
  const [support, form]: readonly unknown[] = Array.isArray(stored) ? stored : []
  if (!Array.isArray(support)) return []
  return support.map((text): SupportEntry => {
    const entry: Ending | (Omit<Beginning, 'as'> & Partial<Beginning>) = JSON.parse(String(text))
    return 'until' in entry ? entry : { ...entry, as: entry.as ?? readForm(form) }
  })
}

/** A history as it is stored, beside the columns of the form that it begins last. */
function supportToStore(entries: readonly SupportEntry[]): readonly string[] {
  const last = entries.findLast((entry) => 'from' in entry)
  return entries.map((entry) =>
    JSON.stringify(entry === last ? { from: last.from, run: last.run } : entry),
  )
}

/** A claim whose history is written anew, with the form that follows from it. */
export interface RewrittenClaim {
  readonly id: string
  readonly support: readonly SupportEntry[]
  readonly live: boolean
  readonly changedBy: string
  /** The form that its last beginning carries. */
  readonly as: SupportedForm
}

export async function rewriteClaims(run: Run, claims: readonly RewrittenClaim[]): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ id, support, live, changedBy, as }) => ({
    id,
    set: { ...as, support: supportToStore(support), live, changedBy },
  }))
  const written = await run(
    'UNWIND $p.rows AS row MATCH (c:Claim {id: row.id}) SET c += row.set RETURN count(c)',
    { p: { rows } },
  )
  expectCount('claims rewritten', rows.length, written)
}
