import { AllegationStatus, Finding, Outcome, Standing } from '../graph/enums.ts'
import { Allegation } from '../graph/nodes/allegation.ts'
import { Case } from '../graph/nodes/case.ts'
import { Ruling } from '../graph/nodes/ruling.ts'
import { type EffectiveOutcome, type Replaced, Undecided } from '../graph/read/effective-outcome.ts'
import { refuseAsOf } from '../resolvers/as-of.ts'
import { loadEffectiveOutcome } from '../resolvers/effective-outcome.ts'
import { loadNode, loadNodes } from '../resolvers/resolve.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { nodeRef } from './refs.ts'
import { enumRef, PartialDateRef } from './values.ts'

const findingAbout =
  'What it found; of an allegation, on this allegation. Null where it found differently on several allegations of a case, or where nothing is known.'

const ReplacedRulingRef = builder.objectRef<Replaced>('ReplacedRuling').implement({
  description: 'A ruling that stopped deciding, since another took its place.',
  fields: (t) => ({
    ruling: t.field({
      type: nodeRef(Ruling),
      description: 'The ruling that stopped deciding.',
      resolve: ({ ruling }, _, context, info) => loadNode(ruling, context, info, Ruling),
    }),
    finding: t.field({
      type: enumRef(Finding),
      description: findingAbout,
      resolve: ({ finding }) => finding,
    }),
    by: t.field({
      type: nodeRef(Ruling),
      description: 'The ruling that took its place, on appeal or by judicial review.',
      resolve: ({ by }, _, context, info) => loadNode(by, context, info, Ruling),
    }),
    since: t.field({
      type: PartialDateRef,
      description: 'When that was, as far as known.',
      resolve: ({ since }) => since,
    }),
  }),
})

const EffectiveOutcomeRef = builder.objectRef<EffectiveOutcome>('EffectiveOutcome').implement({
  description:
    'What stands of an allegation or a case once appeals and judicial reviews are followed, by the rules that give an allegation its `status`. Nothing in it rests on forum posts alone.',
  fields: (t) => ({
    ruling: t.field({
      type: nodeRef(Ruling),
      description: 'The ruling that decides; null where none does, and then `undecided` says why.',
      resolve: ({ ruling }, _, context, info) =>
        ruling === null ? null : loadNode(ruling, context, info, Ruling),
    }),
    undecided: t.field({
      type: enumRef(Undecided),
      description: 'Why no ruling decides; null where one does.',
      resolve: ({ undecided }) => undecided,
    }),
    status: t.field({
      type: enumRef(AllegationStatus),
      description:
        'How it stands: of an allegation its `status`, of a case what the ruling amounts to.',
      resolve: ({ status }) => status,
    }),
    since: t.field({
      type: PartialDateRef,
      description:
        'Since when it stands so: when the ruling was made, or when what was decided was set aside. As far as known.',
      resolve: ({ since }) => since,
    }),
    finding: t.field({
      type: enumRef(Finding),
      description: findingAbout,
      resolve: ({ finding }) => finding,
    }),
    outcomes: t.field({
      type: [enumRef(Outcome)],
      nullable: false,
      description:
        'What was imposed: for the allegation, else by the ruling as a whole, else by another ruling that stands beside it, such as one on the sanction alone.',
      resolve: ({ outcomes }) => Outcome.names.filter((name) => outcomes.includes(name)),
    }),
    sentence: t.exposeString('sentence', {
      description:
        'The sentence of a criminal court: the ruling’s own, else that of another ruling that stands beside it.',
    }),
    isFinal: t.exposeBoolean('isFinal', {
      description:
        'Whether nobody is known to challenge it. False where an appeal or a review is recorded of which no end is known; true says that no source speaks of one, not that there is none. Null where nothing is decided.',
    }),
    openReviews: t.field({
      type: [nodeRef(Case)],
      nullable: false,
      description:
        'Cases that examine the ruling, or the case in which it was made, and of which no end is known.',
      resolve: ({ openReviews }, _, context, info) => loadNodes(openReviews, context, info, Case),
    }),
    replaced: t.field({
      type: [ReplacedRulingRef],
      nullable: false,
      description: 'The rulings that stopped deciding, in order, the earliest first.',
      resolve: ({ replaced }) => replaced,
    }),
    refused: t.field({
      type: [nodeRef(Ruling)],
      nullable: false,
      description:
        'Rulings that refused an appeal, a review or the permission for one, and so left things as they were.',
      resolve: ({ refused }, _, context, info) => loadNodes(refused, context, info, Ruling),
    }),
    weakestStanding: t.field({
      type: enumRef(Standing),
      description:
        'The weakest standing in all of it: of the rulings, of what ties them to the case or the allegation, and of what says that one took the place of another. Null where there is no ruling.',
      resolve: ({ weakestStanding }) => weakestStanding,
    }),
  }),
})

/** Rulings, and what they replaced, that an outcome is found from, as far as costs go. */
const OUTCOME_WEIGHT = 5

for (const type of [Allegation, Case]) {
  builder.objectField(nodeRef(type), 'effectiveOutcome', (t) =>
    t.field({
      type: EffectiveOutcomeRef,
      nullable: true,
      description: `What stands of the ${type.name.toLowerCase()} now: which ruling decides, what it replaced, and whether that is final. Null of one that is retracted.`,
      extensions: weighs({ own: OUTCOME_WEIGHT }),
      resolve: (row, _, context, info) => {
        refuseAsOf(row, info)
        return row.retracted === true ? null : loadEffectiveOutcome(row.id, context)
      },
    }),
  )
}
