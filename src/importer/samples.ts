import type { Graph } from '../graph/driver.ts'
import { findEdgeType, typeOfId } from '../graph/model.ts'
import { type Asserts, entityOfClaim, parseAsserts } from '../graph/write/assertion.ts'
import { findStoredForms, type SupportedForm } from '../graph/write/claim-history.ts'
import { isPartialDate } from '../graph/write/combine.ts'
import type { Plan } from './plan-run.ts'
import { show } from './problem.ts'

/** One value that an import would change. */
export interface Sample {
  readonly kind: 'added' | 'changed' | 'retracted'
  /** Type and id of the entity. */
  readonly type: string
  readonly id: string
  /** A field, a relationship, or a part of the claim itself such as `locator`. */
  readonly field: string
  /** As JSON, cut short where it is long; null where there is none. */
  readonly before: string | null
  readonly after: string | null
}

/** Values of each claim that are shown. */
const MOST_VALUES = 4

/** A few of the values that a plan adds, changes and retracts. Reads what the graph has in their place. */
export async function sampleChanges(
  graph: Graph,
  { added, changed, retracted, replaced }: Plan['examples'],
): Promise<readonly Sample[]> {
  const ids = [...changed.map(({ id }) => id), ...retracted, ...replaced]
  const stored = await findStoredForms((text, values) => graph.read(text, values), ids)
  const samples: Sample[] = []
  for (const claim of added) {
    const entity = entityOfClaim(claim.id)
    const before = new Map(
      replaced
        .filter((id) => entityOfClaim(id) === entity)
        .flatMap((id) => [...valuesOf(stored.get(id)?.asserts)]),
    )
    const after = readValues(parseAsserts(claim.asserts))
    samples.push(...compare('added', entity, before, after))
  }
  for (const claim of changed) {
    const before = stored.get(claim.id)
    if (!before) continue
    const [was, is] = [readForm(before), readForm(claim)]
    samples.push(...compare('changed', entityOfClaim(claim.id), was, is))
  }
  for (const id of retracted) {
    const before = valuesOf(stored.get(id)?.asserts)
    samples.push(...compare('retracted', entityOfClaim(id), before, new Map()))
  }
  return samples
}

const valuesOf = (asserts: string | undefined): ReadonlyMap<string, string> =>
  asserts === undefined ? new Map() : readValues(parseAsserts(asserts))

function compare(
  kind: Sample['kind'],
  id: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Sample[] {
  const type = typeOfId(id)?.name ?? 'Entity'
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .slice(0, MOST_VALUES)
    .map((field) => ({
      kind,
      type,
      id,
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
}

function readValues({ fields, relationships }: Asserts): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [field, { value }] of Object.entries(fields)) {
    values.set(field, show(isPartialDate(value) ? value.edtf : value))
  }
  for (const { edge, to } of relationships) {
    const field = findEdgeType(edge)?.out ?? edge
    const before = values.get(field)
    values.set(field, before === undefined ? to : `${before}, ${to}`)
  }
  return values
}

/** What a release can say otherwise of the same claim. */
function readForm(form: SupportedForm): ReadonlyMap<string, string> {
  const { locator, stated, standing, verified, via, count } = form
  const parts = { locator, stated, standing, verified, via, count }
  return new Map(
    Object.entries(parts).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === 'string' ? value : String(value)]],
    ),
  )
}
