import { defineEdge } from '../declare/edge.ts'
import { Publication } from '../interfaces.ts'
import { Post } from '../nodes/post.ts'

export const linksTo = defineEdge('LINKS_TO', {
  about: 'The post links to the article or report. What the address says asserts nothing.',
  from: Post,
  out: 'linksTo',
  to: Publication,
  in: 'linkedFrom',
  incidental: 'Links from one post connect nobody.',
})
