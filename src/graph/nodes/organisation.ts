import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, indexed, set, text } from '../declare/property.ts'
import { Identification, OrganisationKind } from '../enums.ts'

const properties = {
  name: indexed(text('The name as most often written.')),
  alternativeNames: set(text('Other names, short forms and spellings.')),
  kind: enumeration(OrganisationKind, 'Court, tribunal, panel, regulator, publisher or campaign.'),
  identification: enumeration(Identification, 'How far sources identify the organisation.'),
}

export interface Organisation extends NodeType<'Organisation', typeof properties> {}

export const Organisation: Organisation = defineNode('Organisation', {
  about: 'A court, tribunal, panel, regulator, publisher or campaign.',
  properties,
  order: 'name',
})
