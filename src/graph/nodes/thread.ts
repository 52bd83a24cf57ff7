import { defineNode, type NodeType } from '../declare/node.ts'
import { indexed, searchable, text, url } from '../declare/property.ts'

const properties = {
  title: searchable('title', indexed(text('Its title.'))),
  url: url('Its address.'),
}

export interface Thread extends NodeType<'Thread', typeof properties> {}

export const Thread: Thread = defineNode('Thread', {
  about: 'A thread of a forum.',
  properties,
  order: 'title',
})
