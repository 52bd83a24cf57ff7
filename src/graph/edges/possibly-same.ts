import { defineEdge } from '../declare/edge.ts'
import { float, ours, text } from '../declare/property.ts'
import { Entity } from '../interfaces.ts'

export const possiblySame = defineEdge('POSSIBLY_SAME', {
  about:
    'A candidate: the two may be one, or the mention may be of this one. For whoever decides; never public.',
  from: Entity,
  out: 'possiblySame',
  to: Entity,
  in: 'possiblySameOf',
  properties: { score: ours(float('How likely, from 0 to 1.')), reasons: ours(text('Why.')) },
  internal: true,
})
