import type { Graph, Run } from '../graph/driver.ts'
import { entityOfClaim } from '../graph/write/assertion.ts'
import { listHeldBack } from '../graph/write/held-back.ts'
import type { WriteCounts } from '../graph/write/journal.ts'
import { addToKnown } from './add-claims.ts'
import type { ReleaseChunk } from './chunks.ts'
import { compareClaims, type Difference } from './diff.ts'
import type { Manifest } from './manifest.ts'
import type { Refusals } from './refusals.ts'
import type { ReleaseClaim } from './release-claims.ts'
import type { RowMarks } from './row-marks.ts'
import { changesOf, readKnown } from './write-run.ts'

export type ClaimCounts = Pick<
  WriteCounts,
  'added' | 'changed' | 'moved' | 'unchanged' | 'retracted' | 'heldBack'
>

/** What an import would write, told from what the graph holds. */
export interface Plan {
  readonly counts: ClaimCounts
  /** A few of each. */
  readonly examples: {
    readonly added: readonly ReleaseClaim[]
    readonly changed: readonly ReleaseClaim[]
    readonly retracted: readonly string[]
    /** Claims retracted of the entities that claims are added to. */
    readonly replaced: readonly string[]
  }
}

const MOST_EXAMPLES = 5

export interface RunToPlan {
  readonly graph: Graph
  readonly dataset: string
  readonly release: Manifest['release']
  chunks(): AsyncIterable<ReleaseChunk>
  readonly refusals: Refusals
  readonly isFirst: boolean
  readonly isAddition: boolean
  /** Gets the rows whose claims are new, or made otherwise than before. */
  readonly changedRows: RowMarks
  onClaims(done: number): void
}

/** Compares a release with what the data set claims in the graph. Reads only. */
export async function planRun(run: RunToPlan): Promise<Plan> {
  const counts: ClaimCounts = {
    added: 0,
    changed: 0,
    moved: 0,
    unchanged: 0,
    retracted: 0,
    heldBack: 0,
  }
  const added: ReleaseClaim[] = []
  const changed: ReleaseClaim[] = []
  const retracted: string[] = []
  const replaced: string[] = []
  const take = (difference: Difference) => {
    counts.added += difference.added.length + difference.returned.length
    counts.changed += difference.changed.length
    counts.moved += difference.moved.length
    counts.unchanged += difference.unchanged
    counts.retracted += difference.retracted.length
    counts.heldBack += difference.heldBack.length
    const room = MOST_EXAMPLES - added.length
    const more = [...difference.added, ...difference.returned].slice(0, room)
    const entities = new Set(more.map(({ id }) => entityOfClaim(id)))
    const isReplaced = (id: string) => entities.has(entityOfClaim(id))
    added.push(...more)
    replaced.push(...difference.retracted.filter(isReplaced))
    fill(changed, difference.changed)
    fill(
      retracted,
      difference.retracted.filter((id) => !isReplaced(id)),
    )
    for (const { row } of changesOf(difference)) run.changedRows.mark(row)
  }
  let done = 0
  for await (const chunk of run.chunks()) {
    for await (const difference of compareChunk(run, chunk)) take(difference)
    done += chunk.claims.length
    run.onClaims(done)
  }
  return { counts, examples: { added, changed, retracted, replaced } }
}

function fill<Item>(into: Item[], more: readonly Item[]): void {
  if (into.length < MOST_EXAMPLES) into.push(...more.slice(0, MOST_EXAMPLES - into.length))
}

async function* compareChunk(
  { graph, dataset, release, refusals, isFirst, isAddition }: RunToPlan,
  chunk: ReleaseChunk,
): AsyncGenerator<Difference> {
  if (isFirst) {
    yield compareClaims(chunk.claims, [], refusals, isAddition ? new Set() : null)
    return
  }
  const read: Run = (text, parameters) => graph.read(text, parameters)
  let rest = chunk
  while (rest.from < rest.to) {
    const { known, to } = await readKnown(read, dataset, rest)
    const here = rest.claims.filter(({ id }) => id < to)
    const heldBefore = isAddition ? await listHeldBack(read, dataset, rest.from, to) : null
    const claims = heldBefore ? await addToKnown(read, here, known, heldBefore, release) : here
    yield compareClaims(claims, known, refusals, heldBefore)
    rest = { ...rest, from: to, claims: rest.claims.slice(here.length) }
  }
}
