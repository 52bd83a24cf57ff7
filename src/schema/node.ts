import { apiError } from '../errors.ts'
import { findNode } from '../resolvers/resolve.ts'
import { weighs } from '../resolvers/weighs.ts'
import { asOfArgument, weighsAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { NodeRef, SourceRef } from './refs.ts'

NodeRef.implement({
  description: 'Anything with an id (Relay Global Object Identification).',
  resolveType: ({ type }) => type,
  fields: (t) => ({
    id: t.id({ nullable: false, resolve: ({ id }) => id, description: 'Stable id.' }),
  }),
})

SourceRef.implement({
  description:
    'What can be cited: an article, a report, a post, a ruling, or a release of a data set for its rows.',
  interfaces: [NodeRef],
  resolveType: ({ type }) => type,
  fields: (t) => ({
    label: t.string({
      nullable: false,
      resolve: ({ label }) => (typeof label === 'string' ? label : ''),
      description: 'What to call it: its headline or title.',
    }),
  }),
})

builder.queryFields((t) => ({
  node: t.field({
    type: NodeRef,
    description:
      'The node with this id, whatever its type; null where there never was one. Of an entity that is no longer spoken of, its id and `retracted: true`.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }), ...asOfArgument(t.arg) },
    extensions: weighs(weighsAsOf),
    resolve: (_, args, context, info) => findNode(args, context, info),
  }),
  nodes: t.field({
    type: [NodeRef],
    nullable: { list: false, items: true },
    description:
      'The nodes with these ids, in their order; null in the place of each that is not there.',
    args: {
      ids: t.arg.idList({ required: true, description: 'Their ids; as many as a page may hold.' }),
      ...asOfArgument(t.arg),
    },
    extensions: weighs({
      ...weighsAsOf,
      items: ({ ids }) => (Array.isArray(ids) ? ids.length : 0),
    }),
    resolve: (_, { ids, asOf }, context, info) => {
      const { maxPageSize } = context.limits
      if (ids.length > maxPageSize) {
        throw apiError(
          'LIMIT_EXCEEDED',
          `${ids.length} ids are over the page limit of ${maxPageSize}. Ask for them in several calls.`,
        )
      }
      return Promise.all(ids.map((id) => findNode({ id, asOf }, context, info)))
    },
  }),
}))
