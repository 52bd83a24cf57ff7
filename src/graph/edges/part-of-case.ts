import { defineEdge } from '../declare/edge.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Case } from '../nodes/case.ts'

export const partOfCase = defineEdge('PART_OF_CASE', {
  about: 'The allegation is dealt with in the case.',
  from: Allegation,
  out: 'cases',
  to: Case,
  in: 'allegations',
  // Not onward: an allegation in a case may be against another than the officer whose case it is.
  tells: [{ direction: 'in' }],
})
