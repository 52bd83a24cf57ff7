import { defineNode, type NodeType } from '../declare/node.ts'
import { enumeration, text } from '../declare/property.ts'
import { Standing } from '../enums.ts'

const properties = {
  name: text('Its name, which its own keys belong to.'),
  title: text('Its title.'),
  publisher: text('Who published the source material.'),
  licence: text('The licence of the source material.'),
  attribution: text('What must be said when its data are shown.'),
  release: text('The id of the release that it is at.'),
  standing: enumeration(Standing, 'The standing of claims that cite a release of it.'),
}

export interface Dataset extends NodeType<'Dataset', typeof properties> {}

export const Dataset: Dataset = defineNode('Dataset', {
  about: 'A data set: where claims come into the graph from.',
  properties,
  order: 'name',
  title: 'title',
})
