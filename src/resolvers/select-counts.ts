import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql'
import type { Limits } from '../context.ts'
import { apiError } from '../errors.ts'
import { type EdgeType, farEnd } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import {
  type Countable,
  type Counted,
  countedFrom,
  edgeCountables,
  edgeMeasurables,
  type Measurable,
  nodeMeasurables,
} from '../graph/read/countable.ts'
import type { FacetSelection, ListSelection, ListSource } from '../graph/read/selection.ts'
import { type Asked, collectFields } from './collect-fields.ts'

/*
 * What fields of a connection count, from their arguments. Names of values are checked by the schema;
 * what it cannot check is refused here.
 */

/** A facet as it was asked for. */
export interface AskedFacet extends Pick<Counted, 'key' | 'through' | 'of'> {
  readonly by: Countable
}

/** Nobody looks at more side by side, and each goes through the whole list. */
const MOST_AT_ONCE = 20
export const usualValues = 20

/** The argument `by` of `facets`: one of the keys of each object, with the name of a value. */
export function facetsBy(
  end: End,
  by: readonly Readonly<Record<string, unknown>>[],
): readonly AskedFacet[] {
  const all = new Map(countedFrom(end).map((counted) => [counted.key, counted]))
  return atOnce('by', by).map((wanted) => {
    const [[key, name] = ['', undefined], ...more] = Object.entries(wanted)
    const counted = all.get(key)
    const by = counted?.by.get(String(name))
    if (!counted || !by || more.length > 0) {
      throw apiError(
        'BAD_USER_INPUT',
        `Expected one value to count by in each object of \`by\`; ${JSON.stringify(wanted)} came.`,
      )
    }
    return { key, through: counted.through, of: counted.of, by }
  })
}

/** The argument `by` of `edgeFacets`. */
export function edgeFacetsBy(edge: EdgeType, by: readonly unknown[]): readonly AskedFacet[] {
  return named('by', edgeCountables(edge), by).map((by) => ({
    key: 'field',
    through: undefined,
    of: 'edge',
    by,
  }))
}

/** The argument `of` of `statistics`. */
export function statisticsOf(end: End, of: readonly unknown[]): readonly Measurable[] {
  return named('of', nodeMeasurables(end), of)
}

/** The argument `of` of `edgeStatistics`. */
export function edgeStatisticsOf(edge: EdgeType, of: readonly unknown[]): readonly Measurable[] {
  return named('of', edgeMeasurables(edge), of)
}

function named<Value>(
  argument: string,
  all: ReadonlyMap<string, Value>,
  names: readonly unknown[],
): readonly Value[] {
  return atOnce(argument, names).flatMap((name) => all.get(String(name)) ?? [])
}

function atOnce<Value>(argument: string, all: readonly Value[]): readonly Value[] {
  if (all.length <= MOST_AT_ONCE) return all
  throw apiError(
    'LIMIT_EXCEEDED',
    `${all.length} in \`${argument}\` are over the ${MOST_AT_ONCE} that are counted at once. Ask for them in several operations.`,
  )
}

/** A field of a connection beside its page, where its answer waits, and its nodes in the document. */
export interface SlottedGroup {
  readonly slot: string
  readonly group: readonly [FieldNode, ...FieldNode[]]
}

/** What the fields of a connection that count want. Those whose arguments cannot be used say so when they are resolved. */
export function selectCounts(
  asked: Asked,
  connection: GraphQLObjectType,
  source: ListSource,
  groups: readonly SlottedGroup[],
  limits: Limits,
): Required<Pick<ListSelection, 'facets' | 'statistics'>> {
  const facets: Required<ListSelection>['facets'][number][] = []
  const statistics: Required<ListSelection>['statistics'][number][] = []
  const end = endOf(source)
  const edge = source.kind === 'hop' ? source.hop.edge : undefined
  for (const { slot, group } of groups) {
    const field = connection.getFields()[group[0].name.value]
    if (!field || !end) continue
    const addFacets = (wanted: readonly AskedFacet[]) => {
      const most = valuesWanted(asked, field, group, limits)
      const selected = wanted.map(
        ({ through, of, by }): FacetSelection => ({ through, of, by, most }),
      )
      facets.push({ slot, facets: selected })
    }
    try {
      const { by, of } = listArguments(asked, field, group[0])
      switch (field.name) {
        case 'facets':
          addFacets(facetsBy(end, by.filter(isObject)))
          break
        case 'edgeFacets':
          if (edge) addFacets(edgeFacetsBy(edge, by))
          break
        case 'statistics':
          statistics.push({ slot, of: 'node', statistics: statisticsOf(end, of) })
          break
        case 'edgeStatistics':
          if (edge) statistics.push({ slot, of: 'edge', statistics: edgeStatisticsOf(edge, of) })
      }
    } catch {
      // The field's own resolver says so, at the field's own path.
    }
  }
  return { facets, statistics }
}

function endOf(source: ListSource): End | undefined {
  switch (source.kind) {
    case 'type':
      return source.type
    case 'hop':
      return farEnd(source.hop.edge, source.hop.direction)
    default:
      return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function listArguments(asked: Asked, field: GraphQLField<unknown, unknown>, node: FieldNode) {
  const { by, of }: Readonly<Record<string, unknown>> = getArgumentValues(
    field,
    node,
    asked.variableValues,
  )
  return { by: Array.isArray(by) ? by : [], of: Array.isArray(of) ? of : [] }
}

/** The most values that the selections of a facet ask for; as many as a page may hold. */
function valuesWanted(
  asked: Asked,
  field: GraphQLField<unknown, unknown>,
  group: readonly FieldNode[],
  { maxPageSize }: Limits,
): number {
  const facet = getNamedType(field.type)
  const values = isObjectType(facet) ? facet.getFields().values : undefined
  if (!isObjectType(facet) || !values) return 0
  let most = 0
  for (const [node] of collectFields(asked, facet, group).values()) {
    if (node.name.value !== values.name) continue
    const { first }: Readonly<Record<string, unknown>> = getArgumentValues(
      values,
      node,
      asked.variableValues,
    )
    most = Math.max(most, typeof first === 'number' ? first : usualValues)
  }
  return Math.min(most, maxPageSize)
}
