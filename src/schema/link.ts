import { Standing } from '../graph/enums.ts'
import type { Link } from '../graph/read/expand.ts'
import { HUB_DEGREE } from '../graph/read/following.ts'
import type { CutShort, LeftOut, LeftOutHub } from '../graph/read/left-out.ts'
import { claimsPage, loadLinkDetails, relationshipLabel } from '../resolvers/links.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { claimConnection, pageArguments } from './connection.ts'
import type { FieldBuilder } from './fields.ts'
import { RelationshipTypeRef } from './relationship-type.ts'
import { entityField, relationshipField } from './shared-fields.ts'
import { enumRef } from './values.ts'

/*
 * What paths, neighbourhoods and associates have in common: links, what is left out of an answer and why
 * an answer is cut short.
 */

/** Nodes that a search along links may read, beside those of its answer, as far as costs go. */
export const SEARCH_WEIGHT = 500

interface LinkProperty {
  readonly name: string
  readonly value: unknown
}

const LinkPropertyRef = builder.objectRef<LinkProperty>('LinkProperty').implement({
  description:
    'Something that is said of a relationship, such as a role or the first day of service.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: false,
      description: 'Its name, as on the edges of the connection for this relationship.',
    }),
    value: t.field({
      type: 'JSON',
      nullable: false,
      resolve: ({ value }) => plain(value),
      description: 'Its value; of a date the EDTF as written.',
    }),
  }),
})

/** A value of a property as JSON; of a date the EDTF as written. */
export const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'edtf' in value ? value.edtf : value

export const LinkRef = builder.objectRef<Link>('Link').implement({
  description:
    'A relationship between two entities. It says that a source puts the two together in this way and nothing more: no guilt passes along it, and its `standing` says how well even that is founded.',
  fields: (t) => ({
    id: t.id({
      nullable: false,
      resolve: ({ id }) => id,
      description: 'Tells it from other relationships; the same in every graph that holds it.',
    }),
    relationship: relationshipField(t, 'What kind of relationship.'),
    label: t.string({
      nullable: false,
      resolve: ({ edge }) => relationshipLabel(edge.name),
      description: 'The kind as words, from `source` to `target`: `served in`.',
    }),
    source: t.id({
      nullable: false,
      resolve: ({ from }) => from,
      description: 'The id of the entity that it starts at.',
    }),
    target: t.id({
      nullable: false,
      resolve: ({ to }) => to,
      description: 'The id of the entity that it points to.',
    }),
    standing: t.field({
      type: enumRef(Standing),
      resolve: ({ standing }) => standing,
      description: 'The highest standing among the claims that support it.',
    }),
    properties: t.field({
      type: [LinkPropertyRef],
      nullable: false,
      resolve: async (link, _, context) => (await loadLinkDetails(link, context)).properties,
      description: 'What else is said of it: roles, dates, findings. Only what is known.',
    }),
    claims: t.field({
      type: claimConnection().connection,
      nullable: false,
      args: pageArguments(t.arg),
      resolve: async (link, args, context, info) =>
        claimsPage((await loadLinkDetails(link, context)).claims, args, context, info),
      description: 'The claims that support it: who says so, where, and how well founded.',
    }),
  }),
})

const LeftOutRelationshipRef = builder
  .objectRef<LeftOut['relationships'][number]>('LeftOutRelationship')
  .implement({
    description: 'A kind of relationship that was passed by, since it connects nobody.',
    fields: (t) => ({
      relationship: relationshipField(t, 'Which kind. `through` asks for it.'),
      count: t.exposeInt('count', {
        nullable: false,
        description: 'How many of them the entities that were looked at have.',
      }),
      why: t.string({
        nullable: false,
        resolve: ({ edge }) => edge.incidental ?? '',
        description: 'Why it means nothing here.',
      }),
    }),
  })

export const HubReasonRef = builder.enumType('HubReason', {
  description: 'Why an entity connects nobody.',
  values: {
    MANY: {
      description: `It has more than ${HUB_DEGREE} of the relationships that are followed.`,
    },
    COMMON: {
      description:
        'It is of a kind that everybody shares, however few relationships are known: a whole police force, a court, a regulator, a publisher.',
    },
  },
})

const LeftOutHubRef = builder.objectRef<LeftOutHub>('LeftOutHub').implement({
  description:
    'An entity that connects so many that sharing it means nothing: it was not gone through.',
  fields: (t) => ({
    entity: entityField(t, ({ id }) => id, 'Which one.'),
    degree: t.exposeInt('degree', {
      nullable: false,
      description: 'How many of the relationships that are followed it has.',
    }),
    reason: t.field({
      type: HubReasonRef,
      nullable: false,
      resolve: ({ reason }) => reason,
      description: 'Why it counts as a hub.',
    }),
    between: t.exposeBoolean('between', {
      nullable: false,
      description:
        'Of paths: whether it is reached from both ends, so that both have it in common.',
    }),
  }),
})

const LeftOutRef = builder.objectRef<LeftOut>('LeftOut').implement({
  description:
    'What was left out because it connects everybody, and so means nothing. Arguments ask for it: `through` for kinds of relationship, `includeHubs` for hubs.',
  fields: (t) => ({
    relationships: t.field({
      type: [LeftOutRelationshipRef],
      nullable: false,
      resolve: ({ relationships }) => relationships,
      description: 'Kinds of relationship that were passed by, with how many there were.',
    }),
    hubs: t.field({
      type: [LeftOutHubRef],
      nullable: false,
      args: {
        first: t.arg.int({ defaultValue: 10, required: true, description: 'How many to name.' }),
      },
      extensions: weighs({ items: ({ first }) => (typeof first === 'number' ? first : 10) }),
      resolve: ({ hubs }, { first }) => hubs.slice(0, Math.max(0, first)),
      description:
        'Hubs that were met and not gone through, those first that both ends have in common.',
    }),
    hubCount: t.int({
      nullable: false,
      resolve: ({ hubs }) => hubs.length,
      description: 'How many hubs were met.',
    }),
  }),
})

const CutShortRef = builder.enumType('CutShort', {
  description: 'Why an answer has less than there may be.',
  values: {
    TIME: {
      description: 'The search came to the end of its time: half of what the operation has.',
    },
    SIZE: { description: 'There are more relationships around than one search reads.' },
    LIMIT: { description: 'There is more than `limit` asks for.' },
  } satisfies Record<CutShort, { description: string }>,
})

/** Whether, by what and at the cost of what a search along relationships came to an end before it had seen all. */
export function boundedFields<
  Parent extends { readonly cutShort: CutShort | null; readonly leftOut: LeftOut },
>(t: FieldBuilder<Parent>, about: { readonly truncated: string; readonly leftOut: string }) {
  return {
    truncated: t.boolean({
      nullable: false,
      resolve: ({ cutShort }) => cutShort !== null,
      description: about.truncated,
    }),
    cutShortBy: t.field({
      type: CutShortRef,
      resolve: ({ cutShort }) => cutShort,
      description: 'What cut it short, if anything.',
    }),
    leftOut: t.field({
      type: LeftOutRef,
      nullable: false,
      resolve: ({ leftOut }) => leftOut,
      description: about.leftOut,
    }),
  }
}

const AvoidRef = builder.inputType('AvoidInput', {
  description: 'What a search keeps away from.',
  fields: (t) => ({
    ids: t.idList({ description: 'Entities that it does not go through.' }),
    relationships: t.field({
      type: [RelationshipTypeRef],
      description: 'Kinds of relationship that it does not go along.',
    }),
  }),
})

/** The arguments that say along what a search goes. */
export function followingArguments(t: FieldBuilder<never>['arg']) {
  return {
    through: t({
      type: [RelationshipTypeRef],
      description:
        'Only along these kinds of relationship. What is left out by default (`MENTIONS`, `IN_THREAD` and the like) can be named here too.',
    }),
    avoid: t({ type: AvoidRef, description: 'Not through these entities or along these kinds.' }),
    includeHubs: t.boolean({
      defaultValue: false,
      required: true,
      description:
        'Whether to go through entities that connect everybody, such as a whole force. What is found through them means little.',
    }),
  }
}
