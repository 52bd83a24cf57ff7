import { defineEdge } from '../declare/edge.ts'
import { Post } from '../nodes/post.ts'
import { Thread } from '../nodes/thread.ts'

export const inThread = defineEdge('IN_THREAD', {
  about: 'The thread that the post is in.',
  from: Post,
  out: 'thread',
  to: Thread,
  in: 'posts',
  cardinality: 'one',
  hub: ['in'],
  incidental: 'Being posted in one thread connects nobody.',
  tells: [{ direction: 'in' }],
})
