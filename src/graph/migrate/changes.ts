import { hubColumns } from '../declare/edge.ts'
import type { FieldSummary, ModelSummary } from './summary.ts'

/** What a change of the declarations makes of the data that is stored. */
export interface Changes {
  /** Types whose nodes need their property `sort` worked out again. */
  readonly sorts: readonly string[]
  /** Types whose nodes need the text that they are found by worked out again. */
  readonly searches: readonly string[]
  /** Types, and relationships, whose columns for filters need to be worked out again. */
  readonly filters: { readonly nodes: readonly string[]; readonly edges: readonly string[] }
  /** Whether claims that carry candidates are to be marked. */
  readonly candidates: boolean
  /** Whether what claims add up to is to be worked out again for every entity. */
  readonly projections: boolean
  /** Hub directions whose columns need to be worked out again. */
  readonly hubs: readonly { readonly edge: string; readonly direction: 'out' | 'in' }[]
  /** Columns that no declaration explains any more. */
  readonly nodeColumns: readonly StaleColumns[]
  readonly edgeColumns: readonly StaleColumns[]
  /** Labels and relationship types that are no longer declared. */
  readonly goneNodes: readonly string[]
  readonly goneEdges: readonly string[]
  /** What only the sources can give again, each with what to do. */
  readonly notes: readonly string[]
}

export interface StaleColumns {
  readonly owner: string
  readonly columns: readonly string[]
}

const importAgain =
  'Import a release of the data sets that claim it without it, then the whole release again.'

/** `before` is null where nothing is known of the stored data: everything that can be is worked out again. */
export function changesBetween(before: ModelSummary | null, after: ModelSummary): Changes {
  const sorts = Object.keys(after.nodes).filter((type) => sortsDiffer(before, after, type))
  return {
    sorts,
    searches: Object.keys(after.nodes).filter((type) => searchesDiffer(before, after, type)),
    filters: {
      nodes: Object.keys(after.nodes).filter(
        (type) =>
          filtersDiffer(before, after, before?.nodes[type], after.nodes[type]) ||
          (sorts.includes(type) && after.nodes[type]?.filtered.some(isKey) === true),
      ),
      edges: Object.keys(after.edges).filter((type) =>
        filtersDiffer(before, after, before?.edges[type], after.edges[type]),
      ),
    },
    candidates: before?.candidateVersion !== after.candidateVersion,
    projections: before?.projectionVersion !== after.projectionVersion,
    hubs: staleHubs(before, after, sorts),
    nodeColumns: staleColumns(before?.nodes ?? {}, after.nodes),
    edgeColumns: [...staleColumns(before?.edges ?? {}, after.edges), ...formerHubs(before, after)],
    goneNodes: Object.keys(before?.nodes ?? {}).filter((type) => !(type in after.nodes)),
    goneEdges: Object.keys(before?.edges ?? {}).filter((type) => !(type in after.edges)),
    notes: [
      ...fieldNotes(before?.nodes ?? {}, after.nodes),
      ...fieldNotes(before?.edges ?? {}, after.edges),
      ...edgeNotes(before, after),
    ],
  }
}

function sortsDiffer(before: ModelSummary | null, after: ModelSummary, type: string): boolean {
  if (before === null || before.sortKeyVersion !== after.sortKeyVersion) return true
  const [then, now] = [before.nodes[type], after.nodes[type]]
  if (!then || !now) return false
  const [oldField, newField] = [then.fields[then.order], now.fields[now.order]]
  if (!oldField || !newField || then.order !== now.order) return true
  // Values of an enum sort by their place in it; one that is added at the end moves nothing.
  return oldField.kind !== newField.kind || !startsWith(newField.values, oldField.values)
}

function searchesDiffer(before: ModelSummary | null, after: ModelSummary, type: string): boolean {
  const now = after.nodes[type]?.searched ?? []
  const then = before?.nodes[type]?.searched ?? []
  // A type that is new has no nodes yet.
  if (before !== null && !(type in before.nodes)) return false
  if (now.join() !== then.join()) return true
  return now.length > 0 && before?.searchVersion !== after.searchVersion
}

/** A key holds the sort key of its node. */
const isKey = (column: string) => column.endsWith('Key')

interface Filtered {
  readonly filtered: readonly string[]
  readonly fields: Readonly<Record<string, FieldSummary>>
}

function filtersDiffer(
  before: ModelSummary | null,
  after: ModelSummary,
  then: Filtered | undefined,
  now: Filtered | undefined,
): boolean {
  if (!now || now.filtered.length === 0) return false
  if (before === null) return true
  if (!then) return false
  if (before.filterVersion !== after.filterVersion) return true
  // Keys hold values as they sort, as the keys of nodes do.
  if (before.sortKeyVersion !== after.sortKeyVersion) return true
  return now.filtered.some((column) => {
    if (!then.filtered.includes(column)) return true
    const [was, is] = [then, now].map(({ fields }) => fields[column.replace(/Key$/, '')])
    return isKey(column) && was && is && !startsWith(is.values, was.values)
  })
}

function staleHubs(
  before: ModelSummary | null,
  after: ModelSummary,
  sorts: readonly string[],
): Changes['hubs'] {
  return Object.entries(after.edges).flatMap(([name, edge]) => {
    const then = before?.edges[name]
    if (before && !then) return []
    return edge.hub
      .filter((direction) => {
        const far = direction === 'out' ? edge.to : edge.from
        return !then?.hub.includes(direction) || far.some((type) => sorts.includes(type))
      })
      .map((direction) => ({ edge: name, direction }))
  })
}

function formerHubs(before: ModelSummary | null, after: ModelSummary): readonly StaleColumns[] {
  return Object.entries(after.edges).flatMap(([owner, edge]) =>
    (before?.edges[owner]?.hub ?? [])
      .filter((direction) => !edge.hub.includes(direction))
      .map((direction) => ({ owner, columns: Object.values(hubColumns(direction)) })),
  )
}

type WithFields = Readonly<
  Record<
    string,
    {
      readonly fields: Record<string, FieldSummary>
      readonly filtered: readonly string[]
    }
  >
>

function staleColumns(before: WithFields, after: WithFields): readonly StaleColumns[] {
  return Object.entries(after).flatMap(([owner, { fields, filtered }]) => {
    const then = before[owner]?.fields ?? {}
    const kept = new Set([...filtered, ...Object.values(fields).flatMap((field) => field.columns)])
    const columns = Object.entries(then).flatMap(([name, field]) =>
      shape(field) === shape(fields[name])
        ? []
        : field.columns.filter((column) => !kept.has(column) || fields[name] !== undefined),
    )
    const former = before[owner]?.filtered ?? []
    const stale = [...columns, ...former.filter((column) => !kept.has(column))]
    return stale.length === 0 ? [] : [{ owner, columns: stale }]
  })
}

/** Fields of one shape can read each other's columns. */
function shape(field: FieldSummary | undefined): string {
  return field ? `${field.kind} ${field.combine === 'set' ? 'list' : 'value'}` : 'none'
}

function fieldNotes(before: WithFields, after: WithFields): readonly string[] {
  return Object.entries(after).flatMap(([owner, { fields }]) =>
    Object.entries(before[owner]?.fields ?? {}).flatMap(([name, then]) => {
      const now = fields[name]
      const field = `${owner}.${name}`
      if (!now) {
        return [
          `${field} is no longer declared: its values were removed, and the claims that hold them stay. ` +
            'If it was renamed, write its new name in the records of the data sets that claim it, and import them again.',
        ]
      }
      if (shape(now) !== shape(then)) {
        return [
          `${field} was declared as ${shape(then)} and is now ${shape(now)}: its values were removed. ${importAgain}`,
        ]
      }
      const lost = then.values.filter((value) => !now.values.includes(value))
      return [
        ...(now.combine === then.combine
          ? []
          : [
              `${field} combined its claims by ${then.combine}, and now by ${now.combine}. ${importAgain}`,
            ]),
        ...(lost.length === 0
          ? []
          : [
              `${field} can no longer be ${lost.join(', ')}: such values read as absent. ${importAgain}`,
            ]),
      ]
    }),
  )
}

function edgeNotes(before: ModelSummary | null, after: ModelSummary): readonly string[] {
  return Object.entries(after.edges).flatMap(([name, now]) => {
    const then = before?.edges[name]
    if (!then) return []
    const lostEnds = [
      ...then.from.filter((type) => !now.from.includes(type)),
      ...then.to.filter((type) => !now.to.includes(type)),
    ]
    return [
      ...(then.identity.join() === now.identity.join()
        ? []
        : [
            `${name} has another identity, so that the ids of stored ones are out of date. ${importAgain}`,
          ]),
      ...(lostEnds.length === 0
        ? []
        : [
            `${name} can no longer join ${lostEnds.join(', ')}; stored ones that do cannot be read. ${importAgain}`,
          ]),
    ]
  })
}

function startsWith(all: readonly string[], first: readonly string[]): boolean {
  return first.every((value, index) => all[index] === value)
}
