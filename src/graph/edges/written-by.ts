import { defineEdge } from '../declare/edge.ts'
import { Author, Written } from '../interfaces.ts'

export const writtenBy = defineEdge('WRITTEN_BY', {
  about: 'Who wrote it: a person (articles) or an account (posts).',
  from: Written,
  out: 'writtenBy',
  to: Author,
  in: 'wrote',
  hub: ['in'],
  tells: [{ direction: 'in' }],
})
