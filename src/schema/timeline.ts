import { encodeCursor } from '../cursors.ts'
import { Standing } from '../graph/enums.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import type { Timeline } from '../graph/read/timeline.ts'
import type { FoundedEvent, TimelinePage } from '../graph/read/timeline-page.ts'
import { claimsPage } from '../resolvers/links.ts'
import { findTimeline, timelineOf } from '../resolvers/timeline.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { claimConnection, pageArguments, pageInfoField } from './connection.ts'
import type { FieldBuilder } from './fields.ts'
import { LinkRef, plain } from './link.ts'
import { RelationshipTypeRef } from './relationship-type.ts'
import { entityField, relationshipField } from './shared-fields.ts'
import { enumRef, PartialDateRef } from './values.ts'

const TimelineEventRef = builder.objectRef<FoundedEvent>('TimelineEvent').implement({
  description:
    'Something that happened, or is said to have happened, by one date that a source gives: of the entity itself, of a relationship of its own, or of what belongs to it, such as a hearing in its case.',
  fields: (t) => ({
    date: t.field({
      type: PartialDateRef,
      resolve: ({ date }) => date,
      description: 'When, as far as it is known; null where no source says when it happened.',
    }),
    field: t.exposeString('field', {
      nullable: false,
      description:
        'What kind of event: the field of the entity, or of the relationship, that gives its date (`occurred`, `decided`, `from`) or came to hold then (`status`, `rank`, `stage`).',
    }),
    description: t.string({
      nullable: false,
      resolve: ({ about }) => about,
      description: 'What that field means, as the schema says it.',
    }),
    value: t.field({
      type: 'JSON',
      resolve: ({ value }) => plain(value),
      description: 'Of a value that came to hold: the value, such as `CHARGED`; null of others.',
    }),
    entity: entityField(
      t,
      ({ entity }) => entity,
      'What it happened to: the hearing, the ruling, the entity itself; of the date of a relationship, the other end.',
    ),
    relationship: t.field({
      type: RelationshipTypeRef,
      resolve: ({ link }) => link?.edge.name ?? null,
      description: 'The kind of relationship whose date it is; null of the date of an entity.',
    }),
    through: t.field({
      type: [LinkRef],
      nullable: false,
      resolve: ({ through }) => through,
      description:
        'The relationships by which it belongs here, from the entity that was asked about on; none of its own events.',
    }),
    standing: t.field({
      type: enumRef(Standing),
      resolve: ({ standing }) => standing,
      description:
        'How well it is founded that this happened then and belongs here: the weakest of who gives the date or the value, and of the relationships in `through`. Of a status that follows from rulings, the weakest of what it rests on.',
    }),
    claims: t.field({
      type: claimConnection().connection,
      nullable: false,
      args: pageArguments(t.arg),
      resolve: ({ claims }, args, context, info) => claimsPage(claims, args, context, info),
      description:
        'The claims that give this date or value. None of a status that follows from rulings: `effectiveOutcome` of the allegation has these.',
    }),
  }),
})

const TimelineEdgeRef = builder.objectRef<FoundedEvent>('TimelineEdge').implement({
  description: 'An event on a timeline.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      resolve: ({ key }) => encodeCursor(key),
      description: 'Where it stands among the others.',
    }),
    node: t.field({
      type: TimelineEventRef,
      nullable: false,
      resolve: (event) => event,
      description: 'The event.',
    }),
  }),
})

const TimelineLeftOutRef = builder
  .objectRef<Timeline['leftOut'][number]>('TimelineLeftOut')
  .implement({
    description:
      'A kind of relationship that is not on a timeline, since there are too many of it.',
    fields: (t) => ({
      relationship: relationshipField(
        t,
        'Which kind. Its connection on the entity has all of them, by pages.',
      ),
      count: t.exposeInt('count', { nullable: false, description: 'How many there are.' }),
    }),
  })

const TimelineConnectionRef = builder.objectRef<TimelinePage>('TimelineConnection').implement({
  description:
    'A page of what happened, in order: by the first day that each date can mean, then by the last; what has no date stands at the end.',
  fields: (t) => ({
    edges: t.field({
      type: [TimelineEdgeRef],
      nullable: false,
      resolve: ({ edges }) => edges,
      description: 'The events with their cursors.',
    }),
    nodes: t.field({
      type: [TimelineEventRef],
      nullable: false,
      resolve: ({ edges }) => edges,
      description: 'The events alone.',
    }),
    pageInfo: pageInfoField(t),
    totalCount: t.exposeInt('total', {
      nullable: false,
      description: 'How many events there are on all pages.',
    }),
    leftOut: t.field({
      type: [TimelineLeftOutRef],
      nullable: false,
      resolve: ({ leftOut }) => leftOut,
      description: 'Relationships of which there are so many that their dates were not read.',
    }),
    commentaryLeftOut: t.exposeInt('commentary', {
      nullable: false,
      description:
        'Of an officer or a person: how many events only commentary speaks of. They are not shown, since proceedings may be active; 0 of anything else.',
    }),
    truncated: t.boolean({
      nullable: false,
      resolve: ({ truncated, leftOut }) => truncated || leftOut.length > 0,
      description: 'Whether there is more than was read, such as a case with hundreds of hearings.',
    }),
  }),
})

/** Nodes that a timeline reads, beside those of its page, as far as costs go. */
const TIMELINE_WEIGHT = 50

/** What happened to an entity. */
export function timelineField(t: FieldBuilder<LoadedRow>) {
  return t.field({
    type: TimelineConnectionRef,
    nullable: false,
    description:
      'What happened, in order, by the dates that sources give: its own, those of its relationships, and of what belongs to it (its cases, their hearings and rulings, what was published of it). Of officers and persons nothing is shown that only commentary says.',
    args: pageArguments(t.arg),
    extensions: weighs({ own: TIMELINE_WEIGHT }),
    resolve: timelineOf,
  })
}

builder.queryFields((t) => ({
  timeline: t.field({
    type: TimelineConnectionRef,
    description:
      'What happened to an entity, in order: the same as its field `timeline`, for whoever has an id. Null where there is no such entity.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the entity.' }),
      ...pageArguments(t.arg),
    },
    extensions: weighs({ own: TIMELINE_WEIGHT }),
    resolve: (_, args, context) => findTimeline(args, context),
  }),
}))
