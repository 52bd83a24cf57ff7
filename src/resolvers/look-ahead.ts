import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql'
import type { Context } from '../context.ts'
import { farEnd } from '../graph/declare/edge.ts'
import { membersOf, type NodeType } from '../graph/declare/node.ts'
import type { Field } from '../graph/declare/property.ts'
import { endOf } from '../graph/filterable.ts'
import { Claim } from '../graph/nodes/claim.ts'
import type {
  ListSelection,
  ListSource,
  SlottedList,
  TypeSelection,
} from '../graph/read/selection.ts'
import { edgeFields, entityFields } from '../graph/system-fields.ts'
import { type Asked, collectFields } from './collect-fields.ts'
import { filterOf } from './filter-input.ts'
import { checkPlace, orderOf } from './order-input.ts'
import { type PageArguments, pageRequest } from './page-arguments.ts'
import { type SlottedGroup, selectCounts } from './select-counts.ts'
import { findWants } from './wants.ts'

/*
 * GraphQL's `info` as a selection of the graph layer. This is the one place where that happens.
 *
 * Pages that are read ahead wait on the parent row under a slot named after the field's nodes in the
 * document. The response key would not do: `nodes { x: units(first: 1) }` beside
 * `edges { node { x: units(first: 2) } }` is legal, and both read from the same row. Nor would the
 * first node alone: a fragment may be spread in one place by itself and in another beside more
 * wishes for the same field.
 */

const numbers = new WeakMap<FieldNode, number>()
let numbersGiven = 0

/** graphql-js hands the siblings of one selection the same array, so that a list looks its slot up once a row. */
const slots = new WeakMap<readonly FieldNode[], string>()

/** The slot of a field that stands in the document as `nodes`; the same for every request of the document. */
export function slotOf(nodes: readonly FieldNode[]): string {
  const known = slots.get(nodes)
  if (known !== undefined) return known
  const slot = `slot ${nodes.map(numberOf).join()}`
  slots.set(nodes, slot)
  return slot
}

function numberOf(node: FieldNode): number {
  const known = numbers.get(node)
  if (known !== undefined) return known
  const number = numbersGiven++
  numbers.set(node, number)
  return number
}

/** What the selection below `nodes` wants of a node of `type`. */
export function selectType(
  context: Context,
  asked: Asked,
  type: NodeType,
  nodes: readonly FieldNode[],
): TypeSelection {
  return mergeType(context, asked, type, [nodes])
}

/**
 * What a connection field wants. `nodes` are its nodes in the document and `connection` its type.
 * Throws what `pageRequest`, `filterOf` and `orderOf` throw, and BAD_USER_INPUT for a cursor of another order.
 */
export function selectList(
  context: Context,
  asked: Asked,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  source: ListSource,
  args: PageArguments,
): ListSelection {
  const page = pageRequest(args, context.limits)
  const { filter, order } = wishesOf(source, args)
  checkPlace(page.from, source, order, page.direction === 'forward' ? 'after' : 'before')
  const groups = collectFields(asked, connection, nodes)
  const edgeNodes: FieldNode[][] = []
  const nodeNodes: FieldNode[][] = []
  /** The fields of `pageInfo` that are asked for. */
  const place = new Set<string>()
  const counts: SlottedGroup[] = []
  let total = false
  let items = false
  for (const group of groups.values()) {
    switch (group[0].name.value) {
      case 'nodes':
        nodeNodes.push([...group])
        items = true
        break
      case 'edges':
        edgeNodes.push([...group])
        items = true
        break
      case 'totalCount':
        total = true
        break
      case 'pageInfo':
        for (const [field] of collectFields(asked, objectType(asked, 'PageInfo'), group).values())
          place.add(field.name.value)
        items = true
        break
      default:
        counts.push({ slot: slotOf(group), group })
    }
  }
  const edge = selectEdge(context, asked, connection, edgeNodes, source)
  nodeNodes.push(...edge.nodes)
  const node =
    nodeNodes.length === 0
      ? undefined
      : farTypes(source).map((type) => mergeType(context, asked, type, nodeNodes))
  return {
    source,
    page,
    filter,
    order,
    items,
    cursors: edge.cursors || place.has('startCursor') || place.has('endCursor'),
    total,
    behind: place.has(page.direction === 'forward' ? 'hasPreviousPage' : 'hasNextPage'),
    edgeFields: edge.fields,
    edgeClaims: edge.claims,
    node,
    ...selectCounts(asked, connection, source, counts, context.limits),
  }
}

/** Lists of claims and of books are neither filtered nor put in another order. */
function wishesOf(
  source: ListSource,
  args: PageArguments,
): Pick<ListSelection, 'filter' | 'order'> {
  if (source.kind !== 'type' && source.kind !== 'hop') return { filter: null, order: [] }
  const [end, along] =
    source.kind === 'type' ? [source.type, null] : [endOf(source.hop), source.hop.edge]
  return {
    filter: filterOf(args, end, along),
    order: orderOf(args.orderBy, source, end, along),
  }
}

function farTypes(source: ListSource): readonly NodeType[] {
  switch (source.kind) {
    case 'type':
      return [source.type]
    case 'hop':
      return membersOf(farEnd(source.hop.edge, source.hop.direction))
    case 'claims':
    case 'edgeClaims':
      return [Claim]
  }
}

/** What is wanted of the edges: their fields, their claims, and the document nodes that select `node`. */
function selectEdge(
  context: Context,
  asked: Asked,
  connection: GraphQLObjectType,
  groups: readonly FieldNode[][],
  source: ListSource,
) {
  const fields = new Map<string, Field>()
  const claims: SlottedList[] = []
  const nodes: FieldNode[][] = []
  let cursors = false
  const edgeType = connection.getFields().edges?.type
  const type = edgeType && getNamedType(edgeType)
  if (isObjectType(type)) {
    for (const group of groups) {
      for (const [first, ...more] of collectFields(asked, type, group).values()) {
        const field = type.getFields()[first.name.value]
        const wanted = field && findWants(field)
        if (first.name.value === 'node') nodes.push([first, ...more])
        else if (first.name.value === 'cursor') cursors = true
        else if (field && wanted?.list)
          addList(context, asked, claims, field, [first, ...more], wanted.list)
        else if (source.kind === 'hop')
          for (const name of wanted?.fields ?? [])
            addField(fields, name, source.hop.edge.fields, edgeFields)
      }
    }
  }
  return { fields: inOrder(fields), claims, nodes, cursors }
}

/**
 * The wishes of several selections on one type together. Each is collected by itself: in different
 * places one response key may stand for different arguments.
 */
function mergeType(
  context: Context,
  asked: Asked,
  type: NodeType,
  selections: readonly (readonly FieldNode[])[],
): TypeSelection {
  const fields = new Map<string, Field>()
  const lists: SlottedList[] = []
  const graphqlType = objectType(asked, type.name)
  const declared = graphqlType.getFields()
  for (const nodes of selections) {
    for (const group of collectFields(asked, graphqlType, nodes).values()) {
      const field = declared[group[0].name.value]
      const wanted = field && findWants(field)
      if (!field || !wanted) continue
      for (const name of wanted.fields) addField(fields, name, type.fields, entityFields)
      if (wanted.list && context.lookAhead)
        addList(context, asked, lists, field, group, wanted.list)
    }
  }
  return { type, fields: inOrder(fields), lists }
}

function addField(
  into: Map<string, Field>,
  name: string,
  ...sources: readonly ReadonlyMap<string, Field>[]
): void {
  for (const source of sources) {
    const field = source.get(name)
    if (field) {
      into.set(name, field)
      return
    }
  }
  throw new Error(`No field "${name}" is declared.`)
}

/** One order for one set of fields, so that documents that differ in it alone share a plan in Neo4j. */
function inOrder(fields: ReadonlyMap<string, Field>): readonly Field[] {
  return [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function addList(
  context: Context,
  asked: Asked,
  into: SlottedList[],
  field: GraphQLField<unknown, unknown>,
  group: readonly [FieldNode, ...FieldNode[]],
  source: ListSource,
): void {
  const connection = getNamedType(field.type)
  const slot = slotOf(group)
  if (!isObjectType(connection) || into.some((list) => list.slot === slot)) return
  try {
    const args: PageArguments = getArgumentValues(field, group[0], asked.variableValues)
    into.push({
      ...selectList(context, asked, connection, group, source, args),
      slot,
    })
  } catch {
    // Arguments that cannot be used: the field's own resolver says so, at the field's own path.
  }
}

function objectType({ schema }: Asked, name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`)
  return type
}
