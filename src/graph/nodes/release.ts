import { defineNode, type NodeType } from '../declare/node.ts'
import { date, text } from '../declare/property.ts'

const properties = {
  dataset: text('The data set, by name.'),
  label: text('The label of the release.'),
  released: date('When it was released.'),
}

export interface Release extends NodeType<'Release', typeof properties> {}

export const Release: Release = defineNode('Release', {
  about: 'One release of a data set. What rests on its rows or records alone cites it.',
  properties,
  order: 'label',
})
