import { z } from 'zod'
import { Standing } from '../graph/enums.ts'
import { Entity } from '../graph/interfaces.ts'
import { Claim } from '../graph/nodes/claim.ts'
import { alike } from '../graph/read/as-of.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { WhyShown } from '../graph/read/why-shown.ts'
import { loadBeside } from '../resolvers/resolve.ts'
import { wants } from '../resolvers/wants.ts'
import { weighs } from '../resolvers/weighs.ts'
import { whyIsShown } from '../resolvers/why-shown.ts'
import { builder } from './builder.ts'
import type { FieldBuilder } from './fields.ts'
import { interfaceRef, nodeRef } from './refs.ts'
import { enumRef } from './values.ts'

/** What the projection stores under `conflicts`. */
const stored = z.array(
  z.object({
    field: z.string(),
    to: z.string().optional(),
    values: z.array(
      z.object({ value: z.unknown(), standing: z.string(), claims: z.array(z.string()) }),
    ),
  }),
)

/** How many there are, as far as costs go: they have no pages. */
const usual = { fields: 10, values: 3, claims: 3 } as const

type Conflict = z.infer<typeof stored>[number]

const ConflictingValueRef = builder
  .objectRef<Conflict['values'][number]>('ConflictingValue')
  .implement({
    description: 'One of the values that sources give, and who gives it.',
    fields: (t) => ({
      value: t.field({
        type: 'JSON',
        nullable: false,
        resolve: ({ value }) => value,
        description: 'The value; of a relationship, the id of the far end.',
      }),
      standing: t.field({
        type: enumRef(Standing),
        nullable: false,
        resolve: ({ standing }) => standing,
        description: 'The highest standing among its claims.',
      }),
      claims: t.field({
        type: [nodeRef(Claim)],
        nullable: false,
        extensions: weighs({ items: usual.claims }),
        description: 'The claims that give it.',
        resolve: async (value, _, context, info) => {
          const found = await Promise.all(
            value.claims.map((id) => loadBeside(value, id, context, info, Claim)),
          )
          return found.filter((claim) => claim !== null)
        },
      }),
    }),
  })

const ConflictRef = builder.objectRef<Conflict>('Conflict').implement({
  description:
    'A field, a relationship that can be only one, or a property of a relationship, of which sources give accounts that do not agree.',
  fields: (t) => ({
    field: t.exposeString('field', {
      nullable: false,
      description:
        'The name of the field or relationship; of a property of a relationship both names, with a full stop between: `decides.finding`.',
    }),
    farEnd: t.field({
      type: interfaceRef(Entity.name),
      description: 'Of a property of a relationship: what the relationship leads to.',
      resolve: (conflict, _, context, info) =>
        conflict.to === undefined ? null : loadBeside(conflict, conflict.to, context, info),
    }),
    values: t.field({
      type: [ConflictingValueRef],
      nullable: false,
      extensions: weighs({ items: usual.values }),
      resolve: ({ values }) => values,
      description: 'What each says; the value shown first.',
    }),
    whyShown: t.field({
      type: enumRef(WhyShown),
      extensions: weighs({ own: 2 }),
      resolve: (conflict, _, context) => whyIsShown(conflict, conflict.values, context),
      description:
        'Why the first of the values is the one that the entity shows. Null where a claim has been taken back since.',
    }),
  }),
})

export function conflictsField(t: FieldBuilder<LoadedRow>) {
  return t.field({
    type: [ConflictRef],
    nullable: false,
    description: 'Where sources disagree.',
    extensions: { ...wants({ fields: ['conflicts'] }), ...weighs({ items: usual.fields }) },
    // What is below is of the same moment as the row.
    resolve: (row) =>
      typeof row.conflicts === 'string'
        ? stored
            .parse(JSON.parse(row.conflicts))
            .map(({ values, ...conflict }) =>
              alike(row, { ...conflict, values: values.map((value) => alike(row, value)) }),
            )
        : [],
  })
}
