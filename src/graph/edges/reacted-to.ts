import { defineEdge } from '../declare/edge.ts'
import { enumeration } from '../declare/property.ts'
import { Reaction } from '../enums.ts'
import { Account } from '../nodes/account.ts'
import { Post } from '../nodes/post.ts'

export const reactedTo = defineEdge('REACTED_TO', {
  about: 'The account clicked a reaction under the post.',
  from: Account,
  out: 'reactions',
  to: Post,
  in: 'reactions',
  properties: { reaction: enumeration(Reaction, 'Which reaction.') },
  identity: ['reaction'],
  hub: ['out'],
})
