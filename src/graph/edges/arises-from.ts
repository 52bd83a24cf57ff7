import { defineEdge } from '../declare/edge.ts'
import { Case } from '../nodes/case.ts'
import { Incident } from '../nodes/incident.ts'

export const arisesFrom = defineEdge('ARISES_FROM', {
  about: 'The case arises from the incident.',
  from: Case,
  out: 'incidents',
  to: Incident,
  in: 'cases',
  tells: [{ direction: 'out' }, { direction: 'in' }],
})
