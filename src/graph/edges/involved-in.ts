import { defineEdge } from '../declare/edge.ts'
import { enumeration } from '../declare/property.ts'
import { IncidentRole } from '../enums.ts'
import { Individual } from '../interfaces.ts'
import { Incident } from '../nodes/incident.ts'

export const involvedIn = defineEdge('INVOLVED_IN', {
  about: 'The officer or person had a part in the incident: a role, never a finding.',
  from: Individual,
  out: 'incidents',
  to: Incident,
  in: 'involved',
  properties: { role: enumeration(IncidentRole, 'What part.') },
  identity: ['role'],
  associates: true,
  tells: [{ direction: 'out' }],
})
