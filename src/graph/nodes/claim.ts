import { defineNode, type NodeType } from '../declare/node.ts'
import { boolean, date, enumeration, instant, int, text } from '../declare/property.ts'
import { Standing } from '../enums.ts'

const properties = {
  dataset: text('The data set that carries the claim, by name.'),
  source: text('The id of the source whose words these are.'),
  sourceType: text('The type of the source.'),
  via: text('The id of the source that it was read in, where that is another.'),
  viaType: text('The type of that other source.'),
  verified: boolean(
    'False where it was read elsewhere and the source itself has not been checked.',
  ),
  standing: enumeration(Standing, 'How well it is founded, by the kind of its source.'),
  stated: date('When the source said it.'),
  locator: text('JSON: where in the source.'),
  asserts: text('JSON: the fields and relationships that it asserts.'),
  count: int('How often the data set says the same of the same source.'),
  live: boolean('False once the data set no longer makes it.'),
  recorded: instant('When it first entered the graph.'),
}

export interface Claim extends NodeType<'Claim', typeof properties> {}

export const Claim: Claim = defineNode('Claim', {
  about:
    'What one source says of one entity: fields and relationships, with the place where it says so.',
  properties,
  order: 'recorded',
})
