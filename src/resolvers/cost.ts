import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { type AnswerSize, noValues, sizeOfField, together } from './answer-size.ts'
import { mostCounted } from './as-of.ts'
import { type Asked, collectFields, type FieldGroups } from './collect-fields.ts'
import { IntrospectionSize, schemaField } from './introspection-size.ts'
import { slotOf } from './look-ahead.ts'
import { defaultPageSize } from './page-arguments.ts'
import { findWants } from './wants.ts'
import { findWeight } from './weighs.ts'

/** What an operation may read at most, and what its answer may hold. */
export interface Cost {
  /** Nodes, and one for each page: what takes time in the database, in memory and on the way. */
  readonly total: number
  /** The field whose nodes are most of it, by its response keys (`officers.nodes.cases`); null where nothing is read. */
  readonly dearest: Dearest | null
  /** Without what it says of the schema. */
  readonly size: AnswerSize
  /** The values of the answer that are about the schema; from `mostOfSchema` on they may be more. */
  readonly ofSchema: number
}

interface Dearest {
  readonly path: string
  readonly nodes: number
}

/** Lists that are no connections and say no weight. */
const itemsOfOtherLists = 10

/**
 * The most that an operation may read, from its document and its variables alone: a page costs its size,
 * and so many times what is wanted of each item. Of several types that a node may be, the dearest counts.
 * Fields under one response key are read once and count once, by whatever fragments they come. What
 * `@skip` and `@include` leave out costs nothing; introspection reads nothing, but has its values counted.
 * Arguments that cannot be used cost nothing: their field is refused. Null where the variables do not fit
 * the operation.
 */
export function estimateCost(
  { schema, document, operation, variables }: Estimated,
  maxPageSize: number,
): Cost | null {
  const root = schema.getRootType(operation.operation)
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!root || !coerced) return null
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )
  const asked = { schema, fragments, variableValues: coerced }
  return new Estimate(asked, maxPageSize).ofRoot(root, operation)
}

/** An operation that is asked for. */
interface Estimated {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>
}

const nothing: Cost = { total: 0, dearest: null, size: noValues, ofSchema: 0 }
/** A field that gives one value and reads nothing. */
const aValue: Cost = { ...nothing, size: sizeOfField(0, noValues) }

class Estimate {
  readonly #asked: Asked
  readonly #maxPageSize: number
  /** By type and place in the document: a fragment that many places spread is weighed once. */
  readonly #known = new Map<string, Cost>()
  #introspection: IntrospectionSize | undefined

  constructor(asked: Asked, maxPageSize: number) {
    this.#asked = asked
    this.#maxPageSize = maxPageSize
  }

  ofRoot(root: GraphQLObjectType, operation: OperationDefinitionNode): Cost {
    this.#introspection = new IntrospectionSize(this.#asked, root, operation)
    const whole: FieldNode = {
      kind: Kind.FIELD,
      name: { kind: Kind.NAME, value: 'operation' },
      selectionSet: operation.selectionSet,
    }
    return this.#ofGroups(root, collectFields(this.#asked, root, [whole]), false)
  }

  #ofGroups(type: GraphQLObjectType, groups: FieldGroups, isPast: boolean): Cost {
    return [...groups].reduce((sum, [key, group]) => {
      const field = type.getFields()[group[0].name.value]
      const cost = field ? this.#ofField(field, group, isPast) : this.#ofMetaField(group)
      return plus(sum, under(key, cost))
    }, nothing)
  }

  /** `__typename`, `__schema` and `__type`. */
  #ofMetaField(group: FieldGroup): Cost {
    const field = schemaField(group[0].name.value)
    if (!field) return aValue
    return { ...nothing, ofSchema: 1 + (this.#introspection?.below(field, undefined, group) ?? 0) }
  }

  /** What the selections of `nodes` cost on one object of a type, as of now or of a day. */
  #ofSelection(named: unknown, nodes: readonly FieldNode[], isPast: boolean): Cost {
    const { schema } = this.#asked
    if (isObjectType(named)) {
      const key = `${named.name} ${isPast ? 'then' : 'now'} ${slotOf(nodes)}`
      const known = this.#known.get(key)
      if (known) return known
      const cost = this.#ofGroups(named, collectFields(this.#asked, named, nodes), isPast)
      this.#known.set(key, cost)
      return cost
    }
    if (!isAbstractType(named)) return nothing
    return schema
      .getPossibleTypes(named)
      .map((type) => this.#ofSelection(type, nodes, isPast))
      .reduce(dearer, nothing)
  }

  #ofField(field: GraphQLField<unknown, unknown>, group: FieldGroup, isAbovePast: boolean): Cost {
    const named = getNamedType(field.type)
    const weight = findWeight(field)
    if (!weight && !isCompositeType(named)) return aValue
    const args = this.#argumentsOf(field, group[0])
    if (!args) return nothing
    const isPast = isAbovePast || Boolean(args.asOf)
    // An argument may be any number.
    const own = Math.max(0, weight?.own(args) ?? 0)
    const times = Math.max(1, weight?.times(args) ?? 1)
    const listed = weight?.items && Math.max(0, weight.items(args))
    if (isObjectType(named) && 'pageInfo' in named.getFields()) {
      const shown = listed ?? this.#pageSize(args)
      const total = isPast && isCountedThen(field) ? mostCounted : 0
      return this.#ofConnection(named, group, {
        own,
        shown,
        times,
        total,
        isPast,
        isApart: weight?.isApart ?? false,
      })
    }
    const below = this.#ofSelection(named, group, isPast)
    const type = isNonNullType(field.type) ? field.type.ofType : field.type
    const shown = isListType(type) ? (listed ?? itemsOfOtherLists) : 1
    const items = shown * times
    const size = sizeOfField(shown, below.size)
    return { ...made(own, isEntity(named) ? items : 0, below, items), size }
  }

  /**
   * Items stand under `nodes` and under `edges`, and are read once for both; but for those that a field
   * finds in its own way, which are read for each.
   */
  #ofConnection(
    type: GraphQLObjectType,
    group: FieldGroup,
    { own, shown, times, total, isPast, isApart }: Connected,
  ): Cost {
    const fields = type.getFields()
    const size = shown * times
    let held = noValues
    let beside = nothing
    let below = nothing
    let items = 0
    for (const [key, nodes] of collectFields(this.#asked, type, group)) {
      const field = fields[nodes[0].name.value]
      const isItems = field?.name === 'nodes' || field?.name === 'edges'
      const cost = isItems
        ? this.#ofItems(getNamedType(field.type), nodes, shown, isPast)
        : field
          ? this.#ofField(field, nodes, isPast)
          : aValue
      if (isItems) {
        items = isApart ? items + size : size
        below = plus(below, under(key, cost))
      } else if (field?.name === 'pageInfo') items = Math.max(items, size)
      else if (field?.name === 'totalCount') beside = plus(beside, made(0, total, nothing, 1))
      else beside = plus(beside, under(key, cost))
      held = together(held, under(key, cost).size)
    }
    const cost = plus(made(0, 0, beside, times), made(own + times, items, below, size))
    return { ...cost, size: sizeOfField(1, held) }
  }

  /** What one item of a page costs, and what all that are shown hold. */
  #ofItems(named: unknown, nodes: FieldGroup, shown: number, isPast: boolean): Cost {
    const cost = this.#ofItem(named, nodes, isPast)
    return { ...cost, size: sizeOfField(shown, cost.size) }
  }

  /** An item of a page, which the page counts itself: an entity, or an edge with one. */
  #ofItem(named: unknown, nodes: readonly FieldNode[], isPast: boolean): Cost {
    if (!isObjectType(named) || !('cursor' in named.getFields()))
      return this.#ofSelection(named, nodes, isPast)
    return [...collectFields(this.#asked, named, nodes)].reduce((sum, [key, group]) => {
      const field = named.getFields()[group[0].name.value]
      if (field?.name !== 'node')
        return plus(sum, under(key, field ? this.#ofField(field, group, isPast) : aValue))
      // The page has counted the node.
      const cost = this.#ofSelection(getNamedType(field.type), group, isPast)
      return plus(sum, under(key, { ...cost, size: sizeOfField(1, cost.size) }))
    }, nothing)
  }

  #pageSize({ first, last }: Readonly<Record<string, unknown>>): number {
    const wanted = [first, last].find((size) => typeof size === 'number')
    const size = typeof wanted === 'number' ? wanted : defaultPageSize
    // A page beyond the limit is refused by itself, with a better word for it.
    return Math.max(0, Math.min(size, this.#maxPageSize))
  }

  #argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> | null {
    try {
      return getArgumentValues(field, node, this.#asked.variableValues)
    } catch {
      return null
    }
  }
}

type FieldGroup = readonly [FieldNode, ...FieldNode[]]

/** What a connection costs itself. */
interface Connected {
  readonly own: number
  /** How many items its page shows. */
  readonly shown: number
  /** How many times as much they cost. */
  readonly times: number
  /** What its total costs. */
  readonly total: number
  /** Whether it, and what is below it, is as of a day. */
  readonly isPast: boolean
  readonly isApart: boolean
}

/**
 * Whether the total of a list as of a day is counted one by one: what starts at an entity, and its
 * claims, are at hand with the entity itself.
 */
function isCountedThen(field: GraphQLField<unknown, unknown>): boolean {
  const list = findWants(field)?.list
  return !list || list.kind === 'type' || (list.kind === 'hop' && list.hop.direction === 'in')
}

/** Whether reading one of these means reading a node: everything with an id has one. */
function isEntity(named: unknown): boolean {
  return (isObjectType(named) || isAbstractType(named)) && 'getFields' in named
    ? 'id' in named.getFields()
    : false
}

function plus(one: Cost, other: Cost): Cost {
  const [a, b] = [one.dearest, other.dearest]
  return {
    total: one.total + other.total,
    dearest: a && b ? (b.nodes > a.nodes ? b : a) : (a ?? b),
    size: together(one.size, other.size),
    ofSchema: one.ofSchema + other.ofSchema,
  }
}

/** The most of either. */
function dearer(one: Cost, other: Cost): Cost {
  const size = other.size.values > one.size.values ? other.size : one.size
  return { ...(other.total > one.total ? other : one), size }
}

/** What a field reads that reads so much itself, gives these nodes, and `times` what is below it. */
function made(own: number, nodes: number, below: Cost, times: number): Cost {
  const mine: Dearest = { path: '', nodes: own + nodes }
  const theirs = below.dearest && { path: below.dearest.path, nodes: below.dearest.nodes * times }
  return {
    ...nothing,
    total: own + nodes + below.total * times,
    dearest: theirs && theirs.nodes > mine.nodes ? theirs : mine.nodes > 0 ? mine : theirs,
  }
}

function under(key: string, { dearest, size, ...cost }: Cost): Cost {
  const within = (path: string) => (path === '' ? key : `${key}.${path}`)
  const { values, fullest } = size
  return {
    ...cost,
    dearest: dearest && { ...dearest, path: within(dearest.path) },
    size: { values, fullest: fullest && { ...fullest, path: within(fullest.path) } },
  }
}
