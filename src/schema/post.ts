import { Post } from '../graph/nodes/post.ts'
import { nodeType } from './node-type.ts'

nodeType(Post, { one: 'post', many: 'posts' })
