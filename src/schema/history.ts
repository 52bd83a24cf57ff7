import { encodeCursor } from '../cursors.ts'
import { Standing } from '../graph/enums.ts'
import { Claim } from '../graph/nodes/claim.ts'
import { ImportRun } from '../graph/nodes/import-run.ts'
import type { Interval } from '../graph/read/history.ts'
import type { PastAndPresent } from '../graph/read/history-page.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { historyOf, historyTotal, type ShownHistory } from '../resolvers/history.ts'
import { loadNode } from '../resolvers/resolve.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { LocatorRef, locatorSchema } from './claim.ts'
import { pageArguments, pageInfoField } from './connection.ts'
import type { FieldBuilder } from './fields.ts'
import { nodeRef } from './refs.ts'
import { enumRef } from './values.ts'

const ClaimIntervalRef = builder.objectRef<Interval>('ClaimInterval').implement({
  description: 'A time through which a data set made a claim in one form.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      resolve: ({ from }) => from.started,
      description:
        'When the import began that brought it; null of a run that is not known any more.',
    }),
    until: t.field({
      type: 'DateTime',
      resolve: ({ until }) => until?.started ?? null,
      description: 'When the import began that took it back or changed it; null while it is made.',
    }),
    release: t.string({
      resolve: ({ from }) => from.release,
      description: 'The release of the data set that brought it, by its label.',
    }),
    endedByRelease: t.string({
      resolve: ({ until }) => until?.release ?? null,
      description: 'The release that took it back or changed it, by its label.',
    }),
    importRun: t.field({
      type: nodeRef(ImportRun),
      resolve: ({ from }, _, context, info) => loadNode(from.id, context, info, ImportRun),
      description: 'The import that brought it.',
    }),
    endedBy: t.field({
      type: nodeRef(ImportRun),
      resolve: ({ until }, _, context, info) =>
        until && loadNode(until.id, context, info, ImportRun),
      description: 'The import that took it back or changed it; null while it is made.',
    }),
    standing: t.field({
      type: enumRef(Standing),
      nullable: false,
      resolve: ({ as }) => as.standing,
      description: 'How well it was founded.',
    }),
    verified: t.boolean({
      nullable: false,
      resolve: ({ as }) => as.verified,
      description: 'Whether somebody had checked it against the source itself.',
    }),
    stated: t.string({
      resolve: ({ as }) => as.stated,
      description: 'When the source had said it (EDTF).',
    }),
    locator: t.field({
      type: LocatorRef,
      resolve: ({ as }) =>
        as.locator === null ? null : locatorSchema.parse(JSON.parse(as.locator)),
      description: 'Where in the source it stood.',
    }),
  }),
})

const ClaimHistoryRef = builder.objectRef<PastAndPresent>('ClaimHistory').implement({
  description: 'A claim, live or taken back, with the releases that made it.',
  fields: (t) => ({
    claim: t.field({
      type: nodeRef(Claim),
      resolve: ({ claim }, _, context, info) => loadNode(claim, context, info, Claim),
      description: 'What it says, and whose words these are: as it is, or was last, made.',
    }),
    live: t.exposeBoolean('live', {
      nullable: false,
      description: 'Whether it is made now; false of what was taken back.',
    }),
    intervals: t.field({
      type: [ClaimIntervalRef],
      nullable: false,
      resolve: ({ intervals }) => intervals,
      description: 'The times through which it was made, in order.',
    }),
  }),
})

const HistoryEdgeRef = builder.objectRef<PastAndPresent>('HistoryEdge').implement({
  description: 'A claim in the history of an entity.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      resolve: ({ key }) => encodeCursor(key),
      description: 'Where it stands among the others.',
    }),
    node: t.field({
      type: ClaimHistoryRef,
      nullable: false,
      resolve: (history) => history,
      description: 'The claim with its history.',
    }),
  }),
})

const HistoryConnectionRef = builder.objectRef<ShownHistory>('HistoryConnection').implement({
  description: 'A page of what was ever claimed of an entity, the earliest first.',
  fields: (t) => ({
    edges: t.field({
      type: [HistoryEdgeRef],
      nullable: false,
      resolve: ({ edges }) => edges,
      description: 'The claims with their cursors.',
    }),
    nodes: t.field({
      type: [ClaimHistoryRef],
      nullable: false,
      resolve: ({ edges }) => edges,
      description: 'The claims alone.',
    }),
    pageInfo: pageInfoField(t),
    totalCount: t.int({
      nullable: false,
      resolve: ({ of }, _, context) => historyTotal(of, context),
      description: 'How many claims there ever were, on all pages. Counted only when asked for.',
    }),
  }),
})

/** What was ever claimed of an entity. */
export function historyField(t: FieldBuilder<LoadedRow>) {
  return t.field({
    type: HistoryConnectionRef,
    nullable: false,
    description:
      'Every claim that was ever made of it, by whom, in which releases, live or taken back: what changed, and when the graph learned of it. What has been erased is not in it, nor what only imports said that were rolled back.',
    args: pageArguments(t.arg),
    extensions: weighs({ own: HISTORY_WEIGHT }),
    resolve: historyOf,
  })
}

/** All claims of an entity are put in order for a page of them; as far as costs go, so many. */
const HISTORY_WEIGHT = 20
