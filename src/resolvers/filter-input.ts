import { apiError } from '../errors.ts'
import type { EdgeType } from '../graph/declare/edge.ts'
import type { End } from '../graph/declare/node.ts'
import type { Field } from '../graph/declare/property.ts'
import { hopsOfEnd } from '../graph/ends.ts'
import {
  endOf,
  filterableEdgeFields,
  filterableFields,
  hasPeriod,
  memberKeys,
} from '../graph/filterable.ts'
import type { Hop } from '../graph/model.ts'
import type { ClaimTest, Condition, ItemFilter } from '../graph/read/condition.ts'
import { given, type Input, listOf, standingsOf, testsOf } from './test-input.ts'

/** More than anybody writes by hand; each is work for every node that is looked at. */
export const mostConditions = 50
/** Levels of `and`, `or`, `not` and relationships within each other. */
export const mostLevels = 8
/** Objects of `and`, `or`, `not`, types and relationships, empty ones too. */
const mostObjects = 4 * mostConditions
const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the arguments of a list say of its items. */
export interface FilterArguments {
  readonly filter?: unknown
  readonly edge?: unknown
  readonly validOn?: unknown
}

/**
 * The arguments `filter`, `edge` and `validOn` as a filter of the graph layer; null where nothing is asked
 * for. Throws BAD_USER_INPUT, with the place in the filter, for what contradicts itself, and LIMIT_EXCEEDED for
 * a filter of too many conditions or levels.
 *
 * @param end - what the list's items are
 * @param along - the relationship that leads to them, where one does
 */
export function filterOf(
  { filter, edge, validOn }: FilterArguments,
  end: End,
  along: EdgeType | null,
): ItemFilter | null {
  const reading = new Reading()
  const node = isInput(filter) ? simplified(reading.node(end, filter, 'filter', 1)) : null
  const edges = [
    ...(along && isInput(edge) ? reading.edge(along, edge, 'edge') : []),
    ...(along && typeof validOn === 'string' ? validOnDay(along, validOn) : []),
  ]
  const asked = { node, edge: simplified({ kind: 'all', of: edges }) }
  return asked.node === null && asked.edge === null ? null : asked
}

/** All of nothing is no condition at all. */
function simplified(condition: Condition): Condition | null {
  if (condition.kind !== 'all') return condition
  const of = condition.of.flatMap((each) => simplified(each) ?? [])
  return of.length === 0 ? null : of.length === 1 ? (of[0] ?? null) : { kind: 'all', of }
}

/** Partial dates count when they can mean the day, and an end that is not known is open. */
function validOnDay(edge: EdgeType, day: string): Condition[] {
  if (!hasPeriod(edge)) return []
  const [from, to] = [edge.fields.get('from'), edge.fields.get('to')]
  const orUnknown = (field: Field, test: Condition): Condition => ({
    kind: 'any',
    of: [{ kind: 'value', field, test: { op: 'exists', is: false } }, test],
  })
  return [
    ...(from
      ? [
          orUnknown(from, {
            kind: 'value',
            field: from,
            test: { op: 'overlaps', from: null, to: day },
          }),
        ]
      : []),
    ...(to
      ? [orUnknown(to, { kind: 'value', field: to, test: { op: 'overlaps', from: day, to: null } })]
      : []),
  ]
}

/** One reading of the arguments of one list: it counts what it comes across. */
class Reading {
  #conditions = 0
  #objects = 0

  node(end: End, input: Input, path: string, level: number): Condition {
    if (level > mostLevels) {
      throw apiError(
        'LIMIT_EXCEEDED',
        `\`${path}\` is more than ${mostLevels} levels of \`and\`, \`or\`, \`not\` and relationships deep. Ask for less at a time.`,
      )
    }
    this.#objects++
    if (this.#objects > mostObjects) {
      throw apiError(
        'LIMIT_EXCEEDED',
        `\`${path}\` is one of more than ${mostObjects} parts of a filter. Ask for less at a time.`,
      )
    }
    const fields = new Map(filterableFields(end).map((field) => [field.name, field]))
    const hops = new Map(hopsOfEnd(end).map((hop) => [hop.field, hop]))
    const members = memberKeys(end)
    const of = Object.entries(input).flatMap(([key, value]): Condition[] => {
      const at = `${path}.${key}`
      if (value === null || value === undefined) return []
      if (key === 'and' || key === 'or') {
        const parts = (Array.isArray(value) ? value : [value]).map((each, index) =>
          this.node(end, isInput(each) ? each : {}, `${at}[${index}]`, level + 1),
        )
        return [{ kind: key === 'and' ? 'all' : 'any', of: parts }]
      }
      if (!isInput(value)) return []
      if (key === 'not') return [{ kind: 'not', of: this.node(end, value, at, level + 1) }]
      if (key === 'id') return this.#ids(value, at)
      if (key === 'claims') return this.#claims(value, at)
      const hop = hops.get(key)
      if (hop) return this.#related(hop, value, at, level)
      const member = members.get(key)
      if (member) {
        const like = this.node(member, value, at, level + 1)
        return [{ kind: 'all', of: [{ kind: 'type', type: member }, like] }]
      }
      const field = fields.get(key)
      return field ? this.#values(field, value, at) : []
    })
    return { kind: 'all', of }
  }

  /** The conditions on a relationship's own properties. */
  edge(edge: EdgeType, input: Input, path: string): readonly Condition[] {
    return filterableEdgeFields(edge).flatMap((field) => {
      const value = input[field.name]
      return isInput(value) ? this.#values(field, value, `${path}.${field.name}`) : []
    })
  }

  #values(field: Field, input: Input, path: string): Condition[] {
    this.#count(path)
    return testsOf(field, input, path).map((test) => ({ kind: 'value', field, test }))
  }

  #ids(input: Input, path: string): Condition[] {
    this.#count(path)
    return Object.entries(input).map(([operator, value]) => ({
      kind: 'ids',
      ids: listOf(given(value, `${path}.${operator}`), `${path}.${operator}`).map(String),
    }))
  }

  #related(hop: Hop, input: Input, path: string, level: number): Condition[] {
    return (['some', 'none', 'every'] as const).flatMap((how): Condition[] => {
      const like = input[how]
      if (!isInput(like)) return []
      this.#count(path)
      const at = `${path}.${how}`
      const end = endOf(hop)
      const node = isInput(like.node)
        ? simplified(this.node(end, like.node, `${at}.node`, level + 1))
        : null
      const edge = simplified({ kind: 'all', of: this.edge(hop.edge, like, at) })
      return [{ kind: 'related', hop, how, item: { node, edge } }]
    })
  }

  #claims(input: Input, path: string): Condition[] {
    return (['some', 'none'] as const).flatMap((how): Condition[] => {
      const like = input[how]
      if (!isInput(like)) return []
      this.#count(path)
      return [{ kind: 'claims', how, claim: claimTest(like, `${path}.${how}`) }]
    })
  }

  #count(path: string): void {
    this.#conditions++
    if (this.#conditions > mostConditions) {
      throw apiError(
        'LIMIT_EXCEEDED',
        `\`${path}\` is one of more than ${mostConditions} conditions in a filter. Ask for less at a time; many values of one field are one condition: \`in\`.`,
      )
    }
  }
}

function claimTest(like: Input, path: string): ClaimTest {
  const { standing, dataset, source, verified, recordedSince } = like
  const standings = isInput(standing) ? standingsOf(standing, `${path}.standing`) : undefined
  return {
    ...(standings && { standings }),
    ...(typeof dataset === 'string' && { dataset }),
    ...(typeof source === 'string' && { source }),
    ...(typeof verified === 'boolean' && { verified }),
    ...(recordedSince instanceof Date && { recordedSince: recordedSince.toISOString() }),
  }
}
