import type { Neighbourhood, ShownNeighbour } from '../graph/read/neighbourhood.ts'
import { MOST_DEPTH, neighbourhoodOf } from '../resolvers/neighbourhood.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { boundedFields, followingArguments, LinkRef, SEARCH_WEIGHT } from './link.ts'
import { entityField } from './shared-fields.ts'

const NeighbourRef = builder.objectRef<ShownNeighbour>('Neighbour').implement({
  description: 'An entity of a neighbourhood, as a node to draw.',
  fields: (t) => ({
    entity: entityField(t, ({ id }) => id, 'The entity.'),
    distance: t.exposeInt('distance', {
      nullable: false,
      description: 'How many links it is away from the one in the middle, which has 0.',
    }),
    degree: t.exposeInt('degree', {
      nullable: false,
      description: 'How many of the relationships that are followed it has, shown or not.',
    }),
    hidden: t.exposeInt('hidden', {
      nullable: false,
      description: 'How many of these are not among `links`: what a drawing shows as “12 more”.',
    }),
  }),
})

/** How many nodes there are, as far as costs go, and unless asked for otherwise. */
const USUAL_NODES = 50

const NeighbourhoodRef = builder.objectRef<Neighbourhood>('Neighbourhood').implement({
  description:
    'What lies around an entity, ready to draw: nodes, and the links between them. That two stand close together says how sources put them, and nothing of what they did.',
  fields: (t) => ({
    nodes: t.field({
      type: [NeighbourRef],
      nullable: false,
      extensions: weighs({ items: () => USUAL_NODES }),
      resolve: ({ nodes }) => nodes,
      description:
        'The nearest first, then the best founded, then those with fewer relationships. The one in the middle is the first.',
    }),
    links: t.field({
      type: [LinkRef],
      nullable: false,
      extensions: weighs({ items: () => 2 * USUAL_NODES }),
      resolve: ({ links }) => links,
      description:
        'The relationships between the nodes, the best founded first; `source` and `target` are ids of nodes.',
    }),
    ...boundedFields(t, {
      truncated: 'Whether there is more around than is shown.',
      leftOut:
        'What was passed by because it connects everybody. Hubs are shown as nodes; nothing is that lies behind them.',
    }),
  }),
})

builder.queryFields((t) => ({
  neighbourhood: t.field({
    type: NeighbourhoodRef,
    description:
      'What lies around an entity, ready to draw; null where there is no such entity. What everybody shares is left out and said: what lies behind whole forces, courts and other hubs, and being in one thread, article or post.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the entity in the middle.' }),
      depth: t.arg.int({
        defaultValue: 1,
        required: true,
        description: `How many links away the farthest may be, from 1 to ${MOST_DEPTH}.`,
      }),
      limit: t.arg.int({
        defaultValue: USUAL_NODES,
        required: true,
        description: 'How many nodes to give, the one in the middle included.',
      }),
      ...followingArguments(t.arg),
    },
    extensions: weighs({
      own: SEARCH_WEIGHT,
      times: ({ limit }) => (typeof limit === 'number' ? Math.ceil(limit / USUAL_NODES) : 1),
    }),
    resolve: (_, args, context) => neighbourhoodOf(args, context),
  }),
}))
