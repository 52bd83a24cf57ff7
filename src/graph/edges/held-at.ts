import { defineEdge } from '../declare/edge.ts'
import { Hearing } from '../nodes/hearing.ts'
import { Organisation } from '../nodes/organisation.ts'

export const heldAt = defineEdge('HELD_AT', {
  about: 'The court, tribunal or panel that sat.',
  from: Hearing,
  out: 'heldAt',
  to: Organisation,
  in: 'hearings',
  cardinality: 'one',
  hub: ['in'],
  tells: [{ direction: 'in' }],
})
