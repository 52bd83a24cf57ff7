import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  visit,
} from 'graphql'
import type { Context } from '../context.ts'
import type { ListSelection, SlottedList, TypeSelection } from '../graph/read/selection.ts'
import { slotOf } from './look-ahead.ts'

/*
 * Selections kept from one request to the next: a document that is asked again with the same values in
 * what it selects costs no look-ahead, and, since plans hang on their selections, nothing is compiled
 * again. What a selection follows from is its place in the document, which Yoga keeps by its text,
 * and the variables that are used there; the id of a look-up is none of them.
 */

type Selection = ListSelection | SlottedList | TypeSelection

/** The one that has not been used for longest goes. */
const kept = new Map<string, Selection>()
const mostKept = 500
/** Values longer than this are not worth their place. */
const longestKey = 2_000

/** Selections of one request: the thousandth sibling wants what the first does. */
const ofRequest = new WeakMap<Context, Map<string, Selection>>()

/**
 * The selection that the field of `info` wants, made where it is not there yet. `of` tells apart what one
 * place in the document may select from; `byArguments` says whether its own arguments matter.
 */
export function keepSelection<Kept extends Selection>(
  context: Context,
  info: GraphQLResolveInfo,
  { of, byArguments }: { readonly of: string; readonly byArguments: boolean },
  isKept: (selection: Selection) => selection is Kept,
  make: () => Kept,
): Kept {
  const mine = ofRequest.get(context) ?? new Map<string, Selection>()
  ofRequest.set(context, mine)
  const place = `${slotOf(info.fieldNodes)} ${of}`
  const known = mine.get(place)
  if (known && isKept(known)) return known
  // A variable that was not given is not null: an argument may have a default.
  const values = namesIn(info, byArguments).map((name) => {
    const value = info.variableValues[name]
    return value === undefined ? [] : [value]
  })
  const { limits, lookAhead } = context
  const key = `${place} ${limits.maxPageSize} ${lookAhead} ${values.length === 0 ? '' : JSON.stringify(values)}`
  const before = kept.get(key)
  const selection = before && isKept(before) ? before : make()
  mine.set(place, selection)
  if (key.length <= longestKey) put(key, selection)
  return selection
}

function put(key: string, selection: Selection): void {
  // A Map keeps the order of insertion.
  kept.delete(key)
  kept.set(key, selection)
  const [oldest] = kept.size > mostKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
}

interface Names {
  readonly inArguments: readonly string[]
  readonly below: readonly string[]
}

const names = new WeakMap<FieldNode, Names>()

/** The variables that are used in what a field selects, and in its own arguments where these matter. */
function namesIn(info: GraphQLResolveInfo, byArguments: boolean): readonly string[] {
  const found = info.fieldNodes.map((node) => namesOf(node, info.fragments))
  const used = found.flatMap(({ inArguments, below }) =>
    byArguments ? [...inArguments, ...below] : below,
  )
  return found.length === 1 ? used : [...new Set(used)]
}

function namesOf(node: FieldNode, fragments: GraphQLResolveInfo['fragments']): Names {
  const known = names.get(node)
  if (known) return known
  const inArguments = new Set<string>()
  for (const argument of node.arguments ?? [])
    visit(argument, { Variable: ({ name }) => void inArguments.add(name.value) })
  const below = new Set<string>()
  const visited = new Set<FragmentDefinitionNode>()
  const look = (at: NonNullable<FieldNode['selectionSet']>) => {
    visit(at, {
      Variable: ({ name }) => void below.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments[name.value]
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || visited.has(fragment)) return
        visited.add(fragment)
        look(fragment.selectionSet)
      },
    })
  }
  if (node.selectionSet) look(node.selectionSet)
  const made = { inArguments: [...inArguments], below: [...below] }
  names.set(node, made)
  return made
}
