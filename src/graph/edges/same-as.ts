import { defineEdge } from '../declare/edge.ts'
import { Entity } from '../interfaces.ts'

export const sameAs = defineEdge('SAME_AS', {
  about: 'The decision, by someone who looked, that the two are one.',
  from: Entity,
  out: 'sameAs',
  to: Entity,
  in: 'sameAsOf',
})
