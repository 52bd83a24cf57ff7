import { defineEdge } from '../declare/edge.ts'
import { int } from '../declare/property.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Officer } from '../nodes/officer.ts'

export const against = defineEdge('AGAINST', {
  about: 'The officer that the allegation is made against.',
  from: Allegation,
  out: 'against',
  to: Officer,
  in: 'allegations',
  cardinality: 'one',
  properties: { ageAt: int("The officer's age when reported, in years.") },
  hub: ['in'],
  tells: [{ direction: 'in' }],
})
