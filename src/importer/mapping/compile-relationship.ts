import type { EdgeType } from '../../graph/declare/edge.ts'
import { membersOf } from '../../graph/declare/node.ts'
import { suggest } from '../nearest.ts'
import { checkKind } from './check-kind.ts'
import { compileCondition, compileExpression } from './compile-expression.ts'
import { compileTarget, type Ends, type TargetReader } from './compile-target.ts'
import type { Read } from './row.ts'
import type { EntityMapping, RelationshipMapping } from './schema.ts'
import type { Scope } from './scope.ts'
import { type CompiledField, shaped } from './shaped.ts'

export type { Ends } from './compile-target.ts'

/** A relationship of a mapping made ready. */
export interface CompiledRelationship {
  readonly field: string
  readonly target: TargetReader
  readonly properties: readonly CompiledField[]
  readonly holds: Read<boolean> | null
}

/** Compiles one relationship; whatever is wrong with it is complained of. */
export function compileRelationship(
  edge: EdgeType,
  field: string,
  mapping: RelationshipMapping,
  at: readonly PropertyKey[],
  each: EntityMapping['each'],
  ends: Ends,
  scope: Scope,
  from: Map<string, readonly string[]>,
): CompiledRelationship {
  const types = membersOf(edge.to).map(({ name }) => name)
  const columns: string[] = []
  const properties = Object.entries(mapping.properties ?? {}).flatMap(([name, expression]) => {
    const where = [...at, 'properties', name]
    const property = Object.hasOwn(edge.properties, name) ? edge.properties[name] : undefined
    if (!property) {
      const names = Object.keys(edge.properties)
      scope.complain(
        where,
        `Expected a property of ${field}; there is no ${name}.`,
        names.length === 0 ? 'It has none.' : suggest(name, names),
      )
      return []
    }
    const compiled = compileExpression(expression, where, scope)
    checkKind(compiled, property, name, where, scope.complain)
    columns.push(...compiled.from)
    return [{ name, read: shaped(compiled.read, property) }]
  })
  const target = compileTarget(mapping.entity, [...at, 'entity'], types, ends, scope, each, columns)
  const part = `relationships.${field}`
  from.set(part, [...(from.get(part) ?? []), ...columns])
  return {
    field,
    target,
    properties,
    holds: mapping.when ? compileCondition(mapping.when, [...at, 'when'], scope) : null,
  }
}
