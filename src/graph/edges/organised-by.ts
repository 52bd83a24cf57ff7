import { defineEdge } from '../declare/edge.ts'
import { Organiser } from '../interfaces.ts'
import { Fundraiser } from '../nodes/fundraiser.ts'

export const organisedBy = defineEdge('ORGANISED_BY', {
  about: 'Who set the fundraiser up.',
  from: Fundraiser,
  out: 'organisedBy',
  to: Organiser,
  in: 'fundraisers',
  tells: [{ direction: 'in' }],
})
