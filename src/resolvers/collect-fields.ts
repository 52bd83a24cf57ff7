import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'

/** The part of a resolver's `info` that tells what was asked for. */
export type Asked = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>

export type FieldGroups = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>

/**
 * The fields that the selection sets of `nodes` ask for on an object of `type`, by response key: the
 * specification's CollectSubfields (GraphQL, October 2021, 6.3.2 and 6.4.3), which graphql-js keeps to itself.
 */
export function collectFields(
  asked: Asked,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): FieldGroups {
  const groups = new Map<string, [FieldNode, ...FieldNode[]]>()
  const visited = new Set<string>()
  const visit = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(asked, selection)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const group = groups.get(key)
        if (group) group.push(selection)
        else groups.set(key, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(asked, type, selection.typeCondition)) visit(selection.selectionSet)
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value)
        const fragment = asked.fragments[selection.name.value]
        if (fragment && applies(asked, type, fragment.typeCondition)) visit(fragment.selectionSet)
      }
    }
  }
  for (const { selectionSet } of nodes) if (selectionSet) visit(selectionSet)
  return groups
}

function isIncluded({ variableValues }: Asked, selection: SelectionNode): boolean {
  if (!selection.directives || selection.directives.length === 0) return true
  if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if !== false
}

function applies(
  { schema }: Asked,
  type: GraphQLObjectType,
  condition: Parameters<typeof typeFromAST>[1] | undefined,
): boolean {
  if (!condition || condition.kind !== Kind.NAMED_TYPE) return true
  const wanted = typeFromAST(schema, condition)
  if (wanted === type) return true
  return isAbstractType(wanted) && schema.isSubType(wanted, type)
}
