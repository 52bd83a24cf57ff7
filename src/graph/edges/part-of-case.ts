import { defineEdge } from '../declare/edge.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Case } from '../nodes/case.ts'

export const partOfCase = defineEdge('PART_OF_CASE', {
  about: 'The allegation is dealt with in the case.',
  from: Allegation,
  out: 'cases',
  to: Case,
  in: 'allegations',
})
