import type { EdgeType } from '../graph/declare/edge.ts'
import { Entity } from '../graph/interfaces.ts'
import { loadEntity } from '../resolvers/links.ts'
import type { FieldBuilder } from './fields.ts'
import { interfaceRef } from './refs.ts'
import { RelationshipTypeRef } from './relationship-type.ts'

/*
 * Fields that several types of what goes along relationships have: paths, neighbourhoods, associates and
 * timelines.
 */

/** `Entity!`, loaded by an id that the parent has. */
export function entityField<Parent>(
  t: FieldBuilder<Parent>,
  idOf: (parent: Parent) => string,
  description: string,
) {
  return t.field({
    type: interfaceRef(Entity.name),
    nullable: false,
    resolve: (parent, _, context, info) => loadEntity(idOf(parent), context, info),
    description,
  })
}

/** `RelationshipType!`. */
export function relationshipField<Parent extends { readonly edge: EdgeType }>(
  t: FieldBuilder<Parent>,
  description: string,
) {
  return t.field({
    type: RelationshipTypeRef,
    nullable: false,
    resolve: ({ edge }) => edge.name,
    description,
  })
}
