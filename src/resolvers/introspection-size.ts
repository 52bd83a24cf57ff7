import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'
import { type Asked, collectFields } from './collect-fields.ts'
import { slotOf } from './look-ahead.ts'

/**
 * The most values an answer about the schema may hold, whatever operations may cost. What clients ask for
 * to know the whole schema (`getIntrospectionQuery` of graphql-js) is an eighth of it.
 */
export const mostOfSchema = 500_000

/** The field `__schema` or `__type` of the root; undefined of every other name. */
export const schemaField = (name: string): GraphQLField<unknown, unknown> | undefined =>
  [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name)

/**
 * Counts the values in answers about the schema. The schema is at hand, so that nothing needs to be
 * estimated: this asks the fields of introspection what they hold, as execution does, but each thing
 * once for each place in the document, whatever number of aliases lead there.
 */
export class IntrospectionSize {
  readonly #info: GraphQLResolveInfo
  readonly #known = new Map<unknown, Map<string, number>>()
  /** Things looked at, each of which stands in the answer at least once. */
  #looked = 0

  constructor(asked: Asked, root: GraphQLObjectType, operation: OperationDefinitionNode) {
    // Fields of introspection look at the schema alone.
    this.#info = {
      ...asked,
      operation,
      parentType: root,
      rootValue: undefined,
      fieldName: SchemaMetaFieldDef.name,
      fieldNodes: [],
      returnType: SchemaMetaFieldDef.type,
      path: { prev: undefined, key: SchemaMetaFieldDef.name, typename: root.name },
    }
  }

  /** The values below a field of one thing; over `mostOfSchema` they may be more than it says. */
  below(field: GraphQLField<unknown, unknown>, source: unknown, group: Group): number {
    const type = getNamedType(field.type)
    if (!isObjectType(type)) return 0
    const resolve = field.resolve ?? defaultFieldResolver
    try {
      const args = getArgumentValues(field, group[0], this.#info.variableValues)
      const found = resolve(source, args, undefined, this.#info)
      const items = isIterable(found) ? [...found] : [found]
      return items.reduce<number>((sum, item) => sum + this.#ofItem(type, item, group), 0)
    } catch {
      // Arguments that cannot be used: the field is refused.
      return 0
    }
  }

  #ofItem(type: GraphQLObjectType, item: unknown, nodes: Group): number {
    if (item === null || item === undefined) return 0
    const of = this.#known.get(item) ?? new Map<string, number>()
    this.#known.set(item, of)
    const slot = slotOf(nodes)
    const known = of.get(slot)
    if (known !== undefined) return known
    let values = 0
    for (const group of collectFields(this.#info, type, nodes).values()) {
      if (this.#looked++ > mostOfSchema) return mostOfSchema + 1
      const field = type.getFields()[group[0].name.value]
      values += 1 + (field ? this.below(field, item, group) : 0)
    }
    of.set(slot, values)
    return values
  }
}

type Group = readonly [FieldNode, ...FieldNode[]]

function isIterable(found: unknown): found is Iterable<unknown> {
  return typeof found === 'object' && found !== null && Symbol.iterator in found
}
