import { defineEdge } from '../declare/edge.ts'
import { text } from '../declare/property.ts'
import { Organisation } from '../nodes/organisation.ts'
import { Person } from '../nodes/person.ts'

export const memberOf = defineEdge('MEMBER_OF', {
  about: 'The person belongs to the organisation.',
  from: Person,
  out: 'memberOf',
  to: Organisation,
  in: 'members',
  properties: { role: text('In what role.') },
  identity: ['role'],
})
