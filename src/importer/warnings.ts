import type { Release, RunCounts } from '../graph/bookkeeping.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { text } from '../graph/declare/property.ts'
import { edgeTypes } from '../graph/model.ts'
import { type Claim, entityOfClaim, parseAsserts } from '../graph/write/assertion.ts'
import { type Account, type Combinable, combineOne, isPartialDate } from '../graph/write/combine.ts'
import { show } from './problem.ts'
import type { ReleaseClaim } from './release-claims.ts'

/** What tells one release of a data set from another. */
export type ReleaseName = Pick<Release, 'id' | 'label' | 'releasedEarliest' | 'releasedLatest'>

/** What is odd about a release when it comes after another; nothing of it stops an import. */
export function warnOfRelease(
  release: ReleaseName,
  before: ReleaseName | null,
  {
    claims,
    added,
    changed,
    retracted,
  }: Pick<RunCounts, 'claims' | 'added' | 'changed' | 'retracted'>,
): readonly string[] {
  const warnings: string[] = []
  if (before && isOlder(release, before)) {
    warnings.push(
      `Release ${release.label} is older than ${before.label}, which the graph holds: what only the newer one says is retracted. Import ${before.label} again to bring it back.`,
    )
  }
  if (before?.id === release.id && added + changed + retracted > 0) {
    warnings.push(
      `Release ${release.label} was imported before with other content. If its publisher released anew, give it a name of its own in dataset.yaml, so that readers can tell the two apart.`,
    )
  }
  if (claims === 0 && retracted > 0) {
    warnings.push(
      'The release says nothing, so all that the data set claimed is retracted. Are its files empty?',
    )
  }
  return warnings
}

/** By the dates of the two as far as they tell, else by names that differ in their numbers alone. */
export function isOlder(release: ReleaseName, than: ReleaseName): boolean {
  const ends = release.releasedLatest
  const begins = than.releasedEarliest
  if (ends !== null && begins !== null && ends < begins) return true
  const [itsBegin, itsEnd] = [release.releasedEarliest, than.releasedLatest]
  if (itsBegin !== null && itsEnd !== null && itsBegin > itsEnd) return false
  const shape = (label: string) => label.replace(/\d+/g, '0')
  return shape(release.label) === shape(than.label) && byNumber(release.label, than.label) < 0
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare

/**
 * Claims of one entity and one source that give different values where there can be one. Both are
 * kept, and readers see a conflict; but a source that contradicts itself is mostly a slip.
 *
 * `claims` are of one type, sorted by id.
 */
export function findContradictions(
  type: NodeType,
  claims: readonly ReleaseClaim[],
): readonly string[] {
  const found: string[] = []
  let at = 0
  while (at < claims.length) {
    const entity = entityOfClaim(claims[at]?.id ?? '')
    let end = at + 1
    while (end < claims.length && claims[end]?.id.startsWith(`${entity}~`)) end++
    if (end - at > 1) {
      for (const group of bySource(claims.slice(at, end))) {
        if (group.length > 1) found.push(...contradictionsOf(type, entity, group))
      }
    }
    at = end
  }
  return found
}

function bySource(claims: readonly ReleaseClaim[]): Iterable<readonly ReleaseClaim[]> {
  const groups = new Map<string, ReleaseClaim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.source)
    if (group) group.push(claim)
    else groups.set(claim.source, [claim])
  }
  return groups.values()
}

function contradictionsOf(
  type: NodeType,
  entity: string,
  claims: readonly ReleaseClaim[],
): readonly string[] {
  const said = claims.map(asClaim)
  return singleFieldsOf(type).flatMap(({ field, property, accountsOf }) => {
    const conflict = combineOne(property, said.flatMap(accountsOf))?.conflict
    if (!conflict) return []
    const values = conflict.map(
      ({ value, claims: [place] }) =>
        `${show(isPartialDate(value) ? value.edtf : value)} (${place})`,
    )
    return `${type.name} ${entity}: ${field}: records of one source contradict each other: ${values.join(', ')}. They are kept, and shown as a conflict. Correct the wrong one, or give each its own source.`
  })
}

/** As a claim that is called by its place. */
function asClaim({ place, asserts }: ReleaseClaim): Claim {
  return {
    id: place,
    standing: 'REPORTED',
    verified: true,
    stated: null,
    asserts: parseAsserts(asserts),
  }
}

interface SingleField {
  readonly field: string
  readonly property: Combinable
  accountsOf(claim: Claim): readonly Account[]
}

const singleFields = new Map<NodeType, readonly SingleField[]>()

/** The fields and relationships of which an entity has one. */
function singleFieldsOf(type: NodeType): readonly SingleField[] {
  const known = singleFields.get(type)
  if (known) return known
  const fields = Object.entries(type.properties).flatMap(([name, property]): SingleField[] => {
    if (property.combine !== 'one') return []
    const accountsOf = (claim: Claim) => {
      const said = claim.asserts.fields[name]
      return said ? [{ value: said.value, claim }] : []
    }
    return [{ field: `fields.${name}`, property, accountsOf }]
  })
  const ends = edgeTypes.flatMap((edge): SingleField[] => {
    if (edge.cardinality !== 'one') return []
    const accountsOf = (claim: Claim) =>
      claim.asserts.relationships
        .filter((relationship) => relationship.edge === edge.name)
        .map(({ to }) => ({ value: to, claim }))
    return [{ field: `relationships.${edge.out}`, property: endOfEdge, accountsOf }]
  })
  singleFields.set(type, [...fields, ...ends])
  return [...fields, ...ends]
}

const endOfEdge = text('The id of the entity at the far end.')
