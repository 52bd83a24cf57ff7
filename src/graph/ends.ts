import { type End, membersOf } from './declare/node.ts'
import type { Field } from './declare/property.ts'
import { type Hop, hopsOf } from './model.ts'

/** The fields that whatever can stand at an end has in common: those of the type; of an interface, those of all its members. */
export function commonFields(end: End): readonly Field[] {
  const [first, ...others] = membersOf(end)
  if (!first) return []
  return [...first.fields.values()].filter((field) =>
    others.every((other) => isSameKind(field, other.fields.get(field.name))),
  )
}

/** The relationships that whatever can stand at an end has in common, without those kept for whoever decides identity. */
export function commonHops(end: End): readonly Hop[] {
  const [first, ...others] = membersOf(end)
  if (!first) return []
  return [...hopsOf(first).values()].filter(
    ({ edge, direction, field }) =>
      !edge.internal &&
      others.every((other) => {
        const theirs = hopsOf(other).get(field)
        return theirs?.edge === edge && theirs.direction === direction
      }),
  )
}

function isSameKind({ property }: Field, other: Field | undefined): boolean {
  const theirs = other?.property
  return (
    theirs?.codec.kind === property.codec.kind &&
    theirs.codec.enum === property.codec.enum &&
    theirs.combine === property.combine
  )
}
