import { defineEdge } from '../declare/edge.ts'
import { Body } from '../interfaces.ts'
import { Ruling } from '../nodes/ruling.ts'

export const madeBy = defineEdge('MADE_BY', {
  about: 'The court, tribunal, panel or force that ruled.',
  from: Ruling,
  out: 'madeBy',
  to: Body,
  in: 'rulings',
  cardinality: 'one',
  hub: ['in'],
  tells: [{ direction: 'in' }],
})
