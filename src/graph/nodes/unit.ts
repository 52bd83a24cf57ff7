import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, indexed, ours, searchable, set, text } from '../declare/property.ts'
import { Identification, UnitKind } from '../enums.ts'

const properties = {
  name: searchable(
    'name',
    indexed(text('The name as most often written; absent where no source gives one.')),
  ),
  alternativeNames: searchable('name', set(text('Other names, short forms and spellings.'))),
  abbreviation: searchable('name', text('The usual abbreviation, such as GMP.')),
  kind: enumeration(UnitKind, 'Force, command, station or team.'),
  jurisdiction: ours(text('Where its law applies: an ISO 3166-2 code, such as GB-ENG.')),
  identification: enumeration(Identification, 'How far sources identify the unit.'),
}

export interface Unit extends NodeType<'Unit', typeof properties> {}

export const Unit: Unit = defineNode('Unit', {
  about: 'A police force, or a command, station or team of one.',
  properties,
  order: 'name',
  common: { property: 'kind', values: ['FORCE'] },
})
