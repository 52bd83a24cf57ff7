import { edgeTypes } from '../graph/model.ts'
import { builder } from './builder.ts'

/** The relationships that are shown, for arguments and answers; resolvers get and give their names. */
export const RelationshipTypeRef = builder.enumType('RelationshipType', {
  description: 'A kind of relationship between entities.',
  values: Object.fromEntries(
    edgeTypes
      .filter(({ internal }) => !internal)
      .map(({ name, about, incidental }) => [
        name,
        { value: name, description: incidental === null ? about : `${about} ${incidental}` },
      ]),
  ),
})
