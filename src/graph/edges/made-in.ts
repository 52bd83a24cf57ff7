import { defineEdge } from '../declare/edge.ts'
import { Case } from '../nodes/case.ts'
import { Ruling } from '../nodes/ruling.ts'

export const madeIn = defineEdge('MADE_IN', {
  about: 'The case in which the ruling was made.',
  from: Ruling,
  out: 'cases',
  to: Case,
  in: 'rulings',
  tells: [{ direction: 'in', onward: true }],
})
