import DataLoader from 'dataloader'
import type { Stored } from '../declare/codec.ts'
import type { Values } from '../driver.ts'
import { type Claim, entityOfClaim, isStanding, parseAsserts } from '../write/assertion.ts'
import { isShown } from '../write/candidates.ts'
import {
  readSupport,
  type SupportEntry,
  type SupportedForm,
  supportOf,
} from '../write/claim-history.ts'
import { isOfficial, type OfficialSaying } from '../write/official-reports.ts'
import { standingOf } from '../write/standing.ts'
import { stateAfter } from '../write/timeline.ts'
import type { Reader } from './reader.ts'

/** A claim with all that became of it, as far as it is stored. */
export interface ClaimWithHistory {
  readonly id: string
  readonly dataset: string
  readonly sourceType: string
  /** ISO 8601 in UTC. */
  readonly recorded: string
  /** JSON of what it asserts. */
  readonly asserts: string
  readonly entries: readonly SupportEntry[]
}

/** A claim as its data set made it at a moment. */
export interface PastClaim extends Claim {
  /** The properties of its node, as they were. */
  readonly stored: Readonly<Record<string, Stored>>
}

/** The claims about an entity at a moment. */
export interface PastClaims {
  /** Whether anything had been claimed of it by then, taken back or not. */
  readonly isKnown: boolean
  /** Those made then, in the order of their ids. */
  readonly claims: readonly PastClaim[]
}

/**
 * Reads the claims that data sets made at a moment: of each claim the last entry of its history by then.
 * A run counts from when it began, which is also when its new claims are `recorded`. What a run that was
 * taken back had changed is in no history any more, so that it is as if it had never been.
 */
export class ClaimsAsOf {
  readonly #reader: Pick<Reader, 'read'>
  readonly #at: string
  readonly #started = new Map<string, string>()
  readonly #histories = new DataLoader<string, readonly ClaimWithHistory[]>((ids) =>
    this.#readHistories(ids),
  )
  readonly #claims = new DataLoader<string, PastClaims>((ids) =>
    Promise.all(ids.map((id) => this.#stateOf(id))),
  )

  /** @param at - ISO 8601 in UTC with milliseconds */
  constructor(reader: Pick<Reader, 'read'>, at: string) {
    this.#reader = reader
    this.#at = at
  }

  /** The claims about an entity. What is asked for in one tick is read in one statement. */
  of(entity: string): Promise<PastClaims> {
    return this.#claims.load(entity)
  }

  async #readHistories(ids: readonly string[]): Promise<(readonly ClaimWithHistory[])[]> {
    const found = await listClaimHistories(this.#reader, ids, this.#at)
    const unknown = new Set(
      [...found.values()]
        .flat()
        .flatMap(({ entries }) => entries.map(({ run }) => run))
        .filter((run) => !this.#started.has(run)),
    )
    for (const [run, started] of await findStarts(this.#reader, [...unknown])) {
      this.#started.set(run, started)
    }
    return ids.map((id) => found.get(id) ?? [])
  }

  /** What a claim was in: the form in which it was made, or null while it was not. */
  #formOf({ entries, recorded }: ClaimWithHistory): SupportedForm | null {
    return stateAfter(entries.filter(({ run }) => (this.#started.get(run) ?? recorded) <= this.#at))
  }

  async #stateOf(entity: string): Promise<PastClaims> {
    const histories = await this.#histories.load(entity)
    const isKnown = histories.some(({ entries, recorded }) =>
      entries.some(({ run }) => (this.#started.get(run) ?? recorded) <= this.#at),
    )
    const claims = await Promise.all(
      histories.map(async (history) => {
        const form = this.#formOf(history)
        return form && pastClaim(history, await this.#withStanding(history, form))
      }),
    )
    return { isKnown, claims: claims.filter((claim) => claim !== null) }
  }

  /** What cites a report is as well founded as what was said of the report then. */
  async #withStanding(
    { sourceType, dataset }: ClaimWithHistory,
    form: SupportedForm,
  ): Promise<SupportedForm> {
    if (sourceType !== 'Report') return form
    let isSaid = false
    const sayings: OfficialSaying[] = []
    for (const claim of await this.#histories.load(form.source)) {
      if (claim.sourceType !== 'Release') continue
      const official = parseAsserts(claim.asserts).fields.official?.value
      if (typeof official !== 'boolean') continue
      isSaid = true
      if (this.#formOf(claim)) sayings.push({ dataset: claim.dataset, official })
    }
    if (!isSaid) return form
    const kind = {
      type: sourceType,
      official: isOfficial(sayings, dataset),
      verified: form.verified,
    }
    return { ...form, standing: standingOf(kind, 'COMMENTARY') }
  }
}

function pastClaim(history: ClaimWithHistory, form: SupportedForm): PastClaim {
  const { id, dataset, sourceType, recorded, asserts } = history
  const { form: _, ...said } = form
  const { standing, verified, stated, statedEarliest, statedLatest } = said
  return {
    id,
    standing: isStanding(standing) ? standing : 'COMMENTARY',
    verified,
    stated:
      stated === null ? null : { edtf: stated, earliest: statedEarliest, latest: statedLatest },
    asserts: parseAsserts(asserts),
    stored: { dataset, sourceType, recorded, asserts, live: true, ...said },
  }
}

/** Claims about some entities that were recorded by a moment, by entity, each list in the order of ids. */
async function listClaimHistories(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
  until: string,
): Promise<ReadonlyMap<string, readonly ClaimWithHistory[]>> {
  const rows = await reader.read(
    `UNWIND $p.ids AS id MATCH (c:Claim)
     WHERE c.id > id + '~' AND c.id < id + '\\u007F' AND c.recorded <= $p.until AND ${isShown('c')}
     RETURN c.id, c.dataset, c.sourceType, c.recorded, c.asserts, ${supportOf('c')} ORDER BY c.id`,
    { ids: [...new Set(ids)], until },
  )
  const found = new Map<string, ClaimWithHistory[]>()
  for (const claim of rows.map(readHistory)) {
    const entity = entityOfClaim(claim.id)
    const list = found.get(entity)
    if (list) list.push(claim)
    else found.set(entity, [claim])
  }
  return found
}

function readHistory(row: Values): ClaimWithHistory {
  const [id, dataset, sourceType, recorded, asserts, support] = row
  return {
    id: String(id),
    dataset: String(dataset),
    sourceType: String(sourceType),
    recorded: String(recorded),
    asserts: String(asserts),
    entries: readSupport(support),
  }
}

/** When some runs began, by id. */
async function findStarts(
  reader: Pick<Reader, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.read(
    'UNWIND $p.ids AS id MATCH (run:ImportRun {id: id}) RETURN id, run.started',
    { ids },
  )
  return new Map(rows.map(([id, started]) => [String(id), String(started)]))
}
