import { defineEdge } from '../declare/edge.ts'
import { Unit } from '../nodes/unit.ts'

export const partOf = defineEdge('PART_OF', {
  about: 'The unit belongs to a larger one.',
  from: Unit,
  out: 'partOf',
  to: Unit,
  in: 'parts',
})
