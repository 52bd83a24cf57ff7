import { defineEdge } from '../declare/edge.ts'
import { enumeration } from '../declare/property.ts'
import { PartyRole } from '../enums.ts'
import { Party } from '../interfaces.ts'
import { Case } from '../nodes/case.ts'

export const partyTo = defineEdge('PARTY_TO', {
  about: 'A person, unit or organisation takes part in the case.',
  from: Party,
  out: 'partyTo',
  to: Case,
  in: 'parties',
  properties: { role: enumeration(PartyRole, 'In what role.') },
  identity: ['role'],
  hub: ['out'],
  tells: [{ direction: 'out' }],
})
