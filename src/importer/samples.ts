import type { Graph } from '../graph/driver.ts'
import { findEdgeType, typeOfId } from '../graph/model.ts'
import { type Asserts, entityOfClaim, parseAsserts } from '../graph/write/assertion.ts'
import { findStoredForms, type SupportedForm } from '../graph/write/claims.ts'
import { isPartialDate } from '../graph/write/combine.ts'
import { type Edit, type Plan, supportedForm } from './plan.ts'
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

/** Claims of each kind, and values of each claim, that are shown. */
const MOST_CLAIMS = 5
const MOST_VALUES = 4

/** A few of the values that a plan adds, changes and retracts. Reads what the graph has in their place. */
export async function sampleChanges(graph: Graph, plan: Plan): Promise<readonly Sample[]> {
  const isChanged = ({ begins, ends }: Edit) => begins !== null && ends
  const isRetracted = ({ begins, ends }: Edit) => begins === null && ends
  const returning = plan.edits.flatMap(({ begins, ends }) => (begins && !ends ? [begins] : []))
  const added = [...plan.added.slice(0, MOST_CLAIMS), ...returning].slice(0, MOST_CLAIMS)
  const changed = plan.edits.filter(isChanged).slice(0, MOST_CLAIMS)
  const retracted = plan.edits.filter(isRetracted)
  const entities = new Set(added.map(({ id }) => entityOfClaim(id)))
  const replaced = retracted.filter(({ id }) => entities.has(entityOfClaim(id)))
  const others = retracted
    .filter(({ id }) => !entities.has(entityOfClaim(id)))
    .slice(0, MOST_CLAIMS)
  const stored = await findStoredForms(
    graph,
    [...changed, ...replaced, ...others].map(({ id }) => id),
  )
  const valuesOf = ({ id }: Edit) => {
    const asserts = stored.get(id)?.asserts
    return asserts === undefined ? new Map<string, string>() : readValues(parseAsserts(asserts))
  }
  const samples: Sample[] = []
  for (const claim of added) {
    const entity = entityOfClaim(claim.id)
    const after = readValues(parseAsserts(claim.asserts))
    const before = new Map(
      replaced
        .filter(({ id }) => entityOfClaim(id) === entity)
        .flatMap((edit) => [...valuesOf(edit)]),
    )
    samples.push(...compare('added', entity, before, after))
  }
  for (const edit of changed) {
    const before = stored.get(edit.id)
    if (!before || !edit.begins) continue
    const [was, is] = [readForm(before), readForm(supportedForm(edit.begins))]
    samples.push(...compare('changed', entityOfClaim(edit.id), was, is))
  }
  for (const edit of others) {
    samples.push(...compare('retracted', entityOfClaim(edit.id), valuesOf(edit), new Map()))
  }
  return samples
}

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
