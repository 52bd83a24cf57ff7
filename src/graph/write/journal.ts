import { type Graph, int, type Run, type Values } from '../driver.ts'

/*
 * What a run did, one entry a transaction, written in that transaction. By it a run that was stopped
 * knows how far it got, a roll-back finds what to take back, and the run's numbers add up however often
 * it was stopped. Entries are nodes with the label `RunEntry`; no reader sees them.
 */

/** Numbers of claims and of what followed from them; of one transaction or of a run. */
export interface WriteCounts {
  added: number
  changed: number
  /** Claims that stand in another row than before. */
  moved: number
  unchanged: number
  retracted: number
  heldBack: number
  entitiesCreated: number
  entitiesChanged: number
  entitiesRemoved: number
  relationshipsCreated: number
  relationshipsChanged: number
  relationshipsRemoved: number
}

export function noWrites(): WriteCounts {
  return {
    added: 0,
    changed: 0,
    moved: 0,
    unchanged: 0,
    retracted: 0,
    heldBack: 0,
    entitiesCreated: 0,
    entitiesChanged: 0,
    entitiesRemoved: 0,
    relationshipsCreated: 0,
    relationshipsChanged: 0,
    relationshipsRemoved: 0,
  }
}

export function addCounts(to: WriteCounts, more: Partial<WriteCounts>): void {
  for (const name of countNames) to[name] += more[name] ?? 0
}

const countNames = [
  'added',
  'changed',
  'moved',
  'unchanged',
  'retracted',
  'heldBack',
  'entitiesCreated',
  'entitiesChanged',
  'entitiesRemoved',
  'relationshipsCreated',
  'relationshipsChanged',
  'relationshipsRemoved',
] as const satisfies readonly (keyof WriteCounts)[]

/** Claims whose ids lie from `from` (with it) up to `to` (without it) are as the run wants them. */
export interface JournalEntry {
  readonly run: string
  /** From 0, in the order of writing. */
  readonly number: number
  readonly from: string
  readonly to: string
  /** Ids of the claims that the transaction added, changed or retracted, and of those held back before that an addition says. */
  readonly claims: readonly string[]
  /** Ids of the claims to which it gave another row, and nothing else. */
  readonly moved: readonly string[]
  /** Ids of the claims that the run left as they were, made or not, since the record that may hold them was refused. */
  readonly heldBack: readonly string[]
  readonly counts: WriteCounts
}

/** Ids are joined: a list of strings takes Neo4j three times the room. */
export async function writeJournal(run: Run, entry: JournalEntry): Promise<void> {
  const { number, claims, moved, heldBack, counts, ...rest } = entry
  await run('CREATE (entry:RunEntry) SET entry = $p.entry', {
    p: {
      entry: {
        ...rest,
        id: entryId(entry.run, number),
        claims: claims.join(' '),
        moves: moved.join(' '),
        kept: heldBack.join(' '),
        ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, int(count)])),
      },
    },
  })
}

/** Puts claims into the journal of a run that is finished: those that are its own since another was taken back. */
export async function addToJournal(
  run: Run,
  ofRun: string,
  { from, to, claims }: Pick<JournalEntry, 'from' | 'to' | 'claims'>,
): Promise<void> {
  const [last] = await run(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.begin AND entry.id < $p.end
     RETURN entry.id ORDER BY entry.id DESC LIMIT 1`,
    { p: { begin: `${ofRun}/`, end: `${ofRun}0` } },
  )
  const number = last ? numberOf(last[0], ofRun) + 1 : 0
  const entry = { run: ofRun, number, from, to, claims, moved: [], heldBack: [] }
  await writeJournal(run, { ...entry, counts: noWrites() })
}

const numberOf = (id: unknown, run: string) => Number(String(id).slice(run.length + 1))
const entryId = (run: string, number: number) => `${run}/${String(number).padStart(9, '0')}`

const columns = ['id', 'from', 'to', 'claims', 'moves', 'kept', ...countNames]
  .map((name) => `entry.${name}`)
  .join(', ')

/** The entries of a run in their order, `pageSize` of them in memory. */
export async function* readJournal(
  graph: Graph,
  run: string,
  pageSize = 10,
): AsyncGenerator<JournalEntry> {
  let after = `${run}/`
  for (;;) {
    const rows = await graph.read(
      `MATCH (entry:RunEntry) WHERE entry.id > $p.after AND entry.id < $p.end
       WITH entry ORDER BY entry.id LIMIT $p.limit RETURN ${columns}`,
      { p: { after, end: `${run}0`, limit: int(pageSize) } },
    )
    for (const row of rows) yield readEntry(run, row)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = String(last[0])
  }
}

/** Entries of a run that cover some claim with an id from `from` up to `to`. */
export async function listJournalWithin(
  run: Run,
  ofRun: string,
  from: string,
  to: string,
): Promise<readonly JournalEntry[]> {
  const rows = await run(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.begin AND entry.id < $p.end
       AND entry.from < $p.to AND entry.to > $p.from RETURN ${columns}`,
    { p: { begin: `${ofRun}/`, end: `${ofRun}0`, from, to } },
  )
  return rows.map((row) => readEntry(ofRun, row))
}

function readEntry(run: string, row: Values): JournalEntry {
  const [id, from, to, claims, moved, heldBack, ...numbers] = row
  const counts = noWrites()
  for (const [index, name] of countNames.entries()) counts[name] = Number(numbers[index] ?? 0)
  return {
    run,
    number: numberOf(id, run),
    from: String(from),
    to: String(to),
    claims: split(claims),
    moved: split(moved),
    heldBack: split(heldBack),
    counts,
  }
}

const split = (ids: unknown) =>
  typeof ids === 'string' && ids !== '' ? ids.split(' ') : ([] as readonly string[])

/** The ranges of ids that a run has written, in order of the ids. */
export async function listWrittenRanges(
  graph: Graph,
  run: string,
): Promise<readonly { readonly number: number; readonly from: string; readonly to: string }[]> {
  const rows = await graph.read(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.begin AND entry.id < $p.end
     RETURN entry.id, entry.from, entry.to ORDER BY entry.from`,
    { p: { begin: `${run}/`, end: `${run}0` } },
  )
  return rows.map(([id, from, to]) => ({
    number: numberOf(id, run),
    from: String(from),
    to: String(to),
  }))
}

/** The sum of a run's entries. */
export async function sumJournal(run: Run, ofRun: string): Promise<WriteCounts> {
  const sums = countNames.map((name) => `sum(entry.${name})`).join(', ')
  const [row = []] = await run(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.begin AND entry.id < $p.end RETURN ${sums}`,
    { p: { begin: `${ofRun}/`, end: `${ofRun}0` } },
  )
  const counts = noWrites()
  for (const [index, name] of countNames.entries()) counts[name] = Number(row[index] ?? 0)
  return counts
}

/** Deletes up to `limit` entries of a run, the first ones first; gives how many there were. */
export async function deleteJournal(run: Run, ofRun: string, limit: number): Promise<number> {
  const [row] = await run(
    `MATCH (entry:RunEntry) WHERE entry.id > $p.begin AND entry.id < $p.end
     WITH entry ORDER BY entry.id LIMIT $p.limit DELETE entry RETURN count(*)`,
    { p: { begin: `${ofRun}/`, end: `${ofRun}0`, limit: int(limit) } },
  )
  return Number(row?.[0] ?? 0)
}
