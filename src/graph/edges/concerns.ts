import { defineEdge } from '../declare/edge.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Incident } from '../nodes/incident.ts'

export const concerns = defineEdge('CONCERNS', {
  about: 'The incident in which the thing alleged is said to have happened.',
  from: Allegation,
  out: 'incidents',
  to: Incident,
  in: 'allegations',
  tells: [{ direction: 'in' }],
})
