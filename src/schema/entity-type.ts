import { nodeTypes } from '../graph/model.ts'
import { builder } from './builder.ts'

/** The entity types, for arguments that choose among them; resolvers get their names. */
export const EntityTypeRef = builder.enumType('EntityType', {
  description: 'A type of entity: `OFFICER` is the type `Officer`.',
  values: Object.fromEntries(
    nodeTypes.map(({ name, about }) => [
      name.replaceAll(/\B[A-Z]/g, '_$&').toUpperCase(),
      { value: name, description: about },
    ]),
  ),
})
