import type { Graph, Run } from '../graph/driver.ts'
import { Report } from '../graph/nodes/report.ts'
import { findEntitiesOfDataset, findEntitiesOfOthers } from '../graph/write/claims.ts'
import { type Erasure, listErasures } from '../graph/write/erasures.ts'
import { ReferenceCheck } from '../reference-check.ts'
import { removeLeftovers } from '../scratch-folder.ts'
import { UserError } from '../user-error.ts'
import { type Accepted, type Refused, recordAcceptor } from './accept-records.ts'
import type { RefusedRecord } from './check-record.ts'
import { referencesOf } from './claim-line.ts'
import type { Input, InputItem, InputRow } from './input.ts'
import { refuseForMissing } from './missing.ts'
import type { Problem } from './problem.ts'
import type { RawRecord } from './read-records.ts'
import { NO_RECORD, printOfRefused } from './records-hash.ts'
import { InvalidReference, referenceOf, requireType } from './reference.ts'
import { collectRefusals, mayConcern, type Refusals } from './refusals.ts'
import { Repeats } from './repeats.ts'
import { RowsHasher, SetHasher } from './set-hasher.ts'
import { Spill } from './spill.ts'
import { erasedFinder, erasureOf, ruleOfErasure, withoutValues } from './withhold.ts'

/** All that a release says, checked; its claims wait on disk, sorted by nothing but their beginnings. */
export interface Collected {
  readonly spill: Spill
  readonly rows: RowCounts
  /** Records that were accepted. */
  readonly records: number
  readonly refusedRows: ReadonlyMap<number, readonly Problem[]>
  /** Those of them that speak of what was erased: their text is kept nowhere. */
  readonly withheldRows: ReadonlySet<number>
  /** What refused records may have been about: what was claimed of it before is not taken back. */
  readonly refusals: Refusals
  /** Reports that some claim cites, and what the data set itself says of them. */
  readonly reports: ReportsCited
  /** Equal where two collections hold the same claims, as often, in whatever rows. */
  readonly setHash: string
  /** Equal where equal claims stand in the same rows, too. */
  readonly rowsHash: string
  /** Equal where the records and what was refused are the same, as often, before anything is made of them. */
  readonly recordsHash: string
  /** Whether the input alone says all this: nothing was looked up in other data sets, found or missed. */
  readonly isSelfContained: boolean
}

export interface RowCounts {
  read: number
  refused: number
  /** Rows that a rule of the manifest leaves out, by the rule's words. */
  readonly skipped: Map<string, number>
}

export interface ReportsCited {
  readonly cited: Set<string>
  readonly saidOfficial: Map<string, boolean>
}

export interface CollectOptions {
  readonly graph: Graph
  readonly dataset: string
  readonly input: Input
  /** More refused rows than this, and the import is given up. */
  readonly maxErrors: number
  /** Whether the input adds to what the data set says, and may refer to all of that. */
  readonly isAddition: boolean
  onRow(rows: number): void
}

/**
 * Reads the input, checks its records, and puts the claims of the good ones on disk. Reads the graph
 * for what other data sets brought; writes nothing to it. The caller removes the spill.
 *
 * @throws UserError where more rows are refused than `maxErrors`.
 */
export async function collect(options: CollectOptions): Promise<Collected> {
  const { graph, dataset, isAddition } = options
  const read: Run = (text, parameters) => graph.read(text, parameters)
  removeLeftovers()
  const erasures = await listErasures(read)
  let missing: ReadonlySet<string> = new Set()
  let refusedBefore: Refusals = collectRefusals()
  // A record that is refused can leave others without what they refer to, so look again until none is.
  for (;;) {
    const pass = await readOnce(options, missing, refusedBefore, erasures)
    try {
      const elsewhere = await listElsewhere(pass)
      const found = await findMissing(
        graph,
        dataset,
        elsewhere,
        (id) => isAddition || mayConcern(pass.refusals, id),
      )
      if (found.size === 0) {
        const { rows, records, refusedRows, withheldRows, refusals, reports, spill } = pass
        const isSelfContained =
          missing.size === 0 && elsewhere.size === 0 && reports.cited.size === 0
        return {
          spill,
          rows,
          records,
          refusedRows,
          withheldRows,
          refusals,
          reports,
          setHash: pass.hash.digest(refused(refusals)),
          rowsHash: pass.rowsHash.digest(),
          recordsHash: pass.recordsHash.digest(),
          isSelfContained,
        }
      }
      missing = new Set([...missing, ...found])
      refusedBefore = pass.refusals
    } catch (error) {
      pass.spill.remove()
      throw error
    } finally {
      pass.references.remove()
    }
    pass.spill.remove()
  }
}

interface Pass extends Pick<Collected, 'spill' | 'rows' | 'refusedRows' | 'reports'> {
  records: number
  readonly refusedRows: Map<number, readonly Problem[]>
  readonly withheldRows: Set<number>
  readonly refusals: ReturnType<typeof collectRefusals>
  readonly references: ReferenceCheck
  readonly hash: SetHasher
  readonly rowsHash: RowsHasher
  readonly recordsHash: SetHasher
}

/** The parts of the spill: the type, and the first letter of the hash. */
const partOf = (id: string) => id.indexOf('-') + 2

async function readOnce(
  { dataset, input, maxErrors, onRow }: CollectOptions,
  missing: ReadonlySet<string>,
  refusedBefore: Refusals,
  erasures: ReadonlyMap<string, Erasure>,
): Promise<Pass> {
  const accept = recordAcceptor(dataset)
  const pass: Pass = {
    spill: new Spill(partOf),
    rows: { read: 0, refused: 0, skipped: new Map() },
    records: 0,
    refusedRows: new Map(),
    withheldRows: new Set(),
    refusals: collectRefusals(),
    reports: { cited: new Set(), saidOfficial: new Map() },
    references: new ReferenceCheck(),
    hash: new SetHasher(),
    rowsHash: new RowsHasher(),
    recordsHash: new SetHasher(),
  }
  // A reference to what was erased leads to nothing, and is no mistake.
  for (const id of erasures.keys()) pass.references.isAbout(id)
  const repeats = new Repeats(pass.spill)
  const skip = (rule: string) => {
    pass.rows.skipped.set(rule, (pass.rows.skipped.get(rule) ?? 0) + 1)
  }
  const findErased = erasedFinder(erasures)
  const refuse = (
    { number }: InputRow,
    complaints: readonly Problem[],
    records: readonly RefusedRecord[],
  ) => {
    const { erasure, isAll } = findErased(records)
    if (erasure && isAll) {
      skip(ruleOfErasure(erasure))
      return
    }
    // What else the row is about is held back as with any other.
    for (const record of records) pass.refusals.add(record)
    const problems = erasure ? withoutValues(complaints, erasure) : complaints
    if (erasure) pass.withheldRows.add(number)
    pass.rows.refused++
    pass.refusedRows.set(number, problems)
    if (pass.rows.refused > maxErrors) {
      const [first] = problems
      throw new UserError(
        `More than ${maxErrors} rows are refused, so nothing is imported; the last at ${first?.file}:${first?.line}: ${first?.expected} ` +
          'Is the mapping right, and is this the file that it was made for? --max-errors allows more.',
      )
    }
  }
  const take = (item: InputItem) => {
    pass.rows.read++
    if ('refused' in item) {
      pass.recordsHash.add(printOfRefused(item.refused))
      refuse(item.row, item.refused, refusalsOf(item, dataset))
      return
    }
    if ('skipped' in item) {
      skip(item.skipped)
      return
    }
    if (item.records.length === 0) {
      skip(NO_RECORD)
      return
    }
    const said = new Set<string>()
    const outcomes = item.records.map((raw) => {
      const outcome = accept(raw)
      pass.recordsHash.add(outcome.print)
      if ('refused' in outcome || missing.size === 0) return outcome
      const { record, print } = outcome
      if (!record.refersTo.some(({ to }) => missing.has(to.id))) return outcome
      return {
        print,
        refused: refuseForMissing(raw, record, missing, refusedBefore, dataset, said),
      }
    })
    const problems = outcomes.flatMap((outcome) =>
      'refused' in outcome ? outcome.refused.problems : [],
    )
    // A row goes in as a whole or not at all.
    if (problems.length > 0) {
      refuse(item.row, problems, outcomes.map(asRefused))
      return
    }
    let erasure: Erasure | undefined
    let kept = 0
    for (const [index, outcome] of outcomes.entries()) {
      const raw = item.records[index]
      if ('refused' in outcome || !raw) continue
      const { record, claim } = outcome
      const found = erasureOf(erasures, record, claim.id)
      if (found) erasure = found
      else {
        kept++
        keep(pass, repeats, item.row, raw, outcome)
      }
    }
    if (kept === 0 && erasure) skip(ruleOfErasure(erasure))
  }
  try {
    for await (const item of input.items()) {
      take(item)
      onRow(pass.rows.read)
    }
    repeats.flush()
  } catch (error) {
    pass.spill.remove()
    pass.references.remove()
    throw error
  }
  return pass
}

function asRefused(outcome: Accepted | Refused): RefusedRecord {
  if ('refused' in outcome) return outcome.refused
  const { id, type } = outcome.record.about
  return { problems: [], about: id, type: type.name }
}

/** What a row that made no records may have been about. */
function refusalsOf(
  { refused: problems, about, types }: Extract<InputItem, { refused: unknown }>,
  dataset: string,
): readonly RefusedRecord[] {
  if (about.length === 0 && types.length === 0) return [{ problems, about: null }]
  return [
    ...about.map(({ type, scheme, key }) => {
      try {
        const { id } = referenceOf(requireType(type), scheme, key, dataset)
        return { problems, about: id, type }
      } catch (error) {
        if (!(error instanceof InvalidReference)) throw error
        return { problems, about: null, type }
      }
    }),
    ...types.map((type) => ({ problems, about: null, type })),
  ]
}

function keep(
  pass: Pass,
  repeats: Repeats,
  row: InputRow,
  raw: RawRecord,
  { record, claim, print }: Accepted,
): void {
  const { about, source, official, refersTo, verified, via, stated } = record
  pass.records++
  pass.references.isAbout(about.id)
  for (const { to } of refersTo) pass.references.refersTo(to.id)
  if (source?.type === Report) pass.reports.cited.add(source.id)
  if (source === null && official !== null) {
    const said = pass.reports.saidOfficial
    said.set(about.id, official && said.get(about.id) !== false)
  }
  pass.hash.add(print)
  const { row: madeOf = null } = raw
  if (madeOf !== null) pass.rowsHash.add(print, madeOf)
  const locator = madeOf === null ? record.locator : `{"row":${madeOf}}`
  const from = `${row.number} ${raw.file}:${row.line}`
  repeats.add({ text: claim, from, verified, via: via?.id ?? null, stated, locator })
}

/** What refusals add to the hash of what was accepted. */
function refused({ entities, types, isAnything }: Refusals): string {
  return JSON.stringify([[...entities].toSorted(), [...types].toSorted(), isAnything])
}

/** Ids that some records refer to and no record is about. */
async function listElsewhere({ spill, references }: Pass): Promise<ReadonlySet<string>> {
  const elsewhere = new Set<string>()
  const isMissing = references.findMissing()
  if (!isMissing) return elsewhere
  for (const prefix of spill.prefixes()) {
    for await (const lines of spill.read(prefix)) {
      for (const { line } of lines) {
        for (const id of referencesOf(line)) {
          if (isMissing(id)) elsewhere.add(id)
        }
      }
    }
  }
  return elsewhere
}

const IDS_A_QUERY = 5_000

/** Those ids that no live claim of another data set speaks of, nor one of this data set that stays. */
async function findMissing(
  graph: Graph,
  dataset: string,
  elsewhere: ReadonlySet<string>,
  stays: (id: string) => boolean,
): Promise<ReadonlySet<string>> {
  const missing = new Set<string>()
  const ids = [...elsewhere]
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
    const some = ids.slice(at, at + IDS_A_QUERY)
    const ofOthers = await findEntitiesOfOthers(graph, some, dataset)
    const ofBefore = await findEntitiesOfDataset(graph, some.filter(stays), dataset)
    for (const id of some) if (!ofOthers.has(id) && !ofBefore.has(id)) missing.add(id)
  }
  return missing
}
