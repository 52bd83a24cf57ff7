import { defineEdge } from '../declare/edge.ts'
import { Ruling } from '../nodes/ruling.ts'

export const supersedes = defineEdge('SUPERSEDES', {
  about: 'The ruling takes the place of an earlier one, which stops deciding.',
  from: Ruling,
  out: 'supersedes',
  to: Ruling,
  in: 'supersededBy',
  tells: [{ direction: 'in' }],
})
