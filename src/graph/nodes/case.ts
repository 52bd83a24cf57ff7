import { defineNode, type NodeType } from '../declare/node.ts'
import {
  date,
  enumeration,
  indexed,
  ours,
  overTime,
  searchable,
  text,
  wordsOf,
} from '../declare/property.ts'
import { CaseKind, CaseStage } from '../enums.ts'

const properties = {
  title: searchable('title', ours(text('A neutral title in our own words.'))),
  kind: enumeration(
    CaseKind,
    'Complaint, conduct matter, misconduct proceedings, prosecution and so on.',
  ),
  reference: searchable(
    'code',
    indexed(text('The reference that the body in charge gave it, as the source writes it.')),
  ),
  stage: overTime(enumeration(CaseStage, 'How far it has come.')),
  stageWords: wordsOf('stage'),
  opened: date('When it was opened.'),
  closed: date('When it was closed.'),
}

export interface Case extends NodeType<'Case', typeof properties> {}

export const Case: Case = defineNode('Case', {
  about:
    'A complaint, conduct matter, misconduct proceedings, prosecution, judicial review, civil claim or inquest.',
  properties,
  order: 'title',
})
