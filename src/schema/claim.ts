import { z } from 'zod'
import { Entity } from '../graph/interfaces.ts'
import { findEdgeType } from '../graph/model.ts'
import { Claim } from '../graph/nodes/claim.ts'
import { Dataset } from '../graph/nodes/dataset.ts'
import { alike } from '../graph/read/as-of.ts'
import { erasedIds, isPlaceHidden } from '../graph/read/erased.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
import { loadBeside, loadNode } from '../resolvers/resolve.ts'
import { wants } from '../resolvers/wants.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { declaredFields } from './fields.ts'
import { interfaceRef, NodeRef, nodeRef, SourceRef } from './refs.ts'

/** What is stored under `locator`. */
export const locatorSchema = z.object({
  page: z.int().optional(),
  paragraph: z.int().optional(),
  post: z.int().optional(),
  row: z.int().optional(),
  line: z.int().optional(),
  start: z.int().optional(),
  end: z.int().optional(),
  sha256: z.string().optional(),
})

export const LocatorRef = builder.objectRef<z.infer<typeof locatorSchema>>('Locator').implement({
  description:
    'Where in its source a claim stands. Whoever holds the source can check it, and nobody has to republish it (after the selectors of the W3C Web Annotation model).',
  fields: (t) => ({
    page: t.exposeInt('page', { description: 'Page, from 1.' }),
    paragraph: t.exposeInt('paragraph', { description: 'Paragraph, from 1.' }),
    post: t.exposeInt('post', { description: 'Position of the post in its thread, from 1.' }),
    row: t.exposeInt('row', { description: 'Row of a table, from 1.' }),
    line: t.exposeInt('line', { description: 'Line, from 1.' }),
    start: t.exposeInt('start', {
      description:
        'Where the words begin: code points from the start of the text (Unicode NFC, LF line ends).',
    }),
    end: t.exposeInt('end', { description: 'Where they end, exclusive, in the same count.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the words, in hexadecimal.' }),
  }),
})

/** What is stored under `asserts`. */
const assertsSchema = z.object({
  fields: z.record(z.string(), z.object({ value: z.unknown(), asOf: z.unknown().optional() })),
  relationships: z.array(
    z.object({ edge: z.string(), to: z.string(), properties: z.record(z.string(), z.unknown()) }),
  ),
})

const asOfSchema = z.object({ edtf: z.string() })

type Asserts = z.infer<typeof assertsSchema>
type Assertion = Asserts['fields'][string] & { readonly name: string }

const AssertedFieldRef = builder.objectRef<Assertion>('AssertedField').implement({
  description: 'A field as one claim gives it.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: false,
      description: 'The name of the field on the entity.',
    }),
    value: t.field({
      type: 'JSON',
      nullable: false,
      resolve: ({ value }) => value,
      description: 'The value, in the form of the canonical record.',
    }),
    asOf: t.string({
      resolve: ({ asOf }) => asOfSchema.safeParse(asOf).data?.edtf ?? null,
      description: 'From when it holds (EDTF), of fields over time.',
    }),
  }),
})

const AssertedRelationshipRef = builder
  .objectRef<Asserts['relationships'][number]>('AssertedRelationship')
  .implement({
    description: 'A relationship as one claim gives it.',
    fields: (t) => ({
      type: t.exposeString('edge', {
        nullable: false,
        description: 'Its type in Neo4j, such as SERVED_IN.',
      }),
      to: t.field({
        type: interfaceRef(Entity.name),
        resolve: (said, _, context, info) => loadBeside(said, said.to, context, info),
        description: 'The entity that it leads to.',
      }),
      properties: t.field({
        type: 'JSON',
        nullable: false,
        // Of where somebody is named the hash of the name.
        resolve: async ({ to, properties }, _, { reader }) =>
          Object.keys(properties).length > 0 && (await erasedIds(reader)).has(to) ? {} : properties,
        description: 'What it says of the relationship; nothing where what it leads to was erased.',
      }),
    }),
  })

const stringOf = (value: unknown) => (typeof value === 'string' ? value : '')
const asserted = (row: LoadedRow): Asserts => assertsSchema.parse(JSON.parse(stringOf(row.asserts)))

const isInternal = ({ edge }: Asserts['relationships'][number]) =>
  findEdgeType(edge)?.internal === true

/** Fields of the declaration that the API shows as they are; the others lead somewhere or hold JSON. */
const shown = ['verified', 'standing', 'stated', 'count', 'live', 'recorded'] as const

nodeRef(Claim).implement({
  description: Claim.about,
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      resolve: ({ id }) => id,
      description: 'The id of its entity, `~`, and a hash of what it says.',
    }),
    ...declaredFields(
      t,
      shown.flatMap((name) => Claim.fields.get(name) ?? []),
      (row, name) => row[name],
    ),
    entity: t.field({
      type: interfaceRef(Entity.name),
      description: 'What it speaks of.',
      resolve: (row, _, context, info) =>
        loadBeside(row, row.id.slice(0, row.id.indexOf('~')), context, info),
    }),
    source: t.field({
      type: SourceRef,
      description: 'Whose words these are.',
      extensions: wants({ fields: ['source'] }),
      resolve: (row, _, context, info) => loadBeside(row, stringOf(row.source), context, info),
    }),
    via: t.field({
      type: SourceRef,
      description: 'Where the source was read, if elsewhere: a post that pastes an article.',
      extensions: wants({ fields: ['via'] }),
      resolve: (row, _, context, info) => loadBeside(row, stringOf(row.via), context, info),
    }),
    dataset: t.field({
      type: nodeRef(Dataset),
      description: 'The data set that carries it, with licence and attribution.',
      extensions: wants({ fields: ['dataset'] }),
      resolve: ({ dataset }, _, context, info) =>
        loadNode(`dataset-${stringOf(dataset)}`, context, info, Dataset),
    }),
    locator: t.field({
      type: LocatorRef,
      description: 'Where in the source it stands.',
      extensions: wants({ fields: ['locator', 'asserts'] }),
      resolve: async (row, _, { reader }) =>
        typeof row.locator !== 'string' || (await isPlaceHidden(reader, asserted(row)))
          ? null
          : locatorSchema.parse(JSON.parse(row.locator)),
    }),
    fields: t.field({
      type: [AssertedFieldRef],
      nullable: false,
      description: 'The fields that it gives.',
      extensions: wants({ fields: ['asserts'] }),
      resolve: (row) =>
        Object.entries(asserted(row).fields).map(([name, field]) => ({ name, ...field })),
    }),
    relationships: t.field({
      type: [AssertedRelationshipRef],
      nullable: false,
      description: 'The relationships that it gives.',
      extensions: { ...wants({ fields: ['asserts'] }), ...weighs({ items: 20 }) },
      // Candidates are for whoever decides; a claim of one is as little public as the relationship.
      resolve: (row) =>
        asserted(row)
          .relationships.filter((said) => !isInternal(said))
          .map((said) => alike(row, said)),
    }),
  }),
})
