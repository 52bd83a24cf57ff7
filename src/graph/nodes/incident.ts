import { defineNode, type NodeType } from '../declare/node.ts'
import { date, enumeration, indexed, ours, searchable, text } from '../declare/property.ts'
import { IncidentKind } from '../enums.ts'

const properties = {
  title: searchable('title', ours(text('A neutral title in our own words.'))),
  kind: enumeration(IncidentKind, 'What kind of event.'),
  occurred: indexed(date('When it happened, as far as known.')),
  place: text('Where, no closer than the source says.'),
}

export interface Incident extends NodeType<'Incident', typeof properties> {}

export const Incident: Incident = defineNode('Incident', {
  about: 'Something that happened, or is said to have happened.',
  properties,
  order: 'occurred',
  title: 'title',
})
