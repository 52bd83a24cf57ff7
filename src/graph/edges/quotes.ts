import { defineEdge } from '../declare/edge.ts'
import { Citable } from '../interfaces.ts'
import { Post } from '../nodes/post.ts'

export const quotes = defineEdge('QUOTES', {
  about: 'The post repeats words of another post, or of an article pasted into it.',
  from: Post,
  out: 'quotes',
  to: Citable,
  in: 'quotedBy',
  incidental: 'Being quoted in one post connects nobody.',
})
