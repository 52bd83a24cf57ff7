import { defineNode, type NodeType } from '../declare/node.ts'
import { date, float, indexed, ours, searchable, text } from '../declare/property.ts'

const properties = {
  topic: searchable('title', indexed(ours(text('What it is about, in a few words.')))),
  text: ours(text('What is said, in our own words.')),
  value: float('The figure, where there is one, in `unit`.'),
  unit: ours(text('What the figure counts: per cent, officers, stages.')),
  period: date('The time it speaks of.'),
}

export interface Statement extends NodeType<'Statement', typeof properties> {}

export const Statement: Statement = defineNode('Statement', {
  about: 'Something said of a unit or a process that is no event: a rate, a count, a rule.',
  properties,
  order: 'topic',
})
