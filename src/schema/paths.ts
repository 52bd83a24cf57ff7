import { Standing } from '../graph/enums.ts'
import { Entity } from '../graph/interfaces.ts'
import type { Hop, Path, PathsFound } from '../graph/read/paths.ts'
import { loadEntity } from '../resolvers/links.ts'
import { MOST_HOPS, pathsBetween } from '../resolvers/paths.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { boundedFields, followingArguments, LinkRef, SEARCH_WEIGHT } from './link.ts'
import { interfaceRef } from './refs.ts'
import { entityField } from './shared-fields.ts'
import { enumRef } from './values.ts'

const LinkDirectionRef = builder.enumType('LinkDirection', {
  description: 'In which direction a hop goes along its link.',
  values: {
    FORWARD: { description: "From the link's `source` to its `target`." },
    BACKWARD: { description: "From the link's `target` to its `source`." },
  },
})

const PathHopRef = builder.objectRef<Hop>('PathHop').implement({
  description: 'One step of a path, along one link.',
  fields: (t) => ({
    from: entityField(t, ({ from }) => from, 'Where the step starts.'),
    to: entityField(t, ({ to }) => to, 'Where it leads.'),
    direction: t.field({
      type: LinkDirectionRef,
      nullable: false,
      resolve: ({ from, links: [link] }) => (link.from === from ? 'FORWARD' : 'BACKWARD'),
      description: 'In which direction the link is read.',
    }),
    link: t.field({
      type: LinkRef,
      nullable: false,
      resolve: ({ links: [link] }) => link,
      description:
        'The relationship; the best founded one where there are several between the two.',
    }),
    also: t.field({
      type: [LinkRef],
      nullable: false,
      resolve: ({ links: [, ...others] }) => others,
      description: 'Other relationships between the same two, such as an earlier time in the unit.',
    }),
  }),
})

/** Decisions that two entities are one come on top of the hops that count. */
const ofHops = weighs({ items: 2 * MOST_HOPS + 1 })

const PathRef = builder.objectRef<Path>('Path').implement({
  description:
    'A way from one entity to another. It shows how sources put them together; it does not mean that they know each other, or did anything together.',
  fields: (t) => ({
    length: t.exposeInt('length', {
      nullable: false,
      description:
        'How many relationships it goes along. A decision that two entities are one (`SAME_AS`) is shown as a hop and does not count.',
    }),
    weakestStanding: t.field({
      type: enumRef(Standing),
      resolve: ({ weakest }) => weakest,
      description:
        'The lowest standing among its relationships: a path is as well founded as its weakest hop. COMMENTARY is hearsay.',
    }),
    nodes: t.field({
      type: [interfaceRef(Entity.name)],
      nullable: false,
      extensions: ofHops,
      resolve: ({ nodes }, _, context, info) =>
        Promise.all(nodes.map((id) => loadEntity(id, context, info))),
      description: 'The entities on the way, both ends included.',
    }),
    hops: t.field({
      type: [PathHopRef],
      nullable: false,
      extensions: ofHops,
      resolve: ({ hops }) => hops,
      description: 'The steps, in order.',
    }),
  }),
})

/** How many paths there are, as far as costs go. */
const USUAL_PATHS = 5

const PathsRef = builder.objectRef<PathsFound>('Paths').implement({
  description:
    'How two entities are connected, as far as a search of bounded size and time finds it.',
  fields: (t) => ({
    paths: t.field({
      type: [PathRef],
      nullable: false,
      extensions: weighs({ items: USUAL_PATHS }),
      resolve: ({ paths }) => paths,
      description:
        'Short ones first; of equal length those whose weakest relationship is better founded, then those through entities with fewer relationships. Empty where nothing that means anything connects the two.',
    }),
    ...boundedFields(t, {
      truncated:
        'Whether the search was cut short, so that there may be paths that it did not find. `first` and `maxHops` do not count.',
      leftOut: 'What was passed by because it connects everybody.',
    }),
  }),
})

builder.queryFields((t) => ({
  paths: t.field({
    type: PathsRef,
    nullable: false,
    description:
      'How two entities are connected: the best-founded short paths between them, each hop with its claims. What everybody shares is left out and said: whole forces, courts and other hubs, and being in one thread, article or post.',
    args: {
      from: t.arg.id({ required: true, description: 'The id of the one.' }),
      to: t.arg.id({ required: true, description: 'The id of the other.' }),
      ...followingArguments(t.arg),
      maxHops: t.arg.int({
        defaultValue: 4,
        required: true,
        description: `The most relationships that a path may have, from 1 to ${MOST_HOPS}.`,
      }),
      first: t.arg.int({
        defaultValue: USUAL_PATHS,
        required: true,
        description: 'How many paths to give.',
      }),
    },
    extensions: weighs({
      own: SEARCH_WEIGHT,
      times: ({ first }) =>
        typeof first === 'number' ? Math.max(1, Math.ceil(first / USUAL_PATHS)) : 1,
    }),
    resolve: (_, args, context) => pathsBetween(args, context),
  }),
}))
