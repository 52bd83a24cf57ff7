import { defineNode, type NodeType } from '../declare/node.ts'
import { instant, text } from '../declare/property.ts'

const properties = {
  dataset: text('The data set, by name.'),
  release: text('The id of the release.'),
  started: instant('When it began.'),
  finished: instant('When it ended; absent while it runs or where it was cut off.'),
  status: text('RUNNING, DONE or FAILED.'),
  counts: text('JSON: how many records and claims it read, added, retracted and refused.'),
}

export interface ImportRun extends NodeType<'ImportRun', typeof properties> {}

export const ImportRun: ImportRun = defineNode('ImportRun', {
  about: 'One import of one release.',
  properties,
  order: 'started',
})
