import { defineNode, type NodeType } from '../declare/node.ts'
import { date, enumeration, indexed, ours, searchable, text } from '../declare/property.ts'
import { HearingKind } from '../enums.ts'

const properties = {
  title: searchable('title', ours(text('A neutral title in our own words.'))),
  kind: enumeration(HearingKind, 'What kind of sitting or appearance.'),
  on: indexed(date('The day or days of the sitting; a weekday alone is no date.')),
  place: text('Where it sat, as the source says.'),
}

export interface Hearing extends NodeType<'Hearing', typeof properties> {}

export const Hearing: Hearing = defineNode('Hearing', {
  about: 'A sitting of a court, tribunal or panel, or an appearance before it.',
  properties,
  order: 'on',
  title: 'title',
})
