import { defineNode, type NodeType } from '../declare/node.ts'
import { boolean, enumeration, instant, int, text } from '../declare/property.ts'
import { RunStatus } from '../enums.ts'

const properties = {
  dataset: text('The data set, by name.'),
  release: text('The id of the release.'),
  number: int('Its number among the runs of its data set, from 1.'),
  status: enumeration(RunStatus, 'How far it has come.'),
  started: instant('When it began.'),
  finished: instant('When it ended, or was taken back; absent while it runs.'),
  isAddition: boolean('Whether it added to a release, and was not the whole of it.'),
  counts: text('JSON: how many rows, records and claims it read, added, retracted and refused.'),
  refusedBy: text('JSON: how many rows each rule refused.'),
}

export interface ImportRun extends NodeType<'ImportRun', typeof properties> {}

export const ImportRun: ImportRun = defineNode('ImportRun', {
  about: 'One import of one release.',
  properties,
  order: 'started',
})
