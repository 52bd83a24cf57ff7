import { defineEdge } from '../declare/edge.ts'
import { date, enumeration } from '../declare/property.ts'
import { Rank } from '../enums.ts'
import { Officer } from '../nodes/officer.ts'
import { Unit } from '../nodes/unit.ts'

export const servedIn = defineEdge('SERVED_IN', {
  about: 'The officer served in the unit. One officer may serve twice in one unit.',
  from: Officer,
  out: 'units',
  to: Unit,
  in: 'officers',
  properties: {
    rank: enumeration(Rank, 'The rank held there.'),
    from: date('First day known.'),
    to: date('Last day known.'),
  },
  identity: ['from'],
  hub: ['in'],
  associates: true,
})
