import { defineNode, type NodeType } from '../declare/node.ts'
import { date, int, ours, passage, text, url } from '../declare/property.ts'

const properties = {
  position: ours(int('Its place in the thread, from 1.')),
  posted: date('When it was posted.'),
  url: url('Its address.'),
  contentHash: ours(text('SHA-256 of its text, whether or not that is kept.')),
  text: ours(passage('Its text; absent unless the licence of the data set lets it be kept.')),
}

export interface Post extends NodeType<'Post', typeof properties> {}

export const Post: Post = defineNode('Post', {
  about: 'A post in a thread. Claims that cite it are COMMENTARY.',
  properties,
  order: 'position',
})
