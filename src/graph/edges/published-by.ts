import { defineEdge } from '../declare/edge.ts'
import { Body, Publication } from '../interfaces.ts'

export const publishedBy = defineEdge('PUBLISHED_BY', {
  about: 'Who published the article or report.',
  from: Publication,
  out: 'publishedBy',
  to: Body,
  in: 'publications',
  hub: ['in'],
  incidental: 'Being written of by one publisher connects nobody.',
  tells: [{ direction: 'in' }],
})
