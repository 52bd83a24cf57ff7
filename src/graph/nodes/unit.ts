import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, indexed, ours, set, text } from '../declare/property.ts'
import { Identification, UnitKind } from '../enums.ts'

const properties = {
  name: indexed(text('The name as most often written; absent where no source gives one.')),
  alternativeNames: set(text('Other names, short forms and spellings.')),
  abbreviation: text('The usual abbreviation, such as GMP.'),
  kind: enumeration(UnitKind, 'Force, command, station or team.'),
  jurisdiction: ours(text('Where its law applies: an ISO 3166-2 code, such as GB-ENG.')),
  identification: enumeration(Identification, 'How far sources identify the unit.'),
}

export interface Unit extends NodeType<'Unit', typeof properties> {}

export const Unit: Unit = defineNode('Unit', {
  about: 'A police force, or a command, station or team of one.',
  properties,
  order: 'name',
})
