import { defineEdge } from '../declare/edge.ts'
import { Topic } from '../interfaces.ts'
import { Statement } from '../nodes/statement.ts'

export const statesOf = defineEdge('STATES_OF', {
  about: 'What the statement is made of.',
  from: Statement,
  out: 'of',
  to: Topic,
  in: 'statements',
  hub: ['in'],
  tells: [{ direction: 'in' }],
})
