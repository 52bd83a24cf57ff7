import { defineNode, type NodeType } from '../declare/node.ts'
import { indexed, searchable, text } from '../declare/property.ts'

const properties = {
  handle: searchable('name', indexed(text('The name that it posts under.'))),
  title: searchable('title', text('The title shown beside the handle.')),
}

export interface Account extends NodeType<'Account', typeof properties> {}

export const Account: Account = defineNode('Account', {
  about:
    'Who posts, by a handle. Never joined to a person, and a handle asserts nothing about anyone.',
  properties,
  order: 'handle',
})
