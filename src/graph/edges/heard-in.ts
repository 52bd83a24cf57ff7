import { defineEdge } from '../declare/edge.ts'
import { Case } from '../nodes/case.ts'
import { Hearing } from '../nodes/hearing.ts'

export const heardIn = defineEdge('HEARD_IN', {
  about: 'The hearing is part of the case.',
  from: Hearing,
  out: 'cases',
  to: Case,
  in: 'hearings',
  tells: [{ direction: 'in', onward: true }],
})
