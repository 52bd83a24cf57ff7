import type { GraphQLCompositeType } from 'graphql'

/**
 * What response keys stand for in one place of the document: fragments and fields that are selected
 * twice must agree there, while the same key may stand for something else in any other place.
 */
export type Scope = Map<string, Selected>

export interface Selected {
  /** Name, arguments and type of the field. */
  readonly signature: string
  readonly scope: Scope
  /** The field up to its selections, `x: units(first: 2)`, where it has any. */
  readonly head: string
  readonly type: GraphQLCompositeType | undefined
}

export function agree(one: Scope, other: Scope): boolean {
  return [...other].every(([key, selected]) => {
    const same = one.get(key)
    return !same || (same.signature === selected.signature && agree(same.scope, selected.scope))
  })
}

/** Takes into a scope what a fragment that is spread there selects. */
export function join(into: Scope, from: Scope): void {
  for (const [key, selected] of from) {
    const known = into.get(key) ?? { ...selected, scope: new Map() }
    join(known.scope, selected.scope)
    into.set(key, known)
  }
}
