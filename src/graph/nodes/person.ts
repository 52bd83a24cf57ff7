import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, indexed, searchable, set, text } from '../declare/property.ts'
import { Identification } from '../enums.ts'

const properties = {
  name: searchable(
    'name',
    indexed(
      text('The name as most often written; absent where no source gives one, or it is protected.'),
    ),
  ),
  alternativeNames: searchable('name', set(text('Other names and spellings that sources use.'))),
  identification: enumeration(Identification, 'How far sources identify the person.'),
}

export interface Person extends NodeType<'Person', typeof properties> {}

export const Person: Person = defineNode('Person', {
  about: 'Anyone who is not a police officer: a complainant, a witness, a journalist, an official.',
  properties,
  order: 'name',
})
