import { type Direction, type EdgeType, farEnd } from './declare/edge.ts'
import { type End, membersOf, type NodeType } from './declare/node.ts'
import type { Field } from './declare/property.ts'
import { fieldsOfEnd } from './ends.ts'
import { edgeFields, entityFields } from './system-fields.ts'

/*
 * What lists can be filtered by and put in order by, from the declarations: the API's inputs are made of
 * it, and what comes in them is understood by it.
 */

/** How a value can be tested: the kinds of its codec, with sets and passages apart. */
export type TestKind =
  | 'text'
  | 'textSet'
  | 'passage'
  | 'number'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'money'
  | 'enum'
  | 'enumSet'

export function testKindOf({ property: { codec, combine } }: Field): TestKind {
  switch (codec.kind) {
    case 'text':
    case 'url':
      return codec.isLong ? 'passage' : combine === 'set' ? 'textSet' : 'text'
    case 'int':
    case 'float':
      return 'number'
    case 'enum':
      return combine === 'set' ? 'enumSet' : 'enum'
    case 'enums':
      return 'enumSet'
    default:
      return codec.kind
  }
}

/** Sets and passages have no order that anyone would look for. */
export function isSortable(field: Field): boolean {
  return !['textSet', 'enumSet', 'passage'].includes(testKindOf(field))
}

/** The fields of the nodes of an end, with those that every entity has. */
export function filterableFields(end: End): readonly Field[] {
  const kept = [...entityFields.values()].filter(({ name }) => name !== 'conflicts')
  return [...fieldsOfEnd(end), ...kept]
}

/** The fields of a relationship, with those that every one has. */
export function filterableEdgeFields(edge: EdgeType): readonly Field[] {
  return [...edge.fields.values(), ...edgeFields.values()]
}

/** The types that an interface can be, by the key that asks for one of them: `officer` for Officer. */
export function memberKeys(end: End): ReadonlyMap<string, NodeType> {
  if (!('members' in end)) return new Map()
  return new Map(
    membersOf(end).map((type) => [type.name.charAt(0).toLowerCase() + type.name.slice(1), type]),
  )
}

/** Whether a relationship holds from one date to another, so that one can ask for those of a day. */
export function hasPeriod({ fields }: EdgeType): boolean {
  return ['from', 'to'].every((name) => fields.get(name)?.property.codec.kind === 'date')
}

/** The end that a relationship leads to. */
export function endOf({ edge, direction }: { edge: EdgeType; direction: Direction }): End {
  return farEnd(edge, direction)
}
