import { defineEdge } from '../declare/edge.ts'
import { Case } from '../nodes/case.ts'
import { Officer } from '../nodes/officer.ts'

export const subjectOf = defineEdge('SUBJECT_OF', {
  about: 'The case is about what the officer is alleged to have done.',
  from: Officer,
  out: 'cases',
  to: Case,
  in: 'subjects',
  hub: ['out'],
  associates: true,
  tells: [{ direction: 'out' }],
})
