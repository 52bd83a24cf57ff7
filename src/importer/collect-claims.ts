import { canonicalJson } from '../canonical-json.ts'
import type { Graph } from '../graph/driver.ts'
import { Report } from '../graph/nodes/report.ts'
import { sharedSchemes } from '../graph/schemes.ts'
import {
  findEntitiesOfDataset,
  findEntitiesOfOthers,
  type StoredClaim,
} from '../graph/write/claims.ts'
import { isOfficial, listOfficialSayings } from '../graph/write/official-reports.ts'
import { standingOf } from '../graph/write/standing.ts'
import { sha256, shortHash } from '../ids.ts'
import { type CheckedRecord, type RefusedRecord, recordChecker } from './check-record.ts'
import type { Manifest } from './manifest.ts'
import { findNearest } from './nearest.ts'
import { inOrder, type Problem, show } from './problem.ts'
import type { RawRecord } from './read-records.ts'
import { describeReference, type Reference } from './reference.ts'
import { collectRefusals, mayConcern, type Refusals } from './refusals.ts'
import { warnOfContradictions } from './warnings.ts'

/** A claim as the release makes it; whether it is live, and through which run, is for the graph to say. */
export type ReleaseClaim = Omit<StoredClaim, 'live' | 'changedBy'>

/** All that a release says. */
export interface CollectedClaims {
  readonly claims: ReadonlyMap<string, ReleaseClaim>
  readonly records: number
  readonly accepted: number
  readonly problems: readonly Problem[]
  /** Of records that went in and are odd. */
  readonly warnings: readonly string[]
  /** What refused records may have been about: what was claimed of it before is not taken back. */
  readonly refusals: Refusals
  /** Equal where two imports would write the same. */
  readonly setHash: string
  /** Whether the files alone say all this: nothing was refused, and nothing looked up in other data sets. */
  readonly isSelfContained: boolean
}

/** Part of every hash: raise it when equal records come to give other claims. */
export const IMPORTER_VERSION = 2

/** Checks records and makes claims of the good ones. Reads the graph for what other data sets brought; writes nothing. */
export async function collectClaims(
  graph: Graph,
  manifest: Manifest,
  raws: AsyncIterable<RawRecord>,
  onRecord: (read: number) => void,
): Promise<CollectedClaims> {
  const check = recordChecker(manifest.dataset.name)
  const problems: Problem[] = []
  const refusals = collectRefusals()
  let accepted: readonly CheckedRecord[]
  let refused = 0
  const refuse = (record: RefusedRecord) => {
    refused++
    problems.push(...record.problems)
    refusals.add(record)
  }

  const checked: CheckedRecord[] = []
  for await (const raw of raws) {
    const record = check(raw)
    if ('problems' in record) refuse(record)
    else checked.push(record)
    onRecord(checked.length + refused)
  }
  accepted = checked
  // A record that is refused can leave others without what they refer to, so look again until none is.
  for (;;) {
    const missing = await findMissing(graph, manifest.dataset.name, accepted, refusals)
    const lacking = accepted.filter(({ refersTo }) => refersTo.some(({ to }) => missing.has(to.id)))
    if (lacking.length === 0) break
    for (const record of lacking) {
      refuse(refuseForMissing(record, missing, refusals, manifest.dataset.name))
    }
    const gone = new Set(lacking)
    accepted = accepted.filter((record) => !gone.has(record))
  }

  const claims = await makeClaims(graph, manifest, accepted, refusals)
  return {
    claims,
    records: accepted.length + refused,
    accepted: accepted.length,
    problems: inOrder(problems),
    warnings: warnOfContradictions(accepted),
    refusals,
    isSelfContained: refused === 0 && isSelfContained(accepted),
    setHash: hashOf(manifest, claims, refusals),
  }
}

function isSelfContained(records: readonly CheckedRecord[]): boolean {
  const here = new Set(records.map(({ about }) => about.id))
  // Whether a report is official can be said elsewhere.
  return records.every(
    ({ refersTo, source }) =>
      source?.type !== Report && refersTo.every(({ to }) => here.has(to.id)),
  )
}

/** Ids that some records refer to and that no record, and no other live claim, speaks of. */
async function findMissing(
  graph: Graph,
  dataset: string,
  records: readonly CheckedRecord[],
  refusals: Refusals,
): Promise<ReadonlySet<string>> {
  const here = new Set(records.map(({ about }) => about.id))
  const elsewhere = new Set<string>()
  for (const { refersTo } of records) {
    for (const { to } of refersTo) if (!here.has(to.id)) elsewhere.add(to.id)
  }
  const ofOthers = await findEntitiesOfOthers(graph, [...elsewhere], dataset)
  const heldBack = [...elsewhere].filter((id) => mayConcern(refusals, id))
  const ofBefore = await findEntitiesOfDataset(graph, heldBack, dataset)
  return new Set([...elsewhere].filter((id) => !ofOthers.has(id) && !ofBefore.has(id)))
}

function refuseForMissing(
  record: CheckedRecord,
  missing: ReadonlySet<string>,
  refusals: Refusals,
  dataset: string,
): RefusedRecord {
  const problems = record.refersTo
    .filter(({ to }) => missing.has(to.id))
    .map(({ to, line, field }) => ({
      file: record.file,
      line,
      record: record.name,
      field,
      came: show(describeReference(to, dataset)),
      ...explainMissing(to, refusals, dataset),
    }))
  return { problems, about: record.about.id, type: record.about.type.name }
}

/** Why a reference leads to nothing: its record was refused too, or there is none. */
function explainMissing(to: Reference, { entities }: Refusals, dataset: string) {
  const { type, scheme, key, id } = to
  const keyed = `key ${JSON.stringify(key)} in ${scheme === dataset ? "this data set's own keys" : `the shared scheme ${scheme}`}`
  if (entities.has(id)) {
    return {
      expected: `Expected a reference to something that has a record; the ${type.name} with ${keyed} was refused itself.`,
      todo: `Correct the record of ${describeReference(to, dataset)} first.`,
    }
  }
  const begins = key.slice(0, Math.max(0, key.indexOf(':')))
  const meant = scheme === dataset && begins !== '' ? findNearest(begins, schemeNames) : null
  const near =
    meant === null ? '' : ` Did you mean ${type.name}/${meant}${key.slice(begins.length)}?`
  return {
    expected: `Expected a reference to something that has a record; there is no ${type.name} with ${keyed}, in this data set or another.`,
    todo: `Write its record, or import the data set that has it first.${near}`,
  }
}

const schemeNames = Object.keys(sharedSchemes)

async function makeClaims(
  graph: Graph,
  manifest: Manifest,
  records: readonly CheckedRecord[],
  refusals: Refusals,
): Promise<ReadonlyMap<string, ReleaseClaim>> {
  const official = await officialReports(graph, manifest.dataset.name, records, refusals)
  const claims = new Map<string, { claim: ReleaseClaim; record: CheckedRecord; count: number }>()
  for (const record of records) {
    const id = claimId(manifest.dataset.name, record)
    const known = claims.get(id)
    // Equal assertions are one claim.
    if (known && !comesFirst(record, known.record)) {
      known.count++
      continue
    }
    const count = (known?.count ?? 0) + 1
    claims.set(id, { claim: makeClaim(id, manifest, record, official), record, count })
  }
  return new Map([...claims].map(([id, { claim, count }]) => [id, withForm({ ...claim, count })]))
}

/**
 * A claim is what one source asserts of one entity in one data set; not where, when, or in which
 * release or run. `via` is no part of it: that a source was read in two places makes it no second voice.
 */
function claimId(dataset: string, { source, about, asserts }: CheckedRecord): string {
  const parts = [dataset, source?.id ?? 'Release', about.id, asserts]
  return `${about.id}~${shortHash(parts, 16)}`
}

/**
 * Which of two records that make the same claim it is shown by, whatever their order: the better
 * checked, then the later stated, then the one that stands first in the source.
 */
function comesFirst(a: CheckedRecord, b: CheckedRecord): boolean {
  const [one, other] = [precedenceOf(a), precedenceOf(b)]
  const at = one.findIndex((part, index) => part !== other[index])
  return at >= 0 && (one[at] ?? '') < (other[at] ?? '')
}

function precedenceOf({ verified, via, stated, locator }: CheckedRecord): readonly string[] {
  const latest = stated ? `${stated.latest ?? ''} ${stated.earliest ?? ''} ${stated.edtf}` : ''
  return [
    verified ? '0' : '1',
    via === null ? '' : via.id,
    // Days as text, latest first.
    latest.replace(/\d/g, (digit) => String(9 - Number(digit))) || '~',
    // Numbers of one length, so that row 9 comes before row 10.
    (locator ?? '~').replace(/(?<![0-9a-f])\d+(?![0-9a-f])/g, (digits) => digits.padStart(16, '0')),
  ]
}

function makeClaim(
  id: string,
  { dataset, release }: Manifest,
  { source, via, verified, stated, locator, asserts }: CheckedRecord,
  official: ReadonlySet<string>,
): ReleaseClaim {
  const type = source?.type.name ?? 'Release'
  const said = stated ?? {
    edtf: source ? null : release.released,
    earliest: source ? null : release.releasedEarliest,
    latest: source ? null : release.releasedLatest,
  }
  return {
    id,
    dataset: dataset.name,
    source: source?.id ?? release.id,
    sourceType: type,
    via: via?.id ?? null,
    viaType: via?.type.name ?? null,
    verified,
    standing: standingOf(
      { type, official: official.has(source?.id ?? ''), verified },
      dataset.standing,
    ),
    stated: said.edtf,
    statedEarliest: said.earliest,
    statedLatest: said.latest,
    locator,
    asserts,
    count: 1,
    form: stated?.edtf ?? '',
  }
}

/**
 * The hash of all that can differ between two releases that make the same claim. Of a claim by the
 * release itself neither the release nor its date counts: it goes on being made.
 */
function withForm(claim: ReleaseClaim): ReleaseClaim {
  const { via, verified, standing, form: stated, locator, count } = claim
  return {
    ...claim,
    form: shortHash([canonicalJson([via, verified, standing, stated, locator, count])], 16),
  }
}

/** Reports cited here that are a public body's own record: whoever compiled a data set says so, and no source of its own. */
async function officialReports(
  graph: Graph,
  dataset: string,
  records: readonly CheckedRecord[],
  refusals: Refusals,
): Promise<ReadonlySet<string>> {
  const cited = new Set<string>()
  for (const { source } of records) if (source?.type === Report) cited.add(source.id)
  const said = new Map<string, boolean>()
  for (const { about, source, official } of records) {
    if (source !== null || official === null || !cited.has(about.id)) continue
    said.set(about.id, official && said.get(about.id) !== false)
  }
  const unsaid = [...cited].filter((id) => !said.has(id))
  const sayings = await listOfficialSayings((text, values) => graph.read(text, values), unsaid)
  const fromGraph = (id: string) => {
    // What this data set said before counts only where it goes on saying it, in a record that was refused.
    const heard = (sayings.get(id) ?? []).filter(
      (saying) => saying.dataset !== dataset || mayConcern(refusals, id),
    )
    return isOfficial(heard, dataset)
  }
  return new Set([...cited].filter((id) => said.get(id) ?? fromGraph(id)))
}

function hashOf(
  { dataset, release }: Manifest,
  claims: ReadonlyMap<string, ReleaseClaim>,
  refusals: Refusals,
): string {
  const lines = [...claims.values()].map(({ id, form }) => `${id} ${form}`).toSorted()
  const { entities, types, isAnything } = refusals
  const refused = [[...entities].toSorted(), [...types].toSorted(), isAnything]
  const head = canonicalJson([IMPORTER_VERSION, dataset, release, refused])
  return sha256([head, ...lines].join('\n'))
}
