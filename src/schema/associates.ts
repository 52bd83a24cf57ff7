import { encodeCursor } from '../cursors.ts'
import { Standing } from '../graph/enums.ts'
import { Officer } from '../graph/nodes/officer.ts'
import type { Associate, Shared, SharedByTooMany } from '../graph/read/associates.ts'
import type { Overlap } from '../graph/read/overlap.ts'
import { type AssociatesPage, associatesOf } from '../resolvers/associates.ts'
import { loadNode, loadNodes } from '../resolvers/resolve.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { pageArguments, pageInfoField } from './connection.ts'
import { HubReasonRef, LinkRef } from './link.ts'
import { nodeRef } from './refs.ts'
import { RelationshipTypeRef } from './relationship-type.ts'
import { entityField, relationshipField } from './shared-fields.ts'
import { enumRef } from './values.ts'

const OverlapRef = builder.objectRef<Overlap>('Overlap').implement({
  description: 'When two officers served in one unit at the same time.',
  fields: (t) => ({
    certain: t.exposeBoolean('certain', {
      nullable: false,
      description:
        'Whether the dates leave no doubt that both were there on some day. False where they may have been: where a date is not known, or not to the day.',
    }),
    from: t.field({
      type: 'LocalDate',
      resolve: ({ from }) => from,
      description:
        'The first day on which both were there or, where that is not certain, may have been; null where it is open.',
    }),
    to: t.field({
      type: 'LocalDate',
      resolve: ({ to }) => to,
      description: 'The last such day; null where it is open.',
    }),
  }),
})

const SharedRef = builder.objectRef<Shared>('Shared').implement({
  description: 'A case, an incident or a unit that two officers share, and who says so.',
  fields: (t) => ({
    entity: entityField(t, ({ id }) => id, 'What they share.'),
    relationship: relationshipField(t, 'How both belong to it.'),
    sharedBy: t.exposeInt('officers', {
      nullable: false,
      description:
        'How many people belong to it in this way, the two included: the fewer, the more it means.',
    }),
    standing: t.field({
      type: enumRef(Standing),
      resolve: ({ standing }) => standing,
      description: 'How well it is founded: the weaker of the two links.',
    }),
    overlap: t.field({
      type: OverlapRef,
      resolve: ({ overlap }) => overlap,
      description: 'Of a unit: when both served there. Null of a case or an incident.',
    }),
    links: t.field({
      type: [LinkRef],
      nullable: false,
      resolve: ({ links }) => links,
      description: "The evidence: the officer's own relationships to it, then the other's.",
    }),
  }),
})

interface SharedCount {
  readonly relationship: string
  readonly count: number
}

const SharedCountRef = builder.objectRef<SharedCount>('SharedCount').implement({
  description: 'How many things of one kind two officers share.',
  fields: (t) => ({
    relationship: t.field({
      type: RelationshipTypeRef,
      nullable: false,
      resolve: ({ relationship }) => relationship,
      description: '`SUBJECT_OF` for cases, `INVOLVED_IN` for incidents, `SERVED_IN` for units.',
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How many.' }),
  }),
})

function countsOf({ shared }: Associate): readonly SharedCount[] {
  const names = [...new Set(shared.map(({ edge }) => edge.name))]
  return names.map((relationship) => ({
    relationship,
    count: shared.filter(({ edge }) => edge.name === relationship).length,
  }))
}

const AssociateEdgeRef = builder.objectRef<Associate>('AssociateEdge').implement({
  description:
    'An officer who shares something with another one. It does not mean that the two know each other, or did anything together: see what they share.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      resolve: ({ key }) => encodeCursor(key),
      description: 'Where this one stands among the others.',
    }),
    node: t.field({
      type: nodeRef(Officer),
      resolve: ({ id }, _, context, info) => loadNode(id, context, info, Officer),
      description: 'The other officer.',
    }),
    standing: t.field({
      type: enumRef(Standing),
      resolve: ({ standing }) => standing,
      description: 'The standing of the best founded thing that they share.',
    }),
    weight: t.float({
      nullable: false,
      resolve: ({ weight }) => weight,
      description:
        'What they are ordered by: for each thing shared, 1 divided by how many others share it; half of that where it is not certain that they were in a unit at the same time.',
    }),
    counts: t.field({
      type: [SharedCountRef],
      nullable: false,
      resolve: countsOf,
      description: 'How many cases, incidents and units they share.',
    }),
    shared: t.field({
      type: [SharedRef],
      nullable: false,
      args: {
        first: t.arg.int({ defaultValue: 10, required: true, description: 'How many to give.' }),
      },
      extensions: weighs({ items: ({ first }) => (typeof first === 'number' ? first : 10) }),
      resolve: ({ shared }, { first }) => shared.slice(0, Math.max(0, first)),
      description: 'What they share: the best founded first, then what fewest others share.',
    }),
  }),
})

const SharedByTooManyRef = builder.objectRef<SharedByTooMany>('SharedByTooMany').implement({
  description: 'A unit, a case or an incident that so many share that it makes nobody associates.',
  fields: (t) => ({
    entity: entityField(t, ({ id }) => id, 'Which one.'),
    relationship: relationshipField(t, 'How the officer belongs to it.'),
    sharedBy: t.exposeInt('officers', {
      nullable: false,
      description: 'How many belong to it in this way.',
    }),
    reason: t.field({
      type: HubReasonRef,
      nullable: false,
      resolve: ({ reason }) => reason,
      description: 'Why it counts for nothing.',
    }),
  }),
})

const AssociateConnectionRef = builder.objectRef<AssociatesPage>('AssociateConnection').implement({
  description: 'A page of the officers who share cases, incidents or units with one.',
  fields: (t) => ({
    edges: t.field({
      type: [AssociateEdgeRef],
      nullable: false,
      resolve: ({ edges }) => edges,
      description: 'The officers, each with what is shared.',
    }),
    nodes: t.field({
      type: [nodeRef(Officer)],
      nullable: false,
      resolve: ({ edges }, _, context, info) =>
        loadNodes(
          edges.map(({ id }) => id),
          context,
          info,
          Officer,
        ),
      description: 'The officers alone.',
    }),
    pageInfo: pageInfoField(t),
    totalCount: t.exposeInt('total', {
      nullable: false,
      description: 'How many officers there are on all pages.',
    }),
    leftOut: t.field({
      type: [SharedByTooManyRef],
      nullable: false,
      resolve: ({ leftOut }) => leftOut,
      description:
        'What too many share, such as a whole force: it makes nobody associates, and is not in the list.',
    }),
    truncated: t.exposeBoolean('truncated', {
      nullable: false,
      description: 'Whether there are more than were read.',
    }),
  }),
})

/** Nodes that the associates of one officer are found from, as far as costs go. */
const ASSOCIATES_WEIGHT = 100

builder.objectField(nodeRef(Officer), 'associates', (t) =>
  t.field({
    type: AssociateConnectionRef,
    nullable: false,
    description:
      'Other officers who share cases, incidents, or units at the same time, with the evidence: those first with whom the most is shared that few others share, and last those whom only commentary puts together. Being in one force, article or thread counts for nothing, and is said in `leftOut`. Officers whom somebody decided to be one (`sameAs`) are one here: what any of them shares counts, and they are not each other’s associates.',
    args: pageArguments(t.arg),
    extensions: weighs({ own: ASSOCIATES_WEIGHT, isApart: true }),
    resolve: associatesOf,
  }),
)
