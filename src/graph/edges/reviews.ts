import { defineEdge } from '../declare/edge.ts'
import { Reviewable } from '../interfaces.ts'
import { Case } from '../nodes/case.ts'

export const reviews = defineEdge('REVIEWS', {
  about: 'The case (an appeal, a judicial review) examines another case or a ruling.',
  from: Case,
  out: 'reviews',
  to: Reviewable,
  in: 'reviewedBy',
  tells: [{ direction: 'in' }],
})
