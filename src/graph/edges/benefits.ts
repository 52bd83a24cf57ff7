import { defineEdge } from '../declare/edge.ts'
import { Fundraiser } from '../nodes/fundraiser.ts'
import { Officer } from '../nodes/officer.ts'

export const benefits = defineEdge('BENEFITS', {
  about: 'Whom the money is for.',
  from: Fundraiser,
  out: 'benefits',
  to: Officer,
  in: 'fundraisers',
  tells: [{ direction: 'in' }],
})
