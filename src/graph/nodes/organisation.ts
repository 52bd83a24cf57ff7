import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, indexed, searchable, set, text } from '../declare/property.ts'
import { Identification, OrganisationKind } from '../enums.ts'

const properties = {
  name: searchable('name', indexed(text('The name as most often written.'))),
  alternativeNames: searchable('name', set(text('Other names, short forms and spellings.'))),
  kind: enumeration(OrganisationKind, 'Court, tribunal, panel, regulator, publisher or campaign.'),
  identification: enumeration(Identification, 'How far sources identify the organisation.'),
}

export interface Organisation extends NodeType<'Organisation', typeof properties> {}

export const Organisation: Organisation = defineNode('Organisation', {
  about: 'A court, tribunal, panel, regulator, publisher or campaign.',
  properties,
  order: 'name',
  common: {
    property: 'kind',
    values: ['COURT', 'TRIBUNAL', 'REGULATOR', 'GOVERNMENT', 'PUBLISHER'],
  },
})
